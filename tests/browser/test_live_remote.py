"""A phone leads in real browsers, the wall and a game that goes on by itself stay in step; the list of players."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.room import Class, Seat, complaints, host_of, opens
from tests.browser.visitor import PHONE
from tests.server import Server

pytestmark = pytest.mark.slow


def _remote(room: Class, host: Seat) -> Seat:
    page = host.page.context.new_page()
    link = Seat(page)
    page.goto(f"{host.page.url}/remote")
    link.looks()
    address = page.input_value("#address")
    page.goto(f"{host.page.url}/players")
    page.select_option("select[name=clock]", "2")
    link.presses("Set")
    expect(page.get_by_text("The clock is set.")).to_be_visible()
    link.looks()
    page.close()
    remote = Seat(room.window(PHONE)[1])
    remote.page.goto(address)
    remote.looks()
    remote.presses("Lead with this phone")
    expect(remote.page.get_by_role("button", name="Start")).to_be_visible()
    remote.looks()
    host.complaints += link.complaints
    return remote


def test_a_phone_leads_a_game_that_then_goes_on_by_itself(chromium: Browser, classroom: Server) -> None:
    room = Class(chromium, classroom)
    host = host_of(room)
    host.page.locator("summary", has_text="Names, teams").click()
    host.page.select_option("#auto", "5")
    opens(room, host)
    priya = room.joins("Priya")
    remote = _remote(room, host)
    remote.presses("Start")
    expect(host.page.get_by_text("Read the question")).to_be_visible()
    remote.presses("Show the answers now")
    priya.sees("question")
    remote.looks()
    host.page.keyboard.press("p")
    expect(remote.page.get_by_role("button", name="Go on")).to_be_visible()
    remote.presses("Go on")
    priya.page.locator("[data-tile]").nth(0).click()
    expect(host.page.locator("[data-auto]")).to_be_visible()  # everybody has answered: the answer came by itself
    priya.sees("result")
    remote.looks()
    remote.presses("Pause")
    expect(host.page.get_by_text("Paused.")).to_be_visible()
    host.looks()
    room.server.kill()
    room.server.process = room.server.again().process
    host.page.reload()
    expect(host.page.get_by_text("Paused.")).to_be_visible()
    host.page.keyboard.press("p")
    expect(host.page.get_by_role("heading", name="Who leads")).to_be_visible()
    expect(host.page.get_by_text("Question 2 of 5")).to_be_visible()
    priya.sees("reading")
    assert complaints(room, Host=host, Remote=remote) == []
