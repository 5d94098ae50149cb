"""How a deck is studied: sets of options, what a deck has of its own, and that study obeys both."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from lxml import html

from quizapp.core.memory.engine.balance import Ease
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rules.options import with_document
from quizapp.core.memory.rules.orders import LeechAction, NewOrder, NewSort, ReviewOrder
from quizapp.extensions import db
from quizapp.features.accounts.belongings import BELONGINGS
from quizapp.models import Card, DeckOptions, StudyOptions, User
from tests import factories
from tests.features.study.answers import answer, memory_of, opened, study

MINUTE = timedelta(minutes=1)


def filled(browser: Any, card: Card, **values: Any) -> dict[str, Any]:
    """The page's own form with some fields changed."""
    wanted = [one for one in html.fromstring(browser.get(address(card)).text).forms if one.action == address(card)]
    form = wanted[0]
    return dict(form.form_values()) | values


def address(card: Card, what: str = "") -> str:
    return f"/decks/{card.deck_id}/options{what}"


def save(browser: Any, card: Card, **values: Any) -> Any:
    return browser.post(address(card), data=filled(browser, card, **values))


def sets(learner: User) -> list[StudyOptions]:
    return list(db.session.scalars(db.select(StudyOptions).where(StudyOptions.learner_id == learner.id)))


def asked(browser: Any, card: Card) -> int:
    return int(html.fromstring(browser.get(study(card)).text).xpath("string(//*[@data-left])") or 0)


def errors(reply: Any) -> list[str]:
    return [one.text_content().strip() for one in html.fromstring(reply.text).xpath("//*[@class='field-error']")]


def test_B1_the_page_begins_with_the_learners_settings(ana: User, browser_of: Any, at: Any) -> None:
    ana.new_per_day = 7
    db.session.commit()
    [card], browser = opened(ana, browser_of)
    found = filled(browser, card)
    assert (found["new_per_day"], found["learning_steps"], found["retention"]) == ("7", "1m 10m", "90")
    assert sets(ana) == []


def test_B1_every_option_is_kept(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    given = {"name": "Slow", "learning_steps": "30 1h 2d", "relearning_steps": "", "bury_new": "y", "sunday": "minimum"}
    given |= {"leech_action": "suspend", "leech_at": "5", "review_order": "hardest", "retention": "85"}
    given |= {"new_order": "deck_notes", "new_sort": "template"}
    assert save(browser, card, **given).status_code == 303
    [kept] = sets(ana)
    assert kept.name == "Slow"
    assert with_document(Preset(), kept.options) == Preset(
        learning_steps=(30 * MINUTE, 60 * MINUTE, timedelta(days=2)),
        relearning_steps=(),
        bury_new=True,
        easy_days=(*[Ease.NORMAL] * 6, Ease.MINIMUM),
        leech_action=LeechAction.SUSPEND,
        leech_at=5,
        new_order=NewOrder.DECK_NOTES,
        new_sort=NewSort.TEMPLATE,
        review_order=ReviewOrder.HARDEST,
        retention=0.85,
    )
    assert filled(browser, card)["learning_steps"] == "30m 1h 2d"


def test_B2_the_steps_of_the_set_are_those_of_the_card(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    save(browser, card, learning_steps="5m 1h")
    assert re.search(r"\b[56] min", browser.get(study(card)).text)  # with up to a quarter more, by rule B3
    answer(browser, card, rating=1)
    memory = memory_of(ana, card)
    assert 5 * MINUTE <= memory.due - memory.last_review <= 7 * MINUTE  # type: ignore[operator]


def test_R1_a_decks_own_retention_makes_intervals_longer(ana: User, browser_of: Any, at: Any) -> None:
    usual, own = factories.kept_cards(ana)[0], factories.kept_cards(ana)[0]
    browser = browser_of(ana)
    browser.post(address(own, "/own"), data={"own_retention": "70"})
    for card in (usual, own):
        factories.memory(ana, card)
        answer(browser, card, seen=3)
    assert memory_of(ana, own).interval_days > 2 * memory_of(ana, usual).interval_days


@pytest.mark.parametrize(("of_set", "own", "expected"), [("3", "", 3), ("9", "2", 2), ("9", "0", 0), ("15", "15", 12)])
def test_Q3_the_limits_of_a_deck(ana: User, browser_of: Any, at: Any, of_set: str, own: str, expected: int) -> None:
    ana.new_per_day = 12  # for all decks together
    db.session.commit()
    cards, browser = opened(ana, browser_of, 20)
    save(browser, cards[0], new_per_day=of_set)
    browser.post(address(cards[0], "/own"), data={"own_new": own})
    assert asked(browser, cards[0]) == expected
    listed = html.fromstring(browser.get("/study").text).xpath("string(//ul[contains(@class,'rows')]/li//p)")
    assert " ".join(listed.split()) == (f"{expected} new" if expected else "Done for today. More wait for tomorrow.")


def test_Q3_new_cards_may_ignore_the_limit_of_reviews(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = opened(ana, browser_of, 6)
    save(browser, cards[0], reviews_per_day="2")
    assert asked(browser, cards[0]) == 2
    save(browser, cards[0], is_new_free="y")
    assert asked(browser, cards[0]) == 6


def test_Q3_more_reviews_for_today_alone(ana: User, browser_of: Any, at: Any) -> None:
    cards = factories.kept_cards(ana, 7)
    for card in cards:
        factories.memory(ana, card)
    browser = browser_of(ana)
    browser.post(address(cards[0], "/own"), data={"own_reviews": "1"})
    answer(browser, cards[0], seen=3)
    page = browser.get(study(cards[0])).text
    assert "Do 6 more reviews today" in page
    more = {"number": 4, "seen": 0, "day": "2026-03-10", "reviews": 1}
    for _twice in range(2):
        assert browser.post(study(cards[0], "/more"), data=more).status_code == 303
    assert asked(browser, cards[0]) == 4
    left = [answer(browser, card, seen=3, rating=4).json["left"] for card in cards[1:5]]
    assert (left, asked(browser, cards[0])) == ([3, 2, 1, 0], 0)
    assert "Today you asked for 4 reviews of this deck on top." in browser.get(study(cards[0])).text


def test_a_set_is_shared_and_left_again(ana: User, browser_of: Any, at: Any) -> None:
    [one], browser = opened(ana, browser_of)
    [two], _browser = opened(ana, browser_of)
    save(browser, one, name="Slow", new_per_day="3")
    browser.post(address(two, "/use"), data={"options_id": sets(ana)[0].id})
    assert filled(browser, two)["new_per_day"] == "3"
    assert "Other decks use this set too" in browser.get(address(one)).text
    save(browser, two, name="Quick", new_per_day="30", as_new="1")
    assert [filled(browser, card)["new_per_day"] for card in (one, two)] == ["3", "30"]
    browser.post(address(one, "/use"), data={"options_id": 0})
    browser.post(address(two, "/delete"))
    assert [filled(browser, card)["new_per_day"] for card in (one, two)] == ["20", "20"]
    assert [kept.name for kept in sets(ana)] == ["Slow"]


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "  ", "This is needed."),
        ("name", "x" * 101, "At most 100 characters."),
        ("learning_steps", "soon", "Write steps such as"),
        ("learning_steps", "10m 1m", "as long as the one before"),
        ("relearning_steps", "0m", "a second at least"),
        ("relearning_steps", "1m " * 21, "At most 20 steps."),
        ("learning_steps", "400000d", "No step may be longer"),
        ("retention", "69", "A whole number from 70 to 99."),
        ("retention", "", "This is needed."),
        ("new_per_day", "-1", "A whole number from 0 to 9999."),
        ("max_interval_days", "0", "A whole number from 1 to 36500."),
        ("answer_cap", "0", "A whole number from 1 to 7200."),
        ("review_order", "best", "Not a valid choice"),
    ],
)
def test_R1_what_cannot_be_is_said_at_its_field(
    ana: User, browser_of: Any, at: Any, field: str, typed: str, sentence: str
) -> None:
    [card], browser = opened(ana, browser_of)
    reply = save(browser, card, **{field: typed})
    assert (reply.status_code, sets(ana)) == (422, [])
    [said] = errors(reply)
    assert sentence in said
    if field != "review_order":
        assert html.fromstring(reply.text).xpath(f"string(//input[@name='{field}']/@value)").strip() == typed.strip()


