"""Asking for more cards, and adding them once: the wish is a row, its key is unique, cards and end come together."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from hashlib import blake2s
from typing import TYPE_CHECKING

from quizapp.adapters import queue
from quizapp.core.cards.wish import Wish, as_stored, from_stored
from quizapp.core.more import Fresh, fresh, widened
from quizapp.extensions import db
from quizapp.features.articles import queries as article_queries
from quizapp.features.decks.making import add_cards, generated_from
from quizapp.features.decks.more import queries
from quizapp.models import Deck, MoreWish, Progress, Standing

if TYPE_CHECKING:
    from quizapp.core.generate import Generated


def ask(deck: Deck, wish: Wish, *, after: str, now: datetime) -> MoreWish:
    """Ask for more cards; the deck's row is locked by the caller.

    `after` is the newest wish that the page knew of: a second click, or a second tab that asks for the same, finds the
    wish of the first.
    """
    key = request_key(wish, after)
    if there := queries.wish_by_key(deck, key):
        return there
    stored = as_stored(wish)
    more = MoreWish(deck_id=deck.id, request_key=key, wish=stored, created_at=now)
    more.progress, more.done, more.total, more.added = Progress.WAITING, 0, 0, 0
    db.session.add(more)
    db.session.flush()
    queue.enqueue("make_more", more.id, now=now)
    return more


def request_key(wish: Wish, after: str) -> str:
    """The same for the same wish, asked of the deck as it then was.

    >>> request_key(Wish(limit=5), "3") == request_key(Wish(limit=5), "3") != request_key(Wish(limit=5), "4")
    True
    """
    return blake2s(json.dumps([after, as_stored(wish)], sort_keys=True).encode(), digest_size=16).hexdigest()


def try_again(more: MoreWish, *, now: datetime) -> None:
    """Give a wish that failed to the worker once more; anything else is left alone (a second click)."""
    if more.progress != Progress.FAILED:
        return
    more.progress, more.done, more.total = Progress.WAITING, 0, 0
    queue.enqueue("make_more", more.id, now=now)


def make_more(more_id: int, save: Callable[[], None]) -> None:
    """Job: find new facts of an article and add their cards. Safe to run twice."""
    more = queries.wish_for_worker(more_id)
    article = article_queries.article_for_worker(more.deck.article_id) if more and more.deck.article_id else None
    if more is None or article is None or more.progress in {Progress.READY, Progress.FAILED}:
        return
    more.progress, more.done, more.total = Progress.FINDING, 0, 0
    wish = widened(from_stored(more.wish), queries.asked(more.deck_id))
    save()  # from here on no transaction is open while the language model works

    def tell(done: int, total: int) -> None:
        more.done, more.total = done, total
        save()

    _write(more_id, generated_from(article, wish, tell))


def _write(more_id: int, made: Generated) -> None:
    """Cards and the end of the wish in one transaction; whoever comes second finds it ended."""
    more = queries.wish_for_worker(more_id, lock=True)
    if more is None or more.progress in {Progress.READY, Progress.FAILED}:
        return
    new = fresh(made, from_stored(more.wish), queries.asked(more.deck_id))
    _add(more, new)
    more.added, more.progress, more.done = len(new.cards), Progress.READY, more.total
    db.session.flush()


def _add(more: MoreWish, new: Fresh) -> None:
    """Write the new cards; a spare question that is asked for now becomes a card itself."""
    there = queries.spares(more.deck_id, {made.fact_key for made in [*new.cards, *new.spares]})
    for made in new.cards:
        if spare := there.get((made.fact_key, made.kind)):
            spare.standing, spare.more_id = Standing.DRAFT, more.id
    unwritten = [[made for made in part if (made.fact_key, made.kind) not in there] for part in (new.cards, new.spares)]
    add_cards(more.deck, *unwritten, more_id=more.id)


def give_up(more_id: int) -> None:
    """Job that failed for good: the person can try again."""
    more = queries.wish_for_worker(more_id)
    if more is not None and more.progress != Progress.READY:
        more.progress = Progress.FAILED
