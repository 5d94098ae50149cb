"""A typed answer judged wrong counts as right from now on, if the learner says so; undo takes it back."""

from typing import Any

import pytest
from lxml import html

from quizapp.extensions import db
from quizapp.models import Card, CardKind, User
from tests import factories
from tests.features.study.answers import JSON, answer, rows, study

PRESSED = "//form[@data-accept]//button"


def typed(ana: User) -> Card:
    card: Card = factories.card(factories.note(factories.deck(ana)), "Which river?", "Selenga", kind=CardKind.TYPED)
    factories.memory(ana, card)
    return card


def accept(browser: Any, card: Card, mine: str, **more: Any) -> Any:
    return browser.post(study(card, f"/cards/{card.id}/accept"), data={"mine": mine}, **more)


def test_counts_as_right_at_once_and_from_now_on(ana: User, browser_of: Any, at: Any) -> None:
    card, browser = typed(ana), browser_of(ana)
    address = study(card, f"?card={card.id}&show=1&given=Orkhon")
    page = html.fromstring(browser.get(address).text)
    assert page.xpath("//button[@data-proposed]/@value") == ["1"]
    [form] = page.xpath("//form[@data-accept]")
    reply = browser.post(form.get("action"), data=dict(form.form_values()))
    assert reply.location == f"{address}&counted=1"
    page = html.fromstring(browser.get(reply.location).text)
    assert page.xpath("//button[@data-proposed]/@value") == ["3"]
    assert not page.xpath(PRESSED)
    assert page.xpath("//dl[contains(@class, 'typed')]/dd/text()") == [
        "Orkhon",
        "Selenga",
        "Orkhon",
    ]  # you wrote, answer, also right
    assert db.session.get(Card, card.id).accept == ["Orkhon"]
    [form] = page.xpath("//form[@data-answer-form]")
    answer(browser, card, **dict(form.form_values()) | {"rating": 3})
    answer(browser, card, seen=4, rating=2, given="Orkhon")
    assert [(row.given, row.proposed, row.rating) for row in rows(ana)] == [("Orkhon", 1, 3), ("Orkhon", 3, 2)]
    assert "proposed was Again" in browser.get(study(card, f"/cards/{card.id}")).text


def test_the_script_gets_the_new_marks_and_undo_takes_it_back(ana: User, browser_of: Any, at: Any) -> None:
    card, browser = typed(ana), browser_of(ana)
    for _click in range(2):
        found = accept(browser, card, " the  Orkhon ", headers=JSON).json
        assert (found["verdict"], found["proposed"]) == ("right", 3)
    assert db.session.get(Card, card.id).accept == ["the Orkhon"]
    assert "no longer counts" in browser.post("/study/undo", headers=JSON).json["message"]
    assert db.session.get(Card, card.id).accept == []
    browser.post("/study/redo")
    assert db.session.get(Card, card.id).accept == ["the Orkhon"]


def test_undo_leaves_alone_what_was_written_since(ana: User, browser_of: Any, at: Any) -> None:
    card, browser = typed(ana), browser_of(ana)
    accept(browser, card, "Orkhon")
    db.session.get(Card, card.id).accept = ["Orkhon", "Tuul"]
    db.session.commit()
    assert browser.post("/study/undo", headers=JSON).status_code == 409
    assert db.session.get(Card, card.id).accept == ["Orkhon", "Tuul"]


@pytest.mark.parametrize(("mine", "status"), [("", 422), ("x\x00", 303), ("y" * 5000, 303)])
def test_odd_answers_are_refused_or_made_plain(ana: User, browser_of: Any, at: Any, mine: str, status: int) -> None:
    card = typed(ana)
    assert accept(browser_of(ana), card, mine).status_code == status


def test_only_typed_cards_of_ones_own(ana: User, zoe: User, browser_of: Any, at: Any) -> None:
    card, plain = typed(ana), factories.kept_cards(ana)[0]
    factories.memory(ana, plain)
    assert accept(browser_of(zoe), card, "Orkhon").status_code == 404
    assert accept(browser_of(ana), plain, "Orkhon").status_code == 404
    assert db.session.get(Card, card.id).accept == []
