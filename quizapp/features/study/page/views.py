"""What the study pages show, put together from the queue, the faces of cards and the marking of answers."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _

from quizapp.adapters.json_text import quoted
from quizapp.core.errors import NotFound
from quizapp.core.memory.rules.limits import of_today
from quizapp.features.accounts.queries import halves
from quizapp.features.decks.sources import Source
from quizapp.features.study import forms
from quizapp.features.study.coming import Coming, coming
from quizapp.features.study.learner import Learner, in_deck, learner_of
from quizapp.features.study.marking import mark
from quizapp.features.study.options.queries import NONE, limits_today
from quizapp.features.study.page import wording
from quizapp.features.study.page.drawing import face_json
from quizapp.features.study.page.faces import Face, face_of
from quizapp.features.study.page.way import Way, of_deck
from quizapp.features.study.places import place
from quizapp.features.study.queries import log, overview, queue
from quizapp.features.study.queries.desk import desk
from quizapp.features.study.steps.keeping import Desk
from quizapp.features.study.steps.wording import labels
from quizapp.models import Deck
from quizapp.web import access

USUAL_MORE = 10  # new cards offered beyond the limits


def study(
    learner: Learner, deck: Deck, now: datetime, args: Mapping[str, str], *, device: str, typed: str | None = None
) -> str:
    """The page: one card, or what there is to say when none can be asked.

    `typed` is a number of more cards that was none, to be shown again with a sentence at its field.
    """
    answered = forms.whole(args, "after", default=0)
    wished = _wished(learner, deck.id, now, forms.whole(args, "card", default=0))
    here = wished or coming(learner, deck.id, now, answered=answered)
    desk = Desk(learner, device, now)
    if here.card is None:
        rest = {"deck": deck, "aside": _aside(args), **steps_of(desk), **_rest(learner, deck, now, here)}
        return render_template("study/rest.html", **rest, typed=typed)
    after = coming(learner, deck.id, now, answered=answered, showing=here.card.card_id)
    return card_page(desk, of_deck(deck), here, after.card, args=args)


def steps_of(desk: Desk) -> dict[str, Any]:
    """What there is to undo and to redo; and the keys of the page."""
    return {**labels(desk), "page_keys": keys()}


def card_page(desk: Desk, way: Way, here: Coming, following: Any, *, args: Mapping[str, str]) -> str:
    """The page with one card on it, and the card that follows ready for the script."""
    learner, now = desk.learner, desk.now
    face = face_of(here.card, learner, now)
    ahead = face_of(following, learner, now) if following is not None else None
    marked = mark(here.card, args.get("given"))
    shown: dict[str, Any] = {
        "is_shown": "show" in args,
        "mark": marked,
        "mark_words": marked and wording.mark_words(marked),
        "new_key": secrets.token_hex(16),
    }
    first = way.of(as_json(face)) | {"left": here.left, "done": here.done, "ahead": ahead and way.of(as_json(ahead))}
    shown |= {"ratings": wording.rating_words(), "labels": first["labels"], **face_parts(face), **steps_of(desk)}
    return render_template("study/card.html", **shown, way=way, aside=_aside(args), here=here, first=first)


def _wished(learner: Learner, deck: int, now: datetime, card: int) -> Coming | None:
    """A certain card, such as the one whose answer was just taken back."""
    if not card:
        return None
    where = place(learner, deck, now)
    row = queue.face(card, where)
    if row is None or row.suspended:
        return None
    others = coming(learner, deck, now, showing=card)
    return Coming(row, others.left, others.done, has_more=others.has_more)


def _aside(args: Mapping[str, str]) -> dict[str, Any] | None:
    """The card that was just put aside, for the bar that takes it back."""
    verb, card = args.get("did"), args.get("aside", "")
    return {"card_id": int(card), "verb": verb} if verb in {"bury", "aside"} and card.isdecimal() else None


def _rest(learner: Learner, deck: Deck, now: datetime, here: Coming) -> dict[str, Any]:
    """Why no card can be asked: what was done today, what waits, and when the next ones come."""
    ids = overview.with_below(learner.id, deck.id)
    start_of_tomorrow = learner.clock.next_day_at(now)
    number, first = overview.next_due(
        learner.id, ids, learner.clock.next_day_at(start_of_tomorrow) - timedelta(seconds=1)
    )
    today = learner.clock.day_of(now)
    own = limits_today(learner.id, deck.id, today)
    return {
        "here": here,
        "summary": log.summary(learner.id, ids, today, learner.clock.start_of(today)),
        "tomorrow": number,
        "first_due": first,
        "has_cards": overview.has_kept_cards(ids),
        "wait_s": max(1, int((here.opens_at - now).total_seconds()) + 1) if here.opens_at else None,
        "limits": (
            of_today(min(learner.usual.new_per_day, learner.preset.new_per_day), own.new),
            of_today(min(learner.usual.reviews_per_day, learner.preset.reviews_per_day), own.reviews),
        ),
        "has_own_limits": own != NONE,
        "more": _more(learner, deck.id, now),
    }


def _more(learner: Learner, deck: int, now: datetime) -> dict[str, Any]:
    """What the page offers beyond today's limits: `number` to begin with, how many new cards wait (counted no further
    than may be asked for at once), how many were asked for before.
    """
    where = place(learner, deck, now)
    waiting = desk(where | {"most_new": forms.MORE[1], "most_reviews": forms.MORE[1]}, learner.preset).waiting
    before, before_reviews = overview.more_of(learner.id, deck, where["day"])
    return {
        "number": min(USUAL_MORE, waiting.new),
        "waiting": waiting.new,
        "before": before,
        "reviews": min(USUAL_MORE, waiting.reviews),
        "before_reviews": before_reviews,
        "day": where["day"],
        "range": forms.MORE,
    }


def keys() -> list[tuple[list[str], str]]:
    """The keys of this page, for the dialog behind the question mark."""
    return [
        (["Space"], _("show the answer, then the proposed rating")),
        (["1", "6"], _("choose an answer by its place, where there are some")),
        (["1", "4"], _("again, hard, good, easy, once the answer shows")),
        (["u"], _("undo")),
        (["r"], _("redo")),
        (["m"], _("star")),
        (["f"], _("flag")),
        (["e"], _("edit")),
        (["b"], _("not today")),
        (["s"], _("put aside")),
        (["i"], _("about this card")),
        (["o"], _("show in the article")),
    ]


def at_desk(session_key: str, sign_in: str, card: int) -> tuple[Learner, Any]:
    """The learner of this session by the rules of the card's deck, and their memory of the card, in one query: nobody
    else is loaded for an answer.

    Raises NotFound for strangers and for cards that this learner does not study.
    """
    row = log.visit(*halves(session_key), sign_in, card=card)
    if row is None:
        raise NotFound
    return in_deck(learner_of(row), row), row


def at_deck(deck_id: int) -> tuple[Learner, Deck]:
    """The visitor by the rules of one of their decks, and the deck. Raises NotFound for a stranger's."""
    learner = learner_of(access.learner())
    deck, options = overview.own_deck_with_options(learner.id, deck_id)
    return in_deck(learner, options), deck


