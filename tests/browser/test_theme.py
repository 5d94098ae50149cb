"""How pages look: light and dark as the system has it until somebody chooses; all of it within a small phone."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect

from quizapp.extensions import db
from quizapp.models import Parameters
from tests import people
from tests.browser.visitor import PHONE, WIDE, arrive
from tests.server import Server, app_of, cookie_of

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


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_small_phone_shows_all_tabs_and_the_whole_table_of_the_memory_page(
    chromium: Browser, server: Server, language: str
) -> None:
    with app_of(server) as app:
        user = people.make(f"phone-{language}")
        told = {"values": [], "reviews": 9, "tested": 9, "log_loss_before": 0.4, "log_loss_after": 0.5}
        moment = datetime(2026, 3, 10, 12, tzinfo=UTC)
        db.session.add(Parameters(learner_id=user.id, version=1, fitted_at=moment, is_kept=False, workload=[], **told))
        db.session.commit()
        cookie = cookie_of(user, app, language=language)
    visitor = arrive(chromium, server.address, PHONE, extra_http_headers={"Accept-Language": language})
    visitor.page.context.add_cookies([{"name": "quizapp", "value": cookie, "url": server.address}])
    visitor.opens("/memory")
    assert visitor.complaints == []
    table = visitor.page.locator(".table-responsive")
    assert table.evaluate("table => table.scrollWidth - table.clientWidth") == 0
    tabs = visitor.page.locator(".tabs a").all()
    widths = [(tab.bounding_box(), tab.evaluate("tab => tab.scrollWidth - tab.clientWidth")) for tab in tabs]
    assert len(widths) == 5
    assert all(over <= 0 and box["x"] + box["width"] <= PHONE["width"] for box, over in widths if box)
    visitor.page.context.close()
