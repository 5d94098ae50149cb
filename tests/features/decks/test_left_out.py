"""What was left out: stored with the cards, shown with its reason in words, gone once a card is there."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import quizapp.core
from quizapp.core.cards.checks import CHECKS
from quizapp.core.facts.reading.judge import Skip
from quizapp.core.left_out import NOTHING_TO_ASK
from quizapp.extensions import db
from quizapp.features.decks.left_out.reasons import ABOUT_QUESTIONS, ABOUT_SENTENCES, in_words
from quizapp.models import Article, Deck, User
from tests import factories
from tests.factories import TEXT

Browsers = Callable[[User], FlaskClient]
CORE = Path(quizapp.core.__file__).parent
QUESTION = "In January 1862 a strong earthquake caused land in the delta of the ____ to sink."


def row(sentence: str, check: str, question: str = "", answer: str = "") -> list[object]:
    start = TEXT.index(sentence)
    return [start, start + len(sentence), check, question, answer]


QUAKE = TEXT.rpartition("\n")[2]
ROWS = [
    row("Lake Baikal is a rift lake in southern Siberia, Russia.", "opinion"),
    row("It was declared a UNESCO World Heritage Site in 1996.", "a check of tomorrow"),
    row(QUAKE, "enough of this sentence", QUESTION, "Selenga"),
]


def folds(page: str) -> list[tuple[str, str]]:
    """Each reason that the page names, and how much it holds."""
    return re.findall(r'<summary>(.*?) <span class="num">(\d+)</span>', page)


@pytest.fixture
def left_out(article: Article, deck: Deck) -> Article:
    article.left_out = ROWS
    db.session.commit()
    return article


def test_each_sentence_says_why_and_can_become_a_card(ana: User, browser_of: Browsers, left_out: Article) -> None:
    page = browser_of(ana).get(f"/articles/{left_out.id}/left-out").text
    assert folds(page) == [
        ("It gives an opinion.", "1"),
        ("It did not pass the checks that every card has to pass.", "1"),
        ("Enough other questions come from this sentence.", "1"),
    ]
    assert "It did not pass the checks that every card has to pass." in page
    assert "Enough other questions come from this sentence." in page
    assert "<strong>Selenga</strong>" in page
    assert f"/articles/{left_out.id}/cards/new?start={ROWS[0][0]}&amp;end={ROWS[0][1]}" in page


def test_what_has_a_card_by_now_is_not_left_out(ana: User, browser_of: Browsers, left_out: Article, deck: Deck) -> None:
    start, end = ROWS[0][:2]
    factories.card(factories.note(deck, TEXT[start:end], start=start, end=end))
    factories.card(factories.note(deck, QUAKE, start=ROWS[2][0], end=ROWS[2][1]), QUESTION, standing="dropped")
    page = browser_of(ana).get(f"/articles/{left_out.id}/left-out").text
    assert "It gives an opinion." not in page
    assert "Selenga" not in page
    assert "1996" in page


@pytest.mark.parametrize(("rows", "language"), [(None, "en"), ([], "en"), (None, "xx")])
def test_nothing_to_show_says_so(
    ana: User, browser_of: Browsers, article: Article, rows: list[object] | None, language: str
) -> None:
    article.left_out, article.language = rows, language
    db.session.commit()
    page = browser_of(ana).get(f"/articles/{article.id}/left-out").text
    assert ("Nothing was left out" in page) == (language == "en")


def test_a_long_list_is_folded_by_reason_with_the_commonest_first(
    ana: User, browser_of: Browsers, article: Article
) -> None:
    hedges = [[place, place + 3, "hedge", "", ""] for place in range(100)]
    asked = [[place, place + 3, "vague", f"Question {place}?", "x"] for place in range(30)]
    article.left_out = [row(QUAKE, "opinion"), *hedges, *asked, hedges[0]]
    db.session.commit()
    page = browser_of(ana).get(f"/articles/{article.id}/left-out").text
    assert folds(page) == [
        ("It says that something may be so, not that it is.", "100"),
        ("It gives an opinion.", "1"),
        ("It is too vague; many answers would do.", "30"),
    ]
    assert "<details open" not in page


def test_a_stranger_finds_nothing(zoe: User, browser_of: Browsers, left_out: Article) -> None:
    assert browser_of(zoe).get(f"/articles/{left_out.id}/left-out").status_code == 404


def _words(node: ast.AST) -> Iterator[str]:
    """The strings an expression may give: itself, or either side of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from [*_words(node.body), *_words(node.orelse)]


def _named_in_code() -> tuple[set[str], set[str]]:
    """The names that the core gives dropped drafts and skipped sentences in so many words."""
    questions, sentences = set(), set()
    for path in CORE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Assign) and "reason" in {getattr(t, "id", "") for t in node.targets}:
                questions |= set(_words(node.value))
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id == "dropped":
                questions |= {word for argument in node.args[1:2] for word in _words(argument)}
            if node.func.id == "Drop":
                questions |= {word for argument in node.args[3:4] for word in _words(argument)}
            if node.func.id == "Skipped":
                sentences |= {word for argument in node.args[1:2] for word in _words(argument)}
    return questions, sentences


def test_every_check_has_its_words() -> None:
    questions, sentences = _named_in_code()
    assert {"beyond the limit", "low score"} <= questions  # the search itself finds something
    questions |= {name for name, _check in CHECKS}
    sentences |= {skip.value for skip in Skip} | {NOTHING_TO_ASK}
    assert {name for name in questions if name not in ABOUT_QUESTIONS} == set()
    assert {name for name in sentences if name not in ABOUT_SENTENCES} == set()


def test_a_name_without_words_gets_a_general_sentence(app: object) -> None:
    assert in_words("no such check", is_question=True) == in_words("no such check", is_question=False)
