"""Cards that do not stick: when they are marked, what undo does to that, and what helps."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.core.errors import Refused
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rules.orders import LeechAction
from quizapp.extensions import db
from quizapp.features.study.leeches.splitting import Pair, read_pairs
from quizapp.features.study.options import services as options
from quizapp.models import Card, Deck, NoteTag, Standing, User
from tests import factories
from tests.conftest import NOON
from tests.features.study.answers import JSON, answer, body, memory_of, study

KEY = "key-of-split"


def tags(card: Any) -> list[str]:
    """The tags of the card's note."""
    return list(db.session.scalars(select(NoteTag.tag).where(NoteTag.note_id == card.note_id)))


def forgotten(ana: User, browser_of: Any, lapses: int) -> tuple[Any, FlaskClient]:
    """A known card that was forgotten that often, and ana's browser."""
    [card] = factories.kept_cards(ana)
    factories.memory(ana, card, lapses=lapses, last_review=NOON - timedelta(days=10))
    return card, browser_of(ana)


@pytest.mark.parametrize(("lapses", "is_marked"), [(6, False), (7, True), (8, False), (11, True), (15, True)])
def test_L1_the_eighth_lapse_and_every_fourth_after_it_mark_the_card(
    ana: User, browser_of: Any, at: Any, lapses: int, is_marked: bool
) -> None:
    card, browser = forgotten(ana, browser_of, lapses)
    answer(browser, card, seen=3, rating=1)
    assert (tags(card), memory_of(ana, card).suspended) == (["leech"] if is_marked else [], False)


@pytest.mark.parametrize(
    ("action", "words"), [("tag", "does not stick."), ("suspend", "does not stick and is put aside.")]
)
def test_L1_the_learner_is_told_at_once(ana: User, browser_of: Any, at: Any, action: str, words: str) -> None:
    card, browser = forgotten(ana, browser_of, 7)
    other = factories.card(factories.note(db.session.get_one(Deck, card.deck_id)))
    factories.memory(ana, other, due=NOON - timedelta(minutes=1), lapses=7)
    preset = Preset(leech_action=LeechAction(action))
    options.save_set(ana.id, card.deck_id, "Strict", preset, is_new=True, now=NOON)
    db.session.commit()
    assert words in answer(browser, card, seen=3, rating=1).json["message"]
    assert (
        words in browser.post(study(other, "/answers"), data=body(other, seen=3, rating=1), follow_redirects=True).text
    )
    assert "does not stick" not in answer(browser, card, seen=4, rating=3).json["message"]


def test_L1_a_recalled_card_gets_no_mark(ana: User, browser_of: Any, at: Any) -> None:
    card, browser = forgotten(ana, browser_of, 7)
    answer(browser, card, seen=3, rating=2)
    assert tags(card) == []


def test_U1_undo_takes_the_mark_away_and_redo_sets_it_again(ana: User, browser_of: Any, at: Any) -> None:
    card, browser = forgotten(ana, browser_of, 7)
    answer(browser, card, seen=3, rating=1)
    browser.post("/study/undo", headers=JSON)
    assert (tags(card), memory_of(ana, card).lapses) == ([], 7)
    browser.post("/study/redo", headers=JSON)
    assert (tags(card), memory_of(ana, card).lapses) == (["leech"], 8)


def test_U1_a_mark_that_was_there_before_stays(ana: User, browser_of: Any, at: Any) -> None:
    card, browser = forgotten(ana, browser_of, 7)
    db.session.add(NoteTag(note_id=card.note_id, learner_id=ana.id, tag="leech"))
    db.session.commit()
    answer(browser, card, seen=3, rating=1)
    browser.post("/study/undo", headers=JSON)
    assert tags(card) == ["leech"]


def marked(ana: User, browser_of: Any) -> tuple[Any, FlaskClient]:
    """A card with the mark."""
    card, browser = forgotten(ana, browser_of, 7)
    answer(browser, card, seen=3, rating=1)
    return card, browser


