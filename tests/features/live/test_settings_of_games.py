"""What a host chooses before the start: when the room sees who leads, going on by itself, teams, and names."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.features.live import boards, timing
from quizapp.models import LivePlayer, User
from tests.features.live import game
from tests.features.live.game import Room


@pytest.fixture
def opened(room: Room, app: Flask, tess: User, browser_of: Callable[[User], FlaskClient]) -> Callable[..., Room]:
    def open_one(**wish: Any) -> Room:
        found = game.opened(app, browser_of(tess), game.years(tess), key="with-settings", **wish)
        found.move, found.now = room.move, room.now
        return found

    return open_one


def _wind(room: Room) -> bool:
    db.session.commit()
    with room.app.app_context():
        return timing.wind(room.live_id)


def _players(room: Room) -> list[LivePlayer]:
    return list(db.session.query(LivePlayer).filter_by(live_id=room.live_id).order_by(LivePlayer.id))


def _set_clock(room: Room, player: LivePlayer, clock: str) -> None:
    answer = room.host.post(f"/live/{room.live_id}/players/{player.id}/time", data={"clock": clock})
    assert answer.status_code == 303


def _wall(room: Room) -> str:
    return str(room.host.get(f"/live/{room.live_id}").get_data(as_text=True))


def test_the_room_sees_who_leads_after_each_round(opened: Callable[..., Room]) -> None:
    room = opened(standings="round", every=2)
    room.join("Priya")
    room.presses("start", "open", "reveal")
    assert "See who leads" not in _wall(room)
    assert "place" not in room.me("Priya")
    room.presses("next", "open")
    room.answer("Priya", room.right())
    room.presses("reveal")
    assert "See who leads" in _wall(room)
    room.presses("next")
    assert (room.live.state["phase"], room.me("Priya")["place"]) == ("standings", 1)


def test_hidden_standings_are_told_to_nobody(opened: Callable[..., Room]) -> None:
    room = opened(standings="hidden")
    room.join("Priya")
    room.presses("start", "open", "reveal", "end")
    assert "top" not in room.state("Priya")
    assert "place" not in room.me("Priya")
    page = room.phones["Priya"].get(f"/play/{room.live.code}").get_data(as_text=True)
    assert '<p class="m-0 text-body" data-when="place" hidden>' in page


def test_a_game_goes_on_by_itself_once_whoever_looks(opened: Callable[..., Room]) -> None:
    room = opened(auto="10", standings="end")
    room.join("Priya")
    room.presses("start", "open")
    room.pass_time(21)
    assert _wind(room)
    assert room.live.state["phase"] == "reveal"
    assert "Goes on in" in _wall(room)
    seen = room.live.state["presses"]
    room.pass_time(10)
    assert (_wind(room), _wind(room)) == (True, False)
    assert (room.live.state["phase"], room.live.state["question"]) == ("reading", 2)
    assert room.press("next", seen=seen).status_code == 409  # a finger that came a moment later


def test_a_pause_holds_it(opened: Callable[..., Room]) -> None:
    room = opened(auto="10")
    room.join("Priya")
    room.presses("start", "open", "reveal")
    room.pass_time(4)
    room.presses("pause")
    room.pass_time(500)
    assert not _wind(room)
    assert "Paused." in _wall(room)
    room.presses("resume")
    room.pass_time(6)
    assert _wind(room)
    assert room.live.state["phase"] == "standings"


def test_it_comes_to_the_podium_alone_and_misses_go_into_reviews(
    opened: Callable[..., Room], run_jobs: Callable[[], int]
) -> None:
    room = opened(auto="5", standings="end")
    room.join("Priya")
    room.presses("start")
    for _ in range(40):
        room.pass_time(30)
        _wind(room)
    assert room.live.state["phase"] == "podium"
    assert run_jobs() == 1


def test_it_waits_for_whoever_has_no_clock_until_they_have_answered(opened: Callable[..., Room]) -> None:
    room = opened(auto="5")
    room.join("Priya")
    player = _players(room)[0]
    room.host.post(f"/live/{room.live_id}/players/{player.id}/time", data={"clock": "none"})
    room.presses("start", "open")
    room.pass_time(600)
    assert _wind(room)
    assert not _wind(room)
    assert room.live.state["phase"] == "locked"
    assert room.answer("Priya", room.right()).status_code == 200
    db.session.commit()
    with room.app.app_context():
        assert timing.close_early(room.live_id)
    room.pass_time(1)
    assert _wind(room)
    assert room.me("Priya")["credit"] == 1


def test_teams_fill_evenly_and_count_by_their_average(opened: Callable[..., Room]) -> None:
    room = opened(teams=2)
    for name in ("Priya", "Emre", "Kofi"):
        room.join(name)
    assert [player.team for player in _players(room)] == [1, 2, 1]
    room.host.post(f"/live/{room.live_id}/players/{_players(room)[0].id}/kick")
    room.join("Lin")
    assert _players(room)[-1].team == 1
    assert "Foxes" in _wall(room)
    assert "Your team: <b>Foxes</b>" in room.phones["Kofi"].get(f"/play/{room.live.code}").get_data(as_text=True)
    room.presses("start", "open")
    room.answer("Kofi", room.right())
    room.answer("Emre", room.wrong())
    room.presses("reveal", "next")
    assert room.state("Emre")["teams"] == [
        {"place": 1, "team": 1, "points": 500}, {"place": 2, "team": 2, "points": 0},
    ]  # fmt: skip
    assert {name: room.me("Lin")[name] for name in ("team", "team_place", "team_points", "teams")} == {
        "team": 1, "team_place": 1, "team_points": 500, "teams": 2,
    }  # fmt: skip
    assert "The average of the members of each team." in _wall(room)
    room.presses("end")
    assert "Best players:" in _wall(room)
    assert "Points on average" in room.host.get(f"/live/{room.live_id}/report").get_data(as_text=True)
    sheet = room.host.get(f"/live/{room.live_id}/report/players.csv").get_data(as_text=True)
    assert ",Kofi,Foxes,1000," in sheet


def test_names_from_a_list_are_chosen_once_each(opened: Callable[..., Room]) -> None:
    room = opened(names="list", roster=" Ana Weber \nBen Okafor\nana weber\n\n")
    page = room.app.test_client().get(f"/j/{room.live.code}").get_data(as_text=True)
    assert page.count("<option") == 3
    assert "Which name is yours?" in page
    assert "Choose yours." in room.join("Zoe").get_data(as_text=True)
    assert room.join("ana  WEBER", request_key="the-first-click").status_code == 303
    assert [player.name for player in _players(room)] == ["Ana Weber"]
    again = room.join("Ana Weber", request_key="another-click")
    assert "Somebody in this game has that name." in again.get_data(as_text=True)
    left = room.app.test_client().get(f"/j/{room.live.code}").get_data(as_text=True)
    assert "Ana Weber" not in left
    room.host.post(f"/live/{room.live_id}/players/{_players(room)[0].id}/kick")
    assert room.join("Ana Weber", room.app.test_client(), request_key="her-own-click").status_code == 303
    room.host.post(f"/live/{room.live_id}/players/{_players(room)[0].id}/back")
    assert "Somebody in this game has that name." in room.host.get(f"/live/{room.live_id}/players").get_data(
        as_text=True
    )
    left = room.app.test_client().get(f"/j/{room.live.code}").get_data(as_text=True)
    assert "Ben Okafor" in left


def test_a_list_must_hold_names_and_nothing_typed_is_lost(room: Room, tess: User) -> None:
    form = {"size": 5, "request_key": "no-names-yet", "names": "list", "roster": "...\n", "teams": 4}
    deck_id = game.years(tess)
    answer = room.host.post(f"/decks/{deck_id}/live", data=form)
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert "Type the names to choose from" in page
    assert '<option selected value="4">' in page
    too_long = room.host.post(f"/decks/{deck_id}/live", data=form | {"roster": "x" * 80})
    assert "Names have at most 60 characters." in too_long.get_data(as_text=True)


def test_the_game_makes_names_up(opened: Callable[..., Room]) -> None:
    room = opened(names="made")
    for key in ("one-click-here", "two-clicks-here"):
        assert room.join("Whatever", request_key=key).status_code == 303
    names = {player.name for player in _players(room)}
    assert len(names) == 2
    assert "Whatever" not in names


def test_real_names_may_be_longer(opened: Callable[..., Room]) -> None:
    room = opened(names="real")
    assert "Your first and last name" in room.app.test_client().get(f"/j/{room.live.code}").get_data(as_text=True)
    assert room.join("Anneliese von Hohenstein-Weber").status_code == 303


def test_more_time_for_one_player(room: Room) -> None:
    for name in ("Priya", "Emre"):
        room.join(name)
    player = _players(room)[0]
    room.presses("start", "open")
    assert room.host.post(f"/live/{room.live_id}/players/{player.id}/time", data={"clock": "2"}).status_code == 303
    assert room.me("Priya")["extra"] == 2
    room.pass_time(30)
    assert (room.answer("Priya", [0]).status_code, room.answer("Emre", [0]).status_code) == (200, 409)
    assert room.host.post(f"/live/{room.live_id}/players/{player.id}/time", data={"clock": "9"}).status_code == 422


def test_more_time_given_later_changes_no_points(opened: Callable[..., Room]) -> None:
    room = opened(speed=50, seconds=20)
    for name in ("Priya", "Emre"):
        room.join(name)
    priya, emre = _players(room)
    room.presses("start", "open")
    _set_clock(room, emre, "none")
    room.pass_time(10)
    for name in ("Priya", "Emre"):
        room.answer(name, room.right())
    room.presses("reveal")
    assert [room.me(name)["points"] for name in ("Priya", "Emre")] == [750, 1000]  # without a clock nothing is lost
    _set_clock(room, priya, "3")
    _set_clock(room, emre, "1")
    assert [room.me(name)["points"] for name in ("Priya", "Emre")] == [750, 1000]
    assert boards.count(room.live).totals == boards.board_of(room.live).totals


def test_the_board_that_counts_on_is_the_recount(room: Room) -> None:
    for name in ("Priya", "Emre"):
        room.join(name)
    first = ["start", "open", "reveal", "replay", "open", "reveal", "next", "next", "open", "reveal", "next"]
    for step in [*first, "back", "back", "next", "next", "next", "next", "skip", "open", "reveal", "end", "end"]:
        room.presses(step)
        if step == "open":
            room.answer("Priya", room.right())
            room.answer("Emre", room.wrong())
        if room.live.state["phase"] in {"reveal", "standings", "podium", "closed"}:
            assert boards.board_of(room.live) == boards.count(room.live), step
    assert room.me("Priya")["total"] == 3000


def test_a_strangers_players_are_not_found(room: Room, zoe: User, browser_of: Callable[[User], FlaskClient]) -> None:
    room.join("Priya")
    address = f"/live/{room.live_id}/players"
    stranger = browser_of(zoe)
    assert stranger.get(address).status_code == 404
    assert stranger.post(f"{address}/{_players(room)[0].id}/time", data={"clock": "2"}).status_code == 404
