"""Everybody at their own speed: each player has a turn for each question, and the server's clock runs for each turn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from quizapp.core.errors import Refused
from quizapp.core.live.game import Game, Phase, open_at, taken_ms
from quizapp.core.live.scoring import Total


@dataclass(frozen=True, slots=True)
class Turn:
    """One player at one question. `rested_ms` are the pauses of the game before it began."""

    question: int
    opens_at: datetime
    rested_ms: int = 0


def order_of(total: int, *, game: int, player: int) -> tuple[int, ...]:
    """The questions in an order of this player's own, the same however often it is asked for.

    >>> order_of(5, game=1, player=7) == order_of(5, game=1, player=7), sorted(order_of(5, game=1, player=7))
    (True, [1, 2, 3, 4, 5])
    """
    questions = list(range(1, total + 1))
    Random(f"{game}:{player}").shuffle(questions)
    return tuple(questions)


def clock_of(turn: Turn, game: Game, seconds: int) -> Game:
    """The turn as a question that is asked to this player alone: pauses since it began have moved its clock.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 3, 10, 12, tzinfo=UTC)
    >>> found = clock_of(Turn(2, noon), Game(phase=Phase.RUNNING, asked=3, rested_ms=5_000), 20)
    >>> found.opens_at == noon + timedelta(seconds=5), found.closes_at == noon + timedelta(seconds=25)
    (True, True)
    """
    opens = turn.opens_at + timedelta(milliseconds=game.rested_ms - turn.rested_ms)
    return Game(
        phase=Phase.OPEN,
        question=turn.question,
        asked=turn.question,
        takes=game.takes,
        opens_at=opens,
        closes_at=opens + timedelta(seconds=seconds) if seconds else None,
        locked_at=game.locked_at if game.paused else None,
        paused=game.paused,
    )


def may_begin(game: Game, number: int, latest: int) -> None:
    """Whether this player may go to that question, who has come as far as `latest`. Raises Refused with the reason."""
    if game.phase is not Phase.RUNNING:
        raise Refused("closed" if game.asked else "early")
    if game.paused:
        raise Refused("paused")
    if number > latest + 1 or number > game.asked + 1:  # the one after the last: this player has finished
        raise Refused("early")


def refusal(game: Game, turn: Turn | None, latest: int, *, received: datetime, seconds: int, extra: float) -> str:
    """Why an answer in this turn does not count ("late", "early", "paused"), or nothing.

    Whoever went on to another question has left this one behind.
    """
    if turn is None:
        return "early"
    if game.phase is not Phase.RUNNING or turn.question < latest:
        return "late"
    if game.paused and game.locked_at is not None and received > game.locked_at:
        return "paused"
    return "" if open_at(clock_of(turn, game, seconds), received, extra=extra) else "late"


def time_taken(turn: Turn, game: Game, received: datetime, claimed: int | None) -> int:
    """How long an answer took, pauses left out."""
    return taken_ms(clock_of(turn, game, 0), received, claimed)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a player is: at which question, how many are answered and right, and whether there is none left."""

    player: int
    question: int
    answered: int
    right: int
    is_done: bool


def places(
    latest: Mapping[int, int], answered: Mapping[int, set[int]], totals: Mapping[int, Total], *, total: int
) -> list[Place]:
    """Who is where, whoever needs help first: the fewest questions, then the fewest right ones.

    >>> [p.player for p in places({1: 3, 2: 1}, {1: {1, 2}}, {1: Total(right=2), 2: Total()}, total=3)]
    [2, 1]
    """
    found = []
    for player, score in totals.items():
        given, at = answered.get(player, set()), latest.get(player, 0)
        is_done = at > total or (at == total and total in given)
        found.append(Place(player, min(at, total), len(given), score.right, is_done))
    return sorted(found, key=lambda place: (place.is_done, place.question, place.right, place.player))


def shares(answers: Iterable[tuple[int, bool]]) -> dict[int, tuple[int, int]]:
    """Question -> (how many answered it, how many of them wholly right).

    >>> shares([(1, True), (1, False), (2, False)])
    {1: (2, 1), 2: (1, 0)}
    """
    found: dict[int, tuple[int, int]] = {}
    for question, is_right in answers:
        asked, right = found.get(question, (0, 0))
        found[question] = asked + 1, right + is_right
    return found
