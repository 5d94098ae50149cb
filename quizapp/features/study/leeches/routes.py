"""The cards that do not stick, and what helps: say it better, split it, put it aside."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response as AnyResponse

from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.study import bp, forms
from quizapp.features.study.card import queries as card_queries
from quizapp.features.study.leeches import queries, splitting
from quizapp.features.study.queries.overview import own_deck
from quizapp.features.study.steps import keeping
from quizapp.features.study.steps.desk import here
from quizapp.features.study.steps.queries import of_card
from quizapp.web import access


@bp.get("/study/leeches")
def leeches() -> str:
    """The cards that were forgotten again and again."""
    page = max(1, request.args.get("page", 1, type=int))
    rows = queries.leeches(access.learner().id, skip=(min(page, 10_000) - 1) * queries.AT_ONCE)
    shown = rows[: queries.AT_ONCE]
    return render_template("study/leeches.html", cards=shown, page=page, has_more=len(rows) > len(shown))


@bp.post("/decks/<int:deck_id>/study/cards/<int:card_id>/relieve")
def relieve(deck_id: int, card_id: int) -> AnyResponse:
    """Take the mark of a leech off a card."""
    desk = here()
    keeping.untag(desk, of_card(desk.learner.id, deck_id, card_id), queries.LEECH)
    db.session.commit()
    flash(_("The mark is off. The card stays as it is."), "done")
    return redirect(url_for("study.leeches"), code=303)


@bp.get("/decks/<int:deck_id>/study/cards/<int:card_id>/split")
def ask_split(deck_id: int, card_id: int) -> str:
    """The page that makes several cards of one."""
    return _page(deck_id, card_id)


def _page(deck_id: int, card_id: int, **typed: object) -> str:
    desk = here()
    card = card_queries.card(desk.learner.id, deck_id, card_id)
    return render_template("study/split.html", card=card, most=splitting.MOST, new_key=forms.new_key(), **typed)


@bp.post("/decks/<int:deck_id>/study/cards/<int:card_id>/split")
def split(deck_id: int, card_id: int) -> AnyResponse | tuple[str, int]:
    """Keep the new cards and put the old one aside."""
    desk, text = here(), request.form.get("cards", "")[:50_000]
    row = of_card(desk.learner.id, deck_id, card_id)
    key = forms.key(request.form)
    try:
        pairs = splitting.read_pairs(text)
    except Refused as why:
        return _page(deck_id, card_id, typed=text, error=_why_not(why)), 422
    made = splitting.split(own_deck(desk.learner.id, deck_id), pairs, key=key, now=desk.now)
    keeping.put_aside(desk, row)
    db.session.commit()
    words = ngettext(
        "%(num)d card kept; the old one is put aside.", "%(num)d cards kept; the old one is put aside.", len(made)
    )
    flash(words, "done")
    return redirect(url_for("study.leeches"), code=303)


def _why_not(why: Refused) -> str:
    if why.reason == "pair":
        return str(_("Line %(line)d is no card: write a question, then =, then its answer.", line=why.data["line"]))
    if why.reason == "many_pairs":
        return str(_("At most %(num)d cards at once.", num=why.data["most"]))
    return str(_("Write at least two cards, one a line."))
