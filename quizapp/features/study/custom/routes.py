"""The pages of chosen cards, and what they send."""

from flask import Response, flash, jsonify, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from quizapp.core.errors import NotFound, Refused, Stale
from quizapp.extensions import db
from quizapp.features.study import bp, forms
from quizapp.features.study.custom import choosing, queries, studying, views
from quizapp.features.study.custom.wish import Kind, read_wish
from quizapp.features.study.page import replies
from quizapp.features.study.page import views as page_views
from quizapp.features.study.page.faces import face_of
from quizapp.features.study.steps.desk import here

ONE = "/study/selections/<int:selection_id>"
RESERVE = 20


@bp.get("/study/custom")
def custom() -> str:
    """Choose cards to study now."""
    return views.form_page(here(), request.args)


@bp.post("/study/custom")
def choose() -> AnyResponse | tuple[str, int]:
    """Keep the chosen cards and begin with the first."""
    desk = here()
    wish, errors = read_wish(request.form, desk.learner.clock.day_of(desk.now))
    if wish is None:
        return views.form_page(desk, request.form, errors), 422
    try:
        words = views.exam_words(desk, wish) if wish.kind is Kind.EXAM else ""
        selection = choosing.choose(desk, wish)
    except Refused as why:
        db.session.rollback()
        sentence = words if words and why.reason == "no_cards" else _why_not(why)
        return views.form_page(desk, request.form, {"kind": sentence}), 422
    db.session.commit()
    if words:
        flash(words, "info")
    return redirect(url_for("study.selection", selection_id=selection.id), code=303)


def _why_not(why: Refused) -> str:
    if why.reason == "no_cards":
        return str(_("There is no such card to ask."))
    return str(why.data.get("why") or _("This search could not be read."))


@bp.get(ONE)
def selection(selection_id: int) -> str:
    """One card of the selection, or what was done."""
    desk = here()
    return views.page(desk, queries.own(desk.learner.id, selection_id), request.args)


@bp.post(f"{ONE}/answers")
def answer_selection(selection_id: int) -> AnyResponse:
    """Record one answer and give the next card."""
    desk = here()
    chosen = queries.own(desk.learner.id, selection_id)
    given = forms.read_answer(request.form, now=desk.now, device=desk.device)
    showing = forms.whole(request.form, "showing", default=0)
    did = stale = None
    try:
        did = studying.answer(desk.learner, chosen, given, now=desk.now)
    except Stale as why:
        db.session.rollback()
        stale = None if studying.keep_late(desk.learner, chosen, given, now=desk.now) else why
    db.session.commit()
    following = studying.following(desk, views.way(chosen), answered=given.card_id, showing=showing)
    where = {"selection_id": selection_id, "after": given.card_id}
    return replies.answered(following, "study.selection", stale=stale, did=did, **where)


@bp.get(f"{ONE}/marks")
def mark_selection(selection_id: int) -> Response:
    """How a typed answer is marked, and the rating that this proposes."""
    desk = here()
    queries.own(desk.learner.id, selection_id)
    card = queries.face(desk.learner.id, selection_id, forms.row_number(request.args, "card"))
    if card is None:
        raise NotFound
    return jsonify(page_views.marked(card, request.args, desk.now, desk.learner))


@bp.get(f"{ONE}/ahead")
def ahead_selection(selection_id: int) -> Response:
    """Cards to go on with when the connection is lost."""
    desk = here()
    way = views.way(queries.own(desk.learner.id, selection_id))
    rows = queries.next_face(desk.learner.id, selection_id, [0], limit=RESERVE)
    return jsonify(cards=[way.of(page_views.as_json(face_of(row, desk.learner, desk.now))) for row in rows])


@bp.post(f"{ONE}/end")
def end_selection(selection_id: int) -> AnyResponse:
    """Let go of a selection."""
    desk = here()
    studying.end(desk, queries.own(desk.learner.id, selection_id))
    db.session.commit()
    flash(_("Ended. What you answered stays."), "done")
    return redirect(url_for("study.decks"), code=303)
