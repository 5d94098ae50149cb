"""A live game in real browsers: a host and five players, one offline in the middle, one late, one by keyboard alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import LiveAnswer
from tests import people
from tests.browser.visitor import PHONE, WIDE
from tests.features.live.game import years
from tests.server import Server, app_of, cookie_of, start_server

pytestmark = pytest.mark.slow
EXPECTED = (
    "ERR_INTERNET_DISCONNECTED",
    "ERR_CONNECTION_REFUSED",
    "ERR_INCOMPLETE",
    "ERR_NETWORK",
    "ERR_EMPTY_RESPONSE",
)


@pytest.fixture
def classroom(tmp_path: Path) -> Iterator[Server]:
    server = start_server(tmp_path / "instance", QUIZAPP_LIVE_LIMITS="0")
    yield server
    server.stop()


@dataclass
class Seat:
    """One browser window; `complaints` gathers what axe and the console found."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda m: self._hear(m.text) if m.type == "error" else None)

    def _hear(self, text: str) -> None:
        if not any(known in text for known in EXPECTED):
            self.complaints.append(text)

    def looks(self) -> None:
        """Ask axe about what is shown now, and see that nothing sticks out sideways."""
        self.page.wait_for_timeout(500)  # until what moves has come to rest
        for violation in Axe().run(self.page).response["violations"]:
            self.complaints.append(f"{violation['id']}: {violation['nodes'][0]['html'][:200]}")
        over = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 1:
            self.complaints.append(f"sticks out by {over} px: {self.page.inner_text('h1 >> visible=true')}")

    def sees(self, screen: str) -> None:
        expect(self.page.locator(f"[data-screen={screen}]")).to_be_visible()


@dataclass
class Class:
    """Everybody in the room."""

    chromium: Browser
    server: Server
    code: str = ""
    seats: dict[str, Seat] = field(default_factory=dict)

    def window(self, size: dict[str, int], cookie: str = "") -> tuple[BrowserContext, Page]:
        context = self.chromium.new_context(viewport=size, color_scheme="light")  # type: ignore[arg-type]
        if cookie:
            context.add_cookies([{"name": "quizapp", "value": cookie, "url": self.server.address}])
        return context, context.new_page()

    def joins(self, name: str) -> Seat:
        seat = self.seats[name] = Seat(self.window(PHONE)[1])
        seat.page.goto(f"{self.server.address}/j/{self.code}")
        if len(self.seats) == 1:
            seat.looks()
        seat.page.fill("#name", name)
        seat.page.keyboard.press("Enter")
        expect(seat.page.locator("[data-live-play]")).to_be_visible()
        return seat


def _host(room: Class) -> Seat:
    with app_of(room.server) as app:
        tess = people.make("tess")
        deck_id = years(tess)
        cookie = cookie_of(tess, app)
    seat = Seat(room.window(WIDE, cookie)[1])
    seat.page.goto(f"{room.server.address}/decks/{deck_id}/live")
    seat.looks()
    seat.page.get_by_role("button", name="Open the lobby").click()
    room.code = seat.page.inner_text(".code").replace(" ", "")
    return seat


def _on(host: Seat, expected: str) -> None:
    host.page.keyboard.press(" ")
    expect(host.page.locator(".stage").get_by_text(expected).first).to_be_visible()


def test_a_host_and_five_players(chromium: Browser, classroom: Server) -> None:
    room = Class(chromium, classroom)
    host = _host(room)
    for name in ("Priya", "Emre", "Offline", "Keys"):
        room.joins(name)
        expect(host.page.locator("[data-crowd]").get_by_text(name)).to_be_visible()
    room.seats["Priya"].looks()
    host.looks()
    _on(host, "Read the question")
    for seat in room.seats.values():
        seat.sees("reading")
    room.seats["Priya"].looks()
    _first_question(room, host)
    _late_and_second_window(room, host)
    assert [f"{name}: {what}" for name, seat in (room.seats | {"Host": host}).items() for what in seat.complaints] == []


def _first_question(room: Class, host: Seat) -> None:
    _on(host, "Show the answer")
    for seat in room.seats.values():
        seat.sees("question")
    room.seats["Priya"].looks()
    host.looks()
    offline = room.seats["Offline"]
    offline.page.context.set_offline(True)
    offline.page.locator("[data-tile]").nth(1).click()
    offline.sees("sending")
    expect(offline.page.get_by_text("Your answer is kept")).to_be_visible()
    offline.looks()
    room.seats["Priya"].page.locator("[data-tile]").nth(0).click()
    room.seats["Emre"].page.locator("[data-tile]").nth(2).click()
    room.seats["Keys"].page.keyboard.press("d")
    for name in ("Priya", "Emre", "Keys"):
        room.seats[name].sees("sent")
    room.seats["Priya"].looks()
    expect(host.page.locator("[data-answered]")).to_have_text("3")
    offline.page.context.set_offline(False)
    offline.sees("sent")
    expect(host.page.locator("[data-answered]")).to_have_text("4")
    room.seats["Keys"].page.reload()
    room.seats["Keys"].sees("sent")
    _on(host, "See who leads")
    for seat in room.seats.values():
        seat.sees("result")
    for seat in (host, room.seats["Priya"], room.seats["Emre"]):
        seat.looks()


def _late_and_second_window(room: Class, host: Seat) -> None:
    _on(host, "Who leads")
    host.looks()
    room.seats["Priya"].sees("place")
    room.seats["Priya"].looks()
    late = room.joins("Late")
    late.sees("place")
    _on(host, "Read the question")
    host.page.reload()
    expect(host.page.locator(".stage").get_by_text("Read the question")).to_be_visible()
    second = Seat(host.page.context.new_page())
    second.page.goto(host.page.url)
    _on(second, "Show the answer")
    expect(host.page.get_by_role("button", name="Show the answer")).to_be_visible()
    late.sees("question")
    _killed(room, late)
    _on(host, "See who leads")
    late.sees("result")
    host.page.get_by_role("button", name="End").click()
    expect(host.page.locator(".podium")).to_be_visible()
    for seat in (late, room.seats["Priya"]):
        seat.sees("end")
        seat.looks()
    host.looks()
    expect(second.page.locator(".podium")).to_be_visible()


def _killed(room: Class, late: Seat) -> None:
    """The server dies in mid-question and comes back: what was answered is there, and everybody goes on."""
    room.seats["Keys"].page.keyboard.press("1")
    room.seats["Keys"].sees("sent")
    room.server.kill()
    late.page.locator("[data-tile]").nth(0).click()
    late.sees("sending")
    again = room.server.again()
    room.server.process = again.process
    late.sees("sent")
    with app_of(room.server):
        assert len(db.session.scalars(select(LiveAnswer).where(LiveAnswer.question == 2)).all()) == 2