def test_the_list_names_it_with_what_helps(ana: User, zoe: User, browser_of: Any, at: Any) -> None:
    card, browser = marked(ana, browser_of)
    assert "1 card does not stick" in browser.get("/study").text
    page = browser.get("/study/leeches").text
    for words in (card.front, "forgotten 8 times", "Split it", "Put aside", "What helps"):
        assert words in page
    assert card.front not in browser_of(zoe).get("/study/leeches").text
    assert "It does not stick" in browser.get(study(card, f"/cards/{card.id}")).text


def test_the_mark_comes_off_and_on_again(ana: User, browser_of: Any, at: Any) -> None:
    card, browser = marked(ana, browser_of)
    assert browser.post(study(card, f"/cards/{card.id}/relieve")).status_code == 303
    assert (tags(card), "None at the moment" in browser.get("/study/leeches").text) == ([], True)
    browser.post("/study/undo")
    assert tags(card) == ["leech"]


def test_a_card_is_split_once_and_put_aside(ana: User, browser_of: Any, at: Any) -> None:
    card, browser = marked(ana, browser_of)
    address = study(card, f"/cards/{card.id}/split")
    assert "Several small cards" in browser.get(address).text
    for _ in range(2):
        text = "When was it founded? = 1996\n\nWhere? = in Siberia"
        assert browser.post(address, data={"cards": text, "answer_key": KEY}).status_code == 303
    made = db.session.scalars(select(Card).where(Card.deck_id == card.deck_id, Card.id != card.id)).all()
    assert [(one.front, one.back, one.standing) for one in made] == [
        ("When was it founded?", "1996", Standing.KEPT),
        ("Where?", "in Siberia", Standing.KEPT),
    ]
    assert memory_of(ana, card).suspended


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "at least two"), ("a = b", "at least two"), ("a = b\nc", "Line 2"), ("= b\na = b", "Line 1")],
)
def test_what_is_no_card_gets_a_sentence_and_stays_typed(
    ana: User, browser_of: Any, at: Any, text: str, words: str
) -> None:
    card, browser = marked(ana, browser_of)
    reply = browser.post(study(card, f"/cards/{card.id}/split"), data={"cards": text, "answer_key": KEY})
    assert (reply.status_code, words in reply.text, f">{text}</textarea>" in reply.text) == (422, True, True)
    assert not memory_of(ana, card).suspended


def test_pairs_are_parted_at_the_last_sign() -> None:
    assert read_pairs("a = b = c\nd=e") == [Pair("a = b", "c"), Pair("d", "e")]
    with pytest.raises(Refused) as why:
        read_pairs("a = b\n" * 21)
    assert why.value.reason == "many_pairs"


def test_strangers_change_nothing(ana: User, zoe: User, browser_of: Any, client: FlaskClient, at: Any) -> None:
    card, _browser = marked(ana, browser_of)
    for someone in (client, browser_of(zoe)):
        for verb, sent in (("relieve", {}), ("split", {"cards": "a = b\nc = d", "answer_key": KEY})):
            assert someone.post(study(card, f"/cards/{card.id}/{verb}"), data=sent).status_code == 404
    assert (tags(card), memory_of(ana, card).suspended) == (["leech"], False)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("ANSWER 1", ("capital letters", "because it was right")),
        ("Anwser 1", ("a slip of the finger", "nearly right")),
        ("nothing", ("because the answer was not right",)),
    ],
)
def test_what_was_let_pass_and_why_a_rating_is_proposed_is_said(
    ana: User, browser_of: Any, at: Any, given: str, words: tuple[str, ...]
) -> None:
    [card] = factories.kept_cards(ana, kind="typed")
    browser = browser_of(ana)
    browser.get(study(card))
    html = browser.get(study(card, f"/marks?card={card.id}&given={given}"), headers=JSON).json["html"]
    page = browser.get(study(card, f"?card={card.id}&show=1&given={given}")).text
    assert [word for word in words if word not in html or word not in page] == []
