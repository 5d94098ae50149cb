"""A schedule from elsewhere as a memory of ours: steps, dues and strength in our own terms."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import dropwhile
from operator import attrgetter

from quizapp.core.exchange.anki.scheduling import Logged, Standing
from quizapp.core.memory.engine.curve import strength_from_ease
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.replay import BEYOND_FIRST, begun_before, first_again, replay
from quizapp.core.memory.state import Phase, State
from quizapp.features.study.learner import Learner

STEPS = (Phase.LEARNING, Phase.RELEARNING)


def moment_of(row: Logged) -> datetime:
    """When a row of a log was written, to the millisecond."""
    return datetime.fromtimestamp(row.at_ms // 1000, UTC) + timedelta(milliseconds=row.at_ms % 1000)


def state_from(stands: Standing | None, log: Sequence[Logged], learner: Learner, entered: datetime) -> State:
    """The state of a card with this schedule, by the steps of its deck, whose rules the learner follows here. `entered`
    is when new cards count as kept, which orders them.
    """
    if stands is None or stands.phase is Phase.NEW or stands.due is None:
        position = stands.position if stands else 0
        return State(due=entered + timedelta(milliseconds=position))
    last = stands.last_review or max((moment_of(row) for row in log if row.rating), default=None)
    stability, difficulty = _strength(stands, log, learner)
    in_steps = stands.phase in STEPS
    last = last or stands.due - timedelta(days=max(1, stands.interval_days))
    preset = learner.preset
    steps = preset.learning_steps if stands.phase is Phase.LEARNING else preset.relearning_steps
    due_day, last_day = learner.clock.day_of(stands.due), learner.clock.day_of(last)
    is_within_day = in_steps and stands.due != learner.clock.start_of(due_day)
    days = (due_day - last_day).days if in_steps else stands.interval_days
    return State(
        phase=stands.phase,
        step=min(max(0, len(steps) - stands.steps_left), max(0, len(steps) - 1)) if in_steps else 0,
        stability=stability,
        difficulty=difficulty,
        due=stands.due,
        last_review=last,
        interval_days=0 if is_within_day else max(1, days),
        lapses=stands.lapses,
        reviews=max(1, stands.reviews),
        last_day=last_day,
    )


def _strength(stands: Standing, log: Sequence[Logged], learner: Learner) -> tuple[float, float]:
    """As it was told; else from the log; else from the ease that other schedules go by."""
    if stands.stability is not None and stands.difficulty is not None:
        return stands.stability, stands.difficulty
    if log and (known := replayed(log, learner)).stability is not None and known.difficulty is not None:
        return known.stability, known.difficulty
    return strength_from_ease(stands.ease, max(1, stands.interval_days), parameters=learner.preset.parameters)


def replayed(log: Sequence[Logged], learner: Learner) -> State:
    """The state that the answers of a log lead to since the card last started; those of one that does not reach back to
    the card's first steps begin with what its first row says that led to a day (rule R3).
    """
    asked, start = _since_started(log), State()
    if asked and asked[0].phase in BEYOND_FIRST:
        asked = list(dropwhile(lambda row: not row.interval_days, asked))
        start = begun(asked[0], learner) if asked else start
    answers = [(Rating(row.rating or 1), moment_of(row)) for row in asked]
    return replay(answers, preset=learner.preset, clock=learner.clock, card_id=0, start=start)


def _since_started(log: Sequence[Logged]) -> list[Logged]:
    """The answers since a card was last reset, or took its first steps once more."""
    rows = sorted((row for row in log if row.kind != "cram"), key=attrgetter("at_ms"))
    begins = 0
    for place, is_first in enumerate(first_again(rows)):
        begins = place if is_first or rows[place].kind == "reset" else begins
    return [row for row in rows[begins:] if row.kind == "answer" and row.rating]


def begun(row: Logged, learner: Learner) -> State:
    """The state after the first row of such a log."""
    at, parameters = moment_of(row), learner.preset.parameters
    told = {"interval_days": row.interval_days, "factor": row.told[0]}
    return begun_before(Rating(row.rating or 1), at, day=learner.clock.day_of(at), **told, parameters=parameters)


def as_memory(stands: Standing | None, learner: Learner, now: datetime) -> tuple[bool, int, datetime | None]:
    """The columns of a memory beyond its state: whether it is suspended, its flag, and until when it is buried."""
    if stands is None:
        return False, 0, None
    return stands.is_suspended, stands.flag, learner.clock.next_day_at(now) if stands.is_buried else None
