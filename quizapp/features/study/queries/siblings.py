"""Cards of one note keep apart: which are hidden behind another that waits, and hiding them once it is answered."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, and_, bindparam, cast, literal, or_, select, tuple_, update

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
    deck_options,
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
tree = bindparam("tree", type_=String)
_wishes, _sets, _any = deck_options.alias("wishes"), study_options.alias("sets"), study_options.alias("any_set")
_HIDES_ANY = select(_any.c.id).where(_any.c.learner_id == learner_id, _any.c.bury != 0).correlate(None).exists()
ALL_DECKS, ONE_DECK = "*", ""
IS_BEFORE = tuple_(T.due, tie_of("theirs"), T.id) < tuple_(M.due, TIE_HERE, M.id)


def tree_of(ids: Collection[int]) -> str:
    """The parameter :tree for decks that are studied together: a card is hidden by others of its note in these, and in
    its own deck. ALL_DECKS and ONE_DECK are such parameters, too.
    """
    return f",{','.join(map(str, ids))},"


_IS_NEAR = or_(
    THEIR_CARD.deck_id == own.c.deck_id,
    tree == ALL_DECKS,
    tree.like(literal("%,").concat(cast(THEIR_CARD.deck_id, String)).concat(",%")),
)
SAME_NOTE = and_(THEIR_CARD.note_id == own.c.note_id, _IS_NEAR)


def apart(phase: Phase) -> ColumnElement[bool]:
    """That no card of the same note in the decks studied is asked earlier today whose deck wishes that this one is not
    asked after it (rule Q2).
    """
    earlier = (
        select(THEIR_CARD.id)
        .join_from(own, other, SAME_NOTE)
        .join(theirs, and_(T.card_id == THEIR_CARD.id, T.learner_id == learner_id))
        .where(own.c.id == M.card_id, THEIR_CARD.id != M.card_id, THEIR_CARD.standing == Standing.KEPT)
        .where(~T.suspended, or_(T.buried_until.is_(None), T.buried_until <= now), _comes_before(phase))
        .where(_hides(GROUPS[phase]))
    )
    return or_(~_HIDES_ANY, ~earlier.correlate(memories).exists())


def _hides(group: Bury) -> ColumnElement[bool]:
    """Whether the deck of the other card wishes that cards of this group are not asked after it."""
    wish = select(_wishes.c.deck_id).join(_sets, _sets.c.id == _wishes.c.options_id)
    hides = wish.where(_wishes.c.deck_id == THEIR_CARD.deck_id, _sets.c.bury.bitwise_and(int(group)) != 0)
    return hides.correlate(other).exists()


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
    same = and_(SAME_NOTE, THEIR_CARD.id != own.c.id, _hides(Bury.NEW))
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
    return or_(~_HIDES_ANY, ~or_(waiting.correlate(own).exists(), entering.correlate(own).exists()))


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
