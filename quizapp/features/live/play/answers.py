"""A player's addresses: the page, its stream and state, an answer and what became of it."""

from datetime import datetime
from typing import Any

from flask import abort, jsonify, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.adapters.broker import broker
from quizapp.core.errors import Refused
from quizapp.core.live.kinds import read
from quizapp.extensions import db
from quizapp.features.live import bp, entering, frames, reasons, timing
from quizapp.features.live.answering import questions
from quizapp.features.live.answering.recording import Recorded, Sent, record
from quizapp.features.live.entering import Holder
from quizapp.features.live.play.joining import COOKIE
from quizapp.features.live.play.me import me
from quizapp.models import LivePlayer, LiveSession
from quizapp.web import access, sse

JsonOrPage = AnyResponse | tuple[AnyResponse, int]


def _holder(code: str) -> Holder:
    """Whose token came with this request; 404 without one. No database is asked."""
    found = entering.holder(request.cookies.get(f"{COOKIE}-{code}"))
    if found is None:
        abort(404)
    return found


def own_place(code: str) -> tuple[LiveSession, LivePlayer]:
    """The game and the player of this browser's token; 404 without one."""
    found = _holder(code)
    player = entering.player_of(found)
    if player is None:
        abort(404)
    return entering.live_of(found), player


@bp.get("/play/<code>")
def play(code: str) -> AnyResponse | str:
    """The phone's page, as the game stands now; whoever holds no token is asked for a name."""
    found = entering.holder(request.cookies.get(f"{COOKIE}-{code}"))
    player = entering.player_of(found) if found else None
    if found is None or player is None:
        return redirect(url_for("live.join_link", code=code), code=303)
    live = entering.live_of(found)
    view, mine = frames.public_view(live), me(live, player)
    now_ms = frames.ms(clock.now())
    return render_template("live/play/show.html", view=view, mine=mine, now_ms=now_ms, code=code, live=live)


@bp.get("/play/<code>/stream")
def stream(code: str) -> AnyResponse:
    """The public frames as they come."""
    live_id = own_place(code)[0].id
    frame = frames.players_frame(live_id)
    if not broker().is_sure():
        abort(503)
    return sse.stream(broker(), frames.players_channel(live_id), frame, known=sse.known())


@bp.get("/play/<code>/state")
def state(code: str) -> AnyResponse:
    """The public frame of now."""
    return sse.state(frames.players_frame(_holder(code).live_id))


@bp.get("/play/<code>/me")
def mine(code: str) -> AnyResponse:
    """The player's own part: asked for after each reveal, and when a page comes back to life."""
    return make_response(jsonify(me(*own_place(code))))


@bp.post("/play/<code>/answer")
def answer(code: str) -> JsonOrPage:
    """Store an answer. A retry gets what was stored; `received` is taken before anything else is done."""
    received = clock.now()
    found = _holder(code)
    fields: Any = request.get_json() if request.is_json else request.form.to_dict(flat=False)
    try:
        outcome = _recorded(found, _sent(fields, is_json=request.is_json), received)
    except Refused as error:
        return _reply(code, Recorded(None, refused=error.reason), 422)
    if not outcome.refused:
        timing.count_soon(found.live_id)
    return _reply(code, outcome, {"": 200, "gone": 404}.get(outcome.refused, 409))


def _sent(sent: Any, *, is_json: bool) -> dict[str, Any]:
    """The fields of an answer, from a script or from a plain form."""
    if not isinstance(sent, dict):
        raise Refused("answer")
    if is_json:
        return sent
    numbers = {name: int(sent[name][0]) for name in ("question", "take") if sent.get(name, [""])[0].isdecimal()}
    chosen = [int(text) for text in sent.get("choice", []) if text.isdecimal() and len(text) < 3]
    return numbers | {"answer": chosen or (sent.get("text") or [""])[0]}


def _recorded(found: Holder, sent: dict[str, Any], received: datetime) -> Recorded:
    question, take, claimed = (_whole(sent.get(name)) for name in ("question", "take", "taken_ms"))
    if question is None or take is None:
        raise Refused("answer")
    given = read(questions.question(found.live_id, question), sent.get("answer"))
    db.session.remove()  # the writer has a transaction of its own, and must not wait for ours
    return record(Sent(found.live_id, found.player_id, question, take, given, received, claimed))


def _whole(value: Any) -> int | None:
    """A number a script may send, as large as a database holds; None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31 else None


def _reply(code: str, outcome: Recorded, status: int) -> JsonOrPage:
    if not access.wants_json() and not request.is_json:
        return redirect(url_for("live.play", code=code), code=303)
    if outcome.refused:
        reason = reasons.sentence(Refused(outcome.refused))
        return jsonify(saved=False, reason=outcome.refused, error=reason), status
    return jsonify(saved=True, answer=outcome.given, taken_ms=outcome.taken_ms), 200
