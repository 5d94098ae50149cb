"""The addresses of one question in the builder: write it, move it, copy it, take it out and put it back."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import Refused
from quizapp.core.live.kinds import Kind
from quizapp.core.live.writing import problems
from quizapp.extensions import db
from quizapp.features.live import bp
from quizapp.features.live.builder import services, wording
from quizapp.features.live.builder.forms import KeyForm, QuestionForm, whole
from quizapp.features.live.builder.images import image_of
from quizapp.features.live.builder.pages import Page, key
from quizapp.features.live.queries import quizzes as queries
from quizapp.models import LiveQuestion, LiveQuiz
from quizapp.web import access

MOST_SENT = 20 * 2**20  # more than a picture may have, so that one too large gets its sentence at its field
AT = {  # where a problem is told on the page; others stand at the question
    "few_options": "option_0", "many_options": "option_0", "option_long": "option_0", "options_alike": "option_0",
    "none_right": "option_0", "several_right": "option_0", "no_answer": "accept", "answer_long": "accept",
    "no_number": "value", "no_tolerance": "tolerance", "settings": "seconds",
}  # fmt: skip


def _kind(text: str) -> Kind:
    if text not in set(Kind):
        abort(404)
    return Kind(text)


@bp.get("/live/quizzes/<int:live_quiz_id>/new/<kind>")
def new_question(live_quiz_id: int, kind: str) -> str:
    """An empty question of this kind."""
    quiz = queries.own_quiz(access.learner(), live_quiz_id)
    return _page(quiz, None, _kind(kind), QuestionForm(request_key=key()))


@bp.post("/live/quizzes/<int:live_quiz_id>/new/<kind>")
def add_question(live_quiz_id: int, kind: str) -> Page:
    """Add it at the end."""
    quiz = queries.own_quiz(access.learner(), live_quiz_id)
    return _write(quiz, None, _kind(kind))


@bp.get("/live/quizzes/<int:live_quiz_id>/questions/<int:question_id>")
def edit_question(live_quiz_id: int, question_id: int) -> str:
    """A question as it stands, to be changed."""
    quiz = queries.own_quiz(access.learner(), live_quiz_id)
    question, form = queries.question_of(quiz, question_id), QuestionForm(request_key=key())
    form.show(question)
    return _page(quiz, question, question.kind, form)


@bp.post("/live/quizzes/<int:live_quiz_id>/questions/<int:question_id>")
def write_question(live_quiz_id: int, question_id: int) -> Page:
    """Keep the change."""
    quiz = queries.own_quiz(access.learner(), live_quiz_id)
    question = queries.question_of(quiz, question_id)
    return _write(quiz, question, question.kind)


def _page(quiz: LiveQuiz, question: LiveQuestion | None, kind: Kind, form: QuestionForm) -> str:
    name, hint = wording.kinds()[kind]
    return render_template(
        "live/builder/question.html", quiz=quiz, question=question, kind=kind.value, name=name, hint=hint, form=form
    )


def _write(quiz: LiveQuiz, question: LiveQuestion | None, kind: Kind) -> Page:
    request.max_content_length = MOST_SENT
    form, owner = QuestionForm(), access.learner()
    is_valid = form.validate_on_submit()
    image = image_of(form, owner, question)
    draft = form.draft(kind) if is_valid else None
    for reason in problems(draft)[:1] if draft else []:
        form[AT.get(reason, "front")].errors = [wording.sentence(reason)]
    if draft is None or form.errors:
        return _page(quiz, question, kind, form), 422
    number = question.id if question else None
    try:
        done = services.write_question(
            owner, quiz.id, draft, request_key=form.request_key.data, now=clock.now(), question_id=number
        )
    except Refused as error:
        form.front.errors = [wording.why(error)]
        return _page(quiz, question, kind, form), 422
    services.picture(owner, done, image, now=clock.now())
    services.explain(done, " ".join((form.why.data or "").split()))
    db.session.commit()
    return redirect(url_for("live.quiz", live_quiz_id=quiz.id, _anchor=f"q{done.id}"), code=303)


@bp.post("/live/quizzes/<int:live_quiz_id>/questions/<int:question_id>/<any(move,copy,remove,restore):act>")
def change_question(live_quiz_id: int, question_id: int, act: str) -> AnyResponse:
    """One press beside a question."""
    form, owner = KeyForm(), access.learner()
    queries.question_of(queries.own_quiz(owner, live_quiz_id), question_id)
    if form.validate_on_submit():
        try:
            _change(live_quiz_id, question_id, act, form.request_key.data or key())
        except Refused as error:
            db.session.rollback()
            flash(wording.why(error), "error")
        db.session.commit()
    more = {"removed": question_id} if act == "remove" else {"_anchor": f"q{question_id}"}
    return redirect(url_for("live.quiz", live_quiz_id=live_quiz_id, **more), code=303)


def _change(live_quiz_id: int, question_id: int, act: str, request_key: str) -> None:
    owner, now = access.learner(), clock.now()
    if act == "move":
        if places := whole(request.form.getlist("to"), most=1):
            services.move(owner, live_quiz_id, question_id, to=places[0], now=now)
    elif act == "copy":
        services.copy(owner, live_quiz_id, question_id, request_key=request_key, now=now)
    elif act == "remove":
        services.remove(owner, live_quiz_id, question_id, now=now)
    else:
        services.restore(owner, live_quiz_id, question_id, now=now)
