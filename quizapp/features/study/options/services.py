"""Changing how a deck is studied. Nothing here commits."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from quizapp.core.errors import Refused
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rules.options import as_document
from quizapp.core.memory.rules.siblings import wished
from quizapp.extensions import db
from quizapp.features.study.options import queries
from quizapp.features.study.options.queries import Today
from quizapp.features.study.queries.tables import (
    MORE_REVIEWS_USED,
    MORE_USED,
    deck_options,
    study_days,
    study_options,
)
from quizapp.features.study.services import writing
from quizapp.features.study.services.upserts import insert_into
from quizapp.models import StudyOptions, User


@dataclass(frozen=True, slots=True)
class Own:
    """What a deck has instead of its set; None is as in the set."""

    new_per_day: int | None = None
    reviews_per_day: int | None = None
    retention: float | None = None


def save_set(learner: int, deck: int, name: str, preset: Preset, *, is_new: bool, now: datetime) -> StudyOptions:
    """Keep these options: in the set that the deck uses, or in a new one that it uses from now on.

    Raises NotFound for a stranger's deck, Refused("options_name") when another set has the name.
    """
    number = None if is_new else queries.of_deck(learner, deck).options_id
    if queries.is_taken(learner, name, besides=number):
        raise Refused("options_name")
    if number is None:
        kept = StudyOptions(learner_id=learner, name=name, options={}, created_at=now)
        db.session.add(kept)
    else:
        kept = queries.own_set(learner, number)
    kept.name, kept.options, kept.bury = name, as_document(preset), int(wished(preset))
    try:
        db.session.flush()
    except IntegrityError as error:  # the same name, saved in another tab at this moment
        raise Refused("options_name") from error
    _set(learner, deck, options_id=kept.id)
    return kept


def use_set(learner: int, deck: int, number: int | None) -> None:
    """Let the deck use one of the learner's sets; None: the learner's settings. Raises NotFound for a stranger's."""
    _set(learner, deck, options_id=queries.own_set(learner, number).id if number else None)


def delete_set(learner: int, number: int) -> None:
    """Forget a set; decks that used it go by the learner's settings. Raises NotFound for a stranger's."""
    db.session.delete(queries.own_set(learner, number))
    db.session.flush()


def keep_own(learner: int, deck: int, own: Own) -> None:
    """What this deck alone has instead of its set. Raises NotFound for a stranger's deck."""
    _set(learner, deck, new_per_day=own.new_per_day, reviews_per_day=own.reviews_per_day, retention=own.retention)


def limit_today(learner: int, deck: int, day: date, limits: Today) -> None:
    """Let no more than this come from the deck on this day; what was asked for on top and waits is let go."""
    own, row = {"learner_id": learner, "deck_id": deck, "day": day}, study_days.c
    values = {"most_new": limits.new, "most_reviews": limits.reviews}
    kept = insert_into(study_days).values(own | dict.fromkeys(writing.COUNTED, 0) | values)
    db.session.execute(kept.on_conflict_do_update(index_elements=["learner_id", "day", "deck_id"], set_=values))
    on_top = {} if limits.new is None else {"more_new": MORE_USED}
    on_top |= {} if limits.reviews is None else {"more_reviews": MORE_REVIEWS_USED}
    if on_top:
        mine = (row.learner_id == learner, row.deck_id == deck, row.day == day)
        db.session.execute(update(study_days).where(*mine).values(on_top))


def _set(learner: int, deck: int, **values: object) -> None:
    queries.of_deck(learner, deck)
    row = insert_into(deck_options).values(deck_id=deck, learner_id=learner, **values)
    db.session.execute(row.on_conflict_do_update(index_elements=["deck_id"], set_=values))


def adopt(guest: User, account: User) -> None:
    """Make the guest's sets and the options of the guest's decks the account's; a name that is taken gets a number."""
    for row in queries.sets(guest.id):
        name, number = row.name, 2
        while queries.is_taken(account.id, name, besides=None):
            name, number = f"{row.name[:90]} ({number})", number + 1
        changed = {"learner_id": account.id, "name": name}
        db.session.execute(update(study_options).where(study_options.c.id == row.id).values(changed))
    mine = deck_options.c.learner_id == guest.id
    db.session.execute(update(deck_options).where(mine).values(learner_id=account.id))
