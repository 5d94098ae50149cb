"""Studying without a connection: answers wait in the browser, whichever page they are of; no press counts twice."""

import re

import pytest
from playwright.sync_api import Browser, expect

from quizapp.extensions import db
from quizapp.models import Memory, ReviewLog, User
from tests.browser.studying import answers, opens, signed_in
from tests.server import Server, app_of

pytestmark = pytest.mark.slow


def _given(server: Server, name: str) -> list[int]:
    with app_of(server):
        mine = db.select(ReviewLog.rating).join(User, User.id == ReviewLog.learner_id).where(User.username == name)
        return sorted(db.session.scalars(mine))


def test_what_two_pages_keep_is_all_sent_by_the_next_page(chromium: Browser, server: Server) -> None:
    context, [one, other] = signed_in(chromium, server, "two-pages", decks=2)
    first, second = opens(context, one), opens(context, other)
    context.set_offline(True)
    for page, rating in ((first, "1"), (second, "2"), (first, "4")):
        answers(page, rating)
        expect(page.locator("[data-net]")).to_contain_text("Answers kept on this device")
    expect(first.locator("[data-net]")).to_contain_text("back: 3")
    first.close()
    second.close()
    context.set_offline(False)
    later = context.new_page()
    later.goto(f"{server.address}/study")
    expect(later.get_by_text("2 due, 7 new, about")).to_be_visible()  # the list is drawn anew once all is sent
    assert _given(server, "two-pages") == [1, 2, 4]
    context.close()


def test_what_needs_the_server_leaves_the_card_where_it_is(chromium: Browser, server: Server) -> None:
    context, [address] = signed_in(chromium, server, "no-server")
    page = opens(context, address)
    question = page.locator("#question").inner_text()
    context.set_offline(True)
    for name in ("Not today", "Star"):
        page.get_by_role("button", name=name).click()
        expect(page.get_by_text("The server does not answer.")).to_be_visible()
        expect(page.locator("#question")).to_have_text(question)
    context.set_offline(False)
    page.get_by_role("button", name="Not today").click()
    expect(page.get_by_text("Not today. The card comes back tomorrow.")).to_be_visible()
    expect(page.locator("#question")).not_to_have_text(question)
    context.close()


def test_taking_back_the_only_answer_that_waits_says_nothing_of_a_connection(chromium: Browser, server: Server) -> None:
    context, [address] = signed_in(chromium, server, "takes-back")
    page = opens(context, address)
    question = page.locator("#question").inner_text()
    context.set_offline(True)
    answers(page)
    expect(page.locator("[data-net]")).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator("#question")).to_have_text(question)
    assert "saved" not in page.locator("[data-net]").inner_text()
    expect(page.locator("[data-net]")).to_be_hidden()
    context.close()


