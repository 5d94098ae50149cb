"""A statement that the worker made: stored like one written by hand, studied, quizzed, and marked right."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.core.cards.card import Card as Made
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.stems import stem
from quizapp.core.cards.truth import FALSE, TRUE, statement
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import Answer, AnswerType, Ask, Fact, Family, Found, Known, Sentence, Shape
from quizapp.core.generate import Generated
from quizapp.extensions import db
from quizapp.features.decks import services
from quizapp.models import Article, Card, CardKind, Deck, Note, Progress, Standing, User
from tests import factories
from tests.features.quizzes.quizzing import begun, give, items_of, responses
from tests.features.study.answers import answer, study

Browsers = Callable[[User], FlaskClient]
SENTENCES = tuple(f"The lake called Selenga {name} froze over in 1648." for name in ("One", "Two", "Six", "Ten"))
TEXT = " ".join(SENTENCES)


def made(sentence: str) -> Made:
    """The statement that generation makes of this sentence by the year in it."""
    start = TEXT.index(sentence)
    place = start + sentence.index("1648")
    ask = Ask(Shape.GAP, before=sentence[: sentence.index("1648")], after=".")
    answer = Answer("1648", place, place + 4, AnswerType.YEAR, "1648")
    fact = Fact(Family.TRUE_FALSE, Sentence(sentence, start, start + len(sentence), 0), answer, ask)
    return statement(Draft(stem(ask), fact, 0.9), Found((), (), (), Known(latest_year=1900), 30), Wish())


class Told:
    """A language that makes these statements of every text."""

    def make_cards(self, text: str, wish: Wish, **_more: object) -> Generated:
        return Generated([made(sentence) for sentence in SENTENCES], [], [], [], 30)


@pytest.fixture
def cards(app: Flask, ana: User) -> list[Card]:
    """The statements in Ana's deck, kept."""
    article: Article = factories.article(ana, text=TEXT, progress=Progress.WAITING)
    app.extensions["quizapp.language"] = Told()
    services.make_cards(article.id, db.session.commit)
    found = list(db.session.scalars(select(Card).order_by(Card.position)))
    for card in found:
        card.standing = Standing.KEPT
    db.session.commit()
    return found


def test_it_is_stored_as_one_written_by_hand(cards: list[Card]) -> None:
    assert {card.kind for card in cards} == {CardKind.TRUE_FALSE}
    assert {card.back for card in cards} <= {TRUE, FALSE}
    assert all([card.back, *card.distractors] in ([TRUE, FALSE], [FALSE, TRUE]) for card in cards)


def test_the_note_points_at_the_right_words(cards: list[Card]) -> None:
    for note in db.session.scalars(select(Note)):
        assert TEXT[note.answer_start : note.answer_end] == "1648"


def test_the_false_ones_say_another_year(cards: list[Card]) -> None:
    assert {card.back for card in cards} == {TRUE, FALSE}
    assert all(("1648" in card.front) == (card.back == TRUE) for card in cards)


def test_study_offers_both_words_and_marks_the_answer(ana: User, browser_of: Browsers, cards: list[Card]) -> None:
    browser = browser_of(ana)
    page = browser.get(study(cards[0])).text
    assert page.index(">True<") < page.index(">False<")
    reply = answer(browser, cards[0], given=cards[0].back)
    assert reply.status_code == 200


def test_a_quiz_counts_the_right_word(ana: User, browser_of: Browsers, cards: list[Card]) -> None:
    browser = browser_of(ana)
    attempt = begun(browser, db.session.get_one(Deck, cards[0].deck_id))
    for item in items_of(attempt):
        assert item.options == [TRUE, FALSE]
        give(browser, item, attempt, item.options.index(item.back))
    assert [response.is_right for response in responses(attempt)] == [True] * 4
