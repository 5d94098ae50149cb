"""Light and dark: as the system has it and changes it, until somebody chooses."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitor import WIDE, arrive
from tests.server import Server

pytestmark = pytest.mark.slow


def test_the_page_follows_the_system_until_a_theme_is_chosen(chromium: Browser, server: Server) -> None:
    visitor = arrive(chromium, server.address, WIDE, color_scheme="light")
    page, root = visitor.page, visitor.page.locator("html")
    visitor.opens("/")
    expect(root).to_have_attribute("data-bs-theme", "light")
    page.emulate_media(color_scheme="dark")
    expect(root).to_have_attribute("data-bs-theme", "dark")
    with page.expect_response("**/theme"):
        page.get_by_role("button", name="Light or dark").click()
    expect(root).to_have_attribute("data-chosen", "")
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    expect(root).to_have_attribute("data-bs-theme", "light")
    page.reload()
    expect(root).to_have_attribute("data-bs-theme", "light")
    page.context.close()
