"""Cards of one note keep apart: which are hidden behind another that waits, and hiding them once it is answered."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select, tuple_, update

from quizapp.core.memory.rules.siblings import Bury
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study.queries.prepared import Prepared
from quizapp.features.study.queries.tables import (
    STEPS,
    TIE_HERE,
    C,
    M,
    cards,
    learner_id,
    memories,
    now,
    study_options,
    tie_of,
    unopened,
    until,
)
from quizapp.models import Standing
from quizapp.models.base import Id

GROUPS = {
    Phase.NEW: Bury.NEW,
    Phase.REVIEW: Bury.REVIEW,
    Phase.LEARNING: Bury.INTERDAY,
    Phase.RELEARNING: Bury.INTERDAY,
}
own, other, theirs = cards.alias("own"), cards.alias("other"), memories.alias("theirs")
THEIR_CARD, T = other.c, theirs.c
IS_BEFORE = tuple_(T.due, tie_of("theirs"), T.id) < tuple_(M.due, TIE_HERE, M.id)


def apart(phase: Phase) -> ColumnElement[bool]:
    """That no card of the same note in this deck is asked earlier today; always so where the deck does not wish it.

    `study_options` is the set of the deck, from the statement around this one.
    """
    flag = func.coalesce(study_options.c.bury, 0).bitwise_and(int(GROUPS[phase]))
    earlier = (
        select(THEIR_CARD.id)
        .join_from(own, other, and_(THEIR_CARD.note_id == own.c.note_id, THEIR_CARD.deck_id == own.c.deck_id))
        .join(theirs, and_(T.card_id == THEIR_CARD.id, T.learner_id == learner_id))
        .where(own.c.id == M.card_id, THEIR_CARD.id != M.card_id, THEIR_CARD.standing == Standing.KEPT)
        .where(~T.suspended, or_(T.buried_until.is_(None), T.buried_until <= now), _comes_before(phase))
    )
    return or_(flag == 0, ~earlier.correlate(memories).exists())


def _comes_before(phase: Phase) -> ColumnElement[bool]:
    """The order of asking: steps within the day, steps of whole days, reviews, new cards; in a group the first due."""
    in_steps, is_today = or_(T.phase == STEPS[0], T.phase == STEPS[1]), T.due < until
    within_day, interday = and_(in_steps, T.interval_days == 0), and_(in_steps, T.interval_days >= 1, is_today)
    review, new = and_(T.phase == Phase.REVIEW, is_today), T.phase == Phase.NEW
    if phase is Phase.NEW:
        return or_(within_day, interday, review, and_(new, IS_BEFORE))
    if phase is Phase.REVIEW:
        return or_(within_day, interday, and_(review, IS_BEFORE))
    return or_(within_day, and_(interday, IS_BEFORE))


def unopened_apart() -> ColumnElement[bool]:
    """The same for a card that nobody opened yet, `own`: it will be new, behind those of its note that wait, and in the
    order of entering behind those that nobody opened either.
    """
    flag = func.coalesce(study_options.c.bury, 0).bitwise_and(int(Bury.NEW))
    same = and_(THEIR_CARD.note_id == own.c.note_id, THEIR_CARD.deck_id == own.c.deck_id, THEIR_CARD.id != own.c.id)
    in_steps = or_(T.phase == STEPS[0], T.phase == STEPS[1])
    waits = or_(T.phase == Phase.NEW, and_(in_steps, T.interval_days == 0), T.due < until)
    waiting = (
        select(THEIR_CARD.id)
        .join_from(other, theirs, and_(T.card_id == THEIR_CARD.id, T.learner_id == learner_id))
        .where(same, THEIR_CARD.standing == Standing.KEPT)
        .where(~T.suspended, or_(T.buried_until.is_(None), T.buried_until <= now), waits)
    )
    places = [(column.created_at, column.position, column.id) for column in (THEIR_CARD, own.c)]
    entering = select(THEIR_CARD.id).join_from(other, unopened, unopened.c.card_id == THEIR_CARD.id)
    entering = entering.where(same, tuple_(*places[0]) < tuple_(*places[1]))
    return or_(flag == 0, ~or_(waiting.correlate(own).exists(), entering.correlate(own).exists()))


_groups: dict[str, Any] = {name: bindparam(f"has_{name}") for name in ("interday", "review", "new")}
_note = select(C.note_id).where(C.id == bindparam("card_id", type_=Id)).scalar_subquery()
_same = select(C.id).where(C.note_id == _note, C.id != bindparam("card_id", type_=Id))
_waits = or_(
    and_(_groups["interday"] == 1, or_(M.phase == STEPS[0], M.phase == STEPS[1]), M.interval_days >= 1, M.due < until),
    and_(_groups["review"] == 1, M.phase == Phase.REVIEW, M.due < until),
    and_(_groups["new"] == 1, M.phase == Phase.NEW),
)
HIDE = Prepared(
    update(memories)
    .where(M.learner_id == learner_id, M.card_id.in_(_same), ~M.suspended, _waits)
    .where(or_(M.buried_until.is_(None), M.buried_until <= now))
    .values(buried_until=until)
    .returning(M.id)
)


def hide(learner: int, card: int, groups: Bury, *, at: datetime, tomorrow: datetime) -> list[int]:
    """Hide the other cards of this card's note until tomorrow; gives the memories that were not hidden before."""
    flags = {
        f"has_{name}": int(group in groups)
        for name, group in (("interday", Bury.INTERDAY), ("review", Bury.REVIEW), ("new", Bury.NEW))
    }
    rows = HIDE.all({"learner_id": learner, "card_id": card, "now": at, "until": tomorrow, **flags})
    return [row.id for row in rows]


def show_again(learner: int, hidden: Any) -> None:
    """Take back what `hide` did."""
    _until(learner, hidden, None)


def hide_again(learner: int, hidden: Any, *, tomorrow: datetime) -> None:
    """Do again what `hide` did."""
    _until(learner, hidden, tomorrow)


def _until(learner: int, hidden: Any, moment: datetime | None) -> None:
    if hidden:
        mine = (M.learner_id == learner, M.id.in_(hidden))
        db.session.execute(update(memories).where(*mine).values(buried_until=moment))
