"""What came with a player's request: whose token, and the fields of an answer, from a script or from a plain form."""

import re
from typing import Any

from flask import abort, request

from quizapp.core.errors import Refused
from quizapp.features.live import entering
from quizapp.features.live.entering import Holder
from quizapp.features.live.play.joining import COOKIE
from quizapp.models import LivePlayer, LiveSession

NUMBER = re.compile(r"[0-9]{1,9}")


def holder(code: str) -> Holder:
    """Whose token came with this request; 404 without one. No database is asked."""
    found = entering.holder(request.cookies.get(f"{COOKIE}-{code}"))
    if found is None:
        abort(404)
    return found


def own_place(code: str) -> tuple[LiveSession, LivePlayer]:
    """The game and the player of this browser's token; 404 without one."""
    found = holder(code)
    player = entering.player_of(found)
    if player is None:
        abort(404)
    return entering.live_of(found), player


def fields() -> dict[str, Any]:
    """The fields of an answer. Raises Refused("answer") when they are none."""
    if request.is_json:
        sent = _json()
        if not isinstance(sent, dict):
            raise Refused("answer")
        return sent
    form = request.form
    numbers = {name: int(form[name]) for name in ("question", "take") if NUMBER.fullmatch(form.get(name, ""))}
    chosen = [int(text) for text in form.getlist("choice") if text.isdecimal() and len(text) < 3]
    return numbers | {"answer": chosen or form.get("text", "")}


def _json() -> Any:
    try:
        return request.get_json()
    except RecursionError as error:  # brackets within brackets within brackets
        raise Refused("answer") from error


def whole(value: Any) -> int | None:
    """A number a script may send, as large as a database holds; None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31 else None
