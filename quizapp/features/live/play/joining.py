"""Joining: the code from the wall, a link or a QR code; no account is asked for."""

import secrets

from flask import Response, current_app, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import Refused
from quizapp.core.live.names import LONGEST, LONGEST_REAL, Names, folded_name
from quizapp.extensions import db, limiter, writes
from quizapp.features.accounts import visits
from quizapp.features.live import bp, entering, reasons, timing
from quizapp.features.live.making import manner_of
from quizapp.features.live.people import naming
from quizapp.features.live.play.forms import JoinForm
from quizapp.features.live.queries import games
from quizapp.settings import current

COOKIE = "live"
A_MONTH_S = 30 * 24 * 3600


def _lifted() -> bool:
    return not current().live_limits


def _failed(response: Response) -> bool:
    return response.status_code == 422


wrong_codes = limiter.limit("30 per minute;300 per hour", methods=["POST"], deduct_when=_failed, exempt_when=_lifted)
joins = limiter.limit("600 per minute;3000 per hour", methods=["POST"], exempt_when=_lifted)


@bp.get("/join")
def join() -> str:
    """Ask for the code."""
    return _ask(JoinForm(request_key=secrets.token_hex(16)))


@bp.get("/j/<code>")
def join_link(code: str) -> AnyResponse | str:
    """The link behind the QR code: only the name is missing. Whoever is in already goes on."""
    live = games.running_by_code(code)
    found = entering.holder(request.cookies.get(f"{COOKIE}-{code}"))
    if live is not None and found is not None and found.live_id == live.id and entering.player_of(found):
        return redirect(url_for("live.play", code=code), code=303)
    learner = visits.visitor()
    name = learner.name or learner.username or "" if learner else ""
    return _ask(JoinForm(request_key=secrets.token_hex(16), code=code[:6], name=name[:20]))


def _ask(form: JoinForm) -> str:
    live = games.running_by_code(form.digits)
    names = manner_of(live).names if live else Names.FREE
    return render_template(
        "live/play/join.html",
        form=form,
        names=names,
        longest=LONGEST if names is Names.FREE else LONGEST_REAL,
        free=naming.free_names(live) if live and names is Names.LIST else [],
        suggestion=naming.suggestion(live) if live and names is Names.FREE else "",
    )


@bp.post("/join")
@wrong_codes
@joins
def enter() -> AnyResponse | tuple[str, int]:
    """Come in; a second tap comes in as the same player."""
    form = JoinForm()
    if not form.validate_on_submit():
        return _ask(form), 422
    live_id, code = games.open_door(form.digits), form.digits
    if live_id is None:
        form.code.errors = [_("No game runs under this code now.")]
        return _ask(form), 422
    held, learner = entering.holder(request.cookies.get(f"{COOKIE}-{code}")), visits.visitor()
    knock = entering.Knock(
        live_id,
        form.name.data or "",
        form.request_key.data,
        wants_time=form.more_time.data,
        learner_id=learner.id if learner else None,
        held=held,
    )
    now = clock.now()
    db.session.commit()  # nobody holds the database while others come to the door
    writes.set(False)
    try:
        entered = current_app.extensions["quizapp.door"].run(lambda: entering.enter(knock, now=now))
    except Refused as error:
        form.name.errors = [reasons.sentence(error)]
        return _ask(form), 422
    timing.count_soon(live_id)
    if form.name.data and folded_name(form.name.data) != entered.folded:
        flash(_("You are in this game as %(name)s.", name=entered.name), "info")
    answer = make_response(redirect(url_for("live.play", code=code), code=303))
    secure = current().secure_cookies
    answer.set_cookie(
        f"{COOKIE}-{code}", entered.token, max_age=A_MONTH_S, secure=secure, httponly=True, samesite="Lax"
    )
    return answer
