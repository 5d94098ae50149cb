"""Making a quiz: once for a click, from kept cards that can be asked, for its owner only."""

import pytest
from lxml import html

from quizapp.models import CardKind, Standing
from tests import factories
from tests.features.quizzes.quizzing import KEY, begun, deck_of_years, items_of, quizzes_of, start

pytestmark = pytest.mark.usefixtures("at")


def test_the_page_offers_a_quiz(ana, browser_of):
    page = browser_of(ana).get(f"/decks/{deck_of_years(ana).id}/quiz")
    assert page.status_code == 200
    assert "8 cards of this deck can be asked" in page.text
    assert "No quiz of this deck so far." in page.text


def test_a_click_makes_questions_with_four_options(ana, browser_of):
    attempt = begun(browser_of(ana), deck_of_years(ana))
    items = items_of(attempt)
    assert [item.position for item in items] == [1, 2, 3, 4, 5]
    assert all(len(set(item.options)) == 4 and item.back in item.options for item in items)
    assert (attempt.asked, attempt.finished_at) == (5, None)


def test_the_key_is_not_always_in_one_place(ana, browser_of):
    browser, deck = browser_of(ana), deck_of_years(ana)
    items = [item for n in range(4) for item in items_of(begun(browser, deck, key=f"{KEY}-{n}"))]
    assert len({item.options.index(item.back) for item in items}) > 1


def test_a_double_click_makes_one_quiz(ana, browser_of):
    browser, deck = browser_of(ana), deck_of_years(ana)
    first, second = start(browser, deck), start(browser, deck)
    assert first.location == second.location
    assert len(quizzes_of(ana)) == 1


def test_fewer_than_wished_says_how_many(ana, browser_of):
    browser, deck = browser_of(ana), deck_of_years(ana, 4)
    page = browser.get(f"/decks/{deck.id}/quiz").text
    assert "Only 4 cards of this deck can be asked" in page
    assert sizes_of(page) == []
    assert html.fromstring(page).xpath("string(//input[@name='size'][@type='hidden']/@value)") == "4"
    assert len(items_of(begun(browser, deck, size=4))) == 4


@pytest.mark.parametrize(
    ("cards", "offered", "chosen"),
    [
        (5, [], None),
        (6, ["5", "All 6"], "6"),
        (10, ["5", "10"], "10"),
        (13, ["5", "10", "All 13"], "10"),
        (23, ["5", "10", "20"], "10"),
    ],
)
def test_only_sizes_that_the_deck_can_give_are_offered(ana, browser_of, cards, offered, chosen):
    deck = deck_of_years(ana, cards)
    page = browser_of(ana).get(f"/decks/{deck.id}/quiz").text
    assert sizes_of(page) == offered
    checked = html.fromstring(page).xpath("//input[@name='size'][@checked]/@value")
    assert checked == ([chosen] if chosen else [])


def test_a_page_from_when_there_were_more_cards_starts_what_there_is(ana, browser_of):
    assert begun(browser_of(ana), deck_of_years(ana, 6), size=20).asked == 6


@pytest.mark.parametrize("size", ["0", "21", "many", ""])
def test_a_size_nobody_offers_is_refused(ana, browser_of, size):
    answer = start(browser_of(ana), deck_of_years(ana), size=size)
    assert (answer.status_code, sizes_of(answer.text)) == (422, ["5", "All 8"])


def sizes_of(page):
    """The sizes on the page of choosing."""
    labels = html.fromstring(page).xpath("//input[@name='size']/following-sibling::label")
    return [label.text_content() for label in labels]


def test_a_deck_that_cannot_be_asked_says_what_to_do(ana, browser_of):
    browser, deck = browser_of(ana), deck_of_years(ana, 3)
    page = browser.get(f"/decks/{deck.id}/quiz")
    assert "No quiz from this deck yet" in page.text
    assert "Start" not in page.text
    assert start(browser, deck).status_code == 422
    assert quizzes_of(ana) == []


def test_an_empty_deck_says_what_to_do(ana, browser_of):
    page = browser_of(ana).get(f"/decks/{factories.deck(ana).id}/quiz")
    assert "No cards to ask yet" in page.text


def test_only_kept_cards_are_asked_and_lent(ana, browser_of):
    deck = deck_of_years(ana, 4)
    factories.card(factories.note(deck), "When did the draft happen?", "1801", standing=Standing.DRAFT)
    factories.card(factories.note(deck), "When was it dropped?", "1802", standing=Standing.DROPPED)
    items = items_of(begun(browser_of(ana), deck, size=20))
    assert len(items) == 4
    assert not {"1801", "1802"} & {option for item in items for option in item.options}


def test_true_or_false_is_asked(ana, browser_of):
    deck = factories.deck(ana)
    note = factories.note(deck, "It is deep.")
    factories.card(note, "It is deep.", "True", kind=CardKind.TRUE_FALSE, distractors=["False"])
    assert items_of(begun(browser_of(ana), deck))[0].options == ["True", "False"]


@pytest.mark.parametrize("sent", [{"size": 21}, {"layout": "none"}, {"feedback": ""}, {"request_key": ""}])
def test_a_wish_that_cannot_be(ana, browser_of, sent):
    answer = start(browser_of(ana), deck_of_years(ana), **sent)
    assert answer.status_code == 422
    assert quizzes_of(ana) == []


def test_a_stranger_finds_nothing(ana, zoe, browser_of, client):
    deck = deck_of_years(ana)
    for browser, status in ((browser_of(zoe), 404), (client, 303)):  # who is not signed in is asked to
        assert browser.get(f"/decks/{deck.id}/quiz").status_code == status
        assert start(browser, deck).status_code == 404
    assert browser_of(ana).get("/decks/999999/quiz").status_code == 404
