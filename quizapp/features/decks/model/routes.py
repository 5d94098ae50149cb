"""Pages of the optional model; without one they are not there."""

from babel.numbers import format_currency
from flask import current_app, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.adapters.model import Model
from quizapp.core.drafting.message import INSTRUCTIONS
from quizapp.core.errors import NotFound, Stale
from quizapp.extensions import db, limiter
from quizapp.features.articles import queries as articles
from quizapp.features.decks import bp
from quizapp.features.decks import queries as decks
from quizapp.features.decks.model import queries, services
from quizapp.features.decks.model.offering import Offer, offer
from quizapp.features.decks.model.sentences import dropped, explain
from quizapp.models import Article, Deck, ModelRequest, Progress
from quizapp.settings import current
from quizapp.web import access

LIMIT = "6 per minute;30 per hour"  # each may cost whoever runs the server
type Page = AnyResponse | str | tuple[str, int]


def has_model() -> bool:
    """Whether a model is set, for the pages that lead here."""
    return current_app.extensions["quizapp.model"] is not None


def _model() -> Model:
    model: Model | None = current_app.extensions["quizapp.model"]
    if model is None:
        raise NotFound
    return model


@bp.get("/decks/<int:deck_id>/model")
def offer_model(deck_id: int) -> Page:
    """What would be sent, to whom, and what it may cost; nothing is sent yet."""
    deck = decks.own_deck(access.learner(), deck_id)
    article, model = _article(deck), _model()
    last = queries.newest(deck)
    if last is not None and queries.is_open(last):
        return _to(last)
    return _offer_page(deck, article, offer(article, model, asked=queries.asked(deck.id), last=last))


def _article(deck: Deck) -> Article:
    article = articles.own_article(access.learner(), deck.article_id) if deck.article_id else None
    if article is None or article.progress != Progress.READY:
        raise NotFound
    return article


def _offer_page(deck: Deck, article: Article, offered: Offer) -> str:
    settings = current()
    cost = offered.estimate.cost(settings.model_price_in, settings.model_price_out)
    shown = None if cost is None else format_currency(max(cost, 0.01), settings.model_currency, locale=get_locale())
    return render_template(
        "decks/model/ask.html", deck=deck, article=article, offer=offered, cost=shown, instructions=INSTRUCTIONS
    )


@bp.post("/decks/<int:deck_id>/model")
@limiter.limit(LIMIT)
def ask_model(deck_id: int) -> Page:
    """Send what the page showed, once."""
    deck = decks.own_deck(access.learner(), deck_id, lock=True)
    article, model = _article(deck), _model()
    offered = offer(article, model, asked=queries.asked(deck.id), last=queries.newest(deck))
    number, seen = request.form.get("number", 0, type=int), request.form.get("seen", "")
    try:
        made = services.request(deck, offered, number=number, seen=seen, now=clock.now())
    except Stale:
        db.session.rollback()
        flash(_("What would be sent has changed meanwhile, so nothing was sent. Here is how it is now."), "info")
        return _offer_page(deck, article, offered), 409
    db.session.commit()
    return _to(made)


def _to(made: ModelRequest) -> AnyResponse:
    return redirect(url_for(".model_request", deck_id=made.deck_id, position=made.number), code=303)


@bp.get("/decks/<int:deck_id>/model/<int:position>")
def model_request(deck_id: int, position: int) -> Page:
    """How far a request is, and what came of it."""
    return render_template("decks/model/asking.html", **_state(deck_id, position))


def _state(deck_id: int, position: int) -> dict[str, object]:
    made = queries.own_request(access.learner(), deck_id, position)
    _model()
    told = {"sentence": explain(made.refusal, made.host), "dropped": dropped(made.dropped)}
    return {"asking": made, "deck": made.deck, **told}


@bp.get("/decks/<int:deck_id>/model/<int:position>/state")
def model_state(deck_id: int, position: int) -> AnyResponse:
    """The same for the script of the waiting page; 304 when nothing changed."""
    state = _state(deck_id, position)
    made = queries.own_request(access.learner(), deck_id, position)
    over = "failed" if not queries.is_open(made) else made.progress.value  # the script stops asking
    answer = jsonify(progress=over, next=None, html=render_template("decks/model/_asking.html", **state))
    answer.add_etag(weak=True)
    return answer.make_conditional(request)
