"""Undo right after an answer or a step: it takes back that one, however slowly it travels."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from quizapp.extensions import db
from quizapp.models import Card, ReviewLog, Standing
from tests import factories, people
from tests.browser.visitor import WIDE, arrive
from tests.server import Server, app_of, cookie_of

pytestmark = pytest.mark.slow


def _begins(chromium: Browser, server: Server) -> tuple[Page, list[int]]:
    """Ana at her first card; the cards she keeps."""
    with app_of(server) as app:
        ana = people.make("ana")
        cards = factories.kept_cards(ana, 3)
        db.session.commit()
        cookie, deck, ids = cookie_of(ana, app), cards[0].deck_id, [card.id for card in cards]
    visitor = arrive(chromium, server.address, WIDE)
    visitor.page.context.add_cookies([{"name": "quizapp", "value": cookie, "url": server.address}])
    visitor.opens(f"/decks/{deck}/study")
    return visitor.page, ids


def _answers(page: Page) -> None:
    page.keyboard.press("Space")
    expect(page.locator("[data-proposed]").first).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("[data-front-foot]")).to_be_visible()


def test_undo_waits_for_the_answer_that_is_on_its_way(chromium: Browser, server: Server) -> None:
    page, ids = _begins(chromium, server)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    with page.expect_response("**/study/answers"):
        _answers(page)
    page.route("**/study/answers", hold)
    _answers(page)
    page.keyboard.press("u")
    page.wait_for_timeout(300)  # an undo that does not wait has left by now
    held[0].continue_()
    expect(page.get_by_text("Your last answer is taken back.")).to_be_visible()
    of_mine = db.select(ReviewLog.undone_at).join(Card, Card.id == ReviewLog.card_id).where(Card.id.in_(ids))
    with app_of(server):
        undone = list(db.session.scalars(of_mine.order_by(ReviewLog.id)))
    assert [moment is not None for moment in undone] == [False, True]
    page.context.close()


def test_undo_waits_for_the_first_step_of_a_list(chromium: Browser, server: Server) -> None:
    with app_of(server) as app:
        ben = people.make("ben")
        cards = factories.kept_cards(ben, 2, standing=Standing.DRAFT)
        cookie, deck = cookie_of(ben, app), cards[0].deck_id
    visitor = arrive(chromium, server.address, WIDE)
    page = visitor.page
    page.context.add_cookies([{"name": "quizapp", "value": cookie, "url": server.address}])
    visitor.opens(f"/decks/{deck}/cards/check")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/keep", hold)
    with page.expect_request("**/keep"):
        visitor.types("k")
    visitor.types("u")  # no button takes anything back yet: the first step is still on its way
    held[0].continue_()
    expect(page.get_by_text("Taken back.").first).to_be_attached()
    expect(page.get_by_role("link", name="Kept 0")).to_be_visible()
    page.context.close()
