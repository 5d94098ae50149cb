"""Text of a card says in which language it is written, wherever that is another one than the page's (WCAG 3.1.2)."""

from typing import Any

import pytest
from lxml import etree, html

from quizapp.extensions import db
from quizapp.models import Article, Card, CardKind, User
from tests import factories
from tests.features.study.answers import answer, study
from tests.guards import world

UNSPOKEN = ("script", "title", etree.Comment)
SENTENCE = "Der Baikalsee wurde 1996 zum Welterbe erkl\u00e4rt."
TEXT = f"Der Baikalsee\n\n{SENTENCE} Er ist der tiefste See der Erde."


def cards_in(learner: User, language: str | None, **values: Any) -> list[Card]:
    """Two cards of an article in this language, the second for multiple choice."""
    article = factories.article(learner, TEXT, language=language)
    start, deck = TEXT.index(SENTENCE), factories.deck(learner, article)
    places = {"start": start, "end": start + len(SENTENCE), "answer_start": start + 20, "answer_end": start + 24}
    notes = [factories.note(deck, SENTENCE, paragraph=1, **places) for _ in range(2)]
    choice = {"kind": CardKind.CHOICE, "distractors": ["1994", "1998", "2001"]}
    wanted = [{"kind": CardKind.CLOZE, "front": "Der See wurde ____ zum Welterbe."}, {"front": "Wann?"} | choice]
    return [factories.card(note, **{**one, **values}) for note, one in zip(notes, wanted, strict=True)]


def spoken(page: str, words: str) -> set[str | None]:
    """The languages in which these words stand on a page, as a screen reader would take them."""
    tree = html.fromstring(page)
    found = [element for element in tree.iter() if element.tag not in UNSPOKEN and words in (element.text or "")]
    return {next((e.get("lang") for e in (place, *place.iterancestors()) if e.get("lang")), None) for place in found}


def pages(browser: Any, card: Card) -> dict[str, str]:
    """Every page that shows cards: study, weeding, the deck, one card."""
    deck = f"/decks/{card.deck_id}"
    addresses = {
        "study": study(card, "?show=1"),
        "weed": f"{deck}/cards/check?show=kept",
        "deck": deck,
        "card": f"{deck}/cards/{card.id}/edit",
    }
    return {name: browser.get(address).text for name, address in addresses.items()}


@pytest.mark.parametrize(("language", "said"), [("de", "de"), ("en", None), (None, None), ("und", None)])
def test_cards_of_an_article_say_its_language_where_it_is_another(
    ana: User, browser_of: Any, at: Any, language: str | None, said: str | None
) -> None:
    cards, browser = cards_in(ana, language), browser_of(ana)
    shown = pages(browser, cards[0])
    wanted = "en" if said is None else said  # the page itself says en
    told = {name: spoken(shown[name], "Der See wurde") for name in ("study", "weed", "deck")}
    assert told == {"study": {wanted}, "weed": {wanted}, "deck": {wanted}}
    assert {spoken(shown[name], "Der Baikalsee wurde").pop() for name in ("weed", "card")} == {wanted}
    assert sum(page.count(' lang="') for page in shown.values()) == len(shown) or said


def test_the_words_of_the_page_stay_in_the_pages_language(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = cards_in(ana, "de"), browser_of(ana)
    shown = pages(browser, cards[0])
    assert spoken(shown["study"], "gap") == {"en"}
    assert spoken(shown["study"], "Again") == spoken(shown["weed"], "Drop") == {"en"}


def test_true_and_false_are_words_of_the_page(ana: User, browser_of: Any, at: Any) -> None:
    values = {"kind": CardKind.TRUE_FALSE, "front": "Der See wurde tiefer.", "back": "true", "distractors": ["false"]}
    cards, browser = cards_in(ana, "de", **values), browser_of(ana)
    for name, page in pages(browser, cards[0]).items():
        assert spoken(page, "True") <= {"en"}, name
    assert spoken(browser.get(study(cards[0])).text, "Der See wurde") == {"de"}


def test_a_german_page_says_nothing_of_german_and_something_of_english(ana: User, browser_of: Any, at: Any) -> None:
    german, english = cards_in(ana, "de"), cards_in(ana, "en")
    browser = browser_of(ana)
    asked = {"Accept-Language": "de"}
    found = [spoken(browser.get(study(cards[0]), headers=asked).text, "Der See wurde") for cards in (german, english)]
    assert found == [{"de"}, {"en"}]


def test_the_next_card_that_the_script_gets_says_it_too(ana: User, browser_of: Any, at: Any) -> None:
    cards = cards_in(ana, "de", kind=CardKind.BASIC)
    browser = browser_of(ana)
    browser.get(study(cards[0]))
    assert spoken(answer(browser, cards[0]).json["next"]["html"], cards[1].front) == {"de"}
    kept = browser.get(study(cards[0], "/ahead")).json["cards"]
    assert [spoken(card["html"], cards[1].front) for card in kept] == [{"de"}]


def test_a_typed_answer_is_shown_beside_one_in_its_language(ana: User, browser_of: Any, at: Any) -> None:
    card = cards_in(ana, "de", kind=CardKind.TYPED, back="Welterbe", distractors=[])[0]
    browser = browser_of(ana)
    browser.get(study(card))
    sent = browser.get(study(card, f"/marks?card={card.id}&given=Kuchen")).json["html"]
    assert (spoken(sent, "Welterbe"), spoken(sent, "Kuchen")) == ({"de"}, {None})


def test_a_quiz_says_it_in_questions_options_and_proofs(ana: User, browser_of: Any, at: Any) -> None:
    things, browser = world.make(ana), browser_of(ana)
    attempt = things.ids["attempt_id"]
    for language, said in (("de", "de"), ("en", "en")):
        db.session.get_one(Article, things.ids["article_id"]).language = language
        db.session.commit()
        for path in ("/questions/1", "/result"):
            page = browser.get(f"/quizzes/{attempt}{path}").text
            assert spoken(page, "In what year?") == {said}, path
            assert spoken(page, "1996") == {said}, path
