"""One page of what a search finds, in the order wished: the next page begins where this one ended."""

import base64
import binascii
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Float, Select, String, cast, func, literal, select, text

from quizapp.core.search.tree import All, Node
from quizapp.extensions import db
from quizapp.features.find.queries import walking
from quizapp.features.find.queries.conditions import NEW, Found, Way, found, never_asked
from quizapp.features.find.queries.figures import Seeker
from quizapp.features.find.queries.tables import M, R, plain_decks, rows
from quizapp.features.find.queries.words import is_sqlite
from quizapp.models.base import Moment
from quizapp.models.find.among import among

PER_PAGE = 50
NO_TEXT = re.compile("[\0\ud800-\udfff]")  # what no database takes as text
MOST_COUNTED = 10_000


class Order(StrEnum):
    """What the cards found are sorted by."""

    ADDED = "added"
    DUE = "due"
    INTERVAL = "interval"
    DIFFICULTY = "difficulty"
    STABILITY = "stability"
    LAPSES = "lapses"
    DECK = "deck"
    QUESTION = "question"


KEYS: dict[Order, ColumnElement[Any]] = {  # but for decks: their names are made plain first
    Order.ADDED: R.added,
    Order.QUESTION: R.question,
    Order.DUE: M.due,
    Order.INTERVAL: M.interval_days,
    Order.DIFFICULTY: M.difficulty,
    Order.STABILITY: M.stability,
    Order.LAPSES: M.lapses,
}
OF_MEMORY = {Order.DUE, Order.INTERVAL, Order.DIFFICULTY, Order.STABILITY, Order.LAPSES}
WALKED = {Order.ADDED, Order.QUESTION}  # an index is in this order
TYPES: dict[Order, Any] = {Order.ADDED: Moment(), Order.DUE: Moment(), Order.QUESTION: String(), Order.DECK: String()}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended: the key and the number of its last card. Without a key: among those never asked."""

    key: Any
    card_id: int

    def written(self) -> str:
        """As an address holds it."""
        key = self.key.isoformat() if isinstance(self.key, datetime) else self.key
        return base64.urlsafe_b64encode(json.dumps([key, self.card_id]).encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str, order: Order) -> "Place | None":
        """The place an address names; none when it names none that makes sense."""
        try:
            key, card_id = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
            moment = key is not None and order in {Order.ADDED, Order.DUE}
            place = cls(datetime.fromisoformat(key) if moment else key, int(card_id))
        except (ValueError, TypeError, binascii.Error, RecursionError):
            return None
        return place if place.is_sound(order) else None

    def is_sound(self, order: Order) -> bool:
        """Whether the database can compare with it."""
        if isinstance(self.key, datetime):
            return self.key.tzinfo is not None
        kinds = (str,) if order in TYPES else (int, float)
        is_text = isinstance(self.key, str) and not NO_TEXT.search(self.key)
        number = isinstance(self.key, int | float) and abs(self.key) < 1e15
        return abs(self.card_id) < 2**62 and (self.key is None or (isinstance(self.key, kinds) and (is_text or number)))


@dataclass(frozen=True, slots=True)
class Page:
    """The cards of one page, and where the next begins."""

    ids: list[int]
    following: Place | None


def ids_of(seeker: Seeker, tree: Node, most: int = MOST_COUNTED + 1) -> list[int]:
    """The cards that a search means, in no order, as many as that at the most."""
    if not is_sqlite():  # one plan for all searches, as the server makes after some of a kind, suits none of them
        db.session.execute(text("SET LOCAL plan_cache_mode = force_custom_plan"))
    wanted = select(never_asked(seeker).c.card_id) if tree == NEW else found(seeker, tree).cards
    cards = wanted.limit(most).subquery()
    gather = func.json_group_array if is_sqlite() else func.json_agg
    told = db.session.scalar(select(cast(gather(cards.c.card_id), String)))  # one value: a row each costs more than it
    return json.loads(told) if told else []


def number_of_all(seeker: Seeker) -> int:
    """How many cards the learner has in all."""
    return db.session.scalar(select(func.count()).select_from(rows).where(R.learner_id == seeker.id)) or 0


def page(
    seeker: Seeker, tree: Node, ids: Sequence[int], *, order: Order, is_down: bool, after: Place | None = None
) -> Page:
    """One page. `ids` is what `ids_of` gave: few cards are sorted, many are walked along an index."""
    if len(ids) <= MOST_COUNTED:
        cards, got = _these(seeker, ids), None
    else:
        cards, got = (
            found(seeker, tree, Way.HERE),
            _walked(seeker, tree, ids, order=order, is_down=is_down, after=after),
        )
    if got is None and (after is None or after.key is not None):
        if len(ids) <= MOST_COUNTED and order in OF_MEMORY:
            wanted = _remembered(seeker, ids, order, is_down=is_down, after=after)
        else:
            way = cards if len(ids) <= MOST_COUNTED or order in WALKED else found(seeker, tree, Way.GATHERED)
            wanted = _in_order(way, order, is_down=is_down, after=after)
        got = _run(wanted, PER_PAGE + 1)
    got = got or []
    if order in OF_MEMORY and len(got) <= PER_PAGE:
        figure = KEYS[order].name if order in {Order.STABILITY, Order.DIFFICULTY} else None
        never = walking.never(cards, seeker, figure, after.card_id if after and after.key is None else None)
        got += _run(never, PER_PAGE + 1 - len(got))
    last = got[PER_PAGE - 1] if len(got) > PER_PAGE else None
    return Page([row[0] for row in got[:PER_PAGE]], Place(last[1], last[0]) if last else None)


def _walked(
    seeker: Seeker, tree: Node, ids: Sequence[int], *, order: Order, is_down: bool, after: Place | None
) -> list[tuple[int, Any]] | None:
    """The page out of very many cards, where there is a quick way."""
    if order is Order.DECK:
        way: dict[str, Any] = {"is_down": is_down, "after": (after.key, after.card_id) if after else None}
        if tree == NEW:
            return walking.new_by_deck(seeker, **way, most=PER_PAGE + 1)
        return walking.by_deck(seeker, tree, ids, **way, most=PER_PAGE + 1)
    if order not in OF_MEMORY or (after is not None and after.key is None):
        return None
    key = KEYS[order]
    edge = walking.beyond(key, M.card_id, _edge(order, after), after.card_id, is_down=is_down) if after else None
    return walking.by_memory(seeker, tree, key, is_down=is_down, after=edge, most=PER_PAGE + 1)


def _edge(order: Order, after: Place) -> ColumnElement[Any]:
    return literal(after.key, type_=TYPES.get(order, Float()))


def _run(wanted: Select[Any], most: int) -> list[Any]:
    return [(row[0], row[1]) for row in db.session.execute(wanted.limit(most))]


def _these(seeker: Seeker, ids: Sequence[int]) -> Found:
    """Some cards, once more asked for as the learner's own."""
    return Found(found(seeker, All()).cards.where(among(R.card_id, ids)), seeker, has_memory=False)


