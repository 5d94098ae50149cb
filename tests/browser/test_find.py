"""Finding cards in a real browser: by words, many at once with undo, replaced words, tags and twins; on a phone too."""

import pytest
from playwright.sync_api import Browser, expect

from quizapp.extensions import db
from quizapp.models import NoteTag
from tests import factories, people
from tests.browser.visitor import PHONE, WIDE, Visitor, arrive
from tests.server import Server, app_of, cookie_of

pytestmark = pytest.mark.slow
QUESTIONS = ("How deep is the lake?", "How deep is the sea?", "How long is the river?", "How long is the river")


def _arrives(chromium: Browser, server: Server, name: str, size: dict[str, int]) -> Visitor:
    """Somebody with four cards of a deck, two of which ask the same."""
    with app_of(server) as app:
        user = people.make(name)
        deck = factories.deck(user, name="Waters")
        for number, question in enumerate(QUESTIONS):
            factories.card(factories.note(deck, f"Fact {number}."), question, f"{number} m")
        db.session.commit()
        cookie = cookie_of(user, app)
    visitor = arrive(chromium, server.address, size)
    visitor.page.context.add_cookies([{"name": "quizapp", "value": cookie, "url": server.address}])
    return visitor


def test_a_tag_is_put_on_what_was_found_and_taken_off_by_undo(chromium: Browser, server: Server) -> None:
    visitor = _arrives(chromium, server, "finder", WIDE)
    page = visitor.page
    visitor.opens("/find")
    visitor.types("/")
    expect(page.get_by_label("Find cards")).to_be_focused()
    page.keyboard.type("deep")
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    expect(page.get_by_text("2 cards", exact=True)).to_be_visible()
    page.get_by_text("Change many cards").click()
    box = page.locator("[name=cards]").first
    look = "e => getComputedStyle(e).backgroundColor"
    unticked = box.evaluate(look)
    page.get_by_role("button", name="Tick this page").click()
    expect(box).to_be_checked()
    visitor.looks()
    assert box.evaluate(look) != unticked  # the tick itself is white
    page.get_by_label("Tag", exact=True).fill("depth::water")
    visitor.presses("Change them")
    expect(page.get_by_role("link", name="depth::water")).to_have_count(2)
    visitor.looks()
    visitor.opens("/find/tags")
    expect(page.get_by_text("2 below")).to_be_visible()
    visitor.opens("/find?q=deep")
    with page.expect_navigation(wait_until="load"):
        visitor.types("u")
    expect(page.get_by_role("link", name="depth::water")).to_have_count(0)
    with app_of(server):
        assert not db.session.scalar(db.select(db.func.count()).where(NoteTag.tag == "depth::water"))
    assert visitor.complaints == []
    page.context.close()


def test_words_are_replaced_after_a_look_and_twins_are_shown_on_a_phone(chromium: Browser, server: Server) -> None:
    visitor = _arrives(chromium, server, "phoner", PHONE)
    page = visitor.page
    visitor.opens("/find/duplicates")
    expect(page.get_by_text("1 question is asked more than once.")).to_be_visible()
    visitor.opens("/find/replace?q=deep")
    page.get_by_label("Look for").fill("deep")
    page.get_by_label("Put there").fill("far down")
    visitor.presses("Show what would change")
    expect(page.get_by_role("heading", name="2 cards would change")).to_be_visible()
    visitor.looks()
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name="Replace", exact=True).click()
    visitor.opens("/find?q=far")
    expect(page.get_by_text("2 cards", exact=True)).to_be_visible()
    assert visitor.complaints == []
    page.context.close()


def test_twins_become_one_after_a_look_and_part_again(chromium: Browser, server: Server) -> None:
    visitor = _arrives(chromium, server, "merger", PHONE)
    page = visitor.page
    visitor.opens("/find/duplicates")
    visitor.presses("Make the ticked ones one")
    visitor.looks()
    expect(page.get_by_role("heading", name="This card stays")).to_be_visible()
    visitor.presses("Make them one")
    expect(page.get_by_text("1 card became one with another.").first).to_be_visible()
    expect(page.get_by_text("No duplicates")).to_be_visible()
    visitor.looks()
    visitor.presses("Undo")
    expect(page.get_by_text("1 question is asked more than once.")).to_be_visible()
    expect(page.get_by_role("checkbox").nth(1)).to_be_checked()
    assert visitor.complaints == []
    page.context.close()
