"""The page of tags."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import Refused
from quizapp.core.search.branches import branches
from quizapp.extensions import db
from quizapp.features.decks.tagging import services as tagging
from quizapp.features.decks.tagging.services import TagChange, tidy_tag
from quizapp.features.find import bp
from quizapp.features.find.many import services, wording
from quizapp.features.find.many.services import Verb
from quizapp.features.find.queries import saved
from quizapp.features.find.tags import queries
from quizapp.web import access
from quizapp.web.controls import without_controls

type Answer = AnyResponse | tuple[str, int]
MOST_SHOWN = 2_000


@bp.get("/find/tags")
def tags() -> Answer:
    """All tags, as a tree."""
    return _page()


def _page(problem: str = "", status: int = 200) -> tuple[str, int]:
    learner = access.learner()
    tree = branches(queries.counts(learner.id))
    step = saved.last_step(learner)
    said = wording.done(step) if step else ""
    values = {"tree": tree[:MOST_SHOWN], "total": len(tree), "step": step, "step_said": said, "problem": problem}
    return render_template("find/tags.html", **values, at_fault=_tag() if problem else None), status


def _tag() -> str:
    return without_controls(request.form.get("tag", ""))[:200]


@bp.post("/find/tags/rename")
def rename_tag() -> Answer:
    """Give a tag and all below it another name."""
    learner, tag = access.learner(), _tag()
    try:
        done = tagging.rename_tag(learner.id, tag, tidy_tag(request.form.get("name", "")))
    except Refused as refused:
        return _page(_why(refused), 422)
    return _done(done, Verb.RENAME_TAG)


@bp.post("/find/tags/delete")
def delete_tag() -> Answer:
    """Take a tag and all below it off every fact."""
    return _done(tagging.delete_tag(access.learner().id, _tag()), Verb.DELETE_TAG)


def _done(change: TagChange, verb: Verb) -> Answer:
    if change.notes:
        document = tagging.as_document(change)
        step = services.keep(access.learner(), verb, change.notes, document, now=clock.now())
        flash(wording.done(step), "done")
    db.session.commit()
    return redirect(url_for(".tags"), code=303)


def _why(refused: Refused) -> str:
    return {
        "tag_empty": _("Write the tag."),
        "tag_long": _("A tag has at most %(num)s characters.", num=200),
        "tag_below": _("A tag cannot go below itself."),
    }[refused.reason]
