"""A page of study that is opened without a connection says what waits, and goes on by itself once it can (I4)."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from quizapp.extensions import db
from quizapp.models import ReviewLog, User
from tests.browser.studying import answers, reply_lost, signed_in
from tests.browser.visitor import PHONE, Visitor
from tests.server import Server, app_of

pytestmark = pytest.mark.slow
CACHED = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    found[name] = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
  }
  return found;
}"""
TAMPER = """async (path) => {
  const [name] = await caches.keys();
  await (await caches.open(name)).put(path, new Response("old", { headers: { "Content-Type": "text/javascript" } }));
}"""
READ = "async (path) => (await fetch(path)).text()"


def _opens(context: BrowserContext, address: str) -> Page:
    """A page that its worker watches over."""
    page = context.new_page()
    page.goto(address)
    page.evaluate("() => navigator.serviceWorker.ready")
    page.goto(address)
    page.wait_for_function("() => navigator.serviceWorker.controller")
    return page


def _given(server: Server, name: str) -> list[int]:
    with app_of(server):
        mine = db.select(ReviewLog.rating).join(User, User.id == ReviewLog.learner_id).where(User.username == name)
        return list(db.session.scalars(mine.where(ReviewLog.undone_at.is_(None)).order_by(ReviewLog.id)))


@pytest.mark.parametrize("where", ["deck", "decks"])
def test_a_reload_without_a_connection_says_what_waits_and_all_of_it_is_sent_later(
    chromium: Browser, server: Server, where: str
) -> None:
    name = f"reopens-{where}"
    context, [address] = signed_in(chromium, server, name, size=PHONE)
    page = _opens(context, address)
    context.set_offline(True)
    for number, rating in enumerate("14"):
        answers(page, rating)
        expect(page.locator("[data-net]")).to_contain_text(f"back: {number + 1}")
        expect(page.locator("[data-front-foot]")).to_be_visible()
    page.goto(address if where == "deck" else f"{server.address}/study")
    expect(page.get_by_role("heading", name="No connection")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Answers kept on this device: 2.")
    visitor = Visitor(page, server.address)
    visitor.looks()
    assert visitor.complaints == []
    page.reload()
    expect(page.get_by_role("status")).to_contain_text("Answers kept on this device: 2.")
    context.set_offline(False)
    expect(page.get_by_text("4 left") if where == "deck" else page.get_by_text("1 due, 3 new, about")).to_be_visible()
    assert _given(server, name) == [1, 4]
    context.close()


def test_what_was_taken_back_is_not_counted_there_but_sent(chromium: Browser, server: Server) -> None:
    context, [address] = signed_in(chromium, server, "reopens-back", size=PHONE)
    page = _opens(context, address)
    context.route("**/study/answers", reply_lost)
    answers(page, "1")
    expect(page.locator("[data-net]")).to_contain_text("back: 1")
    assert _given(server, "reopens-back") == [1]
    context.set_offline(True)
    page.keyboard.press("u")
    expect(page.get_by_text("Your last answer is taken back.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("No answer waits on this device")).to_be_visible()
    expect(page.get_by_text("Answers kept on this device")).to_be_hidden()
    context.set_offline(False)
    expect(page.get_by_text("5 left")).to_be_visible()
    page.wait_for_function("() => !Object.keys(localStorage).some((name) => name.startsWith('quizapp-answers'))")
    assert _given(server, "reopens-back") == []
    context.close()


def test_nothing_of_anybody_is_kept_nothing_old_is_shown_and_other_pages_go_their_way(
    chromium: Browser, server: Server
) -> None:
    context, [address] = signed_in(chromium, server, "reopens-kept", size=PHONE)
    page = context.new_page()
    page.goto(f"{server.address}/study/offline")
    page.evaluate("() => caches.open('quizapp-offline-old')")
    page = _opens(context, address)
    page.wait_for_function("async () => (await caches.keys()).length === 1")
    [[name, paths]] = page.evaluate(CACHED).items()
    assert name != "quizapp-offline-old"
    assert {path for path in paths if not path.startswith(("/static/", "/bootstrap/"))} == {"/study/offline"}
    script = next(path for path in paths if path.endswith("study-away.js"))
    page.evaluate(TAMPER, script)
    assert page.evaluate(READ, script) != "old"
    context.set_offline(True)
    assert page.evaluate(READ, script) == "old"
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(f"{address.removesuffix('study')}cards")
    context.close()


def test_a_reload_after_a_wished_card_was_answered_does_not_ask_for_it_again(chromium: Browser, server: Server) -> None:
    context, [address] = signed_in(chromium, server, "reopens-wished", size=PHONE)
    page = context.new_page()
    page.goto(address)
    card = page.locator("[data-answer-form] [name=card_id]").input_value()
    page.goto(f"{address}?card={card}")
    with page.expect_response("**/study/answers"):
        answers(page, "4")
    expect(page.locator("#question")).to_have_text("Question 2?")
    page.reload()
    expect(page.locator("#question")).to_have_text("Question 2?")
    context.close()
