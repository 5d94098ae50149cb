"""Anki and we make the same memory of any log: whole or cut, with steps by hand, cramming and cards that began anew."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from quizapp.adapters.packages.rows import LogRow
from quizapp.core.exchange.anki.scheduling import logged
from quizapp.core.memory.days import DayClock
from quizapp.core.memory.preset import Preset
from quizapp.features.study.bringing.states import replayed
from quizapp.features.study.learner import Learner
from tests.asking_anki import NEEDS_ANKI, ask

pytestmark = NEEDS_ANKI
NOW = datetime.now(UTC).replace(microsecond=0)
CLOCK = DayClock("UTC", (NOW.hour - 6) % 24)
NUMBER = 250
LEARN, REVIEW, RELEARN, FILTERED, MANUAL = range(5)
CARD = {
    "phase": "review", "s": None, "d": None, "gap": 0, "elapsed_days": 0, "interval_days": 10, "left": 0, "reps": 5,
    "lapses": 0, "steps": [1, 10], "resteps": [10], "retention": 0.9, "longest": 36_500, "parameters": [],
}  # fmt: skip
Row = tuple[int, int, int, int, int, int]


def _answer(dice: Random, kind: int, last: int) -> tuple[int, int]:
    """A rating, and the interval that it leads to: days, or seconds below 0."""
    ease = dice.choices((1, 2, 3, 4), (3, 1, 5, 1))[0]
    if kind == REVIEW:
        return ease, -600 if ease == 1 else max(1, int(max(1, last) * dice.uniform(1, 3)))
    return ease, -600 if ease < 3 and dice.random() < 0.8 else dice.randint(1, 9)


def _log(dice: Random) -> Iterator[Row]:
    """The rows of one card. A log may be cut, so that it begins in mid-life."""
    at, last = NOW - timedelta(days=dice.randint(300, 900)), 0
    kind, factor = dice.choice((LEARN, LEARN, REVIEW, RELEARN)), dice.choice((2_500, 500, 850))
    is_mixed = dice.random() < 0.5
    for _ in range(dice.randint(1, 10)):
        moment, chance = int(at.timestamp() * 1000), dice.random() if is_mixed else 1
        if chance < 0.12:
            yield moment, 0, 0, 0, 0, MANUAL
        elif chance < 0.2:
            yield moment, 0, dice.randint(1, 30), last, factor, MANUAL
        elif chance < 0.3:
            yield moment, dice.randint(1, 4), -60, -60, 0, FILTERED
        else:
            kind = LEARN if chance < 0.36 else kind
            ease, interval = _answer(dice, kind, last)
            yield moment, ease, interval, last, factor, kind
            kind, last = REVIEW if interval > 0 else kind if kind != REVIEW else RELEARN, interval
        kind = LEARN if chance < 0.12 else kind
        short = timedelta(minutes=dice.randint(1, 20))
        at += short if dice.random() < 0.3 else timedelta(days=dice.randint(1, 40), minutes=dice.randint(0, 50))


def _asked(at: int, ease: int, interval: int, last: int, factor: int, kind: int) -> Any:
    return logged(LogRow(at, 1, ease, interval, last, factor, 4_000, kind))


def test_R3_R4_any_log_makes_the_memory_that_anki_makes_of_it() -> None:
    logs = [list(_log(Random(seed))) for seed in range(NUMBER)]
    cases = [CARD | {"log": log} for log in logs]
    learner = Learner(1, Preset(), CLOCK, Preset())
    told = ask("core/memory/anki_scheduler.py", given={"rollover": CLOCK.start_hour, "cases": cases})
    known = 0
    for log, theirs in zip(logs, told, strict=True):
        ours = replayed([_asked(*row) for row in log], learner)
        if theirs is None:
            assert ours.stability is None, log
            continue
        assert ours.stability == pytest.approx(theirs["s"], rel=2e-3), log
        assert ours.difficulty == pytest.approx(theirs["d"], rel=2e-3), log
        known += 1
    assert known > NUMBER / 2
