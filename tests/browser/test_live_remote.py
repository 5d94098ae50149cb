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
    with page.expect_navigation():
        link.presses("Set")
    # The sentence that tells of it may have gone to the host's other page, which asks at the same moment.
    expect(page.locator("select[name=clock]")).to_have_value("2")
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


def _sent_out(room: Class, host: Seat) -> None:
    """Whoever is sent out while a question is asked sees it at once, and no other name brings them back."""
    rude = room.joins("Rude")
    rude._hear = lambda text: None  # type: ignore[method-assign]  # the browser complains of each refusal
    rude.sees("question")
    people = host.page.context.new_page()
    people.goto(f"{host.page.url}/players")
    people.get_by_role("button", name="Send Rude out").click()
    rude.sees("gone")
    rude.looks()
    expect(people.get_by_role("button", name="Let Rude back in")).to_be_visible()
    sent = Seat(people)
    sent.looks()
    host.complaints += sent.complaints
    rude.page.goto(f"{room.server.address}/j/{room.code}")
    rude.page.fill("#name", "Polite")
    rude.presses("Join")
    expect(rude.page.get_by_text("The host has sent this player out of the game.")).to_be_visible()
    people.close()


def test_a_phone_leads_a_game_that_then_goes_on_by_itself(chromium: Browser, classroom: Server) -> None:
    room = Class(chromium, classroom)
    host = host_of(room)
    host.page.locator("summary", has_text="Names, teams").click()
    host.page.select_option("#auto", "5")
    host.page.get_by_text("Show the question on the phones too").click()
    opens(room, host)
    priya = room.joins("Priya")
    remote = _remote(room, host)
    remote.presses("Start")
    expect(host.page.get_by_text("Read the question")).to_be_visible()
    priya.sees("reading")
    priya.looks()
    remote.presses("Show the answers now")
    priya.sees("question")
    expect(priya.page.locator("[data-screen=question] h1")).to_have_text("Look up at the board.")
    priya.looks()
    remote.looks()
    host.page.keyboard.press("p")
    expect(remote.page.get_by_role("button", name="Go on")).to_be_visible()
    expect(priya.page.get_by_text("Paused. The clock stands still.")).to_be_visible()
    priya.looks()
    remote.presses("Go on")
    expect(priya.page.get_by_text("Paused. The clock stands still.")).to_be_hidden()
    _sent_out(room, host)
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