def _remembered(seeker: Seeker, ids: Sequence[int], order: Order, *, is_down: bool, after: Place | None) -> Select[Any]:
    """Those of some cards that have a figure, by it: what is remembered tells by itself whose it is."""
    key = KEYS[order]
    wanted = select(M.card_id, key).where(M.learner_id == seeker.id, among(M.card_id, ids), key.is_not(None))
    if after is not None:
        edge = _edge(order, after)
        wanted = wanted.where(walking.beyond(key, M.card_id, edge, after.card_id, is_down=is_down))
    return wanted.order_by(*((key.desc(), M.card_id.desc()) if is_down else (key, M.card_id)))


def _in_order(cards: Found, order: Order, *, is_down: bool, after: Place | None) -> Select[Any]:
    wanted = cards.with_memory() if order in OF_MEMORY else cards.cards
    key: ColumnElement[Any]
    if order is Order.DECK:
        decks = plain_decks(cards.seeker.id)
        key, wanted = decks.c.plain, wanted.outerjoin(decks, decks.c.id == R.deck_id)
    else:
        key = KEYS[order]
    if order in {Order.STABILITY, Order.DIFFICULTY}:
        wanted = wanted.where(key.is_not(None))
    if after is not None:
        wanted = wanted.where(walking.beyond(key, R.card_id, _edge(order, after), after.card_id, is_down=is_down))
    both = (key.desc(), R.card_id.desc()) if is_down else (key, R.card_id)
    return wanted.with_only_columns(R.card_id, key).order_by(*both)
