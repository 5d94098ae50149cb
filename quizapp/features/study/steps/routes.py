"""What can be done with a card besides answering it; and undo and redo of all of it."""

from typing import Any

from flask import Response, jsonify, request
from werkzeug.wrappers import Response as AnyResponse

from quizapp.core.errors import NotFound, Refused, Stale
from quizapp.core.memory.plan.by_hand import read_wish
from quizapp.extensions import db
from quizapp.features.study import bp, forms
from quizapp.features.study.card.routes import page
from quizapp.features.study.custom import queries as selections
from quizapp.features.study.custom import studying
from quizapp.features.study.custom import views as selection_views
from quizapp.features.study.integrity import taking_back
from quizapp.features.study.page import replies as page_replies
from quizapp.features.study.page import views
from quizapp.features.study.steps import keeping, queries, replies, undoing
from quizapp.features.study.steps.desk import here
from quizapp.features.study.steps.verbs import Verb
from quizapp.web.controls import without_controls

CARD = "/decks/<int:deck_id>/study/cards/<int:card_id>"


@bp.post("/study/undo")
def undo() -> AnyResponse:
    """Take back the last step of this device and show its card again."""
    desk = here()
    try:
        undone = undoing.undo(desk, key=request.form.get("undo_key", "")[:64])
    except (NotFound, Stale) as why:
        db.session.rollback()
        return replies.not_undone(why, forms.whole(request.form, "deck_id", default=0))
    db.session.commit()
    return replies.after_undo(desk, undone)


@bp.post("/study/undo/answer")
def undo_answer() -> Response:
    """Take back one answer by its key, whether or not it has arrived."""
    desk = here()
    can_redo = taking_back.take_back(desk, forms.read_answer(request.form, now=desk.now, device=desk.device))
    db.session.commit()
    return jsonify(redo=can_redo)


@bp.post("/study/redo")
def redo() -> AnyResponse:
    """Do again what was taken back last."""
    desk = here()
    try:
        done = undoing.redo(desk)
    except (NotFound, Stale) as why:
        db.session.rollback()
        return replies.not_redone(why, forms.whole(request.form, "deck_id", default=0))
    db.session.commit()
    return replies.after_redo(done)


@bp.post(f"{CARD}/<any(bury, unbury, aside, back):verb>")
def set_aside(deck_id: int, card_id: int, verb: str) -> AnyResponse:
    """Not today, put aside, and both taken back."""
    desk, showing = here(), forms.whole(request.form, "showing", default=0)
    row = queries.of_card(desk.learner.id, deck_id, card_id)
    if not undoing.take_back(desk, Verb(verb), card_id):
        VERBS[verb](desk, row)
    if selection := forms.row_number(request.form, "selection"):
        chosen = selections.own(desk.learner.id, selection)
        following = studying.following(desk, selection_views.way(chosen), showing=showing)
    else:
        following = page_replies.following(desk.learner, deck_id, desk.now, showing=showing)
    db.session.commit()
    return page_replies.after_aside(following, deck_id, card_id, verb)


VERBS: dict[str, Any] = {
    "bury": keeping.bury,
    "unbury": keeping.unbury,
    "aside": keeping.put_aside,
    "back": keeping.take_up,
}


@bp.post(f"{CARD}/flag")
def flag(deck_id: int, card_id: int) -> AnyResponse:
    """Put one of seven flags on a card, or take it off."""
    desk = here()
    row = queries.of_card(desk.learner.id, deck_id, card_id)
    number = forms.whole(request.form, "flag")
    keeping.flag(desk, row, number)
    db.session.commit()
    is_starred = queries.has_tag(desk.learner.id, row.note_id, keeping.STAR)
    return replies.after_marking(desk, row, number, is_starred=is_starred)


@bp.post(f"{CARD}/star")
def star(deck_id: int, card_id: int) -> AnyResponse:
    """Put a star on a card's note or take it off: as `on` says, else the other way round."""
    desk = here()
    row = queries.of_card(desk.learner.id, deck_id, card_id)
    was_on = queries.has_tag(desk.learner.id, row.note_id, keeping.STAR)
    is_on = {"1": True, "0": False}.get(request.form.get("on", ""), not was_on)
    keeping.star(desk, row, is_on=is_on)
    db.session.commit()
    return replies.after_marking(desk, row, row.flag, is_starred=is_on)


@bp.post(f"{CARD}/accept")
def accept(deck_id: int, card_id: int) -> AnyResponse:
    """Count what was typed as right on this card, now and from now on."""
    desk, mine = here(), without_controls(request.form.get("mine", ""))[: forms.MOST_GIVEN]
    keeping.accept(desk, queries.of_card(desk.learner.id, deck_id, card_id), mine)
    card = views.card_of(desk.learner, deck_id, card_id, desk.now)
    sent = {"given": mine, "taken_ms": request.form.get("taken_ms", "")}
    marked = views.marked(card, sent, desk.now, desk.learner)
    db.session.commit()
    return replies.after_accepting(marked, deck_id, card_id)


@bp.post(f"{CARD}/reset")
def reset(deck_id: int, card_id: int) -> AnyResponse:
    """Start a card again as a new one."""
    desk = here()
    keeping.reset(desk, queries.of_card(desk.learner.id, deck_id, card_id), key=forms.key(request.form))
    db.session.commit()
    return replies.after_hand(deck_id, card_id, Verb.RESET)


@bp.post(f"{CARD}/due")
def come_back(deck_id: int, card_id: int) -> AnyResponse | tuple[str, int]:
    """Set the day on which a card is due next."""
    desk, typed = here(), request.form.get("days", "")
    row = queries.of_card(desk.learner.id, deck_id, card_id)
    try:
        keeping.come_back(desk, row, read_wish(typed), key=forms.key(request.form))
    except Refused as why:
        db.session.rollback()
        if why.reason == "bad_answer":
            raise
        return page(deck_id, card_id, typed_days=typed[:40], days_error=replies.why_not(why)), 422
    db.session.commit()
    return replies.after_hand(deck_id, card_id, Verb.SET_DUE)
