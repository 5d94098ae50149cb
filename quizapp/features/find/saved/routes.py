"""Keeping, renaming and deleting searches."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.find import bp
from quizapp.features.find.forms import SearchNameForm
from quizapp.features.find.queries import saved as queries
from quizapp.features.find.saved import services
from quizapp.web import access

type Answer = AnyResponse | str | tuple[str, int]


@bp.post("/find/saved")
def keep() -> Answer:
    """Keep a search under a name."""
    learner, form = access.learner(), SearchNameForm()
    if not form.validate_on_submit():
        return _page(form, 422)
    try:
        saved = services.keep(learner, form.name.data, form.q.data or "", now=clock.now())
    except Refused as refused:
        form.name.errors = [_("You keep %(limit)s searches already. Delete one first.", limit=refused.data["limit"])]
        return _page(form, 422)
    db.session.commit()
    flash(_("Search kept: %(name)s", name=saved.name), "done")
    return redirect(url_for(".show", q=saved.words), code=303)


def _page(form: SearchNameForm, status: int) -> tuple[str, int]:
    rows = queries.saved_searches(access.learner())
    gone = request.args.get("gone", "")
    undo = gone if gone and gone not in {row.name for row in rows} else ""
    return render_template("find/saved.html", rows=rows, form=form, renaming=None, undo=undo), status


@bp.get("/find/saved")
def saved() -> Answer:
    """The searches that are kept."""
    return _page(SearchNameForm(), 200)


@bp.route("/find/saved/<int:saved_id>", methods=["GET", "POST"])
def rename(saved_id: int) -> Answer:
    """Give a search another name."""
    learner, form = access.learner(), SearchNameForm()
    row = queries.own_saved(learner, saved_id)
    if request.method == "GET":
        form.name.data, form.q.data = row.name, row.words
        return _renaming(row.id, form, 200)
    if not form.validate_on_submit():
        return _renaming(row.id, form, 422)
    try:
        services.rename(learner, row, form.name.data)
    except Refused:
        form.name.errors = [_("Another search is called that.")]
        return _renaming(row.id, form, 422)
    db.session.commit()
    return redirect(url_for(".saved"), code=303)


def _renaming(saved_id: int, form: SearchNameForm, status: int) -> tuple[str, int]:
    rows = queries.saved_searches(access.learner())
    return render_template("find/saved.html", rows=rows, form=form, renaming=saved_id), status


@bp.post("/find/saved/<int:saved_id>/delete")
def forget(saved_id: int) -> Answer:
    """Let a search go; the page then shown can bring it back."""
    row = queries.own_saved(access.learner(), saved_id)
    services.forget(row)
    db.session.commit()
    return redirect(url_for(".saved", gone=row.name, q=row.words), code=303)
