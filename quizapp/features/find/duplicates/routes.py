"""The page of duplicates; what is ticked there is dropped, or made one with the card that stays; undo takes it back."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import Refused
from quizapp.core.search.twins import twins
from quizapp.extensions import db
from quizapp.features.find import bp
from quizapp.features.find.duplicates import merging, queries
from quizapp.features.find.many import services, wording
from quizapp.features.find.many.routes import numbers
from quizapp.features.find.many.services import Verb
from quizapp.features.find.queries import saved
from quizapp.web import access

MOST_COMPARED = 20_000
MOST_SHOWN = 50


@bp.get("/find/duplicates")
def duplicates() -> str:
    """Cards that ask the same, in groups."""
    return _page()


@bp.post("/find/duplicates/merge")
def merge() -> AnyResponse | str | tuple[str, int]:
    """Show what making the ticked cards one with another would do; with `sure`, do it."""
    learner, now = access.learner(), clock.now()
    try:
        found = merging.look(learner, numbers("group")[:MOST_SHOWN], numbers("cards"))
        if "sure" not in request.form:
            return render_template("find/merge.html", found=found)
        number, before = merging.merge(learner, found, now=now)
    except Refused as refused:
        db.session.rollback()
        return _page(_why(refused)), 422
    step = services.keep(learner, Verb.MERGE, number, before, now=now)
    db.session.commit()
    flash(wording.done(step), "done")
    return redirect(url_for(".duplicates"), code=303)


def _why(refused: Refused) -> str:
    return {
        "none_ticked": _("Tick the cards that should become one with the card that stays."),
        "merge_keep": _("Leave one card of the group without a tick: the one that stays."),
        "merge_changed": _("These cards have changed meanwhile. Look at them once more."),
    }[refused.reason]


def _groups(learner_id: int, alike: list[list[int]]) -> list[list[Any]]:
    """The cards that ask the same to the end, of groups that begin alike: many stand behind one passage and ask on."""
    found: list[list[Any]] = []
    for start in range(0, len(alike), MOST_SHOWN * 4):
        part = alike[start : start + MOST_SHOWN * 4]
        cards = queries.cards(learner_id, [number for group in part for number in group])
        for group in part:
            full = twins([(number, cards[number].front) for number in group if number in cards])
            found += [[cards[number] for number in numbers] for numbers in full]
        if len(found) >= MOST_SHOWN:
            break
    return found


def _page(problem: str = "") -> str:
    learner = access.learner()
    questions = queries.questions(learner.id, MOST_COMPARED + 1)
    groups = _groups(learner.id, twins(questions[:MOST_COMPARED]))
    step = saved.last_step(learner)
    said = wording.done(step) if step else ""
    is_part = len(questions) > MOST_COMPARED
    values = {
        "total": len(groups),
        "is_part": is_part,
        "most": MOST_COMPARED,
        "step": step,
        "step_said": said,
        "problem": problem,
    }
    return render_template("find/duplicates.html", groups=groups[:MOST_SHOWN], back=url_for(".duplicates"), **values)
