"""What the page gets back: the next card for its script, or the way to the next page without one."""

from datetime import datetime
from typing import Any

from flask import Response, flash, json, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from quizapp.core.errors import PutAside, Stale
from quizapp.features.study.coming import Coming, coming
from quizapp.features.study.learner import Learner
from quizapp.features.study.page.faces import face_of
from quizapp.features.study.page.views import as_json
from quizapp.features.study.page.way import Way
from quizapp.features.study.page.wording import leech_words
from quizapp.web import access


def wants_json() -> bool:
    """Whether the page's script asks; it says so in one word."""
    return request.headers.get("Accept") == "application/json" or access.wants_json()


def following(learner: Learner, deck: int, now: datetime, *, answered: int = 0, showing: int = 0) -> dict[str, Any]:
    """What the page gets after an answer: the card after the one it shows now. Nothing for a page without script."""
    if not wants_json():
        return {}
    return as_reply(coming(learner, deck, now, answered=answered, showing=showing), learner, now)


def as_reply(here: Coming, learner: Learner, now: datetime, way: Way | None = None) -> dict[str, Any]:
    """The next card and the figures, for the page's script."""
    face = as_json(face_of(here.card, learner, now)) if here.card is not None else None
    face = way.of(face) if way and face else face
    return {"next": face, "left": here.left, "done": here.done, "more": here.has_more}


def to_page(deck: int, **args: Any) -> AnyResponse:
    """The way to the study page of a deck."""
    return redirect(url_for("study.start", deck_id=deck, **args), code=303)


def say_new_day() -> None:
    """Why a wish for more cards of yesterday's page changed nothing."""
    flash(_("A new day has begun, and with it a new limit. Nothing was added to it."), "info")


def after_answer(
    following: dict[str, Any], deck: int, card: int, *, stale: Stale | None, did: Any = None
) -> AnyResponse:
    """The answer to an answer: 409 with the next card when somebody else was faster. `did` is what it did."""
    return answered(following, "study.start", stale=stale, did=did, deck_id=deck, after=card)


def answered(
    following: dict[str, Any], page: str, *, stale: Stale | None, did: Any = None, **where: Any
) -> AnyResponse:
    """The same, with the next page for whoever has no script."""
    words = _why_stale(stale) if stale else leech_words(did)
    if following:
        sent = json.dumps(following | {"message": words}, ensure_ascii=False, separators=(",", ":"))
        return Response(sent, 409 if stale else 200, mimetype="application/json")
    if words:
        flash(words, "info")
    return redirect(url_for(page, **where), code=303)


def _why_stale(why: Stale) -> str:
    if isinstance(why, PutAside):
        return str(_("That card was put aside meanwhile, so the answer does not count. Here is the next card."))
    return str(_("Answered on another device. Here is the next card."))


def after_aside(following: dict[str, Any], deck: int, card: int, verb: str) -> AnyResponse:
    """The next card, and the bar that takes the card back."""
    is_away = verb in {"bury", "aside"}
    if not following:
        if target := access.safe_next(request.form.get("next")):
            return redirect(target, code=303)
        return to_page(deck, did=verb, aside=card) if is_away else to_page(deck, card=card)
    bar = render_template("study/_aside.html", aside={"card_id": card, "verb": verb}, deck_id=deck) if is_away else ""
    return jsonify(following | {"bar": bar})
