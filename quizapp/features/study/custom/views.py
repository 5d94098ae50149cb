"""The pages of chosen cards: the form, the card on the screen, and what was done."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from quizapp.features.study import forms
from quizapp.features.study.coming import Coming
from quizapp.features.study.custom import choosing, queries, studying
from quizapp.features.study.custom.wish import DAYS, GOALS, MOST, USUAL, Kind, Wish
from quizapp.features.study.learner import Learner
from quizapp.features.study.page import views
from quizapp.features.study.page.way import Way
from quizapp.features.study.steps.keeping import Desk
from quizapp.models import Selection
from quizapp.web.filters import on_day


def way(selection: Selection) -> Way:
    """The addresses of a selection's page."""
    here: dict[str, Any] = {"selection_id": selection.id}
    return Way(
        name(selection),
        url_for("study.selection", **here),
        url_for("study.answer_selection", **here),
        url_for("study.mark_selection", **here),
        url_for("study.ahead_selection", **here),
        selection=selection.id,
        is_practice=selection.is_practice,
    )


def name(selection: Selection) -> str:
    """What the selection is called."""
    about = selection.about
    names = {
        Kind.FORGOTTEN: _("Forgotten today"),
        Kind.AHEAD: _("Ahead"),
        Kind.EXAM: _("For %(day)s", day=_exam_day(about)),
        Kind.DECK: _("A deck, the weakest first"),
        Kind.TAG: _("Tag: %(tag)s", tag=about.get("text", "")),
        Kind.WORDS: _("With: %(words)s", words=about.get("text", "")),
    }
    return str(names[Kind(selection.kind)])


def _exam_day(about: Mapping[str, Any]) -> str:
    return on_day(date.fromisoformat(about["exam"])) if about.get("exam") else ""


def page(desk: Desk, selection: Selection, args: Mapping[str, str]) -> str:
    """One card of the selection, or what was done."""
    card, answered = forms.whole(args, "card", default=0), forms.whole(args, "after", default=0)
    row = queries.face(desk.learner.id, selection.id, card) if card else None
    if row is not None and not row.suspended:
        others = studying.coming(desk.learner, selection.id, showing=card)
        here = Coming(row, others.left, others.done)
    else:
        here = studying.coming(desk.learner, selection.id, answered=answered)
    if here.card is None:
        return _done(desk, selection)
    after = studying.coming(desk.learner, selection.id, answered=answered, showing=here.card.card_id)
    return views.card_page(desk, way(selection), here, after.card, args=args)


def _done(desk: Desk, selection: Selection) -> str:
    cards, _remembered, taken_ms = queries.answers(selection.id)
    shown = {"name": name(selection), "cards": cards, "ms": taken_ms, "selection": selection}
    return render_template("study/selection_done.html", **shown, **views.steps_of(desk))


def form_page(desk: Desk, typed: Mapping[str, str], errors: Mapping[str, str] | None = None) -> str:
    """The form, filled with what was typed, a sentence at each field that could not be used."""
    usual = {"kind": Kind.FORGOTTEN.value, "number": str(USUAL), "days": "1", "goal": "90", "deck": "0"}
    return render_template(
        "study/custom.html",
        typed=usual | dict(typed),
        errors=errors or {},
        decks=queries.decks_of(desk.learner.id),
        ranges={"number": (1, MOST), "days": DAYS, "goal": GOALS},
        unfinished=unfinished(desk.learner),
    )


def unfinished(learner: Learner) -> list[tuple[Selection, str, int]]:
    """Selections to go on with, each with its name and the cards left."""
    return [(one, name(one), queries.counts(one.id)[0]) for one in queries.unfinished(learner.id)]


def exam_words(desk: Desk, wish: Wish) -> str:
    """What a plan for an exam says of the days until then; nothing when there is no card at all."""
    plan = choosing.exam_of(desk, wish)
    if not (plan.ready or plan.today or plan.later):
        return ""
    ready = ngettext("%(num)d card is ready for that day.", "%(num)d cards are ready for that day.", plan.ready)
    rest = ngettext(
        "Of the others, %(num)d is asked today and %(later)d later; come back each day until then.",
        "Of the others, %(num)d are asked today and %(later)d later; come back each day until then.",
        min(len(plan.today), wish.number),
        later=plan.later,
    )
    return f"{ready} {rest}"
