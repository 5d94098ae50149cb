"""Proves core/memory/preset.py: the defaults and what is refused."""

from datetime import timedelta

import pytest
from fsrs_rs_python import DEFAULT_PARAMETERS

from quizapp.core.errors import Refused
from quizapp.core.memory.preset import Preset

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def test_B1_defaults() -> None:
    preset = Preset()
    assert preset.learning_steps == (MINUTE, 10 * MINUTE)
    assert preset.relearning_steps == (10 * MINUTE,)
    assert (preset.new_per_day, preset.reviews_per_day, preset.leech_at) == (20, 200, 8)
    assert (preset.retention, preset.max_interval_days) == (0.90, 36_500)
    assert (preset.answer_cap, preset.learn_ahead) == (MINUTE, 20 * MINUTE)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("retention", 0.69),
        ("retention", 1.0),
        ("retention", float("nan")),
        ("new_per_day", -1),
        ("reviews_per_day", -1),
        ("max_interval_days", 0),
        ("max_interval_days", 36_501),
        ("leech_at", -1),
        ("learn_ahead", -MINUTE),
        ("answer_cap", timedelta(0)),
        ("learning_steps", (timedelta(0),)),
        ("learning_steps", (10 * MINUTE, MINUTE)),
        ("relearning_steps", (40_000 * DAY,)),
        ("relearning_steps", (MINUTE,) * 21),
        ("parameters", (1.0,) * 5),
        ("parameters", (float("nan"),) * 21),
        ("parameters", (1e9,) * 21),
        ("parameters", ()),
    ],
)
def test_R1_options_out_of_range_are_refused_by_name(option: str, value: object) -> None:
    with pytest.raises(Refused) as refused:
        Preset(**{option: value})
    assert refused.value.reason == option


@pytest.mark.parametrize(
    "options",
    [
        {"retention": 0.70},
        {"retention": 0.99},
        {"learning_steps": ()},
        {"learning_steps": (MINUTE, MINUTE, 2 * DAY)},
        {"leech_at": 0},
        {"learn_ahead": timedelta(0)},
        {"parameters": tuple(DEFAULT_PARAMETERS)},
        {"parameters": tuple(DEFAULT_PARAMETERS[:19])},
        {"parameters": tuple(DEFAULT_PARAMETERS[:17])},
    ],
)
def test_R1_options_in_range_are_kept(options: dict[str, object]) -> None:
    assert [getattr(Preset(**options), name) for name in options] == list(options.values())
