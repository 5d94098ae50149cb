"""A game at everybody's own speed in real browsers: one offline, one by keys through a kill, one without script."""

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import LiveAnswer
from tests.browser.room import Class, Seat, complaints, host_of, opens
from tests.browser.visitor import PHONE
from tests.server import Server, app_of

pytestmark = pytest.mark.slow


def _begun(room: Class, host: Seat) -> None:
    host.page.get_by_text("Everybody at their own speed").click()
    host.page.get_by_text("No clock").click()  # a busy machine is slow, and a late answer is rightly refused
    host.page.locator("summary", has_text="Names, teams").click()
    host.page.select_option("#teams", "2")
    host.looks()
    opens(room, host)
    for name in ("Quick", "Offline", "Keys"):
        room.joins(name)
        expect(host.page.locator("[data-teams]").get_by_text(name)).to_be_visible()
    host.looks()
    host.page.keyboard.press(" ")
    for seat in room.seats.values():
        seat.sees("begin")
    room.seats["Quick"].looks()
    for name in ("Quick", "Offline"):
        room.seats[name].presses("Begin")
    room.seats["Keys"].page.keyboard.press("Enter")
    for seat in room.seats.values():
        seat.sees("question")
    room.seats["Quick"].looks()


def test_three_players_each_their_own_way(chromium: Browser, classroom: Server) -> None:
    room = Class(chromium, classroom)
    host = host_of(room)
    _begun(room, host)
    quick, offline, keys = (room.seats[name] for name in ("Quick", "Offline", "Keys"))
    for number in range(1, 6):
        quick.page.locator("[data-tile]").nth(number % 4).click()
        quick.sees("told")
        if number == 1:
            quick.looks()
        quick.presses("Finish" if number == 5 else "Next question")
    quick.sees("done")
    quick.looks()
    _offline(offline)
    answered = host.page.locator(".pace-rows li", has_text="Offline").locator("progress")
    expect(answered).to_have_attribute("value", "1")  # the host's page has come to rest before the server dies
    _killed(room, keys)
    expect(host.page.locator(".pace-rows .is-done")).to_have_count(1)
    host.looks()
    plain = _without_script(room)
    host.presses("End for everybody")
    together = host.page.get_by_role("heading", name="Together you got")  # a podium only if chance gave points
    expect(together).to_be_visible()
    host.looks()
    for seat in room.seats.values():
        seat.sees("end")
    quick.looks()
    plain.reload()
    expect(plain.get_by_text("The game is over")).to_be_visible()
    assert complaints(room, Host=host) == []


def _offline(seat: Seat) -> None:
    seat.page.context.set_offline(True)
    seat.page.locator("[data-tile]").nth(1).click()
    expect(seat.page.get_by_text("Your answer is kept")).to_be_visible()
    expect(seat.page.locator("[data-sending]")).to_be_visible()
    seat.looks()
    seat.page.context.set_offline(False)
    seat.sees("told")


def _killed(room: Class, keys: Seat) -> None:
    """The server dies while an answer is on its way; it comes back, and the answer is there once."""
    room.server.kill()
    keys.page.keyboard.press("b")
    expect(keys.page.locator("[data-sending]")).to_be_visible()
    room.server.process = room.server.again().process
    keys.sees("told")
    keys.page.keyboard.press("Enter")
    keys.sees("question")
    keys.page.reload()
    keys.sees("question")
    with app_of(room.server):
        rows = db.session.scalars(select(LiveAnswer).where(LiveAnswer.question == 1)).all()
        assert len(rows) == len({row.player_id for row in rows}) == 3


def _without_script(room: Class) -> Page:
    page = room.chromium.new_context(viewport=PHONE, java_script_enabled=False).new_page()  # type: ignore[arg-type]
    page.goto(f"{room.server.address}/j/{room.code}")
    page.fill("#name", "Plain")
    page.get_by_role("button", name="Join").click()
    page.get_by_role("button", name="Begin").click()
    page.locator("button[name=choice]").first.click()
    expect(page.get_by_role("button", name="Next question")).to_be_visible()
    return page
