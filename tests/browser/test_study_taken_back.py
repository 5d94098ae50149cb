"""Taking back what nobody knows to have arrived: in the end it does not count, and nothing else goes with it (U1)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from quizapp.extensions import db
from quizapp.features.study.integrity.rebuilding import checked
from quizapp.features.study.learner import learner_of
from quizapp.models import NoteTag, ReviewLog, User
from tests.browser.studying import answers, opens, reply_lost, signed_in
from tests.server import Server, app_of

pytestmark = pytest.mark.slow
ANSWERS, UNDO = "**/study/answers", "**/study/undo"
NOTHING_WAITS = "() => !Object.keys(localStorage).some((name) => name.startsWith('quizapp-answers'))"


def _arrives(chromium: Browser, server: Server, name: str) -> tuple[BrowserContext, Page]:
    """A browser in which this person is signed in, at the first of five cards, its reserve of cards with it."""
    context, [address] = signed_in(chromium, server, name)
    return context, opens(context, address)


def _nothing_arrives(route: Route) -> None:
    route.abort()


def _stands(server: Server, name: str) -> list[int | None]:
    """The ratings that count; every memory is as its log says."""
    with app_of(server):
        user = db.session.scalars(db.select(User).where(User.username == name)).one()
        assert [doubt for _number, doubts in checked(learner_of(user)) for doubt in doubts] == []
        mine = db.select(ReviewLog.rating).where(ReviewLog.learner_id == user.id, ReviewLog.undone_at.is_(None))
        return list(db.session.scalars(mine.order_by(ReviewLog.at)))


LOST = pytest.mark.parametrize("lost", [reply_lost, _nothing_arrives])


def _answered_and_taken_back(page: Page, lost: Callable[[Route], None]) -> None:
    question = page.locator("#question").inner_text()
    page.context.route(ANSWERS, lost)
    answers(page, "1")
    expect(page.locator("[data-net]")).to_contain_text("back: 1")
    page.context.route("**/study/undo/answer", _nothing_arrives)
    page.keyboard.press("u")
    expect(page.locator("#question")).to_have_text(question)
    expect(page.get_by_text("Your last answer is taken back.")).to_be_visible()
    expect(page.locator("[data-net]")).to_be_hidden()


def _connection_is_back(context: BrowserContext) -> None:
    context.unroute("**/study/undo/answer")
    context.unroute(ANSWERS)


@LOST
def test_it_counts_no_more_once_the_connection_is_back(
    chromium: Browser, server: Server, lost: Callable[[Route], None]
) -> None:
    context, page = _arrives(chromium, server, f"back-{lost.__name__.strip('_')[:5]}")
    _answered_and_taken_back(page, lost)
    _connection_is_back(context)
    answers(page, "4")
    page.wait_for_function(NOTHING_WAITS)
    assert _stands(server, f"back-{lost.__name__.strip('_')[:5]}") == [4]
    context.close()


@LOST
def test_it_counts_no_more_after_a_reload(chromium: Browser, server: Server, lost: Callable[[Route], None]) -> None:
    name = f"reload-{lost.__name__.strip('_')[:5]}"
    context, page = _arrives(chromium, server, name)
    question = page.locator("#question").inner_text()
    _answered_and_taken_back(page, lost)
    _connection_is_back(context)
    page.reload()
    page.wait_for_function(NOTHING_WAITS)
    expect(page.locator("#question")).to_have_text(question)
    page.wait_for_load_state("networkidle")  # drawn anew, now that nothing waits
    assert _stands(server, name) == []
    answers(page, "2")
    page.wait_for_function(NOTHING_WAITS)
    assert _stands(server, name) == [2]
    context.close()


@LOST
def test_another_tab_sends_that_it_was_taken_back(
    chromium: Browser, server: Server, lost: Callable[[Route], None]
) -> None:
    name = f"tab-{lost.__name__.strip('_')[:5]}"
    context, page = _arrives(chromium, server, name)
    other = opens(context, page.url)
    _answered_and_taken_back(page, lost)
    page.close()
    _connection_is_back(context)
    answers(other, "3")
    other.wait_for_function(NOTHING_WAITS)
    assert _stands(server, name) == [3]
    context.close()


def test_a_tab_that_is_sending_it_does_not_forget_that_another_took_it_back(chromium: Browser, server: Server) -> None:
    context, page = _arrives(chromium, server, "sending-tab")
    page.route(ANSWERS, _nothing_arrives)
    answers(page, "1")
    expect(page.locator("[data-net]")).to_contain_text("back: 1")
    other = context.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    other.route(ANSWERS, hold)
    with other.expect_request(ANSWERS):
        other.goto(page.url)  # where what waits is sent
    page.route("**/study/undo/answer", _nothing_arrives)
    page.keyboard.press("u")
    expect(page.get_by_text("Your last answer is taken back.")).to_be_visible()
    held[0].continue_()
    other.wait_for_function(NOTHING_WAITS)
    assert _stands(server, "sending-tab") == []
    context.close()


def test_on_a_slow_line_undo_does_not_wait_for_the_answer_to_arrive(chromium: Browser, server: Server) -> None:
    context, page = _arrives(chromium, server, "slow-line")
    question = page.locator("#question").inner_text()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(ANSWERS, hold)
    answers(page, "1")
    expect(page.locator("#question")).not_to_have_text(question)
    page.keyboard.press("u")
    expect(page.locator("#question")).to_have_text(question)
    held[0].continue_()
    page.unroute(ANSWERS)
    page.wait_for_function(NOTHING_WAITS)
    expect(page.get_by_role("button", name="Redo")).to_be_visible()
    assert _stands(server, "slow-line") == []
    answers(page, "4")
    page.wait_for_function(NOTHING_WAITS)
    assert _stands(server, "slow-line") == [4]
    context.close()


def test_undo_pressed_again_after_its_reply_was_lost_takes_back_no_more(chromium: Browser, server: Server) -> None:
    context, page = _arrives(chromium, server, "undo-lost")
    for rating in ("1", "2"):
        with page.expect_response(ANSWERS):
            answers(page, rating)
        expect(page.locator("[data-front-foot]")).to_be_visible()
    page.route(UNDO, reply_lost)
    page.keyboard.press("u")
    expect(page.get_by_text("The server does not answer.")).to_be_visible()
    page.unroute(UNDO)
    page.keyboard.press("u")
    expect(page.get_by_text("Your last answer is taken back.")).to_be_visible()
    assert _stands(server, "undo-lost") == [1]
    page.keyboard.press("u")
    expect(page.locator("#question")).to_have_text("Question 1?")
    context.close()


def test_a_star_set_again_after_its_reply_was_lost_stays(chromium: Browser, server: Server) -> None:
    context, page = _arrives(chromium, server, "star-lost")
    star = "**/star"
    page.route(star, reply_lost)
    page.keyboard.press("m")
    expect(page.get_by_text("The server does not answer.")).to_be_visible()
    page.unroute(star)
    page.keyboard.press("m")
    expect(page.locator("[data-badges]").get_by_text("Starred")).to_be_attached()
    with app_of(server):
        mine = db.select(NoteTag.tag).join(User, User.id == NoteTag.learner_id).where(User.username == "star-lost")
        assert list(db.session.scalars(mine)) == ["marked"]
    page.keyboard.press("m")
    expect(page.locator("[data-badges]").get_by_text("Starred")).not_to_be_attached()
    context.close()
