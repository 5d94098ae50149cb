"""Reading what the figures of progress are made of: counts by day and by state, never the log itself."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, Select, bindparam, cast, func, literal, select, union_all

from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study.queries.prepared import Prepared
from quizapp.features.study.queries.tables import STUDIED
from quizapp.models import Attempt, Card, Deck, Memory, Standing, StudyDay, User
from quizapp.models.base import Id, Moment

ASKED = (Phase.LEARNING, Phase.REVIEW, Phase.RELEARNING)
EVER, NEVER = datetime(1900, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
MOST_SCORES = 60
OWN = bindparam("learner_id", type_=Id)


class Day(NamedTuple):
    """One study day of one learner over all decks."""

    day: date
    answers: int
    young_asked: int
    young_recalled: int
    mature_asked: int
    mature_recalled: int


def _days() -> Select[Any]:
    sums = {name: func.sum(getattr(StudyDay, name)) for name in Day._fields[1:]}
    columns: list[Any] = [StudyDay.day, *(cast(number, Integer).label(name) for name, number in sums.items())]
    rows = select(*columns).where(StudyDay.learner_id == OWN).group_by(StudyDay.day)
    return rows.having(sums["answers"] > 0).order_by(StudyDay.day)


_DAYS = Prepared(_days())


@dataclass(frozen=True)
class Shelved:
    """A deck with how many cards it keeps."""

    deck_id: int
    name: str
    article_id: int | None
    kept: int


def days(learner: User) -> list[Day]:
    """All study days with an answer, the oldest first."""
    return [Day._make(row) for row in _DAYS.all({"learner_id": learner.id})]


def due_counts(learner: User, starts: Sequence[datetime]) -> list[int]:
    """How many cards fall due before starts[0], from there to starts[1], and so on, and last of all those after it.

    Ranges of one index, each counted by itself: exact in every time zone, and no card is fetched.
    """
    ends = {f"at_{place}": at for place, at in enumerate([EVER, *starts, NEVER])}
    return [row.number for row in _due_between(len(starts) + 1).all({"learner_id": learner.id, **ends})]


@cache
def _due_between(spans: int) -> Prepared:
    """The counts between that many moments and the next ones, :at_0 to :at_1 and so on."""
    moments = [bindparam(f"at_{place}", type_=Moment) for place in range(spans + 1)]
    each = [
        select(literal(place).label("place"), lo.label("lo"), hi.label("hi"))
        for place, (lo, hi) in enumerate(pairwise(moments))
    ]
    span = union_all(*each).cte("spans")
    steps, reviews, again = (
        select(func.count())
        .select_from(Memory)
        .where(Memory.learner_id == OWN, Memory.phase == phase, STUDIED)
        .where(Memory.due >= span.c.lo, Memory.due < span.c.hi)
        .correlate(span)
        .scalar_subquery()
        for phase in ASKED
    )
    return Prepared(select((steps + reviews + again).label("number")).select_from(span).order_by(span.c.place))


def _shelf() -> Select[Any]:
    mine = select(Card.id).where(Card.deck_id == Deck.id, Card.standing == Standing.KEPT).correlate(Deck)
    kept = mine.with_only_columns(func.count(), maintain_column_froms=True).scalar_subquery().label("kept")
    decks = select(Deck.id.label("deck_id"), Deck.name, Deck.article_id, kept)
    return decks.where(Deck.learner_id == OWN).order_by(Deck.id.desc())


_SHELF = Prepared(_shelf())


def shelf(learner: User) -> list[Shelved]:
    """The learner's decks that keep a card, the newest first: each counted by itself, in its range of one index."""
    return [Shelved(*row) for row in _SHELF.all({"learner_id": learner.id}) if row.kept]


def scores(learner: User) -> list[tuple[datetime, float, int]]:
    """The last finished attempts at quizzes: when, how many right, of how many."""
    rows = db.session.execute(
        select(Attempt.finished_at, Attempt.right, Attempt.asked)
        .where(Attempt.learner_id == learner.id, Attempt.finished_at.is_not(None))
        .order_by(Attempt.started_at.desc(), Attempt.id.desc())
        .limit(MOST_SCORES)
    )
    return [(at, float(right), asked) for at, right, asked in rows if at is not None]


def in_decks(learner_id: Any, deck_ids: Collection[Any]) -> ColumnElement[bool]:
    """The learner's memories of these decks, by the index of decks: the learner stands in a function to say so."""
    return Memory.deck_id.in_(deck_ids) & (func.abs(Memory.learner_id) == learner_id)


def studied_in(learner: User, deck_ids: Collection[int]) -> Sequence[Any]:
    """Deck, stability and last answer of every card asked in these decks, for a database without pow()."""
    wanted = select(Memory.deck_id, Memory.stability, Memory.last_review, Memory.last_day)
    mine = (in_decks(learner.id, deck_ids), Memory.phase.in_(ASKED), Memory.stability.is_not(None), Memory.kept)
    return db.session.execute(wanted.where(*mine)).all()
