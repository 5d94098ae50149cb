"""A player's addresses: the page, its stream and state, an answer and what became of it."""

from datetime import datetime
from typing import Any

from flask import abort, current_app, flash, jsonify, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.adapters.broker import broker
from quizapp.core.errors import Refused
from quizapp.core.live.kinds import read
from quizapp.extensions import csrf, db
from quizapp.features.live import bp, entering, frames, reasons, timing
from quizapp.features.live.answering import questions
from quizapp.features.live.answering.recording import Recorded, Sent, record
from quizapp.features.live.entering import Holder
from quizapp.features.live.making import manner_of
from quizapp.features.live.pace.pages import own_pace_page
from quizapp.features.live.pace.recording import Kept
from quizapp.features.live.play import sent
from quizapp.features.live.play.joining import COOKIE
from quizapp.features.live.play.me import me
from quizapp.features.live.play.pages import led_page
from quizapp.web import access, sse

SAME = "same-origin"
JsonOrPage = AnyResponse | tuple[AnyResponse, int]


@bp.get("/play/<code>")
def play(code: str) -> AnyResponse | str:
    """The phone's page, as the game stands now; whoever holds no token is asked for a name."""
    found = entering.holder(request.cookies.get(f"{COOKIE}-{code}"))
    player = entering.player_of(found) if found else None
    if found is None or player is None:
        return redirect(url_for("live.join_link", code=code), code=303)
    live = entering.live_of(found)
    if manner_of(live).own_pace:
        return own_pace_page(live, player)
    return led_page(live, player)


@bp.get("/play/<code>/stream")
def stream(code: str) -> AnyResponse:
    """The public frames as they come."""
    live, player = sent.own_place(code)
    live_id, name = live.id, player.id
    frame = frames.players_frame(live_id)
    if not broker().is_sure():
        abort(503)
    return sse.stream(broker(), frames.players_channel(live_id), frame, name)


@bp.get("/play/<code>/state")
def state(code: str) -> AnyResponse:
    """The public frame of now."""
    return sse.state(frames.players_frame(sent.holder(code).live_id))


@bp.get("/play/<code>/me")
def mine(code: str) -> AnyResponse:
    """The player's own part: asked for after each reveal, and when a page comes back to life."""
    return make_response(jsonify(me(*sent.own_place(code))))


@bp.post("/play/<code>/answer")
@csrf.exempt
def answer(code: str) -> JsonOrPage:
    """Store an answer. A retry gets what was stored; `received` is taken before anything else is done.

    What a script sends and is accepted mostly takes the fast lane (lane/door.py) and never comes here.
    """
    received = clock.now()
    _from_our_page()
    found = sent.holder(code)
    try:
        outcome = _recorded(found, sent.fields(), received)
    except Refused as error:
        return _reply(code, Recorded(None, refused=error.reason), 422)
    if not outcome.refused:
        timing.count_soon(found.live_id)
    return _reply(code, outcome, {"": 200, "gone": 404}.get(outcome.refused, 409))


def _from_our_page() -> None:
    """A form carries the session's own token. JSON needs none: no page of another site can send it with our cookies,

    and whoever's session ends in mid-game must not lose an answer. The player's token is in the cookie.
    """
    if request.is_json:
        if request.headers.get("Sec-Fetch-Site", SAME) != SAME:
            abort(400)
    elif current_app.config["WTF_CSRF_ENABLED"]:
        csrf.protect()


def _recorded(found: Holder, said: dict[str, Any], received: datetime) -> Recorded:
    question, take, claimed = numbers(said)
    given = read(questions.question(found.live_id, question), said.get("answer"))
    db.session.remove()  # the writer has a transaction of its own, and must not wait for ours
    return record(Sent(found.live_id, found.player_id, question, take, given, received, claimed))


def numbers(said: dict[str, Any]) -> tuple[int, int, int | None]:
    """Question, take and the phone's own word on the time it took; Refused("answer") when the first two miss."""
    question, take, claimed = (sent.whole(said.get(name)) for name in ("question", "take", "taken_ms"))
    if question is None or take is None:
        raise Refused("answer")
    return question, take, claimed


def _reply(code: str, outcome: Recorded, status: int) -> JsonOrPage:
    if not access.wants_json() and not request.is_json:
        if outcome.refused not in {"", "gone"}:
            flash(reasons.sentence(Refused(outcome.refused)), "error")
        return redirect(url_for("live.play", code=code), code=303)
    if outcome.refused:
        reason = reasons.sentence(Refused(outcome.refused))
        return jsonify(saved=False, reason=outcome.refused, error=reason), status
    return jsonify(saved(outcome)), 200


def saved(outcome: Recorded | Kept) -> dict[str, Any]:
    """What a phone is told of an answer that is stored."""
    return {"saved": True, "answer": outcome.given, "taken_ms": outcome.taken_ms}
