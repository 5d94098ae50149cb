"""Studying in a browser that may lose its connection: who is signed in, a page with its reserve, a card answered."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from quizapp.extensions import db
from tests import factories, people
from tests.browser.visitor import WIDE, arrive
from tests.server import Server, app_of, cookie_of


def signed_in(
    chromium: Browser, server: Server, name: str, *, decks: int = 1, size: Mapping[str, Any] = WIDE
) -> tuple[BrowserContext, list[str]]:
    """A browser in which a new person of this name is signed in, and the addresses of their decks of five cards."""
    with app_of(server) as app:
        user = people.make(name)
        numbers = [factories.kept_cards(user, 5)[0].deck_id for _ in range(decks)]
        cookie = cookie_of(user, app)
        db.session.commit()
    context = arrive(chromium, server.address, dict(size)).page.context
    context.add_cookies([{"name": "quizapp", "value": cookie, "url": server.address}])
    return context, [f"{server.address}/decks/{number}/study" for number in numbers]


def opens(context: BrowserContext, address: str) -> Page:
    """A page of study whose reserve of cards has come."""
    page = context.new_page()
    with page.expect_response("**/study/ahead"):
        page.goto(address)
    return page


def answers(page: Page, rating: str = "3") -> None:
    """Answer the card that is shown, by keyboard."""
    page.keyboard.press("Space")
    expect(page.locator("[data-proposed]").first).to_be_focused()
    page.keyboard.press(rating)


def reply_lost(route: Route) -> None:
    """The server does what it is asked, and the page never hears of it."""
    route.fetch()
    route.abort()
