"""Asking the model: the request with its job, and what the job does, part by part. Nothing here commits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from flask import current_app

from quizapp.adapters import queue
from quizapp.adapters.model import Model, Reply
from quizapp.core.cards.card import Card as Made
from quizapp.core.drafting.message import INSTRUCTIONS, SCHEMA
from quizapp.core.drafting.parts import Part
from quizapp.core.drafting.reply import suggestions
from quizapp.core.errors import Refused, Stale
from quizapp.extensions import db
from quizapp.features.articles import queries as article_queries
from quizapp.features.decks import making
from quizapp.features.decks import queries as deck_queries
from quizapp.features.decks.model import queries
from quizapp.features.decks.model.offering import Offer, message
from quizapp.models import Article, Deck, ModelRequest, Progress

if TYPE_CHECKING:
    from quizapp.core.drafting.vetting import Vetted

Save = Callable[[], None]


def request(deck: Deck, offer: Offer, *, number: int, seen: str, now: datetime) -> ModelRequest:
    """Make the request that somebody saw and agreed to, once; the deck's row is locked by the caller.

    A second click, or another tab, finds the first one. Raises Stale when what would be sent is not what was seen.
    """
    last = queries.newest(deck)
    if last is not None and (queries.is_open(last) or number == last.number):
        return last
    if number != offer.number or seen != offer.seen:
        raise Stale
    made = ModelRequest(
        deck_id=deck.id, number=number, host=offer.host, name=offer.name, parts=offer.parts, created_at=now
    )
    db.session.add(made)
    db.session.flush()
    queue.enqueue("ask_model", made.id, now=now)
    return made


def ask_model(request_id: int, save: Save) -> None:
    """Job: ask about each part in turn. Each answer is written before the next is asked for, so that a job that was
    killed repeats one question at the most."""
    from quizapp.core.drafting.vetting import vet  # late: the checks of drafts are for whoever makes cards

    asking = queries.request_for_worker(request_id)
    if asking is None or not queries.is_open(asking) or asking.deck.article_id is None:
        return
    article = article_queries.article_for_worker(asking.deck.article_id)
    model: Model | None = current_app.extensions["quizapp.model"]
    if article is None:
        return
    asking.progress = Progress.FINDING
    save()  # from here on no transaction is open while the model is asked
    for place in range(asking.done, len(asking.parts)):
        try:
            reply = _reply(asking, place, article, model)
            offered = suggestions(reply.text)
        except Refused as refused:
            _fail(request_id, refused)
            return
        part = Part(int(str(asking.parts[place]["start"])), int(str(asking.parts[place]["end"])))
        known = queries.asked(asking.deck_id)
        found = vet(offered, article.text, part, asked=known, language=article.language, title=article.title)
        if not _write(request_id, place, found, reply):
            return
        save()


def _reply(asking: ModelRequest, place: int, article: Article, model: Model | None) -> Reply:
    if model is None or (model.host, model.name) != (asking.host, asking.name):
        raise Refused("model_changed")
    return model.complete(INSTRUCTIONS, message(article, asking.parts[place]), schema=SCHEMA)


def _write(request_id: int, place: int, found: Vetted, reply: Reply) -> bool:
    """The cards of one part, and that it is done, in one transaction; False when somebody else was first."""
    asking = queries.request_for_worker(request_id, lock=True)
    if asking is None or asking.done != place:
        return False
    added = _add(asking, found.cards)
    asking.done, asking.added = place + 1, asking.added + added
    dropped = Counter(asking.dropped or {}) + Counter(drop.check for drop in found.drops)
    asking.dropped = dict(dropped)
    asking.tokens_in += reply.tokens_in
    asking.tokens_out += reply.tokens_out
    if asking.done == len(asking.parts):
        asking.progress = Progress.READY
    db.session.flush()
    return True


def _add(asking: ModelRequest, cards: Sequence[Made]) -> int:
    """Notes and cards, drafts to check, beside those that are there."""
    first = {made.fact_key: made for made in reversed(cards)}
    there = deck_queries.notes_by_key(asking.deck, first.keys())
    new = [made for made in cards if made is first[made.fact_key] and made.fact_key not in there]
    added = making.add_cards(asking.deck, new, [])
    for card in added:
        card.drafted_by = asking.name
    return len(added)


def _fail(request_id: int, refused: Refused) -> None:
    """Say why; the cards of earlier parts stay."""
    asking = queries.request_for_worker(request_id, lock=True)
    if asking is not None and queries.is_open(asking):
        asking.progress = Progress.FAILED
        asking.refusal = {"reason": refused.reason, **refused.data}


def give_up(request_id: int) -> None:
    """Job that failed for good: the person can read it and try again."""
    _fail(request_id, Refused("gave_up"))