@pytest.mark.parametrize(("field", "typed"), [("own_new", "x"), ("own_reviews", "10000"), ("own_retention", "50")])
def test_R1_a_decks_own_numbers_are_checked(ana: User, browser_of: Any, at: Any, field: str, typed: str) -> None:
    [card], browser = opened(ana, browser_of)
    reply = browser.post(address(card, "/own"), data={field: typed})
    assert (reply.status_code, len(errors(reply))) == (422, 1)
    assert html.fromstring(reply.text).xpath(f"string(//input[@name='{field}']/@value)") == typed
    assert html.fromstring(reply.text).xpath("string(//input[@name='new_per_day']/@value)") == "20"
    assert db.session.get(DeckOptions, card.deck_id) is None


def test_two_sets_of_one_name_are_refused(ana: User, browser_of: Any, at: Any) -> None:
    [one], browser = opened(ana, browser_of)
    [two], _browser = opened(ana, browser_of)
    save(browser, one, name="Slow")
    reply = save(browser, two, name="Slow", new_per_day="4")
    assert (reply.status_code, errors(reply)) == (422, ["You have a set of this name already."])
    assert html.fromstring(reply.text).xpath("string(//input[@name='new_per_day']/@value)") == "4"


def test_a_stranger_sees_and_changes_nothing(ana: User, zoe: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    [own], stranger = opened(zoe, browser_of)
    save(browser, card, name="Slow")
    assert stranger.get(address(card)).status_code == 404
    assert stranger.post(address(own, "/use"), data={"options_id": sets(ana)[0].id}).status_code == 404
    assert stranger.post(address(card, "/own"), data={"own_new": 1}).status_code == 404


def test_options_are_exported_and_an_account_adopts_them(ana: User, ben: User, browser_of: Any, at: Any) -> None:
    [one], browser = opened(ana, browser_of)
    [two], theirs = opened(ben, browser_of)
    save(browser, one, name="Slow", new_per_day="3")
    save(theirs, two, name="Slow", new_per_day="4")
    exported = json.loads(json.dumps(BELONGINGS["study"].export(ana)))
    assert (exported["options"][0]["options"]["new_per_day"], exported["deck_options"][0]["deck_id"]) == (
        3,
        one.deck_id,
    )
    for name in ("articles", "decks", "study"):
        BELONGINGS[name].adopt(ana, ben)
    db.session.commit()
    assert sorted(kept.name for kept in sets(ben)) == ["Slow", "Slow (2)"]
    assert filled(browser_of(ben), one)["new_per_day"] == "3"
