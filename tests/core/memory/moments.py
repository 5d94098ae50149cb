"""Moments and memories for the tests of scheduling: fixed ones by name, random ones as Hypothesis strategies."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.schedule import preview
from quizapp.core.memory.state import Outcome, Phase, State

UTC_CLOCK = DayClock("UTC")
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu", "America/Sao_Paulo",
         "Australia/Lord_Howe", "America/Havana", "Asia/Beirut")  # fmt: skip

moments = st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))
clocks = st.builds(DayClock, st.sampled_from(ZONES), st.integers(0, 23))
ratings = st.sampled_from(Rating)
card_ids = st.integers(0, 2**63)
_step_seconds = st.one_of(st.integers(1, 7200), st.integers(1, 5 * 86_400))
_steps = st.lists(_step_seconds, max_size=4).map(lambda found: tuple(timedelta(seconds=s) for s in sorted(found)))
presets = st.builds(
    Preset, _steps, _steps, retention=st.floats(0.70, 0.99), max_interval_days=st.sampled_from((5, 30, 365, 36_500)),
    leech_at=st.integers(0, 9),
)  # fmt: skip


@st.composite
def states(draw: st.DrawFn, now: datetime) -> State:
    """A card in any phase, last answered up to four years before `now`."""
    phase = draw(st.sampled_from(Phase))
    if phase is Phase.NEW:
        return State()
    last = now - timedelta(seconds=draw(st.integers(0, 4 * 365 * 86_400)))
    days = draw(st.integers(1, 36_500)) if phase is Phase.REVIEW else draw(st.integers(0, 3))
    strength = draw(st.floats(0.001, 36_500)), draw(st.floats(1, 10))
    counts = draw(st.integers(0, 30)), draw(st.integers(1, 200))
    return State(phase, draw(st.integers(0, 5)), *strength, last + days * DAY, last, days, *counts)


def outcomes(
    state: State, now: datetime = NOON, *, preset: Preset | None = None, clock: DayClock = UTC_CLOCK, card_id: int = 1
) -> dict[Rating, Outcome]:
    """A preview with plain defaults."""
    return preview(state, now, preset=preset or Preset(), clock=clock, card_id=card_id)


def in_review(*, days: int, stability: float, ago: int | None = None, lapses: int = 0) -> State:
    """A card in review that was last answered `ago` days before NOON (on its due day if not said)."""
    last = NOON - DAY * (days if ago is None else ago)
    return State(Phase.REVIEW, 0, stability, 5.0, last + DAY * days, last, days, lapses, reviews=6)
