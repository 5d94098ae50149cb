"""The page of time away and of a backlog: look first, then do."""

from datetime import date, timedelta
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response as AnyResponse

from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.study import bp, forms
from quizapp.features.study.away import moving, queries
from quizapp.features.study.steps.desk import here
from quizapp.features.study.steps.keeping import Desk
from quizapp.features.study.steps.verbs import Verb
from quizapp.features.study.steps.wording import labels


@bp.get("/study/away")
def away() -> str:
    """Both forms."""
    return _page(here())


@bp.post("/study/away")
def go_away() -> AnyResponse | tuple[str, int]:
    """Look at what being away would move, or move it."""
    desk, typed = here(), {name: request.form.get(name, "")[:20] for name in ("first", "last")}
    try:
        moves = moving.away(desk, *_days(typed))
    except Refused:
        db.session.rollback()
        return _page(
            desk, typed=typed, error=_("Two days, the first not after the last, no more than a year apart.")
        ), 422
    if "do" not in request.form:
        return _page(desk, typed=typed, moving=len(moves)), 200
    return _done(desk, Verb.AWAY, moves)


@bp.post("/study/catch-up")
def catch_up() -> AnyResponse | tuple[str, int]:
    """Look at a backlog spread over some days, or spread it."""
    desk, typed = here(), request.form.get("days", "").strip()[:20]
    try:
        moves, each = moving.catch_up(desk, int(typed) if typed.isascii() and typed.isdecimal() else 0)
    except Refused as why:
        db.session.rollback()
        return _page(desk, days=typed, days_error=_("A whole number from 1 to %(most)d.", most=why.data["most"])), 422
    if "do" not in request.form:
        return _page(desk, days=typed, each=each), 200
    return _done(desk, Verb.CATCH_UP, moves)


def _days(typed: dict[str, str]) -> tuple[date, date]:
    try:
        return date.fromisoformat(typed["first"]), date.fromisoformat(typed["last"])
    except ValueError as error:
        raise Refused("away") from error


def _done(desk: Desk, verb: Verb, moves: list[moving.Move]) -> AnyResponse:
    key = forms.key(request.form)
    if moving.move(desk, verb, moves, key=key):
        words = ngettext("%(num)d card comes on another day.", "%(num)d cards come on another day.", len(moves))
        flash(words, "done")
    db.session.commit()
    return redirect(url_for("study.away"), code=303)


def _page(desk: Desk, **shown: Any) -> str:
    today = desk.learner.clock.day_of(desk.now)
    usual = {"first": today.isoformat(), "last": (today + timedelta(days=6)).isoformat()}
    return render_template(
        "study/away.html",
        **{"typed": usual, "days": "5"} | shown,
        today=today,
        timedelta=timedelta,
        limit=desk.learner.usual.reviews_per_day,
        backlog=queries.backlog(desk.learner.id, desk.learner.clock.next_day_at(desk.now)),
        **labels(desk),
        new_key=forms.new_key(),
    )
