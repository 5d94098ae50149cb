"""Where a live game stands, and what the clock alone makes of it: reading becomes open, open becomes locked.

A game that runs by itself goes on from there: locked becomes the reveal, and `is_due` says when the next step is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Self


class Phase(StrEnum):
    LOBBY = "lobby"
    READING = "reading"  # the question is shown, the options wait
    OPEN = "open"
    LOCKED = "locked"
    RUNNING = "running"  # everybody at their own speed
    REVEAL = "reveal"
    STANDINGS = "standings"
    PODIUM = "podium"
    CLOSED = "closed"


ASKING = {Phase.READING, Phase.OPEN}
DURING = {*ASKING, Phase.LOCKED}
AFTER = {Phase.REVEAL, Phase.STANDINGS}
OVER = {Phase.PODIUM, Phase.CLOSED}
UNTIMED = 1000.0  # a player whose clock is stretched this far has none
AIR_S = 1  # between the last moment for an answer and its telling: answers on their way arrive


class Standings(StrEnum):
    """When the room sees who leads."""

    EACH = "each"
    ROUND = "round"  # after every so many questions
    END = "end"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the machine must know of a game's settings; `seconds` has one entry for each question, 0 for no clock."""

    seconds: tuple[int, ...]
    reading_s: int = 5
    standings: Standings = Standings.EACH
    every: int = 5  # questions in a round
    own_pace: bool = False
    auto_s: int = 0  # how long an answer and the standings stand before the game goes on by itself; 0: never
    longest: float = 1.0  # the slowest clock of any player

    @property
    def total(self) -> int:
        """How many questions there are."""
        return len(self.seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """Where a game stands. `question` counts from 1; `take` tells a repeated question from the first time.

    While it is paused, `left_ms` is what was left of the clock, and nothing is accepted.
    """

    phase: Phase = Phase.LOBBY
    question: int = 0
    asked: int = 0  # the furthest question that was begun
    takes: tuple[int, ...] = ()  # of each question: how often it was asked so far
    skipped: tuple[int, ...] = ()
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    locked_at: datetime | None = None  # by the host, or paused; the clock alone leaves it empty
    paused: bool = False
    left_ms: int | None = None
    auto_s: int = 0
    moves_at: datetime | None = None  # when the answer or the standings give way by themselves
    longest: float = 1.0
    rested_ms: int = 0  # all pauses so far, where everybody plays at their own speed
    doors: bool = True  # whether anybody may still join
    presses: int = 0  # of the host; a second press from an older page is told by it

    @property
    def take(self) -> int:
        """How often the question at hand was asked; 0 in the lobby."""
        return self.takes[self.question - 1] if self.question else 0

    @property
    def counted(self) -> dict[int, int]:
        """Question -> the take that counts, of all questions that were revealed and not skipped."""
        over = self.phase in AFTER or self.phase in OVER
        last = self.asked if over or self.question < self.asked else self.asked - 1
        found = {number: self.takes[number - 1] for number in range(1, last + 1) if number not in self.skipped}
        if self.phase in DURING:
            found.pop(self.question, None)  # it is being asked, perhaps once more
        return found

    def as_document(self) -> dict[str, Any]:
        """Plain values that JSON can hold."""
        return {item.name: _plain(getattr(self, item.name)) for item in fields(self)}

    @classmethod
    def of_document(cls, document: Mapping[str, Any]) -> Self:
        """The game that was written down.

        >>> Game.of_document(Game(phase=Phase.OPEN, question=1, asked=1, takes=(1, 0)).as_document()).take
        1
        """
        values: dict[str, Any] = dict(document)
        for name in ("opens_at", "closes_at", "locked_at", "moves_at"):
            values[name] = datetime.fromisoformat(values[name]) if values.get(name) else None
        for name in ("takes", "skipped"):
            values[name] = tuple(values[name])
        return cls(**(values | {"phase": Phase(values["phase"])}))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def settle(game: Game, now: datetime) -> Game:
    """The game as the clock has made it by this moment.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 3, 10, 12, tzinfo=UTC)
    >>> reading = Game(phase=Phase.READING, question=1, asked=1, takes=(1,), opens_at=noon)
    >>> settle(reading, noon).phase, settle(reading, noon - timedelta(seconds=1)).phase
    (<Phase.OPEN: 'open'>, <Phase.READING: 'reading'>)
    """
    if game.paused:
        return game
    if game.phase is Phase.READING and game.opens_at is not None and now >= game.opens_at:
        game = replace(game, phase=Phase.OPEN)
    if game.phase is Phase.OPEN and game.closes_at is not None and now >= game.closes_at:
        game = replace(game, phase=Phase.LOCKED)
    return game


def _told_at(game: Game) -> datetime | None:
    """When a locked question tells its answer by itself: once nobody's clock runs any more."""
    if not game.auto_s or game.opens_at is None:
        return None
    if game.locked_at is None and game.longest >= UNTIMED:
        return None
    ends = game.closes_at and game.opens_at + (game.closes_at - game.opens_at) * game.longest
    last = game.locked_at or ends
    return last and last + timedelta(seconds=AIR_S)


def is_due(game: Game, now: datetime) -> bool:
    """Whether a game that runs by itself takes its next step now: from locked to the reveal, and on from there.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 3, 10, 12, tzinfo=UTC)
    >>> is_due(Game(phase=Phase.REVEAL, auto_s=8, moves_at=noon), noon), is_due(Game(phase=Phase.REVEAL), noon)
    (True, False)
    """
    moment = next_moment(game)
    return game.phase in {Phase.LOCKED, *AFTER} and moment is not None and now >= moment


def all_in(game: Game, now: datetime) -> Game:
    """The game once everybody has answered: the question is closed, and nobody waits for the clock."""
    game = settle(game, now)
    waits = game.phase is Phase.LOCKED and game.locked_at is None and bool(game.auto_s)  # for somebody's longer clock
    if game.paused or not (game.phase is Phase.OPEN or waits):
        return game
    return replace(game, phase=Phase.LOCKED, locked_at=now)


def next_moment(game: Game) -> datetime | None:
    """When the clock changes the phase by itself, if it does."""
    if game.paused:
        return None
    if game.phase is Phase.LOCKED:
        return _told_at(game)
    stops = {Phase.READING: game.opens_at, Phase.OPEN: game.closes_at}
    return (stops | dict.fromkeys(AFTER, game.moves_at)).get(game.phase)


def open_at(game: Game, received: datetime, *, extra: float = 1.0) -> bool:
    """Whether an answer that arrived at this moment is in time; `extra` stretches the clock for one player.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 3, 10, 12, tzinfo=UTC)
    >>> end = noon + timedelta(seconds=10)
    >>> game = Game(phase=Phase.LOCKED, question=1, asked=1, takes=(1,), opens_at=noon, closes_at=end)
    >>> late = end + timedelta(seconds=3)
    >>> open_at(game, end), open_at(game, late), open_at(game, late, extra=1.5)
    (True, False, True)
    """
    if game.phase not in DURING or game.opens_at is None or received < game.opens_at:
        return False
    if game.locked_at is not None and received > game.locked_at:
        return False
    return game.closes_at is None or received <= game.opens_at + (game.closes_at - game.opens_at) * extra


def taken_ms(game: Game, received: datetime, claimed: int | None = None, *, slack_ms: int = 2_000) -> int:
    """How long the answer took: the phone's own word, but no shorter than the network explains and never longer.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 3, 10, 12, tzinfo=UTC)
    >>> game = Game(phase=Phase.OPEN, question=1, asked=1, takes=(1,), opens_at=noon)
    >>> [taken_ms(game, noon + timedelta(seconds=5), claim) for claim in (None, 4_800, 10, 9_000)]
    [5000, 4800, 3000, 5000]
    """
    passed = max(0, (received - (game.opens_at or received)) // timedelta(milliseconds=1))
    return passed if claimed is None else min(passed, max(claimed, passed - slack_ms, 0))
