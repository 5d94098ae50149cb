"""Pages of a search that finds very many cards: walked along an order until a page is full, never sorted as a whole."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, not_, or_, select

from quizapp.core.search.tree import Node
from quizapp.extensions import db
from quizapp.features.find.queries import names
from quizapp.features.find.queries.conditions import Found, Way, found, never_asked, on_memories
from quizapp.features.find.queries.figures import Seeker
from quizapp.features.find.queries.tables import M, R, memories, plain_decks, rows
from quizapp.models import Card
from quizapp.models.find.among import among

FIRST_OF_MEMORIES = (600, 6_000)  # looked at one by one, before all are
MORE_DECKS = 4  # times as many in each round
EVERY = 7  # of the cards found, to learn of their decks: no round number, for the decks may take turns
type Rows = list[tuple[int, Any]]
type Decks = list[tuple[str, list[int]]]


def beyond(key: Any, card_id: Any, edge: Any, last: int, *, is_down: bool) -> ColumnElement[bool]:
    """What comes after this key and card."""
    further, behind = (key < edge, card_id < last) if is_down else (key > edge, card_id > last)
    return or_(further, and_(key == edge, behind))


def by_memory(
    seeker: Seeker, tree: Node, key: Any, *, is_down: bool, after: ColumnElement[bool] | None, most: int
) -> Rows | None:
    """The first cards by a figure of their memories, from the memories that come first; None when those are too few.

    What is asked of memories is asked before, so that the first of those left are looked at.
    """
    on_them, others = on_memories(seeker, tree)
    mine = [M.learner_id == seeker.id, key.is_not(None), *on_them]
    if after is not None:
        mine.append(after)
    order = (key.desc(), M.card_id.desc()) if is_down else (key, M.card_id)
    for many in FIRST_OF_MEMORIES:
        first = _run(select(M.card_id, key).where(*mine).order_by(*order), many)
        got = _holding(found(seeker, others, Way.HERE).cards, first, most)
        if len(got) == most or len(first) < many:
            return got
    return None


def _holding(cards: Select[tuple[int]], first: Rows, most: int) -> Rows:
    """Those of some cards, in their order, that the search means: looked up a few at a time, until there are enough."""
    got: Rows = []
    start, at_once = 0, most + most // 2
    while start < len(first) and len(got) < most:
        some = first[start : start + at_once]
        meant = set(db.session.scalars(cards.where(among(R.card_id, [number for number, _key in some]))))
        got += [row for row in some if row[0] in meant]
        start, at_once = start + at_once, at_once * 2
    return got[:most]


def by_deck(
    seeker: Seeker, tree: Node, ids: Sequence[int], *, is_down: bool, after: tuple[str, int] | None, most: int
) -> Rows:
    """The first cards by the names of their decks: deck after deck, ever more of them at once. Where the first is not
    enough, decks in which none of the `ids` found lie are done with together.
    """
    got: Rows = []
    decks = names.decks_in_order(seeker.id, is_down=is_down, edge=after[0] if after else None)
    cards, known = found(seeker, tree, Way.HERE).cards, dict[int, int]()
    at_once, step = 1, 2
    while decks and len(got) < most:
        now, decks = decks[:at_once], decks[at_once:]
        got += _of_decks(seeker.id, cards, now, is_down=is_down, after=after, most=most - len(got))
        if len(got) < most:
            known = known or _known(seeker.id, ids)
            empty = next((n for n, (_name, numbers) in enumerate(decks) if not known.keys().isdisjoint(numbers)), 0)
            at_once, step = (empty, 1) if empty else (step, step * 2)
    return got


def new_by_deck(seeker: Seeker, *, is_down: bool, after: tuple[str, int] | None, most: int) -> Rows:
    """The same for cards never asked: a deck without any costs one look at an index."""
    got: Rows = []
    decks = names.decks_in_order(seeker.id, is_down=is_down, edge=after[0] if after else None)
    at_once = 1
    while decks and len(got) < most:
        now, decks, at_once = decks[:at_once], decks[at_once:], at_once * MORE_DECKS
        new = never_asked(seeker, _numbers(now)).c
        got += _of_decks(
            seeker.id, select(new.card_id), now, is_down=is_down, after=after, most=most - len(got), of=new
        )
    return got


def _known(learner_id: int, ids: Sequence[int]) -> dict[int, int]:
    """In which decks some of these cards lie, and how many in each."""
    told = select(R.deck_id, func.count()).where(R.learner_id == learner_id, among(R.card_id, ids[::EVERY]))
    return {row[0]: row[1] for row in db.session.execute(told.group_by(R.deck_id))}


def _numbers(decks: Decks) -> list[int]:
    return [number for _name, numbers in decks for number in numbers]


def _of_decks(
    learner_id: int, cards: Select[tuple[int]], decks: Decks, *, is_down: bool, after: Any, most: int, of: Any = R
) -> Rows:
    """Cards of some decks, by the columns `of`: of one name they are in order already, of several they are sorted."""
    ids = _numbers(decks)
    cards = cards.where(of.deck_id == ids[0] if len(ids) == 1 else among(of.deck_id, ids))
    name: Any = literal(decks[0][0])
    if len(decks) > 1:
        named = plain_decks(learner_id)
        name, cards = named.c.plain, cards.outerjoin(named, named.c.id == of.deck_id)
    if after is not None:
        cards = cards.where(beyond(name, of.card_id, after[0], after[1], is_down=is_down))
    order = (name.desc(), of.card_id.desc()) if is_down else (name, of.card_id)
    return _run(cards.with_only_columns(of.card_id, name).order_by(*(order if len(decks) > 1 else order[1:])), most)


def never(cards: Found, seeker: Seeker, figure: str | None, after: int | None) -> Select[Any]:
    """The cards that have no such figure, behind all others: those added last first, for an index is in this order."""
    memory = memories.alias()
    known = select(literal(1)).select_from(memory)
    known = known.where(memory.c.card_id == R.card_id, memory.c.learner_id == seeker.id)
    if figure is not None:
        known = known.where(memory.c[figure].is_not(None))
    wanted = cards.cards.where(not_(known.correlate(rows).exists()))
    if after is not None:
        edge = select(func.max(Card.created_at)).where(Card.id == after).scalar_subquery()
        wanted = wanted.where(beyond(R.added, R.card_id, edge, after, is_down=True))
    return wanted.with_only_columns(R.card_id, literal(None)).order_by(R.added.desc(), R.card_id.desc())


def _run(wanted: Select[Any], most: int) -> Rows:
    return [(row[0], row[1]) for row in db.session.execute(wanted.limit(most))]
