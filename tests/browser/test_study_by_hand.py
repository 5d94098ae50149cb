"""Studying by finger, and taking back what was taken back."""

import re

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from quizapp.extensions import db
from quizapp.models import Card, CardKind, ReviewLog, User
from tests import factories, people
from tests.browser.visitor import PHONE, WIDE, Visitor, arrive
from tests.server import Server, app_of, cookie_of

pytestmark = pytest.mark.slow


def _studies(
    chromium: Browser, server: Server, name: str, size: dict[str, int], kind: CardKind = CardKind.BASIC, **more: object
) -> Visitor:
    with app_of(server) as app:
        user = people.make(name)
        cards = factories.kept_cards(user, 3)
        for card in cards:
            card.kind = kind
        db.session.commit()
        cookie, deck = cookie_of(user, app), cards[0].deck_id
    visitor = arrive(chromium, server.address, size, **more)
    visitor.page.context.add_cookies([{"name": "quizapp", "value": cookie, "url": server.address}])
    visitor.opens(f"/decks/{deck}/study")
    return visitor


def _given(server: Server, name: str) -> list[tuple[int, bool]]:
    """The ratings of somebody's answers, and whether each was undone."""
    with app_of(server):
        mine = db.select(ReviewLog.rating, ReviewLog.undone_at).join(Card, Card.id == ReviewLog.card_id)
        rows = db.session.execute(mine.where(ReviewLog.learner_id == _number(name)).order_by(ReviewLog.id))
        return [(row.rating, row.undone_at is not None) for row in rows]


def _number(name: str) -> int:
    return db.session.scalars(db.select(User.id).where(User.username == name)).one()


def test_redo_gives_the_answer_again_that_undo_took_back(chromium: Browser, server: Server) -> None:
    visitor = _studies(chromium, server, "redoer", WIDE)
    page = visitor.page
    page.keyboard.press("Space")
    expect(page.locator("[data-proposed]").first).to_be_focused()
    with page.expect_response("**/study/answers"):
        page.keyboard.press("3")
    expect(page.locator("[data-front-foot]")).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_text("Your last answer is taken back.")).to_be_visible()
    expect(page.get_by_role("button", name="Redo")).to_be_visible()
    visitor.looks()
    with page.expect_response("**/redo"):
        page.keyboard.press("r")
    expect(page.get_by_role("button", name="Redo")).to_be_hidden()
    visitor.looks()
    standing = [rating for rating, is_undone in _given(server, "redoer") if not is_undone]
    assert standing == [3]
    assert visitor.complaints == []
    page.context.close()


def _swipes(page: Page, finger: CDPSession, across: int) -> None:
    box = page.locator("[data-face]").first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + min(60, box["height"] / 2)
    points = [x - across / 2 + across * part / 4 for part in range(5)]
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": points[0], "y": y}]})
    for place in points[1:]:
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": place, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_turns_the_card_and_rates_it(chromium: Browser, server: Server) -> None:
    visitor = _studies(chromium, server, "swiper", PHONE, has_touch=True, is_mobile=True)
    page = visitor.page
    finger = page.context.new_cdp_session(page)
    for across, rating in ((160, 3), (-160, 1)):
        expect(page.locator("[data-front-foot]")).to_be_visible()
        _swipes(page, finger, 160)
        expect(page.locator("[data-answer-form]")).to_be_visible()
        visitor.looks()
        with page.expect_response("**/study/answers"):
            _swipes(page, finger, across)
        expect(page.locator("[data-front-foot]")).to_be_visible()
        assert _given(server, "swiper")[-1] == (rating, False)
    assert visitor.complaints == []
    page.context.close()


def test_an_answer_judged_wrong_is_counted_as_right_without_a_reload(chromium: Browser, server: Server) -> None:
    visitor = _studies(chromium, server, "typer", PHONE, kind=CardKind.TYPED)
    page = visitor.page
    page.get_by_label("Your answer").fill("in the year")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Not this time")).to_be_visible()
    visitor.looks()
    with page.expect_response("**/accept"):
        page.get_by_role("button", name="Count mine as right").click()
    expect(page.locator(".verdict.is-right")).to_be_visible()
    expect(page.locator("[data-proposed]")).to_have_attribute("value", "3")
    expect(page.locator("[data-proposed]")).to_be_focused()
    visitor.looks()
    with page.expect_response("**/study/answers"):
        page.keyboard.press("Enter")
    expect(page.locator("[data-front-foot]")).to_be_visible()
    assert _given(server, "typer") == [(3, False)]
    assert visitor.complaints == []
    page.context.close()


def test_a_choice_says_why_its_rating_is_proposed(chromium: Browser, server: Server) -> None:
    visitor = _studies(chromium, server, "chooser", PHONE, kind=CardKind.TRUE_FALSE)
    page = visitor.page
    expect(page.get_by_role("list", name="Question 1?")).to_be_visible()  # what the focused option answers is said
    page.locator("[data-choose] button:not([data-right])").first.click()
    expect(page.get_by_text("Again is proposed, because the answer was not right.")).to_be_visible()
    expect(page.locator("[data-proposed]")).to_have_accessible_description(re.compile("Again is proposed"))
    visitor.looks()
    assert visitor.complaints == []
    page.context.close()
