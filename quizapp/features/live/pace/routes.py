"""A player's addresses where everybody plays at their own speed: come to a question, answer it."""

from typing import Any

from flask import flash, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import Refused
from quizapp.core.live.kinds import read
from quizapp.extensions import db
from quizapp.features.live import bp, entering, reasons, timing
from quizapp.features.live.answering import questions
from quizapp.features.live.pace import turning
from quizapp.features.live.pace.recording import Kept, Step, record
from quizapp.features.live.play import sent
from quizapp.web import access

JsonOrPage = AnyResponse | tuple[AnyResponse, int]


@bp.post("/play/<code>/turn")
def turn(code: str) -> JsonOrPage:
    """Come to the next question; its clock begins now, once."""
    received = clock.now()
    found = sent.holder(code)
    try:
        number = sent.whole(sent.fields().get("question"))
        if number is None or number < 1:
            raise Refused("answer")
        db.session.remove()  # the writer has a transaction of its own, and must not wait for ours
        outcome = record(Step(found.live_id, found.player_id, number, received))
    except Refused as error:
        outcome = Kept(refused=error.reason)
    return _reply(code, outcome)


@bp.post("/play/<code>/turn/answer")
def turn_answer(code: str) -> JsonOrPage:
    """Store the answer to the question this player is at. A retry gets what was stored."""
    received = clock.now()
    found = sent.holder(code)
    try:
        outcome = record(_answered(found, sent.fields(), received))
    except Refused as error:
        outcome = Kept(refused=error.reason)
    return _reply(code, outcome)


def _answered(found: entering.Holder, said: dict[str, Any], received: Any) -> Step:
    number, claimed = sent.whole(said.get("question")), sent.whole(said.get("taken_ms"))
    if number is None:
        raise Refused("answer")
    question = questions.question(found.live_id, number)
    given = read(question, said.get("answer"))
    db.session.remove()
    return Step(found.live_id, found.player_id, number, received, given, question.seconds, claimed)


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
    mine = turning.told(live, player, clock.now())
    return jsonify({"saved": True, "answer": outcome.given, "taken_ms": outcome.taken_ms, "me": mine}), 200
