"""The page about one's memory, and what can be asked for there."""

import re

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock, queue
from quizapp.core.errors import NotFound, Refused
from quizapp.extensions import db
from quizapp.features.accounts import visits
from quizapp.features.study import bp
from quizapp.features.study.fitting import page, queries, rescheduling
from quizapp.features.study.learner import learner_of
from quizapp.web import access
from quizapp.web.filters import grouped

MOST_AT_ONCE = 5_000  # cards; beyond it a worker does it
KEY = re.compile(r"[0-9a-f]{24}")


@bp.get("/memory")
def memory() -> str:
    """How well this learner is foretold, what a wish costs, and new due dates on request."""
    user, with_dates = access.learner(), "dates" in request.args
    shown = page.page(learner_of(user), clock.now(), since=user.fit_since, with_dates=with_dates)
    return render_template("study/memory.html", **shown)


@bp.post("/memory/fit")
def fit_now() -> AnyResponse:
    """Fit now instead of tonight; asked for twice, done once."""
    learner = access.learner()
    if not queries.is_waiting(learner.id):
        queue.enqueue("fit_memory", learner.id, now=clock.now())
        db.session.commit()
    return _back()


@bp.post("/memory/reschedule")
def reschedule() -> AnyResponse:
    """Give every card in review the due date that today's memory and wish would have set."""
    learner, key = learner_of(access.learner()), request.form.get("key", "")
    if not KEY.fullmatch(key):
        raise Refused("bad_answer", field="key")
    if queries.is_large(learner.id, MOST_AT_ONCE):
        if not queries.is_waiting(learner.id, "reschedule"):
            queue.enqueue("reschedule", learner.id, now=clock.now())
            db.session.commit()
        words = _("Your cards are getting their new dates. Open this page again in a moment.")
        flash(f"{words} {_('So many at once are taken back on this page, not by undo while studying.')}", "info")
        return _back()
    moved = rescheduling.reschedule(learner, key, now=clock.now(), device=visits.sign_in())
    db.session.commit()
    if moved:
        flash(ngettext("%(n)s card has a new date.", "%(n)s cards have new dates.", moved, n=grouped(moved)), "done")
    return _back()


@bp.post("/memory/reschedule/undo")
def take_back() -> AnyResponse:
    """Take the last rescheduling back."""
    learner = learner_of(access.learner())
    try:
        moved = rescheduling.take_back(learner, now=clock.now())
    except NotFound:
        flash(_("There is nothing to take back."), "info")
        return _back()
    db.session.commit()
    shown = grouped(moved)
    flash(
        ngettext("%(n)s card has its old date again.", "%(n)s cards have their old dates again.", moved, n=shown),
        "done",
    )
    return _back()


def _back() -> AnyResponse:
    return redirect(url_for("study.memory"), code=303)
