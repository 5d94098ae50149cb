"""Cards written by hand: about a passage, for a deck, of every kind, once for each click."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import Article, Card, Deck, Note, Standing, User
from tests import factories

Browsers = Callable[[User], FlaskClient]
KEY = "a-key-of-the-page"
SENTENCE = "It was declared a UNESCO World Heritage Site in 1996."


def written(**fields: object) -> dict[str, object]:
    return {"kind": "basic", "front": "How deep is it?", "back": "1,642 metres", "key": KEY} | fields


def only() -> Card:
    return db.session.scalars(select(Card)).one()


def note_of(card: Card) -> Note:
    return db.session.get(Note, card.note_id)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ("basic", "How deep is it?", "1,642 metres", [])),
        ({"kind": "typed"}, ("typed", "How deep is it?", "1,642 metres", [])),
        ({"kind": "choice", "options": "3 m\n9 m"}, ("choice", "How deep is it?", "1,642 metres", ["3 m", "9 m"])),
        ({"kind": "cloze", "front": "It is {{c1::x}}.", "back": "deep"}, ("cloze", "It is ____.", "deep", [])),
        ({"kind": "cloze", "front": "It is deep.", "back": "deep"}, ("cloze", "It is ____.", "deep", [])),
        ({"kind": "cloze", "front": "Particles are art.", "back": "art"}, ("cloze", "Particles are ____.", "art", [])),
        ({"kind": "cloze", "front": "In ____ ____.", "back": "May 2011"}, ("cloze", "In ____.", "May 2011", [])),
        ({"kind": "true_false", "truth": "true"}, ("true_false", "How deep is it?", "True", ["False"])),
        ({"kind": "true_false", "truth": "false"}, ("true_false", "How deep is it?", "False", ["True"])),
    ],
)  # fmt: skip
def test_each_kind_is_kept_at_once(
    ana: User, browser_of: Browsers, deck: Deck, fields: dict[str, str], expected: tuple[object, ...]
) -> None:
    answer = browser_of(ana).post(f"/decks/{deck.id}/cards/new", data=written(**fields))
    assert answer.location == f"/decks/{deck.id}"
    card = only()
    assert (card.kind, card.front, card.back, card.distractors) == expected
    assert (card.standing, card.family) == (Standing.KEPT, "hand")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"front": ""}, "Write what the card asks."),
        ({"back": ""}, "Write the answer."),
        ({"kind": "cloze", "front": "No gap here."}, "Write ____ where the answer is missing."),
        ({"kind": "cloze", "front": "Particles.", "back": "art"}, "Write ____ where the answer is missing."),
        ({"kind": "cloze", "front": " ____. "}, "Leave some words around the gap."),
        ({"kind": "cloze", "front": "deep", "back": "deep"}, "Leave some words around the gap."),
        ({"kind": "cloze", "front": "____ is ____."}, "Leave one gap only"),
        ({"kind": "choice"}, "Write at least one wrong answer."),
        ({"kind": "choice", "options": "1\n2\n3\n4\n5\n6"}, "At most 5 wrong answers."),
        ({"kind": "true_false"}, "Say whether it is true or false."),
        ({"kind": "riddle"}, "Not a valid choice"),
        ({"key": ""}, ""),
        ({"key": "../../etc"}, ""),
    ],
)
def test_bad_cards_are_told_and_what_was_typed_stays(
    ana: User, browser_of: Browsers, deck: Deck, fields: dict[str, str], sentence: str
) -> None:
    answer = browser_of(ana).post(f"/decks/{deck.id}/cards/new", data=written(accept="typed too", **fields))
    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)
    assert b"typed too</textarea>" in answer.data
    assert db.session.scalars(select(Card)).all() == []


def test_a_second_click_makes_one_card(ana: User, browser_of: Browsers, deck: Deck) -> None:
    for _ in range(2):
        assert browser_of(ana).post(f"/decks/{deck.id}/cards/new", data=written()).status_code == 303
    assert only().front == "How deep is it?"


def test_advice_comes_after_saving(ana: User, browser_of: Browsers, deck: Deck) -> None:
    sent = written(front="Is it 1996 or not in 1996?", back="1996")
    page = browser_of(ana).post(f"/decks/{deck.id}/cards/new", data=sent, follow_redirects=True).data
    assert b"Card kept." in page
    assert b"Worth another look: The answer already stands in the question." in page


def test_a_passage_is_prefilled_as_a_gap(ana: User, browser_of: Browsers, article: Article) -> None:
    start = article.text.index("1996")
    page = browser_of(ana).get(f"/articles/{article.id}/cards/new?start={start}&end={start + 4}").get_data(as_text=True)
    assert "It was declared a UNESCO World Heritage Site in ____.</textarea>" in page
    assert "<mark>1996</mark>" in page


def test_a_card_of_a_passage_knows_its_place(ana: User, browser_of: Browsers, article: Article) -> None:
    start = article.text.index("1996")
    sent = written(front="When?", back="1996", start=start, end=start + 4)
    answer = browser_of(ana).post(f"/articles/{article.id}/cards/new", data=sent)
    note = note_of(only())
    assert answer.location == f"/articles/{article.id}?fact={note.id}#fact-{note.id}"
    assert article.text[note.start : note.end] == note.sentence == SENTENCE
    assert article.text[note.answer_start : note.answer_end] == "1996"
    assert note.paragraph == 0  # the title above it is no paragraph
    assert b"data-fact" in browser_of(ana).get(answer.location).data


def test_a_selection_grows_to_whole_words(ana: User, browser_of: Browsers, article: Article) -> None:
    start = article.text.index("1996")
    page = browser_of(ana).get(f"/articles/{article.id}/cards/new?start={start - 2}&end={start + 2}").text
    assert "<mark>in 1996</mark>" in page
    sent = written(front="When?", back="1996", start=start + 1, end=start + 3)
    browser_of(ana).post(f"/articles/{article.id}/cards/new", data=sent)
    note = note_of(only())
    assert article.text[note.answer_start : note.answer_end] == "1996"


def test_a_copied_passage_is_found(ana: User, browser_of: Browsers, article: Article) -> None:
    sent = written(front="When?", back="1996", passage=f"  {SENTENCE}\n")
    browser_of(ana).post(f"/articles/{article.id}/cards/new", data=sent)
    assert note_of(only()).sentence == SENTENCE


@pytest.mark.parametrize(("start", "end"), [(-5, 4), (9, 9), (50, 20), (0, 10**9), ("x", "y"), (0, 1_000_000_000_000)])
def test_places_outside_the_text_make_no_passage(
    ana: User, browser_of: Browsers, article: Article, start: object, end: object
) -> None:
    browser = browser_of(ana)
    assert browser.get(f"/articles/{article.id}/cards/new?start={start}&end={end}").status_code == 200
    browser.post(f"/articles/{article.id}/cards/new", data=written(start=start, end=end))
    assert all(note.start is None for note in db.session.scalars(select(Note)))


def test_an_article_without_a_deck_gets_one(ana: User, browser_of: Browsers) -> None:
    article = factories.article(ana, progress="failed", refusal={"reason": "gave_up"})
    browser_of(ana).post(f"/articles/{article.id}/cards/new", data=written())
    assert db.session.scalars(select(Deck.article_id)).all() == [article.id]


def test_without_a_passage_nothing_is_shown_as_proof(ana: User, browser_of: Browsers) -> None:
    deck = factories.deck(ana)
    browser_of(ana).post(f"/decks/{deck.id}/cards/new", data=written(kind="cloze", front="It is ____.", back="deep"))
    assert note_of(only()).sentence == ""  # nothing but the person proves it, and nothing is shown as if it did


def test_a_stranger_writes_nothing(zoe: User, browser_of: Browsers, deck: Deck, article: Article) -> None:
    for address in (f"/decks/{deck.id}/cards/new", f"/articles/{article.id}/cards/new"):
        assert browser_of(zoe).get(address).status_code == 404
        assert browser_of(zoe).post(address, data=written()).status_code == 404
    assert db.session.scalars(select(Card)).all() == []
