"""Pages of quizzes: choose one, see the result, ask again what was missed."""

import secrets

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.quizzes import bp, making, queries, views
from quizapp.features.quizzes.forms import KeyForm, QuizForm
from quizapp.models import Attempt, Feedback, Layout
from quizapp.web import access


def _to(endpoint: str, attempt: Attempt) -> AnyResponse:
    return redirect(url_for(f"quizzes.{endpoint}", attempt_id=attempt.id), code=303)


@bp.get("/decks/<int:deck_id>/quiz")
def new(deck_id: int) -> str:
    """Choose a quiz of this deck; below, the runs so far."""
    return _choose(deck_id, QuizForm(request_key=secrets.token_hex(16)))


def _choose(deck_id: int, form: QuizForm) -> str:
    learner = access.learner()
    deck, askable = queries.own_deck(learner, deck_id), making.askable(learner, deck_id)
    form.offer(making.sizes(askable), askable=askable)
    return render_template(
        "quizzes/new.html",
        form=form,
        deck=deck,
        kept=queries.kept_count(learner, deck_id),
        askable=askable,
        most=making.MOST,
        past=queries.past_attempts(learner, deck_id),
        unfinished=queries.open_attempts(learner, deck_id),
    )


@bp.post("/decks/<int:deck_id>/quiz")
def make(deck_id: int) -> AnyResponse | tuple[str, int]:
    """Make the quiz and begin it; a second click comes to the same one."""
    form, learner = QuizForm(), access.learner()
    queries.own_deck(learner, deck_id)
    if not form.validate_on_submit():
        return _choose(deck_id, form), 422
    wish = making.Wish(form.request_key.data, form.size.data, Layout(form.layout.data), Feedback(form.feedback.data))
    try:
        attempt = making.make_quiz(learner, deck_id, wish, now=clock.now())
    except Refused:
        return _choose(deck_id, form), 422
    db.session.commit()
    return _to("take", attempt)


@bp.get("/quizzes/<int:attempt_id>/result")
def result(attempt_id: int) -> AnyResponse | str:
    """Score, time, what to look at again first; an attempt that is not over goes on instead."""
    learner = access.learner()
    run = queries.own_run(learner, attempt_id)
    if run.attempt.finished_at is None:
        return _to("take", run.attempt)
    known = views.proofs(learner, [item.card_id for item in run.items])
    told = [views.told(run, item, known) for item in run.items]
    return render_template("quizzes/result.html", run=run, told=told, request_key=secrets.token_hex(16))


@bp.post("/quizzes/<int:attempt_id>/again")
def again(attempt_id: int) -> AnyResponse:
    """A new quiz of what was missed."""
    form, learner = KeyForm(), access.learner()
    run = queries.own_run(learner, attempt_id)
    if not form.validate_on_submit():
        return _to("result", run.attempt)
    try:
        attempt = making.make_again(learner, attempt_id, form.request_key.data, now=clock.now())
    except Refused:
        flash(_("The cards you missed are no longer in this deck, so they cannot be asked again."), "error")
        return _to("result", run.attempt)
    db.session.commit()
    return _to("take", attempt)
