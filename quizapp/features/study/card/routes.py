"""The page about one card."""

from flask import render_template

from quizapp.adapters import clock
from quizapp.features.study import bp
from quizapp.features.study.card import views
from quizapp.features.study.learner import learner_of
from quizapp.features.study.page import wording
from quizapp.web import access


@bp.get("/decks/<int:deck_id>/study/cards/<int:card_id>")
def card(deck_id: int, card_id: int) -> str:
    """What is known of a card: how well it is remembered, and its history."""
    learner = learner_of(access.learner())
    shown = views.page(learner, deck_id, card_id, clock.now())
    keys = [([key], label) for key, label in views.keys().items()]
    return render_template("study/card_info.html", **shown, ratings=wording.rating_words(), page_keys=keys)
