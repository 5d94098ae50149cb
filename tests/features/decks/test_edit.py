"""Editing a card, in the review list and on its own page: nothing typed is ever lost."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from quizapp.core.errors import Stale
from quizapp.extensions import db
from quizapp.features.decks import queries, services
from quizapp.features.decks.services import Contents
from quizapp.models import Card, CardKind, Deck, Standing, User
from tests import factories
from tests.conftest import NOON

Browsers = Callable[[User], FlaskClient]
JSON = {"Accept": "application/json"}


def path(card: Card, verb: str) -> str:
    return f"/decks/{card.deck_id}/cards/{card.id}/{verb}"


def words(card: Card, **changed: object) -> dict[str, object]:
    return {"front": card.front, "back": card.back, "options": "1994\n1997", "seen": card.version} | changed


def test_the_list_opens_the_card_in_its_place(ana: User, browser_of: Browsers, first: Card) -> None:
    page = browser_of(ana).get(f"/decks/{first.deck_id}/cards/check?edit={first.id}").get_data(as_text=True)
    assert f'action="{path(first, "save")}"' in page
    assert "1994\n1997\n1999</textarea>" in page


def test_a_saved_card_waits_on(ana: User, browser_of: Browsers, first: Card) -> None:
    sent = words(first, front="When was it declared?", accept="in 1996\n\nin 1996\n AD 1996 ")
    answer = browser_of(ana).post(path(first, "save"), data=sent)
    assert answer.location.endswith(f"card={first.id}#card-{first.id}")
    assert (first.front, first.distractors, first.standing) == (
        "When was it declared?", ["1994", "1997"], Standing.DRAFT,
    )  # fmt: skip
    assert first.accept == ["in 1996", "AD 1996"]


def test_save_and_keep(ana: User, browser_of: Browsers, deck: Deck, first: Card, second: Card) -> None:
    answer = browser_of(ana).post(path(first, "save"), data=words(first, front="When?", then="keep"), headers=JSON)
    assert answer.json["said"] == "Card saved and kept."
    assert (first.front, first.standing) == ("When?", Standing.KEPT)
    assert f'<li id="card-{second.id}" data-card class="now"' in answer.json["html"]
    browser_of(ana).post(f"/decks/{first.deck_id}/undo", data={"seen": queries.last_changes(deck)[0].id})
    assert (first.front != "When?", first.standing) == (True, Standing.DRAFT)  # one press, one step


@pytest.mark.parametrize("headers", [{}, JSON])
@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"front": " "}, "Write what the card asks."),
        ({"back": ""}, "Write the answer."),
        ({"front": "x" * 2001}, "At most 2000 characters."),
        ({"options": "1994\n1996"}, "The right answer stands among the wrong ones."),
        ({"options": "\n".join(str(n) for n in range(21))}, "At most 20 lines."),
    ],
)
def test_bad_words_are_told_and_kept(
    ana: User, browser_of: Browsers, first: Card, changed: dict[str, str], sentence: str, headers: dict[str, str]
) -> None:
    answer = browser_of(ana).post(
        path(first, "save"), data=words(first, accept="typed too", **changed), headers=headers
    )
    assert answer.status_code == 422
    shown = answer.json["html"] if headers else answer.get_data(as_text=True)
    assert sentence in shown
    assert "typed too" in shown
    assert first.version == 1


def test_a_gap_must_stay(ana: User, browser_of: Browsers, second: Card) -> None:
    answer = browser_of(ana).post(path(second, "save"), data={"front": "No gap", "back": "Here", "seen": 1})
    assert answer.status_code == 422
    browser_of(ana).post(path(second, "save"), data={"front": "Where is Siberia?", "back": "Siberia", "seen": 1})
    assert second.front == "Where is ____?"


def test_the_slower_tab_keeps_what_was_typed(ana: User, browser_of: Browsers, first: Card) -> None:
    browser = browser_of(ana)
    browser.post(path(first, "save"), data=words(first, front="By the first tab?"))
    answer = browser.post(path(first, "save"), data=words(first, front="By the second tab?", seen=1), headers=JSON)
    assert answer.status_code == 409
    assert "By the second tab?</textarea>" in answer.json["html"]
    assert "By the first tab?" in answer.json["html"]
    again = words(first, front="By the second tab?")
    assert browser.post(path(first, "save"), data=again).status_code == 303
    assert first.front == "By the second tab?"


def test_the_page_of_a_card(ana: User, browser_of: Browsers, first: Card) -> None:
    browser = browser_of(ana)
    page = browser.get(path(first, "edit")).get_data(as_text=True)
    assert first.front in page
    assert "<mark>1996</mark>" in page
    answer = browser.post(path(first, "edit"), data=words(first, front="When?", next="/articles"))
    assert (answer.location, first.front) == ("/articles", "When?")


def test_the_page_never_sends_anybody_elsewhere(ana: User, browser_of: Browsers, first: Card) -> None:
    sent = words(first, front="When?", next="https://evil.example/")
    assert browser_of(ana).post(path(first, "edit"), data=sent).location == f"/decks/{first.deck_id}"


def test_the_page_meets_another_tab(ana: User, browser_of: Browsers, first: Card) -> None:
    browser = browser_of(ana)
    browser.post(path(first, "edit"), data=words(first, front="First?"))
    answer = browser.post(path(first, "edit"), data=words(first, front="Second?", seen=1))
    assert answer.status_code == 409
    assert b"Second?</textarea>" in answer.data
    assert b"First?" in answer.data


def test_a_statement_stays_true_or_false(ana: User, browser_of: Browsers, first: Card) -> None:
    card = factories.card(first.note, "It is deep.", "True", kind=CardKind.TRUE_FALSE, distractors=["False"])
    sent = {"front": "It is shallow.", "truth": "false", "seen": card.version}
    assert browser_of(ana).post(path(card, "edit"), data=sent).status_code == 303
    assert (card.front, card.back, card.distractors) == ("It is shallow.", "False", ["True"])


def test_two_writers_at_once_meet_at_the_version(ana: User, first: Card) -> None:
    card = queries.own_card(ana, first.id)
    db.session.execute(Card.__table__.update().where(Card.id == card.id).values(version=5))
    with pytest.raises(Stale):
        services.edit_card(card, Contents(card.kind, "Meanwhile?", "1996"), seen=1, now=NOON)


def test_what_a_package_brought_can_be_edited_however_long(ana: User, browser_of: Browsers, first: Card) -> None:
    first.back, first.standing = "word " * 500 + "end", Standing.KEPT
    db.session.commit()
    browser = browser_of(ana)
    assert "word word" in browser.get(path(first, "edit")).get_data(as_text=True)
    sent = words(first, front="When was it?", back=first.back[:-3] + "END")
    assert browser.post(path(first, "edit"), data=sent).status_code == 303
    assert (first.front, first.back[-3:]) == ("When was it?", "END")
    longer = browser.post(path(first, "edit"), data=words(first, back=first.back + " and more"))
    assert longer.status_code == 422
    assert "At most 2503 characters." in longer.get_data(as_text=True)
    shorter = browser.post(path(first, "edit"), data=words(first, back="1996"))
    assert shorter.status_code == 303
    assert browser.post(path(first, "edit"), data=words(first, back="x" * 2001)).status_code == 422


def test_a_question_behind_a_passage_is_edited_as_one_text(ana: User, browser_of: Browsers, first: Card) -> None:
    first.kind, first.front = CardKind.CLOZE, "It is an island.\n\nIt rose in ____."
    db.session.commit()
    page = browser_of(ana).get(path(first, "edit")).get_data(as_text=True)
    assert "It is an island.\n\nIt rose in ____.</textarea>" in page
    browser_of(ana).post(path(first, "edit"), data=words(first, front="It is *new*.\r\n\r\nIt rose in ____."))
    assert first.front == "It is *new*.\n\nIt rose in ____."  # browsers end lines in another way
    browser_of(ana).post(path(first, "edit"), data=words(first, front="It rose in ____."))
    assert first.front == "It rose in ____."
