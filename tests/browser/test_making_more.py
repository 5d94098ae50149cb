"""Wishing for cards in a browser: options, a fast hand on the review list, more cards, and what was left out."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visitor import PHONE, WIDE, Visitor, arrive
from tests.server import Server

pytestmark = pytest.mark.slow
SLOW_MS = 300
SLOWLY = f"""() => {{ const quick = window.fetch; window.fetch = async (...call) => {{
    await new Promise((go) => setTimeout(go, {SLOW_MS})); return quick(...call); }}; }}"""  # a slow line


def _shows(page: Page, name: str) -> None:
    expect(page.get_by_role("link", name=re.compile(rf"^{name}$"))).to_be_visible()


def _brings(visitor: Visitor, article: str) -> None:
    """Ask for six cards, after a number that is too high."""
    page = visitor.page
    visitor.opens("/")
    page.get_by_label("Your article").fill(article)
    page.locator("summary", has_text="Options").click()
    page.locator("summary", has_text="More kinds").click()
    visitor.looks()
    page.locator("label", has_text="Another number").click()
    page.get_by_label("How many", exact=True).fill("900")
    visitor.presses("Make cards")
    expect(page.get_by_text("Write a number from 1 to 200.")).to_be_visible()
    visitor.complaints.clear()  # the console tells of the answer 422, as it should
    visitor.looks()
    page.get_by_label("How many", exact=True).fill("6")
    visitor.presses("Make cards")
    page.wait_for_url("**/cards/check*")
    _shows(page, "To check 6")


def _decides_fast(visitor: Visitor) -> None:
    """Keys pressed while a step is on its way are done in their order; a double click is one step."""
    page = visitor.page
    page.evaluate(SLOWLY)
    visitor.types("k", "j", "d", "k", "u")
    expect(page.locator("[data-status]")).to_have_text(
        "Taken back."
    )  # the last of them; the counts alone pass by before
    _shows(page, "Dropped 1")
    _shows(page, "Kept 1")
    page.locator(".now").get_by_role("button", name="Keep").dblclick()
    _shows(page, "Kept 2")
    page.wait_for_timeout(4 * SLOW_MS)
    _shows(page, "Kept 2")
    visitor.looks()


def _asks_for_more(visitor: Visitor) -> None:
    page = visitor.page
    page.get_by_role("link", name="Make more cards").click()
    visitor.looks()
    page.locator("label", has_text="Some paragraphs").click()
    visitor.looks()
    page.locator("label", has_text="The whole article").click()
    _ticks_one_kind(page)
    visitor.presses("Make cards")
    page.wait_for_url(re.compile(r"show=new-\d+"))
    expect(page.get_by_role("heading", name="Check the new cards")).to_be_visible()
    visitor.looks()


def _ticks_one_kind(page: Page) -> None:
    """By keyboard: none in one press, all in one, the usual ones in one."""
    ticked = page.locator("input[name=kinds]:checked")
    expect(ticked).to_have_count(8)
    page.get_by_role("button", name="None").press("Enter")
    expect(ticked).to_have_count(0)
    page.get_by_role("button", name="All").press("Space")
    expect(ticked).to_have_count(13)
    expect(page.get_by_label("True or false")).to_be_visible()
    page.get_by_role("button", name="Usual").press("Enter")
    expect(ticked).to_have_count(8)


def _sees_all_of_a_card(visitor: Visitor) -> None:
    """On a phone, too, the card to decide shows its question from the beginning, and the answer above the buttons."""
    card = visitor.page.locator(".now")
    top, answer = card.bounding_box(), card.locator(".a").bounding_box()
    buttons = card.locator(".acts").bounding_box()
    assert top is not None
    assert answer is not None
    assert buttons is not None
    assert top["y"] >= 0
    assert answer["y"] + answer["height"] <= buttons["y"]


def _asks_about_a_passage(visitor: Visitor) -> None:
    page = visitor.page
    page.locator(".head").get_by_role("link").first.click()
    page.wait_for_url(re.compile(r"/articles/\d+$"))
    page.locator(".reading p").nth(2).click(click_count=3)
    page.get_by_role("button", name="Cards from this passage").click()
    expect(page.get_by_label("The passage you selected")).to_be_checked()
    visitor.looks()
    page.go_back()
    page.get_by_role("link", name="What was left out").click()
    expect(page.get_by_role("link", name="Make a card from it").first).to_be_hidden()
    page.locator("summary").first.press("Enter")
    expect(page.get_by_role("link", name="Make a card from it").first).to_be_visible()
    visitor.looks()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_wishing_for_cards(chromium: Browser, server: Server, article: str, size: dict[str, int], scheme: str) -> None:
    visitor = arrive(chromium, server.address, size, color_scheme=scheme)
    _brings(visitor, article)
    _decides_fast(visitor)
    _sees_all_of_a_card(visitor)
    _asks_for_more(visitor)
    _asks_about_a_passage(visitor)
    assert visitor.complaints == []
    visitor.page.context.close()
