"""The page of find and replace: first it shows what would change, then it does it."""

import time

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import Refused, Stale
from quizapp.core.search import Unreadable, read
from quizapp.core.search.replacing import LONGEST_WISH, Replacement
from quizapp.extensions import db
from quizapp.features.find import bp
from quizapp.features.find import routes as page
from quizapp.features.find.many import wording
from quizapp.features.find.many.services import MOST_AT_ONCE
from quizapp.features.find.page import views
from quizapp.features.find.page.wording import why as why_unreadable
from quizapp.features.find.queries.pages import ids_of
from quizapp.features.find.replacing import services
from quizapp.features.find.replacing.services import Preview
from quizapp.web import access
from quizapp.web.controls import without_controls
from quizapp.web.filters import grouped

SIDES = ("front", "back")
SHOWN = 50


@bp.route("/find/replace", methods=["GET", "POST"])
def replace() -> AnyResponse | tuple[str, int]:
    """Show what would change; with `seen`, the print of what was shown, do it."""
    learner = access.learner()
    if request.method == "GET":
        return _page()
    try:
        found = _preview()
        step = services.replace(learner, found, seen=request.form["seen"], now=clock.now()) if _is_sure() else None
    except Refused as refused:
        return _page(_why(refused), status=422)
    except Stale:
        return _page(_("The cards have changed meanwhile. Look at it once more."), found=found, status=409)
    if not _is_sure():
        return _page(found=found)
    db.session.commit()
    flash(wording.done(step) if step else _("Nothing had to change."), "done" if step else "info")
    return redirect(url_for(".show", q=page.asked().q), code=303)


def _is_sure() -> bool:
    return bool(request.form.get("seen"))


def _wish() -> Replacement:
    find, put = (without_controls(request.form.get(name, ""))[: LONGEST_WISH + 1] for name in ("find", "put"))
    return Replacement(find, put, is_pattern="pattern" in request.form, is_exact="exact" in request.form)


def _preview() -> Preview:
    learner, began = access.learner(), time.monotonic()
    sides = [side for side in SIDES if side in request.form.getlist("side")]
    if not sides:
        raise Refused("no_side")
    ids = ids_of(views.seeker_of(learner), read(page.asked().q), MOST_AT_ONCE + 1)
    if len(ids) > MOST_AT_ONCE:
        raise Refused("too_many")
    return services.preview(learner, ids, _wish(), sides=sides, spent=lambda: time.monotonic() - began)


def _page(problem: str = "", *, found: Preview | None = None, status: int = 200) -> tuple[str, int]:
    sides = request.form.getlist("side") if request.method == "POST" else list(SIDES)
    values = {"q": page.asked().q, "wish": _wish(), "sides": sides, "shown": SHOWN}
    return render_template("find/replace.html", problem=problem, found=found, **values), status


def _why(refused: Refused) -> str:
    if isinstance(refused, Unreadable):
        return why_unreadable(refused)
    return {
        "replace_empty": _("Write what to look for."),
        "replace_long": _("At most %(num)s characters.", num=LONGEST_WISH),
        "pattern": _("This pattern cannot be used: %(why)s", why=refused.data.get("why", "")),
        "pattern_empty": _("This pattern fits where nothing stands. Write one that needs at least one character."),
        "pattern_slow": _("This takes too long. Write a simpler pattern, or narrow the search."),
        "no_side": _("Choose the question, the answer or both."),
        "too_many": _("That is more than %(num)s cards. Narrow the search first.", num=grouped(MOST_AT_ONCE)),
    }[refused.reason]
