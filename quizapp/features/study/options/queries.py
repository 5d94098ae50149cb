"""Reading a learner's sets of options, and which of them a deck uses."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, func, select

from quizapp.core.errors import NotFound
from quizapp.extensions import db
from quizapp.features.study.queries.tables import deck_options, decks, study_days, study_options, with_options
from quizapp.models import StudyOptions


class Today(NamedTuple):
    """How many new cards and reviews of a deck come today at most; none: as many as usual."""

    new: int | None = None
    reviews: int | None = None


NONE = Today()


def limits_today(learner: int, deck: int, day: date) -> Today:
    """The learner's deck's own limits of this day."""
    row = study_days.c
    wanted = select(row.most_new, row.most_reviews)
    found = db.session.execute(wanted.where(row.learner_id == learner, row.deck_id == deck, row.day == day)).first()
    return Today(*found) if found else Today()


def of_deck(learner: int, deck: int) -> Row[Any]:
    """The options of the learner's deck, with the number of its set. Raises NotFound for a stranger's deck."""
    wanted = select(decks.c.id, decks.c.name, deck_options.c.options_id, study_options.c.name.label("set_name"))
    rows = with_options(wanted.select_from(decks), decks.c.id)
    found = db.session.execute(rows.where(decks.c.id == deck, decks.c.learner_id == learner)).first()
    if found is None:
        raise NotFound
    return found


def sets(learner: int) -> Sequence[Row[Any]]:
    """The learner's sets by name, each with the number of decks that use it."""
    number = func.count(deck_options.c.deck_id).label("number")
    rows = select(study_options.c.id, study_options.c.name, number)
    rows = rows.outerjoin(deck_options, deck_options.c.options_id == study_options.c.id)
    mine = rows.where(study_options.c.learner_id == learner).group_by(study_options.c.id, study_options.c.name)
    return db.session.execute(mine.order_by(study_options.c.name)).all()


def own_set(learner: int, number: int) -> StudyOptions:
    """A set of the learner. Raises NotFound for a stranger's."""
    mine = (StudyOptions.id == number, StudyOptions.learner_id == learner)
    found = db.session.scalar(select(StudyOptions).where(*mine))
    if found is None:
        raise NotFound
    return found


def set_named(learner: int, name: str) -> StudyOptions | None:
    """The learner's set of this name."""
    return db.session.scalar(select(StudyOptions).where(StudyOptions.learner_id == learner, StudyOptions.name == name))


def is_taken(learner: int, name: str, *, besides: int | None) -> bool:
    """Whether another set of the learner has this name."""
    same = (StudyOptions.learner_id == learner, StudyOptions.name == name, StudyOptions.id != (besides or 0))
    return db.session.scalar(select(StudyOptions.id).where(*same)) is not None


def everything(learner: int) -> dict[str, Sequence[Row[Any]]]:
    """All sets and all decks' own options, for export."""
    tables = {"options": (study_options, "id"), "deck_options": (deck_options, "deck_id")}
    return {
        name: db.session.execute(select(table).where(table.c.learner_id == learner).order_by(table.c[order])).all()
        for name, (table, order) in tables.items()
    }
