"""Pages of a running quiz: the next question, an answer, handing in."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.extensions import db
from quizapp.features.quizzes import answering, bp, queries, views
from quizapp.features.quizzes.forms import AnswerForm, HandInForm, choices
from quizapp.features.quizzes.queries import Run
from quizapp.models import Feedback, Item, Layout
from quizapp.web import access


@bp.get("/quizzes/<int:attempt_id>")
def take(attempt_id: int) -> AnyResponse | str:
    """Go on where the attempt stands: its next question, or all on one page; the result when it is over."""
    run = queries.own_run(access.learner(), attempt_id)
    if run.attempt.finished_at is not None:
        return _to_result(run)
    if run.quiz.layout is Layout.ALL:
        return _all(run)
    return _one(run, views.asked(run.unanswered[0]))


@bp.get("/quizzes/<int:attempt_id>/questions/<int:position>")
def look(attempt_id: int, position: int) -> AnyResponse | str:
    """One answered question with what is right; where that must wait, the quiz goes on."""
    learner = access.learner()
    run = queries.own_run(learner, attempt_id)
    item = run.item(position)
    if run.quiz.layout is Layout.ALL or item.id not in run.responses or run.quiz.feedback is Feedback.END:
        return _on(run, item)
    return _one(run, views.told(run, item, views.proofs(learner, [item.card_id])))


@bp.post("/quizzes/<int:attempt_id>/questions/<int:position>")
def answer(attempt_id: int, position: int) -> AnyResponse | tuple[str, int]:
    """Record one answer; one given before stays."""
    form, learner = AnswerForm(), access.learner()
    run = queries.own_run(learner, attempt_id, lock=True)
    item = run.item(position)
    if item.id not in run.responses and not (form.validate_on_submit() and form.is_answered and _is_option(form, item)):
        return _ask_again(run, item), 422
    if not answering.answer(learner, run, item, form.choice.data, taken_ms=form.taken_ms.data, now=clock.now()):
        flash(_("You had answered this question before. The first answer counts."), "info")
    db.session.commit()
    return _on(run, item)


@bp.post("/quizzes/<int:attempt_id>/hand-in")
def hand_in(attempt_id: int) -> AnyResponse | tuple[str, int]:
    """End the attempt with all that is chosen; what is missing is pointed out first."""
    form, learner = HandInForm(), access.learner()
    run = queries.own_run(learner, attempt_id, lock=True)
    chosen = {key: place for key, place in choices(request.form, run.unanswered).items() if place < 6}
    if len(chosen) < len(run.unanswered) and not (form.validate_on_submit() and form.anyway.data):
        return _all(run, chosen=chosen, is_checked=True), 422
    taken = choices(request.form, run.unanswered, name="taken_ms")
    answering.hand_in(learner, run, chosen, taken_ms=taken, now=clock.now())
    db.session.commit()
    return _to_result(run)


def _is_option(form: AnswerForm, item: Item) -> bool:
    return form.choice.data is None or form.choice.data < len(item.options)


def _to_result(run: Run) -> AnyResponse:
    return redirect(url_for("quizzes.result", attempt_id=run.attempt.id), code=303)


def _on(run: Run, item: Item) -> AnyResponse:
    """Where an answer leads: to what is right, or on."""
    attempt_id = run.attempt.id
    if run.quiz.layout is Layout.ALL:
        target = url_for("quizzes.take", attempt_id=attempt_id, _anchor=f"q{item.position}")
    elif run.quiz.feedback is Feedback.EACH and item.id in run.responses:
        target = url_for("quizzes.look", attempt_id=attempt_id, position=item.position)
    else:
        target = url_for("quizzes.take", attempt_id=attempt_id)
    return redirect(target, code=303)


def _ask_again(run: Run, item: Item) -> str:
    if run.quiz.layout is Layout.ALL:
        return _all(run, is_checked=True)
    return _one(run, views.asked(item), is_checked=True)


def _one(run: Run, question: views.Question, *, is_checked: bool = False) -> str:
    keys = [(["a", "f"], _("choose by letter")), (["1", "6"], _("choose by place")), (["Enter"], _("next"))]
    return render_template("quizzes/question.html", run=run, question=question, is_checked=is_checked, page_keys=keys)


def _all(run: Run, *, chosen: dict[int, int] | None = None, is_checked: bool = False) -> str:
    may_tell = run.quiz.feedback is Feedback.EACH
    answered = [item.card_id for item in run.items if item.id in run.responses]
    known = views.proofs(access.learner(), answered) if may_tell and answered else {}
    questions = []
    for item in run.items:
        if item.id not in run.responses:
            questions.append(views.asked(item, chosen=(chosen or {}).get(item.id)))
        else:
            questions.append(views.told(run, item, known) if may_tell else views.held(run, item))
    return render_template("quizzes/all.html", run=run, questions=questions, is_checked=is_checked)
