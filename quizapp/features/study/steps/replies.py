"""What the pages get back after a step, after undo and after redo."""

from typing import Any

from flask import flash, jsonify, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from quizapp.core.errors import QuizError, Refused, Stale
from quizapp.features.study import forms
from quizapp.features.study.coming import coming, place
from quizapp.features.study.page.faces import face_of
from quizapp.features.study.page.replies import to_page, wants_json
from quizapp.features.study.page.views import as_json
from quizapp.features.study.queries import queue
from quizapp.features.study.steps import wording
from quizapp.features.study.steps.keeping import Desk
from quizapp.features.study.steps.undoing import Undone
from quizapp.features.study.steps.verbs import MOVES_ON, Verb
from quizapp.web import access


def _done(verb: Verb) -> str:
    return {
        Verb.RESET: _("The card starts again as a new one. Its history stays."),
        Verb.SET_DUE: _("The day is set."),
    }[verb]


def after_undo(desk: Desk, undone: Undone) -> AnyResponse:
    """The card whose step was taken back."""
    words, deck, card = wording.taken_back(undone), undone.deck_id or 0, undone.card_id or 0
    if not card:
        return _home(words)
    if not wants_json():
        flash(words, "done")
        return _back(deck, card=card)
    if selection := forms.row_number(request.form, "selection"):
        flash(words, "done")
        return jsonify(url=url_for("study.selection", selection_id=selection, card=card))
    url = url_for("study.start", deck_id=deck, card=card)
    row = queue.face(card, place(desk.learner, deck, desk.now))
    if row is None or row.suspended or undone.verb is Verb.UNBURY:  # nothing to show: the page looks for another card
        flash(words, "done")
        return jsonify(url=url_for("study.start", deck_id=deck))
    others = coming(desk.learner, deck, desk.now, showing=card)
    face = as_json(face_of(row, desk.learner, desk.now))
    return jsonify(next=face, left=others.left, done=others.done, more=others.has_more, url=url, message=words)


def _home(words: str) -> AnyResponse:
    """The way back from a step that was about no single card."""
    flash(words, "done")
    target = access.safe_next(request.form.get("next")) or url_for("study.decks")
    return jsonify(url=target) if wants_json() else redirect(target, code=303)


def after_redo(done: Undone) -> AnyResponse:
    """The way on from what was done again: to the next card, or to the card that changed."""
    if not done.card_id:
        return _home(wording.done_again(done))
    flash(wording.done_again(done), "done")
    deck, card = done.deck_id or 0, done.card_id or 0
    where: dict[str, Any] = {"after": card} if done.verb in MOVES_ON else {"card": card}
    if wants_json():
        if selection := forms.row_number(request.form, "selection"):
            return jsonify(url=url_for("study.selection", selection_id=selection, **where))
        return jsonify(url=url_for("study.start", deck_id=deck, **where))
    return _back(deck, **where)


def _back(deck: int, **where: Any) -> AnyResponse:
    """The page that the form names, else the study page."""
    target = access.safe_next(request.form.get("next"))
    return redirect(target, code=303) if target else to_page(deck, **where)


def not_undone(why: QuizError, deck: int) -> AnyResponse:
    """Why there was nothing to take back."""
    faster = _("That card was answered on another device since, so its answer stays.")
    return _not_done(faster if isinstance(why, Stale) else _("There is no answer to take back."), deck)


def not_redone(why: QuizError, deck: int) -> AnyResponse:
    """Why there was nothing to do again."""
    faster = _("That card was answered on another device since, so this stays taken back.")
    return _not_done(faster if isinstance(why, Stale) else _("There is nothing to do again."), deck)


def _not_done(words: str, deck: int) -> AnyResponse:
    if wants_json():
        return make_response(jsonify(message=words), 409)
    flash(words, "info")
    if target := access.safe_next(request.form.get("next")):
        return redirect(target, code=303)
    return to_page(deck) if deck else redirect(url_for("study.decks"), code=303)


def after_marking(desk: Desk, row: Any, flag: int, *, is_starred: bool) -> AnyResponse:
    """The flag and the star as they are now."""
    if wants_json():
        face = {"flag": flag, "is_starred": is_starred}
        return jsonify(marks=render_template("study/_marks.html", face=face))
    return _back(row.deck_id, card=row.card_id)


def after_hand(deck: int, card: int, verb: Verb) -> AnyResponse:
    """Back to the page about the card, with what was done."""
    flash(_done(verb), "done")
    return redirect(url_for("study.card", deck_id=deck, card_id=card), code=303)


def after_accepting(marked: dict[str, Any], deck: int, card: int) -> AnyResponse:
    """The answer, marked anew."""
    if wants_json():
        return jsonify(marked)
    return _back(deck, card=card)


def why_not(why: Refused) -> str:
    """Why a day could not be set, in a sentence."""
    if why.reason == "put_aside":
        return str(_("This card is put aside. Take it up first, then set its day."))
    return str(_("Write a number of days such as 3, or a range such as 2-5, up to %(most)d.", most=why.data["most"]))
