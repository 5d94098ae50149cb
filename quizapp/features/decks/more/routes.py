"""The pages that ask for more cards, and show how far the worker is."""

from flask import jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.cards.wish import Wish, from_stored
from quizapp.core.errors import NotFound
from quizapp.extensions import db, limiter
from quizapp.features.articles import queries as articles
from quizapp.features.decks import bp
from quizapp.features.decks import queries as decks
from quizapp.features.decks.making import is_readable
from quizapp.features.decks.more import queries, services
from quizapp.features.decks.more.forms import MoreForm
from quizapp.features.decks.more.parts import whole_sentences
from quizapp.models import Article, Deck, MoreWish, Progress, User
from quizapp.web import access

LIMIT = "20 per minute;200 per hour"
type Page = AnyResponse | str | tuple[str, int]


@bp.get("/decks/<int:deck_id>/more")
def more(deck_id: int) -> Page:
    """Ask for more cards of an article, or of the passage named by ?start= and ?end=."""
    learner = access.learner()
    deck = decks.own_deck(learner, deck_id)
    article = _article(learner, deck)
    if article.progress != Progress.READY:
        return redirect(url_for("articles.making", article_id=article.id), code=303)
    earlier = _earlier(learner, deck)
    form = MoreForm.about(article.text, article.title)
    form.begin(_first_wish(article, earlier), after=queries.newest(deck), is_selected=earlier is None)
    found_none = earlier is not None and earlier.progress == Progress.READY and not earlier.added
    return _form_page(deck, article, form, found_none=found_none)


def _article(learner: User, deck: Deck) -> Article:
    """The article of a deck. Raises NotFound for a deck without one."""
    if deck.article_id is None:
        raise NotFound
    return articles.own_article(learner, deck.article_id)


def _earlier(learner: User, deck: Deck) -> MoreWish | None:
    number = request.args.get("again", type=int)
    return queries.own_wish(learner, deck.id, number) if number is not None and 0 <= number < 2**63 else None


def _first_wish(article: Article, earlier: MoreWish | None) -> Wish:
    if earlier is not None:
        return from_stored(earlier.wish)
    start, end = request.args.get("start", type=int), request.args.get("end", type=int)
    return Wish(part=whole_sentences(article.text, start, end))


def _form_page(deck: Deck, article: Article, form: MoreForm, *, found_none: bool = False) -> str:
    readable = is_readable(article)
    return render_template(
        "decks/more/ask.html", deck=deck, article=article, form=form, found_none=found_none, readable=readable
    )


@bp.post("/decks/<int:deck_id>/more")
@limiter.limit(LIMIT)
def ask_more(deck_id: int) -> Page:
    """Send a wish for more cards to the worker, once."""
    learner = access.learner()
    deck = decks.own_deck(learner, deck_id, lock=True)
    article = _article(learner, deck)
    form = MoreForm.about(article.text, article.title)
    if not form.validate_on_submit() or not is_readable(article):
        return _form_page(deck, article, form), 422
    wished = services.ask(deck, form.whole_wish(), after=(form.after.data or "")[:20], now=clock.now())
    db.session.commit()
    return redirect(url_for(".making_more", deck_id=deck_id, more_id=wished.id), code=303)


@bp.get("/decks/<int:deck_id>/more/<int:more_id>")
def making_more(deck_id: int, more_id: int) -> Page:
    """How far the worker is; when it is done, on to the new cards."""
    wished = queries.own_wish(access.learner(), deck_id, more_id)
    if target := _after(wished):
        return redirect(target, code=303)
    return render_template("decks/more/making.html", wished=wished, deck=wished.deck)


def _after(wished: MoreWish) -> str | None:
    """Where to go once the worker is done: the new cards, or back to the wish when there are none."""
    if wished.progress != Progress.READY:
        return None
    if wished.added:
        return url_for(".weed", deck_id=wished.deck_id, show=f"new-{wished.id}")
    return url_for(".more", deck_id=wished.deck_id, again=wished.id)


@bp.get("/decks/<int:deck_id>/more/<int:more_id>/state")
def state_of_more(deck_id: int, more_id: int) -> AnyResponse:
    """How far the worker is, for the script of the waiting page; 304 when nothing changed."""
    wished = queries.own_wish(access.learner(), deck_id, more_id)
    html = render_template("decks/more/_making.html", wished=wished, deck=wished.deck)
    answer = jsonify(progress=wished.progress.value, next=_after(wished), html=html)
    answer.add_etag(weak=True)
    return answer.make_conditional(request)


@bp.post("/decks/<int:deck_id>/more/<int:more_id>/again")
@limiter.limit(LIMIT)
def more_again(deck_id: int, more_id: int) -> AnyResponse:
    """Try a wish that failed once more."""
    services.try_again(queries.own_wish(access.learner(), deck_id, more_id), now=clock.now())
    db.session.commit()
    return redirect(url_for(".making_more", deck_id=deck_id, more_id=more_id), code=303)
