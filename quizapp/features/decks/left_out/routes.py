"""The page that says why nothing is asked of a sentence, and offers to make a card of it."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from quizapp.core.left_out import MOST
from quizapp.features.articles import queries as articles
from quizapp.features.decks import bp
from quizapp.features.decks import queries as decks
from quizapp.features.decks.left_out import queries
from quizapp.features.decks.left_out.page import folds_of
from quizapp.features.decks.making import is_readable
from quizapp.models import Progress
from quizapp.web import access


@bp.get("/articles/<int:article_id>/left-out")
def left_out(article_id: int) -> AnyResponse | str:
    """The sentences and questions that no card was made of, each with its reason."""
    article = articles.own_article(access.learner(), article_id)
    if article.same_as_id or article.progress != Progress.READY:
        return redirect(url_for("articles.making", article_id=article_id), code=303)
    stored = queries.left_out_of(article)
    return render_template(
        "decks/left_out.html",
        article=article,
        deck=decks.deck_of_article(article.id),
        folds=folds_of(article.text, stored, *queries.asked_of(article)),
        is_cut=len(stored) >= MOST,
        readable=is_readable(article),
    )
