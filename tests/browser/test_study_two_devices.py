"""One learner, two devices, one without a connection: nothing is lost, nothing counts twice (rules I2, I3, I4)."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from quizapp.extensions import db
from quizapp.features.study.integrity.rebuilding import checked
from quizapp.features.study.learner import learner_of
from quizapp.models import Memory, ReviewLog, StudyDay, User
from tests import factories, people
from tests.browser.visitor import WIDE, arrive
from tests.server import Server, app_of, cookie_of

pytestmark = pytest.mark.slow
CLOCK = """{ const Real = Date; window.ahead = 0;
  window.Date = class extends Real {
    constructor(...told) { if (told.length) super(...told); else super(Real.now() + window.ahead); }
    static now() { return Real.now() + window.ahead; }
  }; }"""  # a device whose clock is wrong, or moved while it waited
HOUR_MS = 3_600_000


def _arrives(chromium: Browser, server: Server, name: str) -> tuple[list[BrowserContext], str]:
    """Two browsers in which this person is signed in, and the address of a deck of eight cards. Their day began at the
    full hour: what was answered an hour ago was answered yesterday.
    """
    with app_of(server) as app:
        user = people.make(name)
        user.timezone, user.day_start = "UTC", datetime.now(UTC).hour
        deck = factories.kept_cards(user, 8)[0].deck_id
        cookies = [cookie_of(user, app) for _device in range(2)]
        db.session.commit()
    contexts = []
    for cookie in cookies:
        context = arrive(chromium, server.address, WIDE).page.context
        context.add_init_script(CLOCK)
        context.add_cookies([{"name": "quizapp", "value": cookie, "url": server.address}])
        contexts.append(context)
    return contexts, f"{server.address}/decks/{deck}/study"


def _opens(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    with page.expect_response("**/study/ahead"):
        page.goto(address)
    return page


def _answers(page: Page, ratings: str) -> list[int]:
    """Answer as many cards; gives which they were."""
    cards = []
    for rating in ratings:
        expect(page.locator("[data-front-foot]")).to_be_visible()
        cards.append(int(page.locator("[data-answer-form] [name=card_id]").input_value()))
        page.keyboard.press("Space")
        page.keyboard.press(rating)
    return cards


def _all_is_sent(context: BrowserContext, server: Server) -> None:
    context.set_offline(False)
    page = context.new_page()
    page.goto(f"{server.address}/study")
    page.wait_for_function("() => !Object.keys(localStorage).some((name) => name.startsWith('quizapp-answers'))")
    page.wait_for_load_state("networkidle")


def _stands(server: Server, name: str) -> list[ReviewLog]:
    """The rows that count, in the order of their times; each memory and each day is as they say."""
    with app_of(server):
        user = db.session.scalars(db.select(User).where(User.username == name)).one()
        assert [doubt for _number, doubts in checked(learner_of(user)) for doubt in doubts] == []
        mine = db.select(ReviewLog).where(ReviewLog.learner_id == user.id, ReviewLog.undone_at.is_(None))
        rows = list(db.session.scalars(mine.order_by(ReviewLog.at)))
        answers = Counter(row.card_id for row in rows)
        for memory in db.session.scalars(db.select(Memory).where(Memory.learner_id == user.id)):
            assert memory.reviews == answers[memory.card_id]
        counted = db.session.execute(db.select(StudyDay.day, StudyDay.answers).where(StudyDay.learner_id == user.id))
        assert {day: number for day, number in counted if number} == Counter(row.day for row in rows)
        return rows


def test_I3_I4_answers_of_two_devices_make_one_log(chromium: Browser, server: Server) -> None:
    """The same cards and others, over the learner's midnight; one clock is an hour wrong, one tab closed meanwhile."""
    (phone, laptop), address = _arrives(chromium, server, "both-ways")
    away, other = _opens(phone, address), _opens(phone, address)
    home = _opens(laptop, address)
    for page in (away, other):
        page.evaluate(f"window.ahead = -{HOUR_MS}")  # what is answered now was answered an hour ago: yesterday
    phone.set_offline(True)
    first = _answers(away, "13")
    expect(away.locator("[data-net]")).to_contain_text("back: 2")
    second = _answers(other, "4")
    home.evaluate(f"window.ahead = -{HOUR_MS}")  # wrong all along
    here = _answers(home, "334")
    expect(home.locator("[data-front-foot]")).to_be_visible()
    away.close()
    other.evaluate("window.ahead = 0")
    _all_is_sent(phone, server)
    _all_is_sent(laptop, server)
    rows = _stands(server, "both-ways")
    given = Counter(
        [*zip(first, [1, 3], strict=True), *zip(second, [4], strict=True), *zip(here, [3, 3, 4], strict=True)]
    )
    assert Counter((row.card_id, row.rating) for row in rows) == given
    assert set(first) & set(here)
    assert [row.day for row in rows] == [rows[-1].day - timedelta(days=1)] * 3 + [rows[-1].day] * 3


def test_U1_undo_on_one_device_takes_back_nothing_that_waits_on_the_other(chromium: Browser, server: Server) -> None:
    (phone, laptop), address = _arrives(chromium, server, "undo-and-wait")
    away, home = _opens(phone, address), _opens(laptop, address)
    away.evaluate(f"window.ahead = -{HOUR_MS // 12}")
    phone.set_offline(True)
    waits = _answers(away, "1")
    with home.expect_response("**/study/answers"):
        assert _answers(home, "4") == waits
    with home.expect_response("**/study/undo"):
        home.keyboard.press("u")
    expect(home.locator("[name=card_id]").first).to_have_value(str(waits[0]))
    away.evaluate("window.ahead = 0")
    away.close()
    _all_is_sent(phone, server)
    assert [(row.card_id, row.rating) for row in _stands(server, "undo-and-wait")] == [(waits[0], 1)]
    with home.expect_response("**/study/answers"):
        _answers(home, "3")  # it had not seen that the card was answered: told, and not counted (I2)
    expect(home.get_by_text("Answered on another device.")).to_be_visible()
    assert len(_stands(server, "undo-and-wait")) == 1


SHELVES = """async ([module, who]) => {
  const { waiting } = await import(module);
  for (let number = 0; number < 60; number += 1) {
    waiting.add({ url: "/nowhere", values: { answer_key: `${who}-${number}` } });
    await new Promise((goesOn) => { setTimeout(goesOn, 2 + 4 * Math.random()); });
  }
}"""


def test_I4_two_tabs_that_keep_answers_at_one_moment_lose_none(chromium: Browser, server: Server) -> None:
    (context, _laptop), address = _arrives(chromium, server, "two-tabs")
    pages = [_opens(context, address) for _tab in range(2)]
    module = f"{server.address}/static/js/study-shelf.js"
    context.set_offline(True)
    for page, who in zip(pages, ("one", "two"), strict=True):
        page.evaluate(f"(told) => {{ window.kept = ({SHELVES})(told); }}", [module, who])
    for page in pages:
        page.evaluate("() => window.kept")
    shelf = "async (module) => (await import(module)).waiting.all().map((one) => one.values.answer_key)"
    kept = pages[0].evaluate(shelf, module)
    for who in ("one", "two"):
        assert [key for key in kept if key.startswith(who)] == [f"{who}-{number}" for number in range(60)]
