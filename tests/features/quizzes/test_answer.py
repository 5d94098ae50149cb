"""Answering: the first answer counts, the key stays on the server until then, every answer is evidence."""

from datetime import timedelta

import pytest
from lxml import html
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import Attempt, Item, Memory, ReviewLog, Where
from tests import factories
from tests.conftest import NOON
from tests.features.quizzes.quizzing import (
    begun,
    card_of,
    deck_of_years,
    give,
    items_of,
    responses,
    right_place,
    run_through,
    wrong_place,
)  # fmt: skip


def test_the_question_does_not_hold_its_key(ana, browser_of, at):
    browser, deck = browser_of(ana), deck_of_years(ana)
    for layout in ("one", "all"):
        for feedback in ("each", "end"):
            attempt = begun(browser, deck, layout=layout, feedback=feedback, key=f"key-{layout}-{feedback}")
            page = browser.get(f"/quizzes/{attempt.id}")
            assert page.status_code == 200
            assert items_of(attempt)[0].front in page.text
            assert "Right answer" not in page.text
            assert "Something happened in" not in page.text


def test_feedback_after_each_shows_the_key_and_its_sentence(ana, browser_of, at):
    browser = browser_of(ana)
    attempt = begun(browser, deck_of_years(ana))
    item = items_of(attempt)[0]
    answer = give(browser, item, attempt, wrong_place(item))
    assert answer.location == f"/quizzes/{attempt.id}/questions/1"
    page = browser.get(answer.location)
    assert "Not this time" in page.text
    assert "Right answer" in page.text
    assert f"Something happened in {item.back}." in page.text.replace("<mark>", "").replace("</mark>", "")


def test_feedback_at_the_end_tells_nothing_before(ana, browser_of, at):
    browser = browser_of(ana)
    attempt = begun(browser, deck_of_years(ana), feedback="end")
    item = items_of(attempt)[0]
    answer = give(browser, item, attempt, wrong_place(item))
    assert answer.location == f"/quizzes/{attempt.id}"
    assert browser.get(f"/quizzes/{attempt.id}/questions/1").status_code == 303
    assert items_of(attempt)[1].front in browser.get(answer.location).text


def test_the_first_answer_counts_in_two_tabs(ana, browser_of, at):
    browser = browser_of(ana)
    attempt = begun(browser, deck_of_years(ana))
    item = items_of(attempt)[0]
    give(browser, item, attempt, right_place(item))
    again = give(browser, item, attempt, wrong_place(item))
    assert again.location == f"/quizzes/{attempt.id}/questions/1"
    assert "The first answer counts" in browser.get(again.location).text
    assert [(found.choice, found.is_right) for found in responses(attempt)] == [(right_place(item), True)]
    assert len(db.session.scalars(select(ReviewLog)).all()) == 1


@pytest.mark.parametrize("sent", [{}, {"choice": "9"}, {"choice": "-1"}, {"choice": "x"}, {"choice": "4"}])
def test_no_answer_is_asked_for_again(ana, browser_of, at, sent):
    browser = browser_of(ana)
    attempt = begun(browser, deck_of_years(ana))
    answer = browser.post(f"/quizzes/{attempt.id}/questions/1", data=sent)
    assert answer.status_code == 422
    assert "Choose an answer" in answer.text
    assert responses(attempt) == []


def test_not_knowing_is_an_answer(ana, browser_of, at):
    browser = browser_of(ana)
    attempt = begun(browser, deck_of_years(ana))
    item = items_of(attempt)[0]
    give(browser, item, attempt, None, **{"pass": "1"})
    assert [(found.choice, found.is_right) for found in responses(attempt)] == [(None, False)]
    assert db.session.scalars(select(ReviewLog.rating)).all() == [1]


def test_a_miss_is_again_and_a_lucky_guess_moves_nothing(ana, browser_of, at):
    browser = browser_of(ana)
    attempt = begun(browser, deck_of_years(ana))
    missed, guessed = items_of(attempt)[:2]
    give(browser, missed, attempt, wrong_place(missed))
    give(browser, guessed, attempt, right_place(guessed))
    rows = {row.card_id: row for row in db.session.scalars(select(ReviewLog))}
    assert {row.where for row in rows.values()} == {Where.QUIZ}
    assert (rows[missed.card_id].rating, rows[guessed.card_id].rating) == (1, None)


def test_a_right_answer_to_a_known_card_is_good(ana, browser_of, at):
    browser, deck = browser_of(ana), deck_of_years(ana)
    attempt = begun(browser, deck)
    item = items_of(attempt)[0]
    memory = factories.memory(ana, card_of(item), stability=30.0)
    give(browser, item, attempt, right_place(item))
    assert db.session.scalars(select(ReviewLog.rating)).one() == 3
    assert db.session.get_one(Memory, memory.id).due > NOON + timedelta(days=20)


