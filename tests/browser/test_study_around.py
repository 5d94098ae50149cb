"""The pages around study, looked at with axe when there is something on them to look at."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from quizapp.extensions import db
from tests import factories, people
from tests.browser.visitor import PHONE, arrive
from tests.server import Server, app_of, cookie_of

pytestmark = pytest.mark.slow


def test_chosen_cards_that_wait_and_a_backlog_that_would_be_spread_please_axe(
    chromium: Browser, server: Server
) -> None:
    now = datetime.now(UTC)
    with app_of(server) as app:
        user = people.make("looks-around")
        cards = factories.kept_cards(user, 6)
        for card in cards:
            factories.memory(user, card, due=now - timedelta(hours=1), last_review=now - timedelta(days=9))
        for _turn in range(2):
            factories.selection(user, *cards[:3])
        cookie = cookie_of(user, app)
        db.session.commit()
    visitor = arrive(chromium, server.address, PHONE)
    visitor.page.context.add_cookies([{"name": "quizapp", "value": cookie, "url": server.address}])
    for path in ("/study", "/study/custom"):
        visitor.opens(path)
        expect(visitor.page.get_by_text("3 cards left")).to_have_count(2)
    visitor.opens("/study/away")
    visitor.page.get_by_label("Over how many days").fill("3")
    visitor.page.get_by_label("Over how many days").press("Enter")
    expect(visitor.page.get_by_role("button", name="Spread them")).to_be_visible()
    visitor.looks()
    assert visitor.complaints == []
    visitor.page.context.close()