def test_a_set_time_that_ends_without_a_connection_asks_no_more(chromium: Browser, server: Server) -> None:
    context, _addresses = signed_in(chromium, server, "time-over")
    page = context.new_page()
    page.goto(f"{server.address}/study")
    with page.expect_response("**/study/ahead"):
        page.locator("form[action='/study/time']").evaluate("form => form.requestSubmit()")
    context.set_offline(True)
    answers(page, "4")
    expect(page.locator("[data-front-foot]")).to_be_visible()
    page.evaluate("document.querySelector('[data-study]').dataset.until = 1")
    question = page.locator("#question").inner_text()
    answers(page)
    expect(page.get_by_text("Time is over")).to_be_visible()
    expect(page.locator("[data-net]")).to_contain_text("back: 2")
    expect(page.locator("#question")).to_have_text(question)
    with page.expect_navigation():
        context.set_offline(False)
    assert _given(server, "time-over") == [3, 4]
    context.close()


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_a_key_held_down_answers_nothing(chromium: Browser, server: Server, key: str) -> None:
    context, [address] = signed_in(chromium, server, f"holds-{key}")
    page = opens(context, address)
    for _ in range(5):
        page.keyboard.down(key)
    page.keyboard.up(key)
    expect(page.locator("[data-proposed]").first).to_be_visible()
    for _ in range(4):
        page.keyboard.down("3")
    page.keyboard.up("3")
    expect(page.locator("[data-front-foot]")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert _given(server, f"holds-{key}") == [3]
    context.close()


def test_a_double_click_does_not_reach_the_next_card(chromium: Browser, server: Server) -> None:
    context, [address] = signed_in(chromium, server, "clicks")
    page = opens(context, address)
    page.locator("[data-show]").dblclick()
    expect(page.locator("[data-proposed]").first).to_be_visible()
    with page.expect_response("**/study/answers"):
        page.get_by_role("button", name="Good").dblclick()
    expect(page.locator("[data-front-foot]")).to_be_visible()
    assert _given(server, "clicks") == [3]
    context.close()


FULL = """Storage.prototype.setItem = function (name, value) {
    if (window.isFull) throw new DOMException("full", "QuotaExceededError");
    this[name] = value;
};"""


def test_I4_a_browser_that_is_full_still_sends_what_waits_in_its_order(chromium: Browser, server: Server) -> None:
    context, [address] = signed_in(chromium, server, "full")
    context.add_init_script(FULL)
    page = opens(context, address)
    context.set_offline(True)
    for number, rating in enumerate("124"):
        page.evaluate(f"window.isFull = {str(number > 0).lower()}")
        answers(page, rating)
        expect(page.locator("[data-net]")).to_contain_text(f"back: {number + 1}")
        expect(page.locator("[data-front-foot]")).to_be_visible()
    context.set_offline(False)
    expect(page.locator("[data-net]")).to_contain_text("saved")
    with app_of(server):
        mine = db.select(ReviewLog.rating).join(User, User.id == ReviewLog.learner_id).where(User.username == "full")
        assert list(db.session.scalars(mine.order_by(ReviewLog.id))) == [1, 2, 4]
    context.close()


@pytest.mark.parametrize("name", ["answers", "refused"])
@pytest.mark.parametrize("rubbish", ["{}", "[null, 3, {}]", "{"])
def test_I4_rubbish_in_the_browser_s_store_stops_no_answer(
    chromium: Browser, server: Server, name: str, rubbish: str
) -> None:
    who = f"rubbish-{name}-{len(rubbish)}"
    context, [address] = signed_in(chromium, server, who)
    page = opens(context, address)
    learner = page.locator("[data-net]").get_attribute("data-learner")
    for place in (f"quizapp-{name}-{learner}", f"quizapp-{name}-{learner}-000000001-rubbish"):
        page.evaluate("([place, words]) => localStorage.setItem(place, words)", [place, rubbish])
    page.reload()
    with page.expect_response("**/study/answers"):
        answers(page)
    expect(page.locator("[data-front-foot]")).to_be_visible()
    assert _given(server, who) == [3]
    context.close()


def test_I4_answers_that_were_kept_in_one_place_before_are_still_sent(chromium: Browser, server: Server) -> None:
    context, [address, _other] = signed_in(chromium, server, "kept-before", decks=2)
    page = opens(context, address)
    context.set_offline(True)
    answers(page, "4")
    expect(page.locator("[data-net]")).to_be_visible()
    page.evaluate("""() => {
      const name = Object.keys(localStorage).find((name) => name.startsWith("quizapp-answers-"));
      localStorage.setItem(name.match(/quizapp-answers-[0-9]+/)[0], `[${localStorage.getItem(name)}]`);
      localStorage.removeItem(name);
    }""")
    page.close()
    context.set_offline(False)
    later = context.new_page()
    later.goto(f"{server.address}/study")
    expect(later.get_by_text("9 new, about")).to_be_visible()
    assert _given(server, "kept-before") == [4]
    context.close()


@pytest.mark.parametrize("way", ["Try again", "Discard"])
def test_an_answer_that_the_server_refuses_is_told_until_somebody_has_seen_it(
    chromium: Browser, server: Server, way: str
) -> None:
    """I2, I4: nothing is lost silently, and nothing is sent twice."""
    name = f"refused-{way[:3].lower()}"
    context, [address] = signed_in(chromium, server, name)
    page = opens(context, address)
    question = page.locator("#question").inner_text()
    context.route("**/study/answers", lambda route: route.fulfill(status=404, body="{}"))
    answers(page)
    told = page.get_by_role("alert").filter(has_text="These answers could not be saved")
    expect(told).to_contain_text(question)
    expect(told).to_contain_text("Good")
    expect(told.locator("[data-when]")).to_have_text(re.compile(r"[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d\d\s[AP]M"))
    expect(told).to_contain_text("The card or its deck is no longer there.")
    page.wait_for_load_state("networkidle")  # it is drawn anew once nothing waits
    page.goto(f"{server.address}/study")
    expect(told).to_contain_text(question)
    page.get_by_role("button", name="Try again").click()
    expect(told).to_contain_text(question)
    context.unroute("**/study/answers")
    page.reload()
    expect(told).to_contain_text(question)
    page.get_by_role("button", name=way).click()
    expect(told).to_be_hidden()
    page.wait_for_load_state("networkidle")  # here too; going elsewhere meanwhile would be cut short by that
    page.goto(f"{server.address}/study")
    expect(told).to_be_hidden()
    assert _given(server, name) == ([3] if way == "Try again" else [])
    context.close()


def test_a_late_answer_that_no_longer_counts_is_told_where_it_was_sent_from(chromium: Browser, server: Server) -> None:
    """S3, I4: its card was put aside meanwhile, and the page that sends it asks no cards."""
    context, [address] = signed_in(chromium, server, "too-late")
    page = opens(context, address)
    question = page.locator("#question").inner_text()
    card = int(page.locator("[data-answer-form] [name=card_id]").input_value())
    context.set_offline(True)
    answers(page)
    expect(page.locator("[data-net]")).to_be_visible()
    with app_of(server):
        db.session.scalars(db.select(Memory).where(Memory.card_id == card)).one().suspended = True
        db.session.commit()
    page.close()  # which may give it a connection for a moment
    context.set_offline(False)
    later = context.new_page()
    later.goto(f"{server.address}/study")
    told = later.get_by_role("alert").filter(has_text=question)
    expect(told).to_contain_text("put aside meanwhile")
    expect(later.get_by_role("button", name="Try again")).to_be_hidden()
    later.get_by_role("button", name="Discard").click()
    expect(told).to_be_hidden()
    assert _given(server, "too-late") == []
    context.close()
