"""Everybody at their own speed: turns, answers kept once, the server's clock, pauses, the board, reviews and report."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.features.live import boards
from quizapp.features.live.pace import board as pace_board
from quizapp.models import LiveAnswer, LivePlayer, LiveTurn, ReviewLog, User
from tests.features.live import game
from tests.features.live.game import JSON, Room


@pytest.fixture
def paced(room: Room, app: Flask, tess: User, browser_of: Callable[[User], FlaskClient]) -> Room:
    found = game.opened(app, browser_of(tess), game.years(tess), key="own-speed", pace="own")
    found.move, found.now = room.move, room.now
    return found


def turn(room: Room, name: str, number: int) -> Any:
    return room.phones[name].post(f"/play/{room.live.code}/turn", json={"question": number}, headers=JSON)


def answer(room: Room, name: str, number: int, given: Any, **more: Any) -> Any:
    sent = {"question": number, "answer": given, **more}
    return room.phones[name].post(f"/play/{room.live.code}/turn/answer", json=sent, headers=JSON)


def right(room: Room, number: int) -> list[int]:
    return list(room.items()[number - 1].key["places"])


def wrong(room: Room, number: int) -> list[int]:
    return [next(place for place in range(4) if place not in right(room, number))]


def begun(room: Room, *names: str) -> None:
    for name in names:
        assert room.join(name).status_code == 303
    room.presses("start")
    for name in names:
        assert turn(room, name, 1).status_code == 200


def test_each_player_may_have_an_order_of_their_own(
    room: Room, app: Flask, tess: User, browser_of: Callable[[User], FlaskClient]
) -> None:
    shuffled = game.opened(app, browser_of(tess), game.years(tess), key="in-any-order", pace="own", shuffled="y")
    names = [f"Player {number}" for number in range(6)]
    begun(shuffled, *names)
    fronts = {item.front: item for item in shuffled.items()}
    met: dict[str, list[str]] = {name: [] for name in names}
    for number in range(1, 6):
        for name in names:
            me = turn(shuffled, name, number).json["me"]
            assert (me["question"], turn(shuffled, name, number).json["me"]["front"]) == (number, me["front"])
            met[name].append(me["front"])
            told = answer(shuffled, name, number, fronts[me["front"]].key["places"]).json["me"]
            assert (told["screen"], told["points"], told["right"]) == ("told", 1000, number)
    assert all(sorted(found) == sorted(fronts) for found in met.values())
    assert len({tuple(found) for found in met.values()}) > 1
    board = pace_board.board_of(shuffled.live)
    assert [(step.answered, step.right) for step in board.steps] == [(6, 6)] * 5
    assert board.done == 6
    assert answer(shuffled, names[0], 6, [0]).status_code == 422
    assert "in another order" in shuffled.host.get(f"/decks/{shuffled.live.deck_id}/live").get_data(as_text=True)


def page(room: Room, name: str) -> str:
    return str(room.phones[name].get(f"/play/{room.live.code}").get_data(as_text=True))


def test_two_players_go_their_own_way_to_the_end(paced: Room) -> None:
    begun(paced, "Priya", "Emre")
    assert "Leave it out" in page(paced, "Priya")
    for number in (1, 2, 3, 4, 5):
        turn(paced, "Priya", number)
        paced.pass_time(3)
        said = answer(paced, "Priya", number, right(paced, number)).json
        assert (said["saved"], said["taken_ms"], said["me"]["credit"]) == (True, 3000, 1)
    assert turn(paced, "Priya", 6).json["me"]["screen"] == "done"
    answer(paced, "Emre", 1, wrong(paced, 1))
    assert "You had <strong>5</strong> of 5 right" in page(paced, "Priya")
    paced.presses("end")
    assert [row["name"] for row in paced.state("Emre")["top"]] == ["Priya"]  # Emre has no points
    assert (paced.me("Priya")["total"], paced.me("Priya")["place"]) == (5000, 1)
    assert "Place <strong>1</strong> of 2" in page(paced, "Priya")
    again, shown = boards.count(paced.live), boards.board_of(paced.live)
    assert {p: t.points for p, t in again.totals.items()} == {p: t.points for p, t in shown.totals.items()}


def test_nothing_is_asked_before_the_start_and_nobody_jumps_ahead(paced: Room) -> None:
    paced.join("Priya")
    assert turn(paced, "Priya", 1).json["reason"] == "early"
    paced.presses("start")
    assert (turn(paced, "Priya", 2).status_code, answer(paced, "Priya", 1, [0]).status_code) == (409, 409)
    assert (turn(paced, "Priya", 0).status_code, turn(paced, "Priya", 2**40).status_code) == (422, 422)
    assert answer(paced, "Priya", 99, [0]).status_code == 422
    assert paced.phones["Priya"].get(f"/play/{paced.live.code}/me").json["screen"] == "begin"


def test_the_key_of_a_question_is_told_only_after_it(paced: Room) -> None:
    begun(paced, "Priya")
    me = paced.me("Priya")
    assert me["screen"] == "question"
    assert not {"key", "key_text", "proof", "credit"} & me.keys()
    assert answer(paced, "Priya", 1, wrong(paced, 1)).json["me"]["key"] == right(paced, 1)


def test_the_first_answer_stays_and_a_retry_gets_it_back(paced: Room) -> None:
    begun(paced, "Priya")
    first = answer(paced, "Priya", 1, [1]).json
    paced.pass_time(600)
    turn(paced, "Priya", 2)
    again = answer(paced, "Priya", 1, [2]).json
    assert (again["saved"], again["answer"], again["taken_ms"]) == (True, [1], first["taken_ms"])
    assert db.session.query(LiveAnswer).count() == 1


def test_the_clock_of_a_turn_begins_once_and_ends_by_the_servers_time(paced: Room) -> None:
    begun(paced, "Priya", "Emre")
    paced.pass_time(15)
    assert turn(paced, "Priya", 1).status_code == 200
    assert db.session.query(LiveTurn).count() == 2
    paced.pass_time(6)
    assert answer(paced, "Priya", 1, right(paced, 1)).json["reason"] == "late"
    assert "Time is over" in page(paced, "Priya")
    assert paced.me("Priya")["screen"] == "told"
    assert turn(paced, "Priya", 2).status_code == 200


def test_more_time_for_one_player_and_no_clock_for_another(paced: Room) -> None:
    paced.join("Priya", more_time="y")
    paced.join("Emre")
    player = paced.host.get(f"/live/{paced.live_id}/players").get_data(as_text=True)
    assert "Emre" in player
    emre = max(row.id for row in db.session.query(LivePlayer))
    paced.host.post(f"/live/{paced.live_id}/players/{emre}/time", data={"clock": "none"})
    paced.presses("start")
    for name in ("Priya", "Emre"):
        turn(paced, name, 1)
    assert paced.me("Emre")["closes"] is None
    paced.pass_time(29)
    assert answer(paced, "Priya", 1, right(paced, 1)).status_code == 200
    paced.pass_time(3000)
    assert answer(paced, "Emre", 1, right(paced, 1)).status_code == 200


def test_a_pause_stops_everybodys_clock(paced: Room) -> None:
    begun(paced, "Priya")
    paced.pass_time(15)
    paced.presses("pause")
    assert answer(paced, "Priya", 1, [0]).status_code == 200  # at the very moment of the pause
    turn(paced, "Priya", 2)
    paced.pass_time(900)
    assert turn(paced, "Priya", 2).json["reason"] == "paused"
    assert "Paused" in page(paced, "Priya")
    paced.presses("resume")
    assert turn(paced, "Priya", 2).status_code == 200
    paced.pass_time(19)
    assert answer(paced, "Priya", 2, [0]).json["taken_ms"] == 19_000


def test_an_end_by_mistake_is_taken_back_and_they_go_on_where_they_were(paced: Room) -> None:
    begun(paced, "Priya")
    paced.presses("end")
    assert answer(paced, "Priya", 1, [0]).json["reason"] == "late"
    paced.presses("back")
    assert answer(paced, "Priya", 1, [0]).status_code == 200


def test_whoever_was_sent_out_stays_out(paced: Room) -> None:
    begun(paced, "Priya")
    player = db.session.query(LivePlayer).one()
    paced.host.post(f"/live/{paced.live_id}/players/{player.id}/kick", headers=JSON)
    assert answer(paced, "Priya", 1, [0]).status_code == 404


def test_the_board_says_who_is_where_and_what_is_hard(paced: Room) -> None:
    begun(paced, "Priya", "Emre", "Kofi", "Lin")
    for name in ("Priya", "Emre", "Kofi"):
        answer(paced, name, 1, wrong(paced, 1))
    turn(paced, "Priya", 2)
    wall = paced.host.get(f"/live/{paced.live_id}").get_data(as_text=True)
    assert "0 of 3 right" in wall
    assert 'class="is-hard"' in wall
    assert "2 of 5" in wall
    assert paced.host.get(f"/live/{paced.live_id}/state").get_json()["answered"] == 3


def test_without_script_the_same_forms_work(paced: Room) -> None:
    paced.join("Priya")
    paced.presses("start")
    phone, code = paced.phones["Priya"], paced.live.code
    assert 'value="1"' in page(paced, "Priya")
    assert phone.post(f"/play/{code}/turn", data={"question": "1"}).status_code == 303
    assert (
        phone.post(f"/play/{code}/turn/answer", data={"question": "1", "choice": right(paced, 1)[0]}).status_code == 303
    )
    assert "Right" in page(paced, "Priya")
    assert phone.post(f"/play/{code}/turn/answer", data={"question": "1"}).status_code == 303
    assert "That is not an answer to this question." in page(paced, "Priya")


def test_misses_come_back_in_reviews_and_the_report_counts_them(
    paced: Room, ana: User, browser_of: Callable[[User], FlaskClient], run_jobs: Callable[[], int]
) -> None:
    paced.join("Ana", browser_of(ana))
    paced.presses("start")
    turn(paced, "Ana", 1)
    answer(paced, "Ana", 1, wrong(paced, 1))
    paced.presses("end")
    run_jobs()
    assert db.session.query(ReviewLog).filter_by(learner_id=ana.id).count() == 1
    report = paced.host.get(f"/live/{paced.live_id}/report").get_data(as_text=True)
    assert "Ana" in report


def test_two_games_never_touch_each_other(paced: Room, room: Room) -> None:
    begun(paced, "Priya")
    room.join("Emre")
    room.presses("start", "open")
    stranger = room.phones["Emre"].post(f"/play/{paced.live.code}/turn", json={"question": 1}, headers=JSON)
    assert stranger.status_code == 404
    answer(paced, "Priya", 1, [0])
    assert room.host.get(f"/live/{room.live_id}/state").get_json()["answered"] == 0
