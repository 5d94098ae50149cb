"""A question behind what its article says before it, at its longest: all of it fits, and the question is larger."""

import pytest
from playwright.sync_api import Browser, Page, expect

from quizapp.extensions import db
from quizapp.models import CardKind, LiveItem
from tests import factories, people
from tests.browser.room import Class, Seat, complaints, wall_of
from tests.browser.visitor import PHONE
from tests.server import Server, app_of, cookie_of

pytestmark = pytest.mark.slow
PASSAGE = (
    "Surtsey is a volcanic island located in the Vestmannaeyjar archipelago off the southern coast of Iceland. It was "
    "formed in a volcanic eruption which began 130 metres below sea level, and reached the surface on 14 November "
    "1963. The eruption lasted until 5 June 1967, when the island reached its maximum size of 2.7 square kilometres."
)
QUESTION = (
    "It was intensively studied by volcanologists during its eruption, and afterwards by botanists and other "
    "biologists as life forms gradually colonised the originally barren island, which has been protected since ____."
)


def _letters_px(page: Page, selector: str) -> float:
    shown = page.locator(f"{selector} >> visible=true").first
    return float(shown.evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))


def _below_the_fold(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollHeight - innerHeight"))


def test_a_wall_holds_a_long_passage_its_question_and_four_answers(chromium: Browser, classroom: Server) -> None:
    room = Class(chromium, classroom)
    host = wall_of(room, 1280, 720)
    player = room.joins("Priya")
    with app_of(classroom):
        item = db.session.query(LiveItem).filter_by(position=1).one()
        item.front, item.options = f"{PASSAGE}\n\n{QUESTION}", ["the year 1963", "1965", "1967", "the summer of 1970"]
        db.session.commit()
    host.page.keyboard.press(" ")
    player.sees("reading")
    player.looks()
    host.page.keyboard.press(" ")
    expect(host.page.locator(".tile").nth(3)).to_be_in_viewport(ratio=1)
    expect(host.page.get_by_role("button", name="Show the answer")).to_be_in_viewport(ratio=1)
    assert _below_the_fold(host.page) <= 1
    assert _letters_px(host.page, ".stage .passage") >= 20
    assert _letters_px(host.page, ".stage h1") > 1.5 * _letters_px(host.page, ".stage .passage")
    host.looks()
    player.sees("question")
    player.looks()
    expect(player.page.locator(".passage >> visible=true")).to_have_text(PASSAGE)
    assert _letters_px(player.page, "h1.player-q") > _letters_px(player.page, ".passage")
    player.page.locator("[data-tile]").nth(1).click()  # it scrolls there
    player.sees("sent")
    host.page.keyboard.press(" ")
    player.sees("result")
    host.looks()
    assert complaints(room, Host=host) == []


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_card_on_the_phone_reads_first_what_comes_first(chromium: Browser, classroom: Server, colours: str) -> None:
    with app_of(classroom) as app:
        ana = people.make("ana")
        deck = factories.deck(ana)
        note = factories.note(deck, QUESTION.replace("____", "1965"))
        factories.card(note, f"{PASSAGE}\n\n{QUESTION}", "1965", kind=CardKind.CLOZE)
        cookie = cookie_of(ana, app)
    context = chromium.new_context(viewport=PHONE, color_scheme=colours)  # type: ignore[arg-type]
    context.add_cookies([{"name": "quizapp", "value": cookie, "url": classroom.address}])
    ana_seat = Seat(context.new_page())
    ana_seat.page.goto(f"{classroom.address}/decks/{deck.id}/study")
    shown = ana_seat.page.get_by_role("button", name="Show the answer")
    expect(shown).to_have_accessible_description(f"{PASSAGE} {QUESTION.replace('____', 'gap ')}")
    assert _letters_px(ana_seat.page, "#question") > _letters_px(ana_seat.page, "#passage")
    ana_seat.looks()
    shown.click()
    expect(ana_seat.page.locator("#question mark")).to_have_text("1965")
    ana_seat.looks()
    assert ana_seat.complaints == []
