"""What the screens say of each kind of question, with and without script, and in the reader's language."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from quizapp.core.live.kinds import Kind
from quizapp.extensions import db
from quizapp.models import User
from tests.features.live.game import Room, opened, years

OPTIONS = ["a one", "b two", "c three", "d four"]


def asked(room: Room, kind: Kind, options: list[str], **key: Any) -> None:
    item = room.items()[0]
    item.kind, item.options, item.key = kind, options, key
    db.session.commit()
    for name in ("Priya", "Emre"):
        room.join(name)
    room.presses("start", "open")


def wall(room: Room) -> str:
    return str(room.host.get(f"/live/{room.live_id}").get_data(as_text=True))


def phone(room: Room, name: str = "Priya", **headers: str) -> str:
    return str(room.phones[name].get(f"/play/{room.live.code}", headers=headers).get_data(as_text=True))


def plain(room: Room, **fields: Any) -> int:
    data = {"question": "1", "take": "1", **fields}
    return int(room.phones["Priya"].post(f"/play/{room.live.code}/answer", data=data).status_code)


@pytest.mark.parametrize(("kind", "options"), [(Kind.POLL, OPTIONS), (Kind.CLOUD, [])])
def test_what_has_no_points_counts_answers_and_ticks_nothing(room: Room, kind: Kind, options: list[str]) -> None:
    asked(room, kind, options)
    assert "nothing is right or wrong" in wall(room) or "no points, one word" in wall(room)
    room.answer("Priya", [1] if options else "deep")
    room.presses("reveal")
    shown = wall(room)
    assert "<strong>1</strong> of 2 answered" in shown
    assert " right</span>" not in shown
    assert "tile-plain" not in shown
    assert "the right answer" not in shown
    said = phone(room)
    assert '<span data-when="unscored">Thank you' in said
    assert '<span class="badge-big" hidden>' in said


def test_a_cloud_shows_what_many_said_larger(room: Room) -> None:
    asked(room, Kind.CLOUD, [])
    for name in ("Priya", "Emre"):
        room.answer(name, "deep")
    room.presses("reveal")
    assert '<li class="cloud-5"><span data-user>deep</span> <small class="num">2</small>' in wall(room)


def test_what_nobody_wants_on_the_wall_is_in_the_report_alone(room: Room) -> None:
    asked(room, Kind.CLOUD, [])
    room.answer("Priya", "f u c k")
    room.answer("Emre", "dee\u202ep\u0000 \ud800blue")
    room.presses("reveal")
    assert "f u c k" not in wall(room)
    assert "<span data-user>deep blue</span>" in wall(room)
    assert "f u c k" in room.host.get(f"/live/{room.live_id}/report").get_data(as_text=True)


def test_an_order_is_told_by_numbers_not_by_ticks(room: Room) -> None:
    asked(room, Kind.ORDER, OPTIONS, places=[2, 0, 1, 3])
    room.answer("Priya", [2, 0, 3, 1])
    room.answer("Emre", [0, 2, 1, 3])
    room.presses("reveal")
    shown = wall(room)
    order = [shown.index(text) for text in ("c three", "a one", "b two", "d four")]
    assert order == sorted(order)
    assert '<b class="tile-step num">1</b> 1</strong>' in shown  # Priya alone put c first
    assert "the right answer" not in shown
    assert phone(room).count('<b class="tile-step num">') == 8  # what she gave, and the right order


def test_without_script_several_are_ticked_and_sent(room: Room) -> None:
    asked(room, Kind.MULTIPLE, OPTIONS, places=[0, 2])
    page = phone(room)
    assert page.count('type="checkbox" name="choice"') == 4
    assert '<meta http-equiv="refresh" content="22">' in page  # nothing is reloaded while it is being answered
    assert plain(room, choice=["0", "2"]) == 303
    assert "Answer saved" in phone(room)
    room.presses("reveal")
    assert room.me("Priya")["credit"] == 1


def test_without_script_an_order_is_chosen_place_by_place(room: Room) -> None:
    asked(room, Kind.ORDER, OPTIONS, places=[2, 0, 1, 3])
    assert phone(room).count("<select") == 4
    assert plain(room, choice=["1", "1", "0", "2"]) == 303
    assert "That is not an answer to this question." in phone(room)
    assert plain(room, choice=["2", "0", "1", "3"]) == 303
    room.presses("reveal")
    assert room.me("Priya")["credit"] == 1


def test_what_was_typed_counts_once_however_it_is_written_and_is_marked(room: Room) -> None:
    asked(room, Kind.TYPED, [], accept=["Lake Baikal"])
    for name, said in (("Priya", "lake baikal"), ("Emre", "Lake Baikal")):
        room.answer(name, said)
    room.presses("reveal")
    shown = wall(room)
    assert '<mark class="sweep" data-user>Lake Baikal</mark>' in shown
    assert shown.count('<li class="is-right">') == 1
    assert '<span data-user>Lake Baikal</span> <strong class="num">2</strong>' in shown
    report = room.host.get(f"/live/{room.live_id}/report").get_data(as_text=True)
    assert report.count('<li class="is-right">') == 1


def test_a_large_number_is_told_as_people_write_it(room: Room) -> None:
    asked(room, Kind.NUMERIC, [], value=8123456789.0, tolerance=250000000.0)
    room.answer("Priya", "8,000,000,000")
    room.presses("reveal")
    assert "8123456789</mark><small>up to 250000000 more or less is right, too" in wall(room)
    assert room.state("Priya")["answer"] == "8123456789"


def test_the_report_says_how_many_put_each_in_its_place(room: Room) -> None:
    asked(room, Kind.ORDER, OPTIONS, places=[2, 0, 1, 3])
    room.answer("Priya", [2, 0, 3, 1])
    room.answer("Emre", [0, 2, 1, 3])
    room.presses("reveal")
    sheet = room.host.get(f"/live/{room.live_id}/report/questions.csv").get_data(as_text=True)
    assert "1 c three: 1; 2 a one: 1; 3 b two: 1; 4 d four: 1" in sheet
    assert "each with how many put it in its place" in room.host.get(f"/live/{room.live_id}/report").get_data(
        as_text=True
    )


def test_a_phone_says_what_was_given_what_is_right_and_why_it_is_a_part(room: Room) -> None:
    asked(room, Kind.MULTIPLE, OPTIONS, places=[0, 2])
    room.answer("Priya", [0, 1])
    room.presses("reveal")
    shown = " ".join(html.fromstring(phone(room)).xpath("//*[@data-screen='result']")[0].text_content().split())
    assert "You said: a one, b two" in shown
    assert '<p class="m-0 text-body-secondary" data-when="off-multiple">Each right one counts' in phone(room)
    assert '<p class="m-0 text-body-secondary" data-when="off-order" hidden>' in phone(room)
    nothing = phone(room, "Emre")
    assert '<span data-when="none" translate="no">&ndash;</span>' in nothing
    assert '<p class="m-0 text-center" data-when="off" hidden>' in nothing


def test_true_and_false_are_said_in_the_language_of_the_phone(room: Room) -> None:
    asked(room, Kind.TRUE_FALSE, ["True", "False"], places=[1])
    german = phone(room, **{"Accept-Language": "de"})
    assert "<span data-user data-text>Wahr</span>" in german or "<span data-user data-text>Richtig</span>" in german
    room.answer("Priya", [0])
    room.presses("reveal")
    assert "False</span>" in phone(room)


def test_how_points_are_counted_is_explained(room: Room) -> None:
    live = room.live
    live.settings = live.settings | {"speed_percent": 50, "streaks": True}
    db.session.commit()
    asked(room, Kind.CHOICE, OPTIONS, places=[0])
    room.presses("reveal")
    page = phone(room)
    assert "at the end of the time 50 % less" in page
    assert "For several right in a row" in page


def test_live_quizzes_are_found_from_every_page(room: Room) -> None:
    page = room.host.get("/").get_data(as_text=True)
    assert page.count('href="/live/quizzes"') == 2
    assert 'href="/join"' in room.app.test_client().get("/").get_data(as_text=True)


def test_what_was_typed_is_shown_without_script_too(room: Room) -> None:
    asked(room, Kind.TYPED, [], accept=["Lake Baikal"])
    assert plain(room, text="Lake Ladoga") == 303
    assert '<p class="m-0 fs-5 text-center" data-user>Lake Ladoga</p>' in phone(room)
    room.presses("reveal")
    assert '<p class="m-0 fs-5 text-center" data-user>Lake Baikal</p>' in phone(room)


@pytest.mark.parametrize("shows", ["y", ""])
def test_a_passage_stands_before_the_question_on_wall_and_phone(
    app: Flask, tess: User, browser_of: Callable[[User], FlaskClient], shows: str
) -> None:
    room = opened(app, browser_of(tess), years(tess), show_question=shows)
    room.items()[0].front = "It is an island.\n\nIt rose in ____."
    asked(room, Kind.CHOICE, OPTIONS, places=[1])
    tree = html.fromstring(wall(room))
    assert tree.xpath("//p[@class='passage']/following-sibling::h1[1]")[0].text_content() == "It rose in gap."
    assert [p.text_content() for p in tree.xpath("//p[@class='passage']")] == ["It is an island."]
    seen = html.fromstring(phone(room)).xpath("//section[not(@hidden)]")[0]
    told = (seen.xpath(".//p[@data-fill='passage']")[0].text_content(), seen.xpath(".//h1")[0].text_content())
    assert told == (("It is an island.", "It rose in gap.") if shows else ("", "Look up at the board."))
    frame = room.state("Priya")
    assert (frame.get("passage"), frame["front"]) == (("It is an island.", "It rose in ____.") if shows else (None, ""))
    room.presses("reveal", "end")
    report = html.fromstring(room.host.get(f"/live/{room.live_id}/report").get_data(as_text=True))
    assert [h.text_content() for h in report.xpath("//h3") if "rose" in h.text_content()] == ["1. It rose in ____."]
    assert report.xpath("//span[@class='passage']/text()") == ["It is an island."]


def test_a_passage_takes_less_room_on_the_wall_than_a_question(room: Room) -> None:
    item = room.items()[0]
    item.front = f"{'word ' * 60}\n\nIt rose in ____."
    asked(room, Kind.CHOICE, OPTIONS, places=[1])
    assert 'data-length="' not in wall(room)
    room.items()[0].front = f"{'word ' * 60} It rose in ____."
    db.session.commit()
    assert 'data-length="long"' in wall(room)