def in_deck_of(learner: Learner, deck_id: int) -> Learner:
    """The same learner by the rules of another of their decks. Raises NotFound for a stranger's."""
    return in_deck(learner, overview.own_deck_with_options(learner.id, deck_id)[1])


def card_of(learner: Learner, deck: int, card: int, now: datetime) -> Any:
    """The learner's card in this deck. Raises NotFound for a stranger's."""
    row = queue.face(card, place(learner, deck, now))
    if row is None:
        raise NotFound
    return row


def face_parts(face: Face) -> dict[str, Any]:
    """What the template of a card needs."""
    return {"face": face, "words": wording.words(), "link": _link(face)}


def _link(face: Face) -> str | None:
    """The way to the fact in its article."""
    article = face.source.article_id
    return url_for("articles.show", article_id=article) + fact(face.source) if article else None


def fact(source: Source) -> str:
    """Where the fact stands on the page of its article."""
    return f"?fact={source.note_id}#fact-{source.note_id}"


def as_json(face: Face) -> dict[str, Any]:
    """A card for the script of a page, in the language of this request."""
    found: dict[str, Any] = json.loads(drawn(face, _link(face), wording.of_request()))
    return found


def drawn(face: Face, link: str | None, spoken: wording.Spoken) -> str:
    """A card for the script, as JSON: its question and answer as HTML, the words on the four buttons, and what to send
    back. Put together by hand, because it goes with every answer.
    """
    labels = ",".join(map(quoted, wording.span_words(*face.spans, spoken=spoken)))
    return (
        f'{{"card_id":{face.card_id},"deck_id":{face.deck_id},"seen":{face.seen}'
        f',"days":"{",".join(map(str, face.days))}","kind":"{face.kind}","labels":[{labels}]'
        f',"html":{face_json(face, link, spoken)}}}'
    )


def marked(card: Any, args: Mapping[str, str], now: datetime, learner: Learner) -> dict[str, Any]:
    """A typed answer, marked: what to show, and the rating that it proposes."""
    found = mark(card, args.get("given", "")[: forms.MOST_GIVEN], forms.whole(args, "taken_ms", default=0))
    if found is None:
        raise NotFound
    face = face_of(card, learner, now)
    html = render_template("study/_marked.html", face=face, mark=found, mark_words=wording.mark_words(found))
    return {"html": html, "proposed": int(found.proposed), "verdict": found.verdict.value}
