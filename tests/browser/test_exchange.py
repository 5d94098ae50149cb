"""An Anki package comes in after a look at it, and a deck goes out as one, in a real browser."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from quizapp.extensions import db
from quizapp.models import Deck
from tests import people
from tests.adapters.packages.packing import LATEST
from tests.browser.visitor import PHONE, WIDE, arrive
from tests.server import Server, app_of, cookie_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("name", "size"), [("carrier", WIDE), ("walker", PHONE)])
def test_a_package_is_looked_into_brought_and_taken_along(
    chromium: Browser, server: Server, tmp_path: Path, name: str, size: dict[str, int]
) -> None:
    with app_of(server) as app:
        cookie = cookie_of(people.make(name), app)
    visitor = arrive(chromium, server.address, size)
    page = visitor.page
    page.context.add_cookies([{"name": "quizapp", "value": cookie, "url": server.address}])
    visitor.opens("/bring")
    page.get_by_label("File").set_input_files(LATEST)
    visitor.presses("Look into it")
    expect(page.get_by_role("heading", name="33 cards found")).to_be_visible()
    expect(page.get_by_text("with 231 answers given before")).to_be_visible()
    sizes = "(row) => [getComputedStyle(row).fontSize, getComputedStyle(document.body).fontSize]"
    row, body = page.get_by_role("listitem").filter(has_text="Atlas::Facts::Deep").last.evaluate(sizes)
    assert row == body
    visitor.looks()
    visitor.presses("Bring them in")
    expect(page.get_by_role("heading", name="33 cards added")).to_be_visible()
    visitor.looks()
    with app_of(server):
        atlas = db.session.scalar(db.select(Deck.id).where(Deck.name == "Atlas").order_by(Deck.id.desc()))
    visitor.opens(f"/decks/{atlas}/take")
    visitor.presses("Make the file")
    expect(page.get_by_role("heading", name="Your file is ready")).to_be_visible()
    visitor.looks()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Save the file").click()
    waiting.value.save_as(tmp_path / "out.apkg")
    assert "collection.anki21" in zipfile.ZipFile(tmp_path / "out.apkg").namelist()
    assert visitor.complaints == []
    page.context.close()
