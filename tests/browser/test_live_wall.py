"""The wall and the phones at their limits: many names, long texts, no stream; and every page around a game."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from quizapp.extensions import db
from quizapp.models import LiveItem, LivePlayer
from tests import factories
from tests.browser.room import Class, Seat, complaints, host_of, opens, wall_of
from tests.browser.visitor import PHONE
from tests.features.live.test_builder import HAND
from tests.server import Server, app_of

pytestmark = pytest.mark.slow
PROJECTOR = {"width": 1920, "height": 1080}
LONG = "Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt. " * 5


def _filled(room: Class, number: int) -> None:
    """So many players who are there, without a browser each."""
    with app_of(room.server):
        live = db.session.query(LivePlayer).one().live_id
        for n in range(number):
            name = f"Player number {n}"
            made = {"token_hash": "", "request_key": f"key-{n}", "joined_at": factories.MADE}
            db.session.add(LivePlayer(live_id=live, name=name, folded=f"playernumber{n}", team=0, extra=1.0, **made))
        item = db.session.query(LiveItem).filter_by(live_id=live, position=1).one()
        item.front, item.options = LONG, [f"{place} {LONG[:80]}" for place in range(4)]
        db.session.commit()


def _in_view(page: Page, *buttons: str) -> None:
    for name in buttons:
        box = page.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= PROJECTOR["height"]


def _letters_px(page: Page, selector: str) -> float:
    return float(page.locator(selector).first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))


def test_sixty_names_long_texts_and_a_phone_without_a_stream(chromium: Browser, classroom: Server) -> None:
    room = Class(chromium, classroom)
    host = wall_of(room, PROJECTOR["width"], PROJECTOR["height"])
    context, page = room.window(PHONE)
    polling = room.seats["Polling"] = Seat(page)
    context.route("**/stream*", lambda route: route.abort())
    polling._hear = lambda text: None  # type: ignore[method-assign]  # the browser complains of each stream
    page.goto(f"{classroom.address}/j/{room.code}")
    page.fill("#name", "Polling")
    page.keyboard.press("Enter")
    polling.sees("waiting")
    expect(page.locator("[data-net]")).to_be_hidden()  # it asks again and again, and does well
    _filled(room, 60)
    host.page.reload()
    _in_view(host.page, "Start", "Let nobody else in")
    assert host.page.locator(".qr").bounding_box()["height"] > 300  # type: ignore[index]
    host.looks()
    host.page.locator("summary", has_text="Close").click()
    expect(host.page.get_by_role("button", name="Close the game")).to_be_visible()  # asked before all are sent home
    host.looks()
    host.page.locator("summary", has_text="Close").click()
    host.page.locator(".addr").click()  # the keys are the wall's again
    host.page.keyboard.press("?")
    expect(host.page.get_by_text("larger or smaller")).to_be_visible()
    host.looks()
    host.page.keyboard.press("Escape")
    expect(host.page.get_by_text("larger or smaller")).to_be_hidden()
    host.page.keyboard.press(" ")
    polling.sees("reading")
    host.page.keyboard.press(" ")
    expect(host.page.locator(".tile").first).to_be_visible()
    _in_view(host.page, "Show the answer", "Leave it out")
    assert host.page.evaluate("document.documentElement.scrollHeight - innerHeight") <= 1
    assert min(_letters_px(host.page, ".stage h1"), _letters_px(host.page, ".stage .tile")) >= 27  # read from 4 m
    polling.sees("question")
    expect(page.locator("[data-net]")).to_be_hidden()
    page.locator("[data-tile]").nth(1).click()
    polling.sees("sent")
    context.set_offline(True)
    expect(page.get_by_text("No connection. We try again.")).to_be_visible()
    context.set_offline(False)
    expect(page.locator("[data-net]")).to_be_hidden()
    host.page.keyboard.press(" ")
    polling.sees("result")
    polling.looks()
    assert complaints(room, Host=host) == []


def _written(seat: Seat, quiz: str, picture: Path) -> None:
    """A question of each kind, by hand."""
    for kind, fields in HAND.items():
        seat.page.goto(f"{quiz}/new/{kind}")
        seat.page.fill("#front", f"A {kind} question?")
        for name, value in fields.items():
            field = seat.page.locator(f"[name={name}]").first
            if name == "answer":
                seat.page.locator("label", has_text="False").click()
            elif name.startswith("right"):
                field.check()
            else:
                field.fill(value)
        if kind == "choice":
            seat.page.locator("summary", has_text="Picture").click()
            seat.page.set_input_files("#image", picture)
            seat.page.fill("#image_alt", "A blue square")
        seat.looks()
        seat.presses("Add the question")
        expect(seat.page.locator("[data-build]")).to_be_visible()


def _rows(seat: Seat) -> list[str]:
    return [text.split("?")[0] for text in seat.page.locator("[data-build] .build-text").all_inner_texts()]


def _moved(seat: Seat) -> None:
    rows = seat.page.locator("[data-question]")
    rows.nth(2).drag_to(rows.nth(0), target_position={"x": 40, "y": 4})
    expect(rows.nth(0)).to_contain_text("1. A true_false question")
    seat.page.get_by_role("button", name="Question 1 down").focus()
    seat.page.keyboard.press("Enter")
    expect(rows.nth(0)).to_contain_text("1. A choice question")
    expect(seat.page.get_by_role("button", name="Question 2 down")).to_be_focused()
    assert _rows(seat)[:3] == ["1. A choice question", "2. A true_false question", "3. A multiple question"]


@pytest.mark.parametrize("number", [8, 40])
def test_the_board_of_own_speed_cuts_no_name(chromium: Browser, classroom: Server, number: int) -> None:
    room = Class(chromium, classroom)
    host = host_of(room)
    host.page.get_by_text("Everybody at their own speed").click()
    opens(room, host)
    host.page.set_viewport_size(PROJECTOR)  # type: ignore[arg-type]
    room.joins("Marie-Louise Becker")
    _filled(room, number)
    host.page.keyboard.press(" ")
    expect(host.page.locator(".pace-rows li")).to_have_count(number + 1)
    cut = "[...document.querySelectorAll('.pace-rows li > *')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
    assert host.page.evaluate(cut) == 0
    _in_view(host.page, "End for everybody")
    host.looks()
    assert complaints(room, Host=host) == []


def test_eight_teams_fit_on_a_small_wall(chromium: Browser, classroom: Server) -> None:
    room = Class(chromium, classroom)
    host = host_of(room)
    host.page.locator("summary", has_text="Names, teams").click()
    host.page.select_option("#teams", "8")
    opens(room, host)
    host.page.set_viewport_size({"width": 1366, "height": 768})
    for n in range(9):
        context, page = room.window(PHONE)
        page.goto(f"{classroom.address}/j/{room.code}")
        page.fill("#name", f"Somebody number {n}")
        page.get_by_role("button", name="Join").click()
        page.wait_for_url("**/play/*")
        context.close()
    expect(host.page.locator("[data-teams]").get_by_text("Somebody number 8")).to_be_visible()
    for shown in (".stage-top", ".addr", ".code", "[data-teams]", ".stage-foot"):
        box = host.page.locator(shown).bounding_box()
        assert box is not None
        assert box["y"] >= 0, shown
        assert box["y"] + box["height"] <= 768, shown
    top, address = (host.page.locator(shown).bounding_box() for shown in (".stage-top", ".addr"))
    assert top is not None
    assert address is not None
    assert top["y"] + top["height"] <= address["y"] + 1
    host.looks()
    assert complaints(room, Host=host) == []


def test_every_page_around_a_game_in_light_and_dark(chromium: Browser, classroom: Server, tmp_path: Path) -> None:
    room = Class(chromium, classroom)
    host = host_of(room)
    host.in_both_schemes = True
    host.page.goto(f"{classroom.address}/live/quizzes")
    host.looks()
    host.page.fill("#title", "Lakes")
    host.presses("Begin")
    host.looks()
    quiz, picture = host.page.url, tmp_path / "blue.png"
    Image.new("RGB", (400, 300), "#2a4fa3").save(picture)
    _written(host, quiz, picture)
    _moved(host)
    for size in (None, PHONE):
        if size:
            host.page.set_viewport_size(size)  # type: ignore[arg-type]
        for path in ("", "/cards", "/bring", "/delete"):
            host.page.goto(quiz + path)
            host.looks()
    host.page.set_viewport_size(PROJECTOR)  # type: ignore[arg-type]
    host.page.goto(quiz)
    opens(room, host)
    phone, game = room.joins("Priya"), host.page.url
    phone.in_both_schemes = True
    for number in range(1, len(HAND) + 1):
        _on(host, "Read the question")
        _on(host, "Show the answer")
        phone.sees("question")
        phone.looks()
        _answered(phone)
        _on(host, "To the end" if number == len(HAND) else "See who leads")
        phone.sees("result")
        phone.looks()
        _on(host, "Together you got" if number == len(HAND) else "Who leads")
    _afterwards(host, phone, game)
    assert complaints(room, Host=host) == []


def _on(host: Seat, expected: str) -> None:
    """Press Space until the wall says this."""
    expect(host.page.locator(".stage")).to_be_visible()
    host.page.keyboard.press(" ")
    expect(host.page.locator(".stage").get_by_text(expected).first).to_be_visible()
    host.looks()


def _answered(phone: Seat) -> None:
    if phone.page.locator("#text").is_visible():
        phone.page.fill("#text", "1600")
    else:
        for tile in phone.page.locator("[data-tile]").all():
            if phone.page.locator("[data-screen=question]").is_visible() and tile.is_visible():
                tile.click()
    if phone.page.locator("[data-send]").is_visible():
        phone.page.locator("[data-send]").click()
    phone.sees("sent")


def _afterwards(host: Seat, phone: Seat, game: str) -> None:
    phone.sees("end")
    phone.looks()
    host.presses("Close")
    expect(host.page.get_by_role("link", name="Report")).to_be_visible()
    for path in (f"{game}/report", f"{game}/players", game.rpartition("/")[0]):
        for size in (PROJECTOR, PHONE):
            host.page.set_viewport_size(size)  # type: ignore[arg-type]
            host.page.goto(path)
            host.looks()
    host.page.goto(f"{game}/report")
    host.presses("missed question")
    expect(host.page.locator(".code")).to_be_visible()
    phone.page.get_by_role("link", name="Keep what you missed").click()
    phone.page.get_by_role("link", name="Make an account").click()
    phone.page.fill("#username", "priya-plays")
    phone.page.fill("#password", "a long enough password")
    phone.page.locator("main form button").last.click()
    phone.looks()
    phone.presses("Put it into my reviews")
    expect(phone.page.get_by_text("comes back in your reviews")).to_be_visible()
    phone.looks()


def test_a_page_of_text_as_a_question_needs_no_scrolling(chromium: Browser, classroom: Server) -> None:
    room = Class(chromium, classroom)
    host = host_of(room)
    opens(room, host)
    host.page.set_viewport_size({"width": 1280, "height": 720})
    room.joins("Ana")
    with app_of(classroom):
        item = db.session.query(LiveItem).filter_by(position=1).one()
        item.front = (LONG * 3)[:1200]
        db.session.commit()
    host.presses("Start")
    host.presses("Show the answers now")
    expect(host.page.get_by_role("button", name="Show the answer")).to_be_visible()
    assert host.page.evaluate("document.documentElement.scrollHeight") <= 720
