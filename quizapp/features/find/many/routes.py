"""Changing the cards found, and taking it back."""

import re
import secrets
from typing import Any

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import Refused, Stale
from quizapp.core.memory.plan.by_hand import MOST_DAYS, DueWish, read_wish
from quizapp.core.search import Unreadable, read
from quizapp.extensions import db
from quizapp.features.decks.tagging.services import tidy_tag
from quizapp.features.find import bp
from quizapp.features.find import routes as page
from quizapp.features.find.many import services, wording
from quizapp.features.find.many.services import MOST_AT_ONCE, MOST_BY_HAND, ByHand, Verb
from quizapp.features.find.page import views
from quizapp.features.find.queries.pages import ids_of
from quizapp.web import access
from quizapp.web.filters import grouped

ASKED = {verb.value: verb for verb in services.DOING}
MOST_FLAG = 7
KEY = re.compile(r"[0-9a-f]{24}")


@bp.post("/find/change")
def change() -> AnyResponse | tuple[str, int]:
    """Do one thing to the ticked cards, or to all that were found."""
    learner, asked = access.learner(), page.asked()
    try:
        ids, verb, value = _cards(), _verb(), _value()
        if isinstance(value, ByHand) and len(ids) > MOST_BY_HAND:
            raise Refused("too_many_by_hand")
    except Unreadable:
        return page.page(views.results(learner, asked), 422)
    except Refused as refused:
        return page.page(views.results(learner, asked), 422, problem=_why(refused), ticked=set(_ticked()))
    step = services.change(learner, ids, verb, value, now=clock.now())
    db.session.commit()
    flash(wording.done(step) if step else _("Nothing had to change."), "done" if step else "info")
    return redirect(_back(), code=303)


def _back() -> str:
    if there := access.safe_next(request.form.get("next")):
        return there
    asked = page.asked()
    down = int(asked.is_down)
    return url_for(".show", q=asked.q, sort=asked.order.value, down=down, after=request.form.get("after") or None)


def numbers(field: str) -> list[int]:
    """The numbers of cards in a field of the form, each once."""
    found = (text for text in request.form.getlist(field) if text.isascii() and text.isdecimal() and len(text) < 19)
    return list(dict.fromkeys(int(text) for text in found))


def _ticked() -> list[int]:
    return numbers("cards")


def _cards() -> list[int]:
    """The numbers of the cards meant; whose they are is asked again where they are changed."""
    if request.form.get("which") != "all":
        ids = _ticked()
        if not ids:
            raise Refused("none_ticked")
        return ids[:MOST_AT_ONCE]
    ids = ids_of(views.seeker_of(access.learner()), read(page.asked().q), MOST_AT_ONCE + 1)
    if len(ids) > MOST_AT_ONCE:
        raise Refused("too_many")
    return ids


def _verb() -> Verb:
    verb = ASKED.get(request.form.get("verb", ""))
    if verb is None:
        raise Refused("no_verb")
    return verb


def _value() -> Any:
    verb = _verb()
    if verb in {Verb.TAG, Verb.UNTAG}:
        return tidy_tag(request.form.get("tag", ""))
    if verb in {Verb.DAYS, Verb.RESET}:
        key = request.form.get("key", "")
        wish = read_wish(request.form.get("days", "")) if verb is Verb.DAYS else DueWish(0, 0)
        return ByHand(key if KEY.fullmatch(key) else secrets.token_hex(12), clock.now(), wish)
    number = request.form.get("deck" if verb is Verb.MOVE else "flag", type=int)
    if verb is Verb.MOVE and (number is None or not 0 < number < 2**63):
        raise Refused("no_deck")
    if verb is Verb.FLAG and (number is None or not 0 <= number <= MOST_FLAG):
        raise Refused("no_flag")
    return number


def _why(refused: Refused) -> str:
    return {
        "none_ticked": _("Tick the cards that you mean, or choose all that were found."),
        "too_many": _("That is more than %(num)s cards. Narrow the search first.", num=grouped(MOST_AT_ONCE)),
        "no_verb": _("Choose what to do with the cards."),
        "tag_empty": _("Write the tag."),
        "tag_long": _("A tag has at most %(num)s characters.", num=200),
        "too_many_by_hand": _("That is more than %(num)s cards. Narrow the search first.", num=grouped(MOST_BY_HAND)),
        "due_days": _("Write a number of days such as 3, or a range such as 2-5, up to %(most)d.", most=MOST_DAYS),
        "no_deck": _("Choose the deck."),
        "no_flag": _("Choose the flag."),
    }[refused.reason]


@bp.post("/find/undo")
def undo() -> AnyResponse:
    """Take back the last step over many cards."""
    try:
        done = services.undo(access.learner(), seen=request.form.get("seen", 0, type=int))
    except Stale:
        flash(_("Another step was made since, in another tab. Look at it, then undo again."), "error")
        return redirect(access.safe_next(request.form.get("next")) or url_for(".show"), code=303)
    db.session.commit()
    if done:
        flash(wording.taken_back(*done), "done")
    return redirect(access.safe_next(request.form.get("next")) or url_for(".show"), code=303)
