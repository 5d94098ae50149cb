"""The study page without script: question, answer, sentence, marks, and what it says when nothing can be asked."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from quizapp.core.memory.preset import Preset
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study.options import services as options
from quizapp.models import Card, CardKind, User
from tests import factories
from tests.conftest import NOON
from tests.features.study.answers import JSON, answer, opened, study

SENTENCE = "It was declared a UNESCO World Heritage Site in 1996."


def one(learner: User, kind: CardKind = CardKind.BASIC, **values: Any) -> Card:
    """A kept card of this kind, made from a sentence of an article."""
    article = factories.article(learner)
    start = article.text.index(SENTENCE)
    place = {"start": start, "end": start + len(SENTENCE), "paragraph": 1}
    at_answer = {"answer_start": article.text.index("1996"), "answer_end": article.text.index("1996") + 4}
    note = factories.note(factories.deck(learner, article), SENTENCE, **place, **at_answer)
    return factories.card(note, kind=kind, **values)


def page(browser: FlaskClient, card: Card, args: str = "") -> Any:
    """The page as a tree."""
    return html.fromstring(browser.get(study(card, args)).text)


def shown(tree: Any, path: str) -> list[str]:
    """The words of all elements at this path that are not hidden."""
    found = tree.xpath(path + "[not(ancestor-or-self::*[@hidden])]")
    return [" ".join(element.text_content().split()) for element in found]


def test_the_question_stands_alone(ana: User, browser_of: Any, at: Any) -> None:
    tree = page(browser_of(ana), one(ana))
    assert shown(tree, "//p[@id='question']") == ["In what year was Lake Baikal declared a World Heritage Site?"]
    assert (shown(tree, "//*[@id='answer']"), shown(tree, "//blockquote"), shown(tree, "//button[@name='rating']")) == (
        [],
        [],
        [],
    )


def test_the_answer_comes_with_its_sentence_and_four_buttons(ana: User, browser_of: Any, at: Any) -> None:
    card = one(ana)
    tree = page(browser_of(ana), card, f"?card={card.id}&show=1")
    assert (shown(tree, "//*[@id='answer']"), shown(tree, "//blockquote//mark")) == (["1996"], ["1996"])
    assert shown(tree, "//blockquote/p")[0].startswith("Lake Baikal is a rift lake")
    assert shown(tree, "//blockquote/footer") == ["Lake Baikal, paragraph 2 Show in the article"]
    assert [words.split()[0] for words in shown(tree, "//button[@name='rating']")] == ["Again", "Hard", "Good", "Easy"]
    assert tree.xpath("//button[@data-proposed]/@value") == ["3"]


def test_a_gap_is_filled(ana: User, browser_of: Any, at: Any) -> None:
    card = one(ana, CardKind.CLOZE, front=SENTENCE.replace("1996", "____"))
    front = page(browser_of(ana), card)
    assert shown(front, "//p[@id='question']//mark") == []
    back = page(browser_of(ana), card, f"?card={card.id}&show=1")
    assert (shown(back, "//p[@id='question']//mark"), shown(back, "//span[@class='gap']")) == (["1996"], [])


BEFORE = "Lake Baikal is a rift lake in southern Siberia, Russia."


def test_a_passage_stands_above_the_question_and_is_not_said_again_below(ana: User, browser_of: Any, at: Any) -> None:
    card = one(ana, CardKind.CLOZE, front=f"{BEFORE}\n\n{SENTENCE.replace('1996', '____')}")
    front = page(browser_of(ana), card)
    assert front.xpath("//p[@id='passage']/following-sibling::*[1]/@id") == ["question"]
    assert shown(front, "//p[@id='passage']") == [BEFORE]
    assert len(shown(front, "//p[@id='question']")) == 1
    back = page(browser_of(ana), card, f"?card={card.id}&show=1")
    assert shown(back, "//p[@id='question']//mark") == ["1996"]
    assert shown(back, "//blockquote/p") == []  # the sentence stands above, and so does the one before it


@pytest.mark.parametrize("kind", [CardKind.CHOICE, CardKind.TYPED])
def test_where_one_answers_the_passage_is_told_with_the_question(
    ana: User, browser_of: Any, at: Any, kind: CardKind
) -> None:
    front = f"{BEFORE}\n\nIt was declared a site in ____."
    tree = page(browser_of(ana), one(ana, kind, front=front, distractors=["1986", "1976", "1966"]))
    told = "//ul[@aria-labelledby]/@aria-labelledby | //input[@id='given']/@aria-describedby"
    assert tree.xpath(told) == ["passage question"]
    assert shown(tree, "//p[@id='passage'] | //p[@id='question']") == [BEFORE, "It was declared a site in gap."]


@pytest.mark.parametrize(
    ("given", "verdict", "proposed"),
    [
        ("Selenga", "Right", 3),
        ("the selenga", "Right", 3),
        ("Selengo", "Nearly right", 2),
        ("Lena", "Not this time", 1),
    ],
)
def test_a_typed_answer_is_marked(ana: User, browser_of: Any, at: Any, given: str, verdict: str, proposed: int) -> None:
    card = one(ana, CardKind.TYPED, back="Selenga")
    tree = page(browser_of(ana), card, f"?card={card.id}&show=1&given={given}")
    assert verdict in shown(tree, "//p[contains(@class, 'verdict')]")[0]
    assert tree.xpath("//button[@data-proposed]/@value") == [str(proposed)]
    assert tree.xpath("//input[@name='given'][@type='hidden']/@value") == [given]


def test_the_script_gets_the_same_marks(ana: User, browser_of: Any, at: Any) -> None:
    card = one(ana, CardKind.TYPED, back="Selenga")
    browser = browser_of(ana)
    browser.get(study(card))
    found = browser.get(study(card, f"/marks?card={card.id}&given=Selengo&taken_ms=900"), headers=JSON).json
    assert (found["verdict"], found["proposed"], "<del>o</del>" in found["html"]) == ("near", 2, True)
    assert browser.get(study(card, "/marks?card=x")).status_code == 404


def test_options_stay_in_their_order_while_the_card_is_asked(ana: User, browser_of: Any, at: Any) -> None:
    card = one(ana, CardKind.CHOICE, distractors=["1986", "2006", "1916"])
    trees = [page(browser_of(ana), card, args) for args in ("", "", f"?card={card.id}&show=1&given=1986")]
    first, second, marked = (tree.xpath("//button[@name='given']/@value") for tree in trees)
    assert first == second == marked
    assert sorted(first) == ["1916", "1986", "1996", "2006"]
    assert trees[2].xpath("//button[@data-proposed]/@value") == ["1"]
    assert shown(trees[2], "//*[@data-why]") == ["Again is proposed, because the answer was not right."]


def test_what_is_typed_or_chosen_is_said_with_its_question(ana: User, browser_of: Any, at: Any) -> None:
    typed = page(browser_of(ana), one(ana, CardKind.TYPED))
    assert typed.xpath("//input[@name='given']/@aria-describedby") == ["question"]
    chosen = page(browser_of(ana), one(ana, CardKind.CHOICE, distractors=["1986"]))
    assert chosen.xpath("//ul[button or li/button[@name='given']]/@aria-labelledby") == ["question"]


def test_true_stands_before_false(ana: User, browser_of: Any, at: Any) -> None:
    card = one(ana, CardKind.TRUE_FALSE, back="False", distractors=["True"])
    tree = page(browser_of(ana), card, f"?card={card.id}&show=1&given=False")
    assert tree.xpath("//button[@name='given']/@value") == ["True", "False"]
    assert tree.xpath("//button[@data-proposed]/@value") == ["3"]


def test_a_basic_card_with_options_is_still_turned_over(ana: User, browser_of: Any, at: Any) -> None:
    tree = page(browser_of(ana), one(ana, distractors=["1986", "2006", "1916"]))
    assert tree.xpath("//button[@name='given']") == []


def test_cards_to_go_on_with_when_the_connection_is_lost(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = opened(ana, browser_of, 30)
    found = browser.get(study(cards[0], "/ahead"), headers=JSON).json["cards"]
    assert [card["card_id"] for card in found] == [card.id for card in cards[:20]]


def test_the_reserve_holds_cards_of_the_decks_below_as_far_as_the_limits_go(
    ana: User, browser_of: Any, at: Any
) -> None:
    top, below, last = (factories.deck(ana, name=name) for name in ("A", "A::B", "A::C"))
    for deck in (below, last):
        note = factories.note(deck)
        for _ in range(3):
            factories.memory(ana, factories.card(note))
    preset = Preset(reviews_per_day=2)
    options.save_set(ana.id, last.id, "Few", preset, is_new=True, now=NOON)
    options.save_set(ana.id, below.id, "Apart", Preset(bury_reviews=True), is_new=True, now=NOON)
    db.session.commit()
    kept = browser_of(ana).get(f"/decks/{top.id}/study/ahead", headers=JSON).json["cards"]
    assert [card["deck_id"] for card in kept] == [below.id, last.id, last.id]


def test_an_empty_deck_says_what_to_do(ana: User, browser_of: Any, at: Any) -> None:
    deck = factories.deck(ana)
    assert "No cards here yet" in browser_of(ana).get(f"/decks/{deck.id}/study").text


def test_nothing_due_says_when_the_next_one_comes(ana: User, browser_of: Any, at: Any) -> None:
    [card] = factories.kept_cards(ana)
    factories.memory(ana, card, due=NOON + timedelta(days=9))
    text = browser_of(ana).get(study(card)).text
    assert "Nothing due now" in text
    assert "The next one comes on Mar 19, 2026." in text


def test_after_the_last_card_the_day_is_summed_up(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = opened(ana, browser_of, 3)
    answer(browser, cards[0], rating=1, taken_ms=20_000)
    for card, seen in ((cards[0], 1), (cards[1], 0), (cards[2], 0)):
        answer(browser, card, seen=seen, rating=4, taken_ms=40_000)
    text = " ".join(browser.get(study(cards[0])).text.split())
    assert "Done for today" in text
    assert "3 cards in 2 minutes, 2 remembered. 4 answers in all." in text


def test_the_limits_are_named_when_they_hold_cards_back(ana: User, browser_of: Any, at: Any) -> None:
    ana.new_per_day = 1
    db.session.commit()
    cards, browser = opened(ana, browser_of, 3)
    answer(browser, cards[0], rating=4)
    assert "your daily limits are reached (1 new, 200 reviews)" in browser.get(study(cards[0])).text


def test_a_card_that_is_due_soon_is_waited_for(ana: User, browser_of: Any, at: Any) -> None:
    [card] = factories.kept_cards(ana)
    factories.memory(ana, card, phase=Phase.LEARNING, interval_days=0, due=NOON + timedelta(minutes=50))
    tree = page(browser_of(ana), card)
    assert (shown(tree, "//h2")[0], tree.xpath("//@data-wait")) == ("A short break", ["1801"])


def test_strangers_see_nothing(ana: User, zoe: User, browser_of: Any, client: FlaskClient, at: Any) -> None:
    card = one(ana)
    for path in ("", "/ahead", f"/marks?card={card.id}&given=x"):
        statuses = [someone.get(study(card, path)).status_code for someone in (client, browser_of(zoe))]
        assert statuses == [303, 404], path  # who is not signed in is asked to
    assert client.get("/study").status_code == 303
