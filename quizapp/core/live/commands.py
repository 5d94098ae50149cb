"""What the host may do with a live game, and when: each command gives the next state or says why it cannot."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from quizapp.core.errors import Refused
from quizapp.core.live.game import AFTER, ASKING, DURING, Game, Phase, Plan, Standings, is_due, settle
from quizapp.core.live.resting import pause, resume

LONGEST_EXTENSION_S = 600
EXTENSION_S = 15


class Command(StrEnum):
    START = "start"
    OPEN = "open"
    EXTEND = "extend"
    LOCK = "lock"
    REVEAL = "reveal"
    NEXT = "next"
    BACK = "back"
    SKIP = "skip"
    REPLAY = "replay"
    PAUSE = "pause"
    RESUME = "resume"
    END = "end"
    SHUT = "shut"  # the doors: nobody else may join
    ADMIT = "admit"


def advance(game: Game, command: Command, now: datetime, *, plan: Plan, seconds: int = EXTENSION_S) -> Game:
    """The game after this command. Raises Refused with the reason when it is not its time.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 3, 10, 12, tzinfo=UTC)
    >>> plan = Plan(seconds=(20, 20))
    >>> game = advance(Game(), Command.START, noon, plan=plan)
    >>> game.phase, game.question, game.opens_at == noon + timedelta(seconds=5)
    (<Phase.READING: 'reading'>, 1, True)
    """
    game = replace(settle(game, now), presses=game.presses + 1, longest=plan.longest)
    if game.phase is Phase.CLOSED:
        raise Refused("closed")
    if command is Command.EXTEND:
        return _extend(game, seconds)
    return STEPS[command](game, now, plan)


def run_on(game: Game, now: datetime, *, plan: Plan) -> Game:
    """What the clock makes of a game: settled, and one step on where it runs by itself and that step is due.

    The step counts as a press, so that a host's finger that comes a moment later does not press twice.
    """
    game = settle(game, now)
    if not is_due(game, now):
        return game
    return advance(game, Command.REVEAL if game.phase is Phase.LOCKED else Command.NEXT, now, plan=plan)


def _start(game: Game, now: datetime, plan: Plan) -> Game:
    if game.phase is not Phase.LOBBY:
        raise Refused("already_started")
    if not plan.total:
        raise Refused("no_questions")
    if plan.own_pace:
        return replace(game, phase=Phase.RUNNING, asked=plan.total, takes=(1,) * plan.total, opens_at=now)
    return _ask(replace(game, takes=(0,) * plan.total, auto_s=plan.auto_s), 1, now, plan)


def _ask(game: Game, number: int, now: datetime, plan: Plan) -> Game:
    """Put a question: after the reading time it opens by itself, and after its own time it closes."""
    opens = now + timedelta(seconds=plan.reading_s)
    seconds = plan.seconds[number - 1]
    asked = replace(
        game,
        phase=Phase.READING,
        question=number,
        asked=max(game.asked, number),
        takes=tuple(take + (place == number) for place, take in enumerate(game.takes, 1)),
        skipped=tuple(skipped for skipped in game.skipped if skipped != number),
        opens_at=opens,
        closes_at=opens + timedelta(seconds=seconds) if seconds else None,
        locked_at=None,
        moves_at=None,
        paused=False,
        left_ms=None,
    )
    return settle(asked, now)


def _show(game: Game, phase: Phase, now: datetime) -> Game:
    """The answer or the standings; a game that runs by itself stays there for its time."""
    moves = now + timedelta(seconds=game.auto_s) if game.auto_s else None
    return replace(game, phase=phase, moves_at=moves, paused=False, left_ms=None)


def _open(game: Game, now: datetime, plan: Plan) -> Game:
    if game.phase is not Phase.READING:
        raise Refused("not_reading")
    if game.paused:
        raise Refused("paused")
    seconds = plan.seconds[game.question - 1]
    return replace(
        game,
        phase=Phase.OPEN,
        opens_at=now,
        closes_at=now + timedelta(seconds=seconds) if seconds else None,
    )


def _extend(game: Game, seconds: int) -> Game:
    if game.phase not in ASKING:
        raise Refused("not_open")
    if game.closes_at is None:
        raise Refused("no_clock")
    if not 1 <= seconds <= LONGEST_EXTENSION_S:
        raise Refused("too_long")
    return replace(game, closes_at=game.closes_at + timedelta(seconds=seconds))


def _lock(game: Game, now: datetime, _plan: Plan) -> Game:
    if game.phase is not Phase.OPEN:
        raise Refused("not_open")
    locked = now if game.closes_at is None or game.paused else min(now, game.closes_at)
    return replace(game, phase=Phase.LOCKED, locked_at=locked, paused=False, left_ms=None)


def _reveal(game: Game, now: datetime, plan: Plan) -> Game:
    if game.phase is Phase.OPEN:
        game = _lock(game, now, plan)
    if game.phase is not Phase.LOCKED:
        raise Refused("not_locked")
    return _show(replace(game, locked_at=game.locked_at or now), Phase.REVEAL, now)


def _next(game: Game, now: datetime, plan: Plan) -> Game:
    if game.phase not in AFTER:
        raise Refused("not_revealed")
    if game.phase is Phase.REVEAL and leads_to_standings(game.question, plan):
        return _show(game, Phase.STANDINGS, now)
    return _onward(game, now, plan)


def leads_to_standings(question: int, plan: Plan) -> bool:
    """Whether the room sees who leads after this question; after the last one comes the podium instead.

    >>> plan = Plan(seconds=(20,) * 7, standings=Standings.ROUND, every=3)
    >>> [number for number in range(1, 8) if leads_to_standings(number, plan)]
    [3, 6]
    """
    if question >= plan.total:
        return False
    is_round = plan.standings is Standings.ROUND and question % max(1, plan.every) == 0
    return plan.standings is Standings.EACH or is_round


def _onward(game: Game, now: datetime, plan: Plan) -> Game:
    """To the next question: asked, or shown again where it was asked before; after the last one the podium."""
    number = game.question + 1
    while number <= game.asked and number in game.skipped:
        number += 1
    if number > plan.total:
        return replace(game, phase=Phase.PODIUM, moves_at=None, paused=False, left_ms=None)
    if number <= game.asked:
        return _show(replace(game, question=number), Phase.REVEAL, now)
    return _ask(game, number, now, plan)


def _back(game: Game, now: datetime, plan: Plan) -> Game:
    if game.phase is Phase.PODIUM and plan.own_pace and game.asked:
        return replace(game, phase=Phase.RUNNING)
    if game.phase is Phase.STANDINGS:
        return _show(game, Phase.REVEAL, now)
    last = game.question if game.phase is Phase.PODIUM else game.question - 1
    if game.phase not in {Phase.REVEAL, Phase.PODIUM}:
        raise Refused("not_revealed")
    earlier = [number for number in range(1, last + 1) if number not in game.skipped]
    if not earlier:
        raise Refused("nothing_before")
    return _show(replace(game, question=earlier[-1]), Phase.REVEAL, now)


def _skip(game: Game, now: datetime, plan: Plan) -> Game:
    if game.phase not in DURING:
        raise Refused("not_asking")
    put_aside = tuple(sorted({*game.skipped, game.question}))
    return _onward(replace(game, skipped=put_aside, paused=False, left_ms=None), now, plan)


def _replay(game: Game, now: datetime, plan: Plan) -> Game:
    if game.phase not in {Phase.LOCKED, *AFTER}:
        raise Refused("not_over")
    return _ask(game, game.question, now, plan)


def _end(game: Game, now: datetime, plan: Plan) -> Game:
    if game.phase in {Phase.LOBBY, Phase.PODIUM}:
        return replace(game, phase=Phase.CLOSED, doors=False)
    if game.phase is Phase.RUNNING and game.paused:
        game = resume(game, now, plan)
    skipped = tuple(sorted({*game.skipped, game.question})) if game.phase in DURING else game.skipped
    return replace(game, phase=Phase.PODIUM, skipped=skipped, paused=False, left_ms=None, moves_at=None)


def _shut(game: Game, _now: datetime, _plan: Plan) -> Game:
    if not game.doors:
        raise Refused("already_shut")
    return replace(game, doors=False)


def _admit(game: Game, _now: datetime, _plan: Plan) -> Game:
    if game.doors:
        raise Refused("already_open")
    return replace(game, doors=True)


STEPS: dict[Command, Callable[[Game, datetime, Plan], Game]] = {
    Command.START: _start,
    Command.OPEN: _open,
    Command.LOCK: _lock,
    Command.REVEAL: _reveal,
    Command.NEXT: _next,
    Command.BACK: _back,
    Command.SKIP: _skip,
    Command.REPLAY: _replay,
    Command.PAUSE: pause,
    Command.RESUME: resume,
    Command.END: _end,
    Command.SHUT: _shut,
    Command.ADMIT: _admit,
}
