"""The review list: each card is kept, edited, dropped or asked another way before it is ever studied."""

from flask import Response, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import NotFound, Refused, Stale
from quizapp.extensions import db
from quizapp.features.decks import bp, queries, services
from quizapp.features.decks.forms import WordsForm
from quizapp.features.decks.page import views
from quizapp.models import Card, Deck, Standing
from quizapp.web import access

VERBS = {"keep": Standing.KEPT, "drop": Standing.DROPPED, "recheck": Standing.DRAFT}
type Answer = AnyResponse | tuple[Response, int] | tuple[str, int] | str


@bp.get("/decks/<int:deck_id>/cards/check")
def weed(deck_id: int) -> Answer:
    """The cards of a deck, each beside its sentence."""
    deck = queries.own_deck(access.learner(), deck_id)
    editing = _named("edit")
    page = _named("page") if not editing else None
    review = views.review(deck, show=request.args.get("show", "check"), page=page, card_id=editing or _named("card"))
    form = _edit_form(deck, editing) if editing else None
    if access.wants_json():
        return jsonify(html=_list(review, form=form))
    return render_template("decks/weed.html", review=review, form=form, page_keys=_keys(), did=_named("did"))


def _named(name: str) -> int | None:
    """A number of the address or the form that a database can hold."""
    number = request.values.get(name, type=int)
    return number if number is not None and 0 <= number < 2**63 else None


def _edit_form(deck: Deck, card_id: int) -> WordsForm:
    card = queries.card_in(deck, card_id)
    if card is None:
        raise NotFound
    form = WordsForm()
    form.show(card)
    return form


def _list(review: views.Review, **values: object) -> str:
    return render_template("decks/_weed.html", review=review, **values)


@bp.post("/decks/<int:deck_id>/cards/<int:card_id>/<any(keep, drop, recheck):verb>")
def decide(deck_id: int, card_id: int, verb: str) -> Answer:
    """Keep a card, drop it, or put it back among those to check."""
    card = _card(deck_id, card_id)
    try:
        services.decide(card, VERBS[verb], seen=_named("seen") or 0, now=clock.now())
    except Stale:
        return _moved_on(card)
    following = _following(card) if views.standing_of(_show()) == Standing.DRAFT else None
    db.session.commit()
    said = {"keep": _("Card kept."), "drop": _("Card dropped."), "recheck": _("Back among the cards to check.")}[verb]
    return _done(card.deck, said, card_id=following if verb != "recheck" else card.id)


def _card(deck_id: int, card_id: int) -> Card:
    return queries.own_card(access.learner(), card_id, deck_id=deck_id, lock=True)


def _following(card: Card) -> int | None:
    """The next card to check in the list that is shown."""
    return queries.draft_after(card.deck, card, more_id=views.more_id_of(_show()))


def _show() -> str:
    return request.form.get("show", "check")


def _done(deck: Deck, said: str, *, card_id: int | None = None, undoable: bool = True) -> Answer:
    """The list as it now stands: for a script as a piece of the page, else by a redirect."""
    newest = queries.last_changes(deck)
    did = newest[0].id if newest and undoable else None
    here = url_for(".weed", deck_id=deck.id, show=None if _show() == "check" else _show(), card=card_id)
    if access.wants_json():
        review = views.review(deck, show=_show(), card_id=card_id)
        badge = render_template("_badge.html")  # what is kept can be studied
        return jsonify(html=_list(review, did=did, said=said), url=here, said=said, badge=badge)
    flash(said, "done")
    anchor = f"card-{card_id}" if card_id else None
    show = None if _show() == "check" else _show()
    return redirect(url_for(".weed", deck_id=deck.id, show=show, card=card_id, _anchor=anchor), code=303)


def _moved_on(card: Card, form: WordsForm | None = None) -> Answer:
    """Another tab was faster: show how things stand now, and lose nothing that was typed."""
    deck_id, card_id = card.deck_id, card.id
    db.session.rollback()
    deck = queries.own_deck(access.learner(), deck_id)
    there = queries.card_in(deck, card_id)
    show = _show()
    if there and there.standing != views.standing_of(show):
        show = next((name for name, standing in views.FILTERS.items() if there.standing == standing), show)
    said = _("This card has changed in another tab or on another device. Here is how it stands now.")
    review = views.review(deck, show=show, card_id=card_id)
    if form is not None and there is not None:
        form.seen.data = there.version
        said = _("This card has changed in another tab meanwhile. What you typed is still here; save again to use it.")
    if access.wants_json():
        return jsonify(html=_list(review, form=form, said=said, is_stale=True), said=said), 409
    page = render_template("decks/weed.html", review=review, form=form, page_keys=_keys(), said=said, is_stale=True)
    return page, 409


