"""The page about one card."""

from flask import render_template

from quizapp.features.study import bp
from quizapp.features.study.card import views
from quizapp.features.study.page import wording
from quizapp.features.study.steps.desk import here


@bp.get("/decks/<int:deck_id>/study/cards/<int:card_id>")
def card(deck_id: int, card_id: int) -> str:
    """What is known of a card: how well it is remembered, and its history; and what can be done with it."""
    return page(deck_id, card_id)


def page(deck_id: int, card_id: int, **typed: object) -> str:
    """The page; `typed` is what was sent and could not be used, with a sentence of why."""
    shown = views.page(here(), deck_id, card_id)
    keys = [([key], label) for key, label in views.keys().items()]
    return render_template("study/card_info.html", **shown, **typed, ratings=wording.rating_words(), page_keys=keys)
