"""Every flaw that the lint can name has a sentence."""

import pytest
from flask import Flask

from quizapp.core.cards.lint import Advice, Code
from quizapp.features.decks.page.advising import SENTENCES, advise, rivals


@pytest.mark.parametrize("code", list(Code))
def test_each_flaw_is_said(app: Flask, code: Code) -> None:
    with app.test_request_context():
        said = SENTENCES[code](Advice(code, {"word": "WORD", "option": "WORD", "back": "WORD"}).data)
    assert said.endswith(".")
    assert "%(" not in said


def test_a_sound_card_gets_none(app: Flask) -> None:
    with app.test_request_context():
        assert advise("In what year was the lake declared a site?", "1996", ["1994", "1997", "1999"], []) == []


def test_a_card_is_no_rival_of_itself() -> None:
    assert rivals([(1, "a", "b"), (2, "c", "d")], 1) == [("c", "d")]
