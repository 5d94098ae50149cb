"""Options of study as a plain document, as a row keeps them, and back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, NamedTuple

from quizapp.core.memory.engine.balance import Ease
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rules.orders import LeechAction, NewOrder, NewSort, ReviewOrder


class Form(NamedTuple):
    """How one option is written down and read."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _seconds(span: timedelta) -> float:
    return span.total_seconds()


def _span(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


SPAN, STEPS = Form(_seconds, _span), Form(lambda steps: [*map(_seconds, steps)], lambda kept: tuple(map(_span, kept)))
NUMBER, SHARE, TRUTH = Form(int, int), Form(float, float), Form(bool, bool)
FORMS = {
    "learning_steps": STEPS,
    "relearning_steps": STEPS,
    "new_per_day": NUMBER,
    "reviews_per_day": NUMBER,
    "retention": SHARE,
    "max_interval_days": NUMBER,
    "leech_at": NUMBER,
    "leech_action": Form(str, LeechAction),
    "learn_ahead": SPAN,
    "answer_cap": SPAN,
    "bury_new": TRUTH,
    "bury_reviews": TRUTH,
    "bury_interday": TRUTH,
    "is_new_free": TRUTH,
    "new_order": Form(str, NewOrder),
    "new_sort": Form(str, NewSort),
    "review_order": Form(str, ReviewOrder),
    "easy_days": Form(lambda days: [*map(str, days)], lambda kept: tuple(map(Ease, kept))),
}


def as_document(preset: Preset) -> dict[str, Any]:
    """Every option but the learner's own parameters.

    >>> as_document(Preset())["learning_steps"], as_document(Preset())["review_order"]
    ([60.0, 600.0], 'due')
    """
    return {name: form.write(getattr(preset, name)) for name, form in FORMS.items()}


def with_document(usual: Preset, kept: Mapping[str, Any]) -> Preset:
    """The usual options, but for those that were kept.

    >>> with_document(Preset(new_per_day=7), {"retention": 0.8, "learning_steps": [30]}).learning_steps
    (datetime.timedelta(seconds=30),)
    """
    return replace(usual, **{name: FORMS[name].read(value) for name, value in kept.items() if name in FORMS})