@bp.post("/decks/<int:deck_id>/cards/<int:card_id>/rewrite")
def rewrite(deck_id: int, card_id: int) -> Answer:
    """Ask for the same fact in another way."""
    card = _card(deck_id, card_id)
    try:
        other = services.rewrite(card, seen=_named("seen") or 0, now=clock.now())
    except Stale:
        return _moved_on(card)
    except Refused:
        said = _("There is no other question for this fact. Edit this one, or drop it.")
        return _done(card.deck, said, card_id=card_id, undoable=False)
    db.session.commit()
    return _done(card.deck, _("Asked another way."), card_id=other.id)


@bp.post("/decks/<int:deck_id>/cards/<int:card_id>/options")
def other_options(deck_id: int, card_id: int) -> Answer:
    """Ask for other wrong answers on a card."""
    card = _card(deck_id, card_id)
    try:
        services.other_options(card, seen=_named("seen") or 0, now=clock.now())
    except Stale:
        return _moved_on(card)
    except Refused:
        said = _("There are no other wrong answers for this card. Edit it to write your own.")
        return _done(card.deck, said, card_id=card_id, undoable=False)
    db.session.commit()
    return _done(card.deck, _("Other wrong answers."), card_id=card_id)


@bp.post("/decks/<int:deck_id>/cards/<int:card_id>/save")
def save(deck_id: int, card_id: int) -> Answer:
    """Save a card edited in the list; with `then=keep` it is kept as well."""
    card, form = _card(deck_id, card_id), WordsForm()
    form.is_of(card)
    if not form.validate_on_submit():
        return _still_editing(card, form)
    keep = request.form.get("then") == "keep" and card.standing == Standing.DRAFT
    try:
        services.edit_card(card, form.contents(), seen=form.seen.data or 0, now=clock.now(), keep=keep)
    except Stale:
        return _moved_on(card, form)
    following = _following(card) if keep else card_id
    db.session.commit()
    return _done(card.deck, _("Card saved and kept.") if keep else _("Card saved."), card_id=following)


def _still_editing(card: Card, form: WordsForm) -> Answer:
    """The form once more, with what was typed and what is wrong with it."""
    review = views.review(card.deck, show=_show(), card_id=card.id)
    if access.wants_json():
        return jsonify(html=_list(review, form=form), said=_("Not saved yet.")), 422
    return render_template("decks/weed.html", review=review, form=form, page_keys=_keys()), 422


@bp.post("/decks/<int:deck_id>/cards/keep")
def keep_rest(deck_id: int) -> Answer:
    """Keep every card that still waits."""
    deck = queries.own_deck(access.learner(), deck_id, lock=True)
    kept = services.keep_rest(deck, now=clock.now(), more_id=views.more_id_of(_show()))
    db.session.commit()
    return _done(deck, ngettext("%(num)d card kept.", "%(num)d cards kept.", kept), undoable=kept > 0)


@bp.post("/decks/<int:deck_id>/undo")
def undo(deck_id: int) -> Answer:
    """Take back the last step."""
    deck = queries.own_deck(access.learner(), deck_id, lock=True)
    try:
        change = services.undo(deck, seen=_named("seen") or 0)
    except Stale:
        said = _("Another step was made since, in another tab. Look at it, then undo again.")
        return _done(deck, said, undoable=False)
    db.session.commit()
    first = int(str(change.before[0]["id"])) if change and change.before else None
    return _done(deck, _("Taken back."), card_id=first, undoable=False)


def _keys() -> list[tuple[list[str], str]]:
    return [
        (["k"], _("keep")),
        (["e"], _("edit")),
        (["d"], _("drop")),
        (["r"], _("rewrite: ask another way")),
        (["w"], _("other wrong answers")),
        (["j", "↓"], _("next card")),
        (["↑"], _("the card before")),
        (["u"], _("undo")),
    ]
