"""A live game in real browsers: a host and five players, one offline in the middle, one late, one by keyboard alone."""

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import LiveAnswer
from tests.browser.room import Class, Seat, complaints, host_of, opens
from tests.server import Server, app_of

pytestmark = pytest.mark.slow


def _on(host: Seat, expected: str) -> None:
    host.page.keyboard.press(" ")
    expect(host.page.locator(".stage").get_by_text(expected).first).to_be_visible()


def test_a_host_and_five_players(chromium: Browser, classroom: Server) -> None:
    room = Class(chromium, classroom)
    host = host_of(room)
    host.page.get_by_text("60 seconds").click()  # on a busy machine the server is away for long when it was killed
    opens(room, host)
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
    assert complaints(room, Host=host) == []


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
    asked: list[str] = []
    room.seats["Priya"].page.on("request", lambda request: asked.append(request.url))
    _on(host, "See who leads")
    for seat in room.seats.values():
        seat.sees("result")
    assert not [address for address in asked if address.endswith("/me")]  # it came with the frame
    for seat in (host, room.seats["Priya"], room.seats["Emre"]):
        seat.looks()


def _late_and_second_window(room: Class, host: Seat) -> None:
    _on(host, "Who leads")
    host.looks()
    room.seats["Priya"].sees("place")
    room.seats["Priya"].looks()
    listed = Seat(host.page.context.new_page())
    listed.page.goto(f"{host.page.url}/players")
    late = room.joins("Late")
    late.sees("place")
    expect(listed.page.get_by_text("Late", exact=True)).to_be_visible()  # without a press
    listed.page.close()
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
