"""The page on how a deck is studied, and what it sends."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.study import bp
from quizapp.features.study.forms import row_number
from quizapp.features.study.learner import Learner, in_deck, learner_of
from quizapp.features.study.options import queries, services
from quizapp.features.study.options.forms import WEEKDAYS, OptionsForm, OwnForm, TodayForm
from quizapp.web import access

type Page = AnyResponse | str | tuple[str, int]


def _at(deck_id: int) -> tuple[Learner, Any]:
    """The learner by the rules of the deck, and the deck's options."""
    learner = learner_of(access.learner())
    row = queries.of_deck(learner.id, deck_id)
    return in_deck(learner, row), row


def _page(learner: Learner, row: Any, **filled: Any) -> Page:
    """The page, with the form that was just filled in: `form`, `own` or `today`."""
    limits = queries.limits_today(learner.id, row.id, learner.clock.day_of(clock.now()))
    forms = {
        "form": filled.get("form") or _form(learner, row, formdata=None),
        "own": filled.get("own") or OwnForm.of(row, formdata=None),
        "today": filled.get("today") or TodayForm.of(limits, formdata=None),
    }
    found = {"deck": row, "sets": queries.sets(learner.id), "usual": learner.usual, "weekdays": WEEKDAYS}
    page = render_template("study/options/show.html", **forms, **found, limits=limits, preset=learner.preset)
    return (page, 422) if any(form.errors for form in forms.values()) else page


def _form(learner: Learner, row: Any, **more: Any) -> OptionsForm:
    """The set without what the deck has of its own."""
    kept = {"options": row.options, "own_new": None, "own_reviews": None, "own_retention": None}
    shared = in_deck(learner, type("Shared", (), kept)())
    return OptionsForm.of(row.set_name or row.name[:100], shared.preset, **more)


def _back(deck_id: int, words: str) -> AnyResponse:
    flash(words, "done")
    return redirect(url_for(".options", deck_id=deck_id), code=303)


@bp.route("/decks/<int:deck_id>/options", methods=["GET", "POST"])
def options(deck_id: int) -> Page:
    """How this deck is studied; saving changes the set that it uses, or makes one."""
    learner, row = _at(deck_id)
    form = _form(learner, row)
    if not form.validate_on_submit():
        return _page(learner, row, form=form)
    try:
        is_new = "as_new" in request.form
        services.save_set(learner.id, deck_id, form.name.data, form.preset(), is_new=is_new, now=clock.now())
    except Refused:
        db.session.rollback()
        form.name.errors = [_("You have a set of this name already.")]
        return _page(learner, row, form=form)
    db.session.commit()
    return _back(deck_id, _("Saved. It holds from the next answer on; no card changes its day."))


@bp.post("/decks/<int:deck_id>/options/use")
def use_options(deck_id: int) -> AnyResponse:
    """Use another set for this deck."""
    learner, _row = _at(deck_id)
    services.use_set(learner.id, deck_id, row_number(request.form, "options_id") or None)
    db.session.commit()
    return _back(deck_id, _("This deck is studied so from now on."))


@bp.post("/decks/<int:deck_id>/options/own")
def own_options(deck_id: int) -> Page:
    """What this deck alone has instead of its set."""
    learner, row = _at(deck_id)
    own = OwnForm.of(row)
    if not own.validate_on_submit():
        return _page(learner, row, own=own)
    services.keep_own(learner.id, deck_id, own.own())
    db.session.commit()
    return _back(deck_id, _("Saved for this deck alone."))


@bp.post("/decks/<int:deck_id>/options/today")
def limit_today(deck_id: int) -> Page:
    """Lower limits for this day alone; empty fields bring the usual ones back."""
    learner, row = _at(deck_id)
    form = TodayForm.of(queries.Today())
    if not form.validate_on_submit():
        return _page(learner, row, today=form)
    services.limit_today(learner.id, deck_id, learner.clock.day_of(clock.now()), form.limits())
    db.session.commit()
    return _back(deck_id, _("Saved for today. With the next day the usual limits come back."))


@bp.post("/decks/<int:deck_id>/options/delete")
def delete_options(deck_id: int) -> AnyResponse:
    """Forget the set that this deck uses."""
    learner, row = _at(deck_id)
    if row.options_id:
        services.delete_set(learner.id, row.options_id)
        db.session.commit()
    return _back(deck_id, _("The set is gone. Decks that used it go by your settings again."))
