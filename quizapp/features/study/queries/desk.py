"""What a session in a deck begins from: what waits, and what today's answers have spent, in one statement."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    Date,
    Integer,
    Label,
    Select,
    Subquery,
    and_,
    bindparam,
    case,
    func,
    select,
    true,
    union_all,
)

from quizapp.core.memory.preset import Preset
from quizapp.core.memory.queue import Done, Source, Waiting
from quizapp.core.memory.rules.limits import Branch, branch_of, of_today, spent_with
from quizapp.core.memory.rules.tree import BETWEEN
from quizapp.core.memory.state import Phase
from quizapp.features.study.queries.prepared import Prepared, spare_now
from quizapp.features.study.queries.tables import (
    DUE_TODAY,
    MORE_LEFT,
    MORE_REVIEWS_LEFT,
    MORE_REVIEWS_USED,
    MORE_USED,
    MOST_COUNTED,
    NOT_SHOWING,
    STEPS,
    M,
    answered,
    asked,
    deck_id,
    decks,
    learner_id,
    memories,
    showing,
    study_days,
    until,
)

MOST_IN_STEPS = 500
day = bindparam("day", type_=Date)
usual_new, usual_reviews = bindparam("usual_new", type_=Integer), bindparam("usual_reviews", type_=Integer)
most_reviews, most_new = bindparam("most_reviews", type_=Integer), bindparam("most_new", type_=Integer)
are_many = bindparam("are_many", type_=Integer)
SPARED = 50  # answers for which it need not be asked again that more reviews wait than are counted


def _counted(phase: Phase, *, before: BindParameter[Any] | None = None, most: BindParameter[int]) -> Label[Any]:
    """How many cards of one phase wait that are due `before` a moment; where they are more than `most`, that many, and
    then none is counted: it is enough that one lies behind so many others and the two that are left out. They come in
    the order of their moments, so the moment is asked of that one alone.
    """
    more = () if before is None else (M.due < before,)
    there, here = asked(phase, left_out=true()), asked(phase, *more).order_by(None)
    last = there.limit(1).offset(most + 1).with_only_columns(M.due, maintain_column_froms=True).scalar_subquery()
    beyond = select(most).where(last.is_not(None) if before is None else last < before)
    each: Select[Any] = here.with_only_columns(func.count(), maintain_column_froms=True)
    name = most.key.removeprefix("most_")
    return func.coalesce(beyond.scalar_subquery(), each.scalar_subquery()).label(name)


def _in_steps() -> Subquery:
    """Of the cards in steps: the earliest due within the day, how many of those, how many of them this session gives
    (rule Q5), how many of whole days for today.
    """
    today, others = case((DUE_TODAY, 1), else_=0).label("today"), case((M.card_id != answered, M.due)).label("others")
    columns = others, M.interval_days, today, M.due
    rows = [asked(phase, left_out=NOT_SHOWING).with_only_columns(*columns) for phase in STEPS]
    both = union_all(*(select(row.limit(MOST_IN_STEPS).subquery()) for row in rows)).subquery()
    within_day = both.c.interval_days == 0
    return select(
        func.min(case((within_day, both.c.others))).label("learning_due"),
        func.count(case((within_day, 1))).label("learning"),
        func.count(case((and_(within_day, both.c.due <= bindparam("soon")), 1))).label("in_session"),
        func.coalesce(func.sum(case((within_day, 0), else_=both.c.today)), 0).label("interday"),
    ).subquery()


def _done(*, is_own: bool) -> list[Label[Any]]:
    """What this learner answered today: in all decks, against the limits; and in this one. What was asked for beyond
    the limits spends none. Sums over the rows of today, and of a day that began before a journey west set it back: what
    was spent then is not given out again (rule T1). Without `is_own` only whether this day has limits of its own.
    """
    row = study_days.c
    is_here = row.deck_id == deck_id
    used, reviews_used = (MORE_USED, MORE_REVIEWS_USED) if is_own else (0, 0)
    new, reviews = row.new_cards - used, row.review_cards - reviews_used
    sums = {
        "answers_here": case((is_here, row.answers), else_=0),
        "done": row.new_cards + row.review_cards,
        "new_all": new,
        "reviews_all": reviews,
        "new_here": case((is_here, new), else_=0),
        "reviews_here": case((is_here, reviews), else_=0),
    }
    if is_own:
        sums["more_new"] = case((is_here, MORE_LEFT), else_=0)
        sums["more_reviews"] = case((is_here, MORE_REVIEWS_LEFT), else_=0)
    named = [func.coalesce(func.sum(value), 0).label(name) for name, value in sums.items()]
    if not is_own:
        more = func.coalesce(func.sum(row.more_new + row.more_reviews), 0)
        return [*named, (more + func.count(row.most_new) + func.count(row.most_reviews)).label("has_own")]
    today = [func.min(case((is_here, row[name]))).label(f"{name}_today") for name in ("most_new", "most_reviews")]
    limits = (("raised_new", row.most_new, usual_new), ("raised_reviews", row.most_reviews, usual_reviews))
    above = [func.sum(case((own > usual, own - usual), else_=0)).label(name) for name, own, usual in limits]
    return [*named, *today, *above]


def _below() -> Label[bool]:
    """Whether decks lie below this one by their names."""
    this, lower = decks.alias("this"), decks.alias("lower")
    start = this.c.name + BETWEEN
    is_below = func.substr(lower.c.name, 1, func.length(start)) == start
    both = select(lower.c.id).join_from(this, lower, and_(lower.c.learner_id == this.c.learner_id, is_below))
    return both.where(this.c.id == deck_id, this.c.learner_id == learner_id).exists().label("has_below")


def _waiting(*, is_own: bool) -> Select[Any]:
    """One row, and no table is made for it, which would cost more than it holds: a single value is asked for in its
    place, and the rows of today are summed up beside the one row of cards in steps.
    """
    steps, row, shown = _in_steps(), study_days.c, memories.alias("shown")
    here = steps.outerjoin(study_days, and_(row.learner_id == learner_id, row.day >= day))
    here = here.outerjoin(shown, and_(shown.c.learner_id == learner_id, shown.c.card_id == showing))
    return select(
        *(func.min(column).label(column.name) for column in steps.c),
        case((are_many == 1, most_reviews), else_=_counted(Phase.REVIEW, before=until, most=most_reviews)).label(
            "reviews"
        ),
        _counted(Phase.NEW, most=most_new),
        *_done(is_own=is_own),
        func.min(shown.c.phase).label("shown_phase"),  # of the card that is on the screen already
        func.min(shown.c.interval_days).label("shown_days"),
        _below(),
    ).select_from(here)


def _beyond() -> Select[Any]:
    """How many reviews wait, up to SPARED, beyond those enough to know that more than `most_reviews` do."""
    enough = most_reviews + 2
    some = asked(Phase.REVIEW, DUE_TODAY, left_out=true()).limit(enough + SPARED).subquery()
    return select((func.count() - enough).label("spare")).select_from(some)


WAITING, BEYOND = Prepared(_waiting(is_own=False)), Prepared(_beyond())
WAITING_TODAY = Prepared(_waiting(is_own=True))  # on a day that has limits of its own, or more than they let through


class Own(NamedTuple):
    """What a day has of its own; a usual day has nothing."""

    more_new: int = 0
    more_reviews: int = 0
    most_new_today: int | None = None
    most_reviews_today: int | None = None
    raised_new: int = 0
    raised_reviews: int = 0


USUAL = Own()


class Desk(NamedTuple):
    """What a session in a deck begins from: what waits, what today's answers have spent, and the decks with limits.

    `answers` were given in this deck today, `done` in all decks to new cards and reviews; `in_steps` are the cards in
    steps within the day that are asked before the session ends, `has_steps` says whether any card in steps waits for
    today, those of whole days too.
    """

    waiting: Waiting
    in_steps: int
    answers: int
    done: Done
    branch: Branch
    has_below: bool
    has_steps: bool
    elsewhere: tuple[int, int]  # new cards and reviews of other decks that spent the limits of all together
    raised: tuple[int, int]  # by how much limits of today raise those of all together


_desk: Callable[[tuple[Any, ...]], Desk] = partial(tuple.__new__, Desk)  # at a third of its own price


def desk(place: Mapping[str, Any], preset: Preset) -> Desk:
    """What waits in a deck that has none below it, by the rules of `preset`."""
    row, own = _row(place)
    if own is not USUAL and (farther := _farther(place, row)):
        place = {**place, **farther}
        row, own = _row(place)
    shown = Source.NEW if row.shown_phase is Phase.NEW else Source.REVIEW if row.shown_days else None
    new = min(row.new, place["most_new"])
    waiting = Waiting(row.learning_due, min(row.reviews, place["most_reviews"]) + row.interday, new, None, shown)
    here = branch_of((
        place["deck_id"], of_today(preset.new_per_day, own.most_new_today),
        of_today(preset.reviews_per_day, own.most_reviews_today), new, waiting.reviews,
        *spent_with(shown, (row.new_here, row.reviews_here, own.more_new, own.more_reviews)), (), preset.is_new_free,
    ))  # fmt: skip
    elsewhere = row.new_all - row.new_here, row.reviews_all - row.reviews_here
    has_steps = row.learning > 0 or row.interday > 0
    return _desk((
        waiting, row.in_session, row.answers_here, Done(0, row.done, 0, own.more_new), here, row.has_below, has_steps,
        elsewhere, (own.raised_new, own.raised_reviews),
    ))  # fmt: skip


def _row(place: Mapping[str, Any]) -> tuple[Any, Any]:
    """What waits, and what the day has of its own. Where far more reviews wait than are counted, that is found out
    once, with the second answer, and holds for many: each takes one away at most, as long as nobody else writes.
    """
    spare, most = spare_now(), place["most_reviews"]
    name = (place["learner_id"], place["deck_id"], place["until"], most)
    is_known = spare is not None and spare.take(name)
    given = {**place, "are_many": int(is_known)}
    row, own = WAITING.first(given), USUAL
    if row.has_own:
        row = own = WAITING_TODAY.first(given)
    if spare is not None and not is_known and row.reviews >= most and spare.is_settled(name):
        spare.keep(name, max(0, BEYOND.first(place).spare))
    return row, own


def _farther(place: Mapping[str, Any], row: Any) -> dict[str, int]:
    """How far to count where that is farther than usual and so far was not enough: today's limits are higher, or more
    was asked for.
    """
    asked_for = (
        ("most_reviews", row.reviews, row.more_reviews, row.most_reviews_today),
        ("most_new", row.new, row.more_new, row.most_new_today),
    )
    found = {}
    for name, waiting, more, today in asked_for:
        if waiting >= place[name] and (more or today):
            found[name] = max(place[name], min(today or 0, MOST_COUNTED)) + more
    return found
