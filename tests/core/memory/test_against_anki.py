"""Anki's own scheduler and ours agree: the same log leads to the same memory, and every button to the same day.

Anki has no clock that could stand still, so every question of a log is asked of it as if it were asked now. Its fuzz
has another dice than ours: the four intervals that it gives must be four that ours may give together. Where a better
answer would bring a card back sooner in Anki (steps of days do that), ours differ on purpose (rules B2, B4). And in
relearning Anki rounds Good for the floor of Easy otherwise than for Good itself, so that Easy may come a day off.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.engine.curve import filled
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.replay import replay
from quizapp.core.memory.schedule import preview
from quizapp.core.memory.state import Outcome, Phase, State
from tests.asking_anki import NEEDS_ANKI, ask

pytestmark = NEEDS_ANKI
NOW = datetime.now(UTC).replace(microsecond=0)
CLOCK = DayClock("UTC", (NOW.hour - 6) % 24)  # the day began six hours ago: a few minutes more or less change nothing
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
DICE = 3_000  # cards with different fuzz that are tried
TYPES = {Phase.NEW: 0, Phase.LEARNING: 0, Phase.REVIEW: 1, Phase.RELEARNING: 2}  # of rows of the log
PLAIN = Preset()
FITTED = tuple(value * (1.15 if place % 2 else 0.9) for place, value in enumerate(filled(None)))
PRESETS = {
    "plain": PLAIN,
    "keen": Preset(retention=0.97),
    "easygoing": Preset(retention=0.75),
    "one step": Preset(learning_steps=(10 * MINUTE,), relearning_steps=(MINUTE, 10 * MINUTE)),
    "steps of days": Preset(learning_steps=(MINUTE, DAY, 3 * DAY), relearning_steps=(2 * DAY,)),
    "no steps": Preset(learning_steps=(), relearning_steps=()),
    "short": Preset(max_interval_days=30),
    "fitted": Preset(parameters=FITTED),
}
LOGS = {  # the time since the answer before, and the rating
    "learning": [(0, 3), (MINUTE, 1), (MINUTE, 2), (6 * MINUTE, 3), (10 * MINUTE, 3)],
    "easy at once": [(0, 4), (8 * DAY, 3)],
    "on time": [(0, 3), (10 * MINUTE, 3), (2 * DAY, 3), (11 * DAY, 3), (46 * DAY, 3)],
    "overdue": [(0, 3), (10 * MINUTE, 3), (30 * DAY, 3), (400 * DAY, 2), (3 * DAY, 4)],
    "early": [(0, 4), (DAY, 3), (DAY, 3), (2 * DAY, 2), (DAY, 4)],
    "the same day": [(0, 4), (20 * MINUTE, 3), (30 * MINUTE, 2), (40 * MINUTE, 4)],
    "lapse": [(0, 4), (8 * DAY, 1), (10 * MINUTE, 3), (2 * DAY, 3), (9 * DAY, 1), (10 * MINUTE, 1), (10 * MINUTE, 2)],
    "hard all the way": [(0, 2), (6 * MINUTE, 2), (6 * MINUTE, 3), (10 * MINUTE, 3), (DAY, 2), (2 * DAY, 2)],
    "relearning next day": [(0, 4), (9 * DAY, 1), (DAY, 2), (DAY, 3), (3 * DAY, 3)],
}
TABLE = [(log, preset) for log in LOGS for preset in PRESETS]


def _anki(cases: list[dict[str, Any]]) -> Any:
    return ask("core/memory/anki_scheduler.py", given={"rollover": CLOCK.start_hour, "cases": cases})


def _asked(state: State, gap: timedelta, preset: Preset) -> dict[str, Any]:
    steps = preset.learning_steps if state.phase is Phase.LEARNING else preset.relearning_steps
    return {
        "phase": state.phase.value, "s": state.stability, "d": state.difficulty, "gap": int(gap.total_seconds()),
        "elapsed_days": CLOCK.elapsed_days(NOW - gap, NOW), "interval_days": state.interval_days,
        "left": len(steps) - state.step, "reps": state.reviews, "lapses": state.lapses,
        "steps": [step / MINUTE for step in preset.learning_steps],
        "resteps": [step / MINUTE for step in preset.relearning_steps], "retention": preset.retention,
        "longest": preset.max_interval_days, "parameters": list(preset.parameters or ()),
    }  # fmt: skip


def _questions(log: str, name: str) -> list[tuple[State, timedelta]]:
    """The states that our own answers lead through, each as if it were asked now."""
    preset, state, found = PRESETS[name], State(), []
    for gap, rating in LOGS[log]:
        gap = gap or timedelta(0)
        before = NOW - gap
        asked = state._replace(last_review=before, last_day=CLOCK.day_of(before)) if state.last_review else state
        found.append((asked, gap))
        state = preview(asked, NOW, preset=preset, clock=CLOCK, card_id=1)[Rating(rating)].state
    return found


@pytest.fixture(scope="module")
def told() -> dict[tuple[str, str], list[Any]]:
    """What Anki says to every question of the table, asked in one go."""
    questions = [(log, name, state, gap) for log, name in TABLE for state, gap in _questions(log, name)]
    answers = _anki([_asked(state, gap, PRESETS[name]) for _log, name, state, gap in questions])
    found: dict[tuple[str, str], list[Any]] = {}
    for (log, name, *_rest), answer in zip(questions, answers, strict=True):
        found.setdefault((log, name), []).append(answer)
    return found


def _lands(button: dict[str, Any], until: float) -> tuple[str, int, int]:
    """Phase, day and steps left as Anki will store them (rule T3)."""
    if button["phase"] == "review":
        return "review", button["days"], 0
    over = button["seconds"] - until
    return button["phase"], int(over // 86_400) + 1 if over >= 0 else 0, button["left"]


def _rising(buttons: list[tuple[str, int, int]]) -> tuple[tuple[str, int, int], ...]:
    """The buttons up to the first that would bring the card back sooner than the one before it."""
    days = [day for _phase, day, _left in buttons]
    ends = (place for place in range(1, 4) if days[place] < days[place - 1] + (place == 3 and days[place] < 30))
    return tuple(buttons[: next(ends, 4)])


def _agree(ours: tuple[Any, ...], theirs: tuple[Any, ...], off: int) -> bool:
    """Whether the buttons are the same; Easy may be this many days off."""
    is_near = len(theirs) < 4 or (ours[3][0] == theirs[3][0] and abs(ours[3][1] - theirs[3][1]) <= off)
    return ours[: min(3, len(theirs))] == theirs[:3] and is_near


def _ours(outcome: Outcome, preset: Preset) -> tuple[str, int, int]:
    state = outcome.state
    if state.phase is Phase.REVIEW:
        return "review", outcome.interval_days, 0
    steps = preset.learning_steps if state.phase is Phase.LEARNING else preset.relearning_steps
    return state.phase.value, outcome.interval_days, len(steps) - state.step


@pytest.mark.parametrize(("log", "name"), TABLE, ids=lambda name: name)
def test_B2_B4_B5_every_button_leads_where_ankis_does(told: Any, log: str, name: str) -> None:
    preset = PRESETS[name]
    until = (CLOCK.next_day_at(NOW) - NOW).total_seconds()
    for place, ((state, _gap), theirs) in enumerate(zip(_questions(log, name), told[log, name], strict=True)):
        for rating, button in zip(Rating, theirs, strict=True):
            made = preview(state, NOW, preset=preset, clock=CLOCK, card_id=1)[rating].state
            assert made.stability == pytest.approx(button["s"], rel=1e-3), (place, rating)
            assert made.difficulty == pytest.approx(button["d"], rel=1e-3), (place, rating)
        wanted = _rising([_lands(button, until) for button in theirs])
        asked = (preview(state, NOW, preset=preset, clock=CLOCK, card_id=number) for number in range(DICE))
        may = (tuple(_ours(outcomes[rating], preset) for rating in Rating) for outcomes in asked)
        off = 1 if state.phase is Phase.RELEARNING else 0
        assert any(_agree(ours, wanted, off) for ours in may), (place, state, wanted)


@pytest.mark.parametrize(("log", "name"), TABLE, ids=lambda name: name)
def test_B3_a_step_is_never_shorter_than_ankis_and_a_quarter_longer_at_most(told: Any, log: str, name: str) -> None:
    for (state, _gap), theirs in zip(_questions(log, name), told[log, name], strict=True):
        ours = preview(state, NOW, preset=PRESETS[name], clock=CLOCK, card_id=1)
        for rating, button in zip(Rating, theirs, strict=True):
            if "seconds" in button and not ours[rating].interval_days:
                seconds = ours[rating].delay.total_seconds()
                assert button["seconds"] <= seconds <= button["seconds"] + min(300, button["seconds"] / 4)


def test_I1_the_same_log_makes_the_same_memory() -> None:
    cases, ours = [], []
    for log, name in TABLE:
        preset = PRESETS[name]
        total = sum((gap or timedelta(0) for gap, _rating in LOGS[log]), timedelta(0))
        at, state, rows, answers = NOW - total, State(), [], []
        for gap, rating in LOGS[log]:
            at += gap or timedelta(0)
            after = preview(state, at, preset=preset, clock=CLOCK, card_id=1)[Rating(rating)].state
            interval, last = (one.interval_days or -60 for one in (after, state))
            rows.append((int(at.timestamp() * 1000), rating, interval, last, 500, TYPES[state.phase]))
            answers.append((Rating(rating), at))
            state = after
        cases.append(_asked(state, timedelta(0), preset) | {"log": rows})
        ours.append(replay(answers, preset=preset, clock=CLOCK, card_id=1))
    for (log, name), theirs, mine in zip(TABLE, _anki(cases), ours, strict=True):
        assert mine.stability == pytest.approx(theirs["s"], rel=1e-3), (log, name)
        assert mine.difficulty == pytest.approx(theirs["d"], rel=1e-3), (log, name)
