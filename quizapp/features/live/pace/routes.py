"""A player's addresses where everybody plays at their own speed: come to a question, answer it."""

from datetime import datetime

from flask import flash, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.live import bp, entering, reasons, timing
from quizapp.features.live.answering import questions
from quizapp.features.live.pace import stepping
from quizapp.features.live.pace.recording import Kept, record
from quizapp.features.live.pace.replies import reply
from quizapp.features.live.play import sent
from quizapp.web import access

JsonOrPage = AnyResponse | tuple[AnyResponse, int]


@bp.post("/play/<code>/turn")
def turn(code: str) -> JsonOrPage:
    """Come to the next question; its clock begins now, once."""
    return _reply(code, _stored(code, clock.now(), is_answer=False))


@bp.post("/play/<code>/turn/answer")
def turn_answer(code: str) -> JsonOrPage:
    """Store the answer to the question this player is at. A retry gets what was stored."""
    return _reply(code, _stored(code, clock.now(), is_answer=True))


def _stored(code: str, received: datetime, *, is_answer: bool) -> Kept:
    found = sent.holder(code)
    try:
        live, every = entering.live_of(found), questions.every(found.live_id)
        known = every if is_answer else None
        step = stepping.step(live, found, sent.fields(), received, known=known, total=len(every))
    except Refused as error:
        return Kept(refused=error.reason)
    db.session.remove()  # the writer has a transaction of its own, and must not wait for ours
    return record(step)


def _reply(code: str, outcome: Kept) -> JsonOrPage:
    found = sent.holder(code)
    if not outcome.refused:
        timing.count_soon(found.live_id)
    status = {"": 200, "gone": 404, "answer": 422}.get(outcome.refused, 409)
    reason = reasons.sentence(Refused(outcome.refused)) if outcome.refused else ""
    if not access.wants_json() and not request.is_json:
        if reason and outcome.refused != "gone":
            flash(reason, "error")
        return redirect(url_for("live.play", code=code), code=303)
    if outcome.refused:
        return jsonify(saved=False, reason=outcome.refused, error=reason), status
    live, player = sent.own_place(code)
    with_screen = request.is_json and bool(sent.fields().get("page"))
    return jsonify(reply(outcome, live, player, clock.now(), with_screen=with_screen)), 200
