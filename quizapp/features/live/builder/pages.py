"""The addresses of quizzes for live games: the list, a new one, its page, its title, its end, and a game of it."""

import secrets

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.live import bp, reasons
from quizapp.features.live.builder import playing, services, wording
from quizapp.features.live.builder.forms import KeyForm, TitleForm
from quizapp.features.live.host.forms import LiveForm
from quizapp.features.live.queries import quizzes as queries
from quizapp.web import access

Page = AnyResponse | tuple[str, int] | str


def key() -> str:
    """A key for one press."""
    return secrets.token_hex(16)


@bp.get("/live/quizzes")
def quizzes() -> str:
    """The visitor's own quizzes, and the form for a new one."""
    return _list(TitleForm(request_key=key()))


def _list(form: TitleForm) -> str:
    return render_template("live/builder/all.html", form=form, rows=queries.quizzes_of(access.learner()))


@bp.post("/live/quizzes")
def new_quiz() -> Page:
    """Make an empty quiz."""
    form, owner = TitleForm(), access.learner()
    if not form.validate_on_submit():
        return _list(form), 422
    title = form.title.data.strip()
    quiz = services.new_quiz(owner, title, request_key=form.request_key.data or key(), now=clock.now())
    db.session.commit()
    return redirect(url_for("live.quiz", live_quiz_id=quiz.id), code=303)


@bp.get("/live/quizzes/<int:live_quiz_id>")
def quiz(live_quiz_id: int) -> str:
    """The quiz with its questions, and all that can be done with them."""
    return show(live_quiz_id, LiveForm(request_key=key()))


def show(live_quiz_id: int, form: LiveForm) -> str:
    """The page of a quiz."""
    found = queries.own_quiz(access.learner(), live_quiz_id)
    questions = queries.questions_of(found)
    removed = queries.removed_of(found, request.args.get("removed", 0, type=int))
    return render_template(
        "live/builder/show.html",
        quiz=found,
        questions=questions,
        form=form,
        title=TitleForm(title=found.title),
        kinds=wording.kinds(),
        removed=removed,
        key=key,
    )


@bp.post("/live/quizzes/<int:live_quiz_id>/title")
def rename(live_quiz_id: int) -> AnyResponse:
    """Another title."""
    form, owner = TitleForm(), access.learner()
    queries.own_quiz(owner, live_quiz_id)
    if form.validate_on_submit():
        services.rename(owner, live_quiz_id, form.title.data.strip(), now=clock.now())
        db.session.commit()
    else:
        flash(_("Type a title."), "error")
    return redirect(url_for("live.quiz", live_quiz_id=live_quiz_id), code=303)


@bp.get("/live/quizzes/<int:live_quiz_id>/delete")
def ask_delete(live_quiz_id: int) -> str:
    """Ask before a whole quiz goes."""
    found = queries.own_quiz(access.learner(), live_quiz_id)
    return render_template("live/builder/delete.html", quiz=found, count=len(queries.questions_of(found)))


@bp.post("/live/quizzes/<int:live_quiz_id>/delete")
def delete_quiz(live_quiz_id: int) -> AnyResponse:
    """Delete the quiz; the games that were played stay."""
    owner = access.learner()
    queries.own_quiz(owner, live_quiz_id)
    if KeyForm().validate_on_submit():
        services.delete_quiz(owner, live_quiz_id)
        db.session.commit()
        flash(_("The quiz is deleted. Its past games stay."), "done")
    return redirect(url_for("live.quizzes"), code=303)


@bp.post("/live/quizzes/<int:live_quiz_id>/play")
def play_quiz(live_quiz_id: int) -> Page:
    """Open the lobby of a game of this quiz."""
    form, host = LiveForm(), access.learner()
    del form.size
    queries.own_quiz(host, live_quiz_id)
    if not form.validate_on_submit():
        return show(live_quiz_id, form), 422
    request_key = form.request_key.data
    try:
        live = playing.make_game(host, live_quiz_id, request_key=request_key, manner=form.manner, now=clock.now())
    except Refused as error:
        db.session.rollback()
        flash(reasons.sentence(error), "error")
        return redirect(url_for("live.quiz", live_quiz_id=live_quiz_id), code=303)
    db.session.commit()
    return redirect(url_for("live.host", live_id=live.id), code=303)