def test_a_dropped_card_is_still_answered(ana, browser_of, at):
    browser = browser_of(ana)
    attempt = begun(browser, deck_of_years(ana))
    item = items_of(attempt)[0]
    db.session.delete(card_of(item))
    db.session.commit()
    assert give(browser, item, attempt, right_place(item)).status_code == 303
    assert responses(attempt)[0].is_right
    assert db.session.scalars(select(ReviewLog)).all() == []


@pytest.mark.parametrize(("said", "kept"), [("4000", 4000), ("999999999", 20_000), ("", 20_000), ("-5", None)])
def test_the_time_taken_stays_within_what_passed(ana, browser_of, at, said, kept):
    browser = browser_of(ana)
    attempt = begun(browser, deck_of_years(ana))
    item = items_of(attempt)[0]
    at(NOON + timedelta(seconds=20))
    give(browser, item, attempt, right_place(item), taken_ms=said)
    assert [found.taken_ms for found in responses(attempt)] == ([] if kept is None else [kept])


def test_the_last_answer_ends_it(ana, browser_of, at):
    browser = browser_of(ana)
    attempt = begun(browser, deck_of_years(ana))
    run_through(browser, attempt, miss=2)
    done = db.session.get_one(Attempt, attempt.id)
    assert (done.right, done.asked, done.finished_at) == (3, 5, NOON)
    assert browser.get(f"/quizzes/{attempt.id}").location == f"/quizzes/{attempt.id}/result"


def test_resuming_goes_on_at_the_next_question(ana, browser_of, at):
    browser, deck = browser_of(ana), deck_of_years(ana)
    attempt = begun(browser, deck)
    first, second = items_of(attempt)[:2]
    give(browser, first, attempt, right_place(first))
    at(NOON + timedelta(days=2))
    assert "1 of 5 answered" in browser.get(f"/decks/{deck.id}/quiz").text
    page = browser.get(f"/quizzes/{attempt.id}")
    assert second.front in page.text
    assert first.front not in page.text


def test_a_stranger_finds_nothing(ana, zoe, browser_of, client, at):
    attempt = begun(browser_of(ana), deck_of_years(ana))
    item = items_of(attempt)[0]
    for browser, status in ((browser_of(zoe), 404), (client, 303)):  # who is not signed in is asked to
        for path in ("", "/questions/1", "/result"):
            assert browser.get(f"/quizzes/{attempt.id}{path}").status_code == status
        assert give(browser, item, attempt, 0).status_code == 404
        assert browser.post(f"/quizzes/{attempt.id}/hand-in", data={"anyway": "1"}).status_code == 404
        assert browser.post(f"/quizzes/{attempt.id}/again", data={"request_key": "k" * 9}).status_code == 404
    assert db.session.get_one(Attempt, attempt.id).finished_at is None
    assert browser_of(ana).get(f"/quizzes/{attempt.id}/questions/77").status_code == 404
    assert len(db.session.scalars(select(Item)).all()) == 5


def test_what_people_wrote_is_never_markup(ana, browser_of, at):
    deck = factories.deck(ana, name="<b>deck</b>")
    for number in range(4):
        factories.card(factories.note(deck, f"<b>{number}</b>"), f"<b>When {number}?</b>", f"{1990 + number}")
    card = factories.card(
        factories.note(deck), "<b>Which?</b>", "<b>this</b>", distractors=[f"<b>{n}</b>" for n in "abc"]
    )
    browser = browser_of(ana)
    attempt = begun(browser, deck)
    pages = [browser.get(path) for path in (f"/decks/{deck.id}/quiz", f"/quizzes/{attempt.id}")]
    item = next(item for item in items_of(attempt) if item.card_id == card.id)
    pages.append(browser.get(give(browser, item, attempt, 0).location))
    run_through(browser, attempt)
    pages.append(browser.get(f"/quizzes/{attempt.id}/result"))
    assert all(page.status_code == 200 and "&lt;b&gt;" in page.text and "<b>" not in page.text for page in pages)


def test_a_passage_stands_before_the_heading_that_asks(ana, browser_of):
    browser = browser_of(ana)
    for layout in ("one", "all"):
        attempt = begun(browser, deck_of_years(ana), layout=layout, key=f"key-of-{layout}")
        for item in items_of(attempt):
            item.front = "It is an island.\n\nIt rose in ____."
        db.session.commit()
        tree = html.fromstring(browser.get(f"/quizzes/{attempt.id}").text)
        assert {p.text_content() for p in tree.xpath("//span[@class='passage']")} == {"It is an island."}
        if layout == "one":
            assert (
                tree.xpath("//span[@class='passage']/following-sibling::h1")[0]
                .text_content()
                .endswith(": It rose in gap.")
            )
        else:
            assert tree.xpath("//legend")[0].text_content() == "1. It is an island. It rose in gap."
