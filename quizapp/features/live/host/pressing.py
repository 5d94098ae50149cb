"""A press of whoever leads, from the wall or from the remote: one way through, whoever they are."""

from collections.abc import Callable

from flask import flash, jsonify, redirect
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import Refused, Stale
from quizapp.core.live.commands import Command
from quizapp.extensions import db
from quizapp.features.live import frames, hosting, reasons
from quizapp.features.live.host.forms import PressForm
from quizapp.models import LiveSession
from quizapp.web import access

JsonOrPage = AnyResponse | tuple[AnyResponse, int]


def press(locked: Callable[[], LiveSession], *, back: str) -> JsonOrPage:
    """Do what was pressed in the game that `locked` gives, and tell everybody; a browser goes to `back`."""
    form = PressForm()
    if not form.validate_on_submit() or form.command.data not in set(Command):
        return answer("", 422, back=back)
    command, seconds = Command(form.command.data), form.seconds.data
    try:
        live = hosting.act(locked(), command, seen=form.seen.data, now=clock.now(), seconds=seconds)
    except Refused as error:
        db.session.rollback()
        return answer(reasons.sentence(error), 422, back=back)
    except Stale:
        db.session.rollback()
        return answer("", 409, back=back)
    db.session.commit()
    frames.publish(live.id)
    return answer("", 200, back=back, version=live.version)


def answer(sentence: str, status: int, *, back: str, version: int = 0) -> JsonOrPage:
    """To a script what happened; to a browser the page it came from."""
    if access.wants_json():
        return jsonify(error=sentence, v=version), status
    if sentence:
        flash(sentence, "error")
    return redirect(back, code=303)
