"""A deck that is brought is studied as it was: its preset becomes a set of options here, once under each name."""

from dataclasses import dataclass, field
from datetime import datetime

from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rules.options import as_document
from quizapp.features.study.learner import Learner
from quizapp.features.study.options import queries, services
from quizapp.web.controls import without_controls

LONGEST = 90
MOST_OF_A_NAME = 100


@dataclass(frozen=True, slots=True)
class Brought:
    """A preset with its name where it comes from, and what the deck alone has instead."""

    name: str
    preset: Preset
    own: services.Own = field(default_factory=services.Own)


def use_preset(learner: Learner, deck: int, brought: Brought, *, now: datetime) -> None:
    """Let a new deck use such a set; one with these very options is used as it is, whatever else has its name."""
    if brought.own != services.Own():
        services.keep_own(learner.id, deck, brought.own)
    wanted = as_document(brought.preset)
    if wanted in (as_document(learner.usual), as_document(Preset())):  # as here, or nobody ever chose anything there
        return
    name = " ".join(without_controls(brought.name).split())[:LONGEST] or "Anki"
    for number in range(1, MOST_OF_A_NAME):
        tried = name if number == 1 else f"{name} ({number})"
        there = queries.set_named(learner.id, tried)
        if there is None:
            services.save_set(learner.id, deck, tried, brought.preset, is_new=True, now=now)
            return
        if there.options == wanted:
            services.use_set(learner.id, deck, there.id)
            return
