"""Pages about articles."""

from flask import flash, jsonify, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import NotFound, Refused
from quizapp.extensions import db, limiter
from quizapp.features.accounts import visits
from quizapp.features.articles import bp, queries, services
from quizapp.features.articles.bringing import bring, bring_sample, home_page, refused_because
from quizapp.features.articles.page import views
from quizapp.features.articles.sentences import AGAIN, explain
from quizapp.models import Article, Progress
from quizapp.web import access

LIMIT = "20 per minute;200 per hour"  # articles from one address; a school class shares one


@bp.get("/")
def home() -> str:
    """The first page: bring an article."""
    return home_page(request.args.get("from", "text"))


@bp.get("/articles")
def library() -> str:
    """The learner's articles."""
    learner = access.learner()
    shelf = queries.shelf(learner, _page())
    rows = views.library_rows(learner, shelf)
    loose = queries.loose_decks(learner)
    counts = queries.card_counts([deck.id for deck in loose])
    last = max(1, -(-shelf.total // queries.PER_PAGE))
    return render_template(
        "articles/library.html", rows=rows, loose=loose, counts=counts, page=_page(), last=last, shelf=shelf
    )


def _page() -> int:
    asked = request.args.get("page", "1")
    if not asked.isdecimal() or not 1 <= int(asked[:9]) <= 10**6:
        raise NotFound
    return int(asked)


@bp.post("/articles")
@limiter.limit(LIMIT)
def make() -> AnyResponse | tuple[str, int]:
    """Take an article and send it to the worker."""
    return _taken(lambda: bring(visits.learner_or_guest(), now=clock.now()))


@bp.post("/samples/<slug>")
@limiter.limit(LIMIT)
def sample(slug: str) -> AnyResponse | tuple[str, int]:
    """Take one of our own articles."""
    return _taken(lambda: bring_sample(visits.learner_or_guest(), slug, now=clock.now()))


def _taken(take) -> AnyResponse | tuple[str, int]:  # type: ignore[no-untyped-def]
    was_stranger = not current_user.is_authenticated
    try:
        brought = take()
    except Refused as refused:
        db.session.rollback()
        if was_stranger:
            visits.end()
        come_from = request.form.get("from", "text")
        return home_page(come_from, error=refused_because(refused, come_from)), 422
    db.session.commit()
    if not brought.is_new:
        flash(_("You have this article already. Here it is."), "info")
        return redirect(url_for(".show", article_id=brought.article.id), code=303)
    return redirect(url_for(".making", article_id=brought.article.id), code=303)


@bp.get("/articles/<int:article_id>/making")
def making(article_id: int) -> AnyResponse | str:
    """How far the worker is; when it is done, on to the cards."""
    article = queries.own_article_light(access.learner(), article_id)
    if article.same_as_id:
        flash(_("You have this article already. Here it is."), "info")
    if target := _after(article):
        return redirect(target, code=303)
    return render_template("articles/making.html", **_making(article))


def _after(article: Article) -> str | None:
    """Where to go once the worker is done."""
    if article.same_as_id:
        return url_for(".show", article_id=article.same_as_id)
    if article.progress != Progress.READY:
        return None
    deck_id = queries.deck_id_of(article)
    if deck_id and queries.has_drafts(deck_id):
        return url_for("decks.weed", deck_id=deck_id)
    return url_for(".show", article_id=article.id)


def _making(article: Article) -> dict[str, object]:
    waited_s = (clock.now() - article.created_at).total_seconds()
    may_help = (article.refusal or {}).get("reason") in AGAIN
    return {
        "article": article,
        "sentence": explain(article.refusal),
        "is_slow": waited_s > 15,
        "may_help_again": may_help,
    }


@bp.get("/articles/<int:article_id>/state")
def state(article_id: int) -> AnyResponse:
    """How far the worker is, for the script of the waiting page; 304 when nothing changed."""
    article = queries.own_article_light(access.learner(), article_id)
    answer = jsonify(
        progress=article.progress.value,
        done=article.done,
        total=article.total,
        words=article.words,
        next=_after(article),
        html=render_template("articles/_making.html", **_making(article)),
    )
    answer.add_etag(weak=True)
    return answer.make_conditional(request)


@bp.post("/articles/<int:article_id>/again")
@limiter.limit(LIMIT)
def again(article_id: int) -> AnyResponse:
    """Try a failed article once more."""
    services.try_again(queries.own_article_light(access.learner(), article_id), now=clock.now())
    db.session.commit()
    return redirect(url_for(".making", article_id=article_id), code=303)


@bp.get("/articles/<int:article_id>")
def show(article_id: int) -> AnyResponse | str:
    """The reading page, with the cards of one fact when it is asked for (?fact=)."""
    learner = access.learner()
    article = queries.own_article(learner, article_id)
    if article.same_as_id or not article.words or article.progress not in {Progress.READY, Progress.FAILED}:
        return redirect(url_for(".making", article_id=article_id), code=303)
    asked = _number("fact")
    opened = views.fact_cards(learner, article, asked) if asked else None
    page = views.reading_page(learner, article, views.page_with(article, opened, _number("page")))
    sentence = explain(article.refusal) if article.refusal else ""
    return render_template(
        "articles/show.html", article=article, page=page, opened=opened, sentence=sentence, page_keys=_keys()
    )


def _number(name: str) -> int | None:
    """A number of the address that a database can hold."""
    number = request.args.get(name, type=int)
    return number if number is not None and 0 <= number < 2**63 else None


def _keys() -> list[tuple[list[str], str]]:
    return [
        (["n"], _("next fact")),
        (["N"], _("the fact before")),
        (["Enter"], _("its cards")),
        (["m"], _("make a card of the selected words")),
    ]


@bp.get("/articles/<int:article_id>/facts/<int:note_id>")
def fact(article_id: int, note_id: int) -> AnyResponse:
    """The cards of one fact, for the script of the reading page."""
    learner = access.learner()
    article = queries.own_article_light(learner, article_id)
    opened = views.fact_cards(learner, article, note_id)
    if not access.wants_json():
        return redirect(url_for(".show", article_id=article_id, fact=note_id, _anchor=f"fact-{note_id}"), code=303)
    return make_response(jsonify(html=render_template("articles/_fact.html", article=article, opened=opened)))


@bp.get("/articles/<int:article_id>/delete")
def ask_delete(article_id: int) -> str:
    """Ask before an article goes."""
    article = queries.own_article_light(access.learner(), article_id)
    deck_id = queries.deck_id_of(article)
    counts = queries.card_counts([deck_id]).get(deck_id, {}) if deck_id else {}
    cards = sum(counts.get(standing, 0) for standing in queries.SHOWN)
    return render_template("articles/delete.html", article=article, cards=cards)


@bp.post("/articles/<int:article_id>/delete")
def delete(article_id: int) -> AnyResponse:
    """Let an article go, with everything made from it."""
    article = queries.own_article_light(access.learner(), article_id)
    title = article.title or article.source or ""
    services.delete(article)
    db.session.commit()
    flash(_("Deleted: %(title)s", title=title), "done")
    return redirect(url_for(".library"), code=303)
