"""Who stands where: points make places, and nothing else does."""

from typing import Any

import pytest
from lxml import html

from quizapp.core.live.kinds import Kind
from quizapp.extensions import db
from tests.features.live.game import Room

NAMES = ("Priya", "Emre", "Kofi", "Lin", "Mia")


def _played(room: Room, right: int, **item: Any) -> None:
    """One question that the first so many had right, and the others wrong; then the podium."""
    for name, value in item.items():
        setattr(room.items()[0], name, value)
    db.session.commit()
    for name in NAMES:
        room.join(name)
    room.presses("start", "open")
    for place, name in enumerate(NAMES):
        room.answer(name, room.right() if place < right else room.wrong())
    room.presses("reveal")


def _wall(room: Room) -> Any:
    return html.fromstring(room.host.get(f"/live/{room.live_id}").get_data(as_text=True))


def _podium(room: Room) -> dict[str, list[str]]:
    steps = _wall(room).xpath("//ol[@class='podium']/li[*]")
    return {step.get("class"): [name.text for name in step.iter("b")] for step in steps}


def test_nobody_stands_on_the_podium_without_points(room: Room) -> None:
    _played(room, 1)
    assert "place" not in room.me("Emre")
    room.presses("end")
    assert _podium(room) == {"p1": ["Priya"]}
    assert (room.me("Priya")["place"], "place" in room.me("Emre")) == (1, False)
    assert [one["name"] for one in room.state("Emre")["top"]] == ["Priya"]
    rows = room.host.get(f"/live/{room.live_id}/report/players.csv").get_data(as_text=True).splitlines()
    assert [row.split(",")[:2] for row in rows[1:3]] == [["1", "Priya"], ["", "Emre"]]


def test_with_no_points_at_all_there_is_no_podium(room: Room) -> None:
    _played(room, 0)
    room.presses("next")
    assert "Nobody has points yet." in _wall(room).text_content()
    room.presses("end")
    assert _podium(room) == {}
    assert "Nobody has points this time." in _wall(room).text_content()


def test_teams_without_points_are_not_told_to_lead(room: Room) -> None:
    live = room.live
    live.settings = live.settings | {"teams": 3}
    db.session.commit()
    _played(room, 0)
    room.presses("next")
    said = _wall(room).text_content()
    assert "Nobody has points yet." in said
    assert "1." not in said
    page = room.phones["Priya"].get(f"/play/{room.live.code}").get_data(as_text=True)
    assert page.count('data-when="team" hidden') == page.count('data-when="team"')


def test_whoever_has_the_same_stands_on_the_same_step(room: Room) -> None:
    _played(room, 4)
    room.presses("end")
    assert _podium(room) == {"p1": ["Emre", "Kofi", "Lin"]}
    assert "and 1 more" in _wall(room).text_content()
    assert {room.me(name)["place"] for name in NAMES[:4]} == {1}


def test_a_game_of_polls_alone_ends_with_thanks(room: Room) -> None:
    for item in room.items():
        item.kind = Kind.POLL
    _played(room, 5)
    room.presses("end")
    said = _wall(room).text_content()
    assert "Thank you for playing." in said
    assert "No question was answered." not in said


def test_a_question_without_points_still_says_who_was_right(room: Room) -> None:
    _played(room, 2, factor=0)
    assert (room.me("Priya")["credit"], room.me("Priya")["points"], room.me("Emre")["credit"]) == (1, 0, 1)
    assert room.me("Kofi")["credit"] == 0
    assert (room.me("Priya")["right"], room.me("Priya")["questions"]) == (0, 0)
    assert "2 of 5 right" in " ".join(_wall(room).find(".//header").text_content().split())


@pytest.mark.parametrize(("factor", "said"), [(0, "No points this time"), (1, ""), (2, "Double points.")])
def test_the_wall_says_what_a_question_is_worth(room: Room, factor: int, said: str) -> None:
    room.items()[0].factor = factor
    db.session.commit()
    room.presses("start")
    shown = _wall(room).text_content()
    assert [words for words in ("No points this time", "Double points.") if words in shown] == [said] * bool(said)
