"""The page about one card: its figures, its curve, and every row of its log in words."""

from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import insert

from quizapp.extensions import db
from quizapp.features.study.options import services as options
from quizapp.models import NoteTag, ReviewLog, User, Where
from tests import factories
from tests.conftest import NOON
from tests.features.study.answers import JSON, answer, memory_of, opened, study


def about(card: Any) -> str:
    """The address of the page about a card."""
    return study(card, f"/cards/{card.id}")


def test_R1_the_goal_is_that_of_the_cards_deck(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    answer(browser, card, rating=4)
    assert "Your goal is 90" in browser.get(about(card)).text
    options.keep_own(ana.id, card.deck_id, options.Own(retention=0.85))
    db.session.commit()
    assert "Your goal is 85" in browser.get(about(card)).text


def test_what_a_card_says_is_drawn_as_it_is_when_asked(ana: User, browser_of: Any, at: Any) -> None:
    [card] = factories.kept_cards(ana)
    card.back = r"a **square** wave \[Atlas chart\]"
    db.session.commit()
    page = browser_of(ana).get(about(card)).text
    assert "a <strong>square</strong> wave [Atlas chart]" in page


def test_a_card_that_was_never_opened_has_a_page(ana: User, browser_of: Any, at: Any) -> None:
    [card] = factories.kept_cards(ana)
    page = browser_of(ana).get(about(card))
    assert (page.status_code, "It was not asked yet" in page.text, '<svg class="chart' in page.text) == (
        200,
        True,
        False,
    )
    assert "Nothing has happened to this card yet." in page.text


def test_figures_stand_in_plain_words(ana: User, browser_of: Any, at: Any) -> None:
    [card] = factories.kept_cards(ana)
    factories.memory(ana, card, last_review=NOON - timedelta(days=10), lapses=2, flag=3)
    db.session.add(NoteTag(note_id=card.note_id, learner_id=ana.id, tag="lakes::deep"))
    db.session.add(NoteTag(note_id=card.note_id, learner_id=ana.id, tag="marked"))
    db.session.commit()
    page = browser_of(ana).get(about(card)).text
    assert "you would remember it with a chance of 90 %" in page
    for words in ("10 days", "5.0", "2 times", "Triangle", "lakes::deep", "Chance to remember now", "today"):
        assert words in page
    assert "marked" not in page  # a star, in words


def test_every_row_of_the_log_is_told_and_what_was_taken_back_says_so(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    answer(browser, card, rating=4)
    at(NOON + timedelta(days=8))
    answer(browser, card, seen=1, rating=1, given="a lake", taken_ms=9000)
    browser.post("/study/undo", headers=JSON)
    page = browser.get(about(card)).text
    assert page.count("<tr") == 3 + page[page.index("curve-h") : page.index("log-h")].count("<tr")
    for words in ("<strong>Easy</strong>", "<strong>Again</strong>", "taken back", "a lake", "9 seconds", "8 days"):
        assert words in page
    assert "1, of them 1 remembered" in page


def test_the_curve_has_a_stretch_for_each_answer_and_words_for_those_who_cannot_see_it(
    ana: User, browser_of: Any, at: Any
) -> None:
    [card], browser = opened(ana, browser_of)
    answer(browser, card, rating=4)
    at(NOON + timedelta(days=9))
    answer(browser, card, seen=1)
    at(NOON + timedelta(days=12))
    page = browser.get(about(card)).text
    chart = page[page.index('aria-label="The chance') : page.index("log-h")]
    assert chart.count('class="curve') >= 24
    assert [words for words in ("curve ahead", "without an answer") if words not in chart] == []
    assert chart.count("<tr>") == 1 + 4


def test_the_curve_of_a_log_that_was_brought_has_all_its_stretches_too(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    memory = memory_of(ana, card)
    common = {"learner_id": ana.id, "card_id": card.id, "phase": memory.phase, "before": {"brought": [500, 1, 1, 1]}}
    for number, days in enumerate((0, 3, 12)):
        moment = NOON + timedelta(days=days)
        row = {"answer_key": f"import-{number}", "at": moment, "rating": 3, "where": Where.IMPORT, "day": moment.date()}
        db.session.execute(insert(ReviewLog), [common | row])
    memory.stability, memory.difficulty = 30.0, 5.0
    memory.last_review, memory.due = moment, moment + timedelta(days=30)
    db.session.commit()
    at(NOON + timedelta(days=20))
    page = browser.get(about(card)).text
    assert page[page.index('aria-label="The chance') : page.index("log-h")].count("<tr>") == 1 + 6


def test_rows_that_are_no_answers_have_words_of_their_own(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    memory = memory_of(ana, card)
    common = {"learner_id": ana.id, "card_id": card.id, "phase": memory.phase, "before": {}, "day": NOON.date()}
    kinds = {"set_due": "Next day set by hand", "reset": "Started again", "rescheduled": "Moved to another day"}
    for number, kind in enumerate(kinds):
        row = {"answer_key": f"row-{number}", "at": NOON, "kind": kind, "interval_days": 4}
        db.session.execute(insert(ReviewLog), [common | row])
    quiz = {"answer_key": "row-quiz", "at": NOON, "where": Where.QUIZ}
    db.session.execute(insert(ReviewLog), [common | quiz])
    db.session.commit()
    page = browser.get(about(card)).text
    assert [words for words in (*kinds.values(), "it moved nothing, in a quiz") if words not in page] == []


def test_strangers_and_other_decks_find_nothing(ana: User, zoe: User, browser_of: Any, client: FlaskClient) -> None:
    [card], browser = opened(ana, browser_of)
    other = factories.deck(ana)
    assert browser_of(zoe).get(about(card)).status_code == 404
    assert client.get(about(card)).status_code == 303
    assert browser.get(f"/decks/{other.id}/study/cards/{card.id}").status_code == 404


def test_the_study_page_and_the_deck_lead_there(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    assert f'href="{about(card)}" data-about data-key="i"' in browser.get(study(card)).text
    assert f'href="{about(card)}"' in browser.get(f"/decks/{card.deck_id}").text
