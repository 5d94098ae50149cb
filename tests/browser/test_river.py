"""From reading to remembering, as a stranger goes: article, cards, reading, study, quiz, progress, account."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from quizapp.extensions import db
from quizapp.models import Attempt, Card, ReviewLog, Standing, User
from tests.browser.visitor import PHONE, WIDE, Visitor, arrive
from tests.server import Server, app_of

pytestmark = pytest.mark.slow


def _weeds(visitor: Visitor) -> None:
    """Keep two cards by key, drop one, take that back, then keep all the rest."""
    page = visitor.page
    for key, kept in (("k", 1), ("k", 2)):
        visitor.types(key)
        expect(page.get_by_role("link", name=re.compile(rf"^Kept {kept}$"))).to_be_visible()
    visitor.types("d")
    expect(page.get_by_role("link", name=re.compile(r"^Dropped 1$"))).to_be_visible()
    visitor.types("u")
    expect(page.get_by_role("link", name=re.compile(r"^Dropped 0$"))).to_be_visible()
    page.reload()
    expect(page.get_by_role("link", name=re.compile(r"^Kept 2$"))).to_be_visible()
    page.get_by_role("button", name=re.compile(r"^Keep (all|the other)")).click()
    kept = page.get_by_role("heading", name="cards kept")
    expect(kept).to_be_visible()
    expect(page.locator("[data-badge] .count > [aria-hidden]")).to_have_text(kept.inner_text().partition(" ")[0])
    visitor.looks()


def _reads(visitor: Visitor) -> None:
    """Open the article, look at the cards of its first fact, and make a card of one's own."""
    page = visitor.page
    page.goto(visitor.address + "/articles")
    visitor.looks()
    visitor.follows(page.locator("main .rows :is(h2, h3) a").first)
    visitor.looks()
    page.locator("a.fact").first.click()
    expect(page.locator(".margin-note")).to_be_visible()
    visitor.looks()
    visitor.types("Escape")
    expect(page.locator(".margin-note")).to_be_hidden()
    _makes_a_card(visitor)


def _makes_a_card(visitor: Visitor) -> None:
    visitor.follows(visitor.page.get_by_role("link", name="Or write one"))
    visitor.looks()
    visitor.page.get_by_label("Question", exact=True).fill("Who wrote this card?")
    visitor.page.get_by_label("Answer", exact=True).fill("I did")
    visitor.follows(visitor.page.get_by_role("button", name="Keep the card"))
    visitor.looks()


def _studies(visitor: Visitor, cards: int) -> None:
    """Answer some cards with the keyboard alone, take one answer back and give it again."""
    page = visitor.page
    visitor.opens("/study")
    page.get_by_role("link", name="Study now").first.focus()
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    expect(page.locator("[data-face]")).to_be_visible()
    visitor.looks()
    for _ in range(cards):
        _answers(page)
    visitor.types("u")
    expect(page.get_by_text("Your last answer is taken back.")).to_be_visible()
    _answers(page)


def _answers(page: Page) -> None:
    """Show the answer, then give the proposed rating, by Space alone; it is saved, the next question stands there."""
    expect(page.locator("[data-front-foot]")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator("[data-proposed]").first).to_be_focused()
    with page.expect_response("**/study/answers"):
        page.keyboard.press("Space")
    expect(page.locator("[data-front-foot]")).to_be_visible()


def _takes_a_quiz(visitor: Visitor, deck_id: int) -> None:
    """Answer every question with the key A, and read the result."""
    page = visitor.page
    visitor.opens(f"/decks/{deck_id}/quiz")
    visitor.presses("Start")
    visitor.looks()
    tile, onward = page.locator("button.tile:not([disabled])"), page.locator("a.btn-primary")
    while "/result" not in page.url:
        # A page shows its title before its body: which page this is can be told only once it is all there.
        expect(tile.or_(onward).first).to_be_visible()
        before = page.url + page.title()
        if tile.count():
            visitor.types("a")
        else:
            onward.click()
        page.wait_for_function("before => location.href + document.title !== before", arg=before)
        page.wait_for_load_state("load")
    expect(page.get_by_role("heading", level=1)).to_contain_text("right")
    visitor.looks()


def _signs_up(visitor: Visitor, name: str) -> None:
    visitor.opens("/sign-up")
    visitor.page.get_by_label("User name").fill(name)
    visitor.page.get_by_label("Password").fill("correct horse battery")
    visitor.presses("Make my account")
    expect(visitor.page.get_by_role("link", name=name)).to_be_visible()
    for path in ("/settings", "/settings/password", "/settings/delete", "/progress", "/articles", "/study"):
        visitor.opens(path)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desktop", "phone"])
def test_from_reading_to_remembering(chromium: Browser, server: Server, article: str, size: dict[str, int]) -> None:
    visitor = arrive(chromium, server.address, size)
    name = f"reader{size['width']}"
    visitor.brings(article)
    deck_id = int(re.search(r"/decks/(\d+)/", visitor.page.url).group(1))
    _weeds(visitor)
    visitor.opens(f"/decks/{deck_id}")
    _reads(visitor)
    _studies(visitor, 5)
    _takes_a_quiz(visitor, deck_id)
    visitor.opens("/progress")
    _signs_up(visitor, name)
    assert visitor.complaints == []
    _has_everything(server, name, deck_id)
    visitor.page.context.close()


def _has_everything(server: Server, name: str, deck_id: int) -> None:
    """The database remembers what the browser did, under the account made at the end."""
    mine = db.select(User.id).where(User.username == name).scalar_subquery()
    kept = db.select(db.func.count()).select_from(Card).where(Card.deck_id == deck_id, Card.standing == Standing.KEPT)
    answers = db.select(db.func.count()).select_from(ReviewLog).where(ReviewLog.learner_id == mine)
    standing = answers.where(ReviewLog.undone_at.is_(None), ReviewLog.where == "study")
    attempts = (
        db.select(db.func.count())
        .select_from(Attempt)
        .where(Attempt.learner_id == mine, Attempt.finished_at.is_not(None))
    )
    with app_of(server):
        counts = [db.session.scalar(query) for query in (kept, standing, attempts)]
    assert counts[0] >= 8
    assert counts[1:] == [5, 1]
