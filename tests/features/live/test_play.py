"""One game from the lobby to the podium, as the host and the phones see it."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.features.live import boards
from quizapp.models import LiveAnswer, User
from tests.features.live import game
from tests.features.live.game import Room


def test_a_double_click_opens_one_lobby(app: Flask, tess: User, browser_of: Callable[[User], FlaskClient]) -> None:
    deck_id, host = game.years(tess), browser_of(tess)
    rooms = [game.opened(app, host, deck_id, key="one-click") for _ in range(2)]
    assert rooms[0].live_id == rooms[1].live_id
    assert game.opened(app, host, deck_id, key="another-click").live.code != rooms[0].live.code


def test_a_deck_without_questions_says_so(app: Flask, tess: User, browser_of: Callable[[User], FlaskClient]) -> None:
    page = browser_of(tess).get(f"/decks/{game.years(tess, 0)}/live").get_data(as_text=True)
    assert "No questions to ask yet" in page


def test_the_lobby_shows_code_address_and_who_is_here(room: Room) -> None:
    room.join("Priya")
    page = room.host.get(f"/live/{room.live_id}").get_data(as_text=True)
    code = room.live.code
    assert f"{code[:3]} {code[3:]}" in page
    assert "Priya" in page
    assert "<svg" in page


@pytest.mark.parametrize(
    ("address", "is_said"), [("localhost:8000", True), ("[::1]:8000", True), ("quiz.school.example", False)]
)
def test_the_lobby_says_when_no_phone_can_reach_it(room: Room, address: str, is_said: bool) -> None:
    cookie = room.host.get_cookie("quizapp")
    assert cookie is not None
    room.host.set_cookie("quizapp", cookie.value, domain=str(urlsplit(f"//{address}").hostname))
    page = room.host.get(f"/live/{room.live_id}", headers={"Host": address}).get_data(as_text=True)
    assert f"{address}/join" in page
    assert ("Only this computer can open this address." in page) == is_said


def test_a_game_from_start_to_podium(room: Room) -> None:
    for name in ("Priya", "Emre"):
        assert room.join(name).status_code == 303
    room.presses("start")
    assert "options" not in room.state("Priya")
    room.presses("open")
    state = room.state("Priya")
    assert (state["phase"], len(state["options"])) == ("open", 4)
    assert not {"right", "answer", "proof"} & state.keys()
    room.pass_time(3)
    assert room.answer("Priya", room.right()).json == {"saved": True, "answer": room.right(), "taken_ms": 3000}
    assert room.answer("Emre", room.wrong()).json["saved"]
    assert "points" not in room.me("Priya")
    room.presses("reveal")
    assert room.state("Priya")["right"] == room.right()
    priya, emre = room.me("Priya"), room.me("Emre")
    assert (priya["credit"], priya["points"], priya["place"], priya["players"]) == (1, 1000, 1, 2)
    assert (emre["credit"], emre["points"], emre.get("place")) == (0, 0, None)
    room.presses("next")
    assert [row["name"] for row in room.state("Emre")["top"]] == ["Priya"]
    room.presses("next")
    assert (room.state("Priya")["phase"], room.state("Priya")["question"]) == ("reading", 2)
    room.presses("end")
    assert room.state("Priya")["top"][0] == {"place": 1, "name": "Priya", "points": 1000}
    assert "Together you got" in room.host.get(f"/live/{room.live_id}").get_data(as_text=True)
    room.presses("end")
    assert room.live.ended_at is not None
    assert "The game is over" in room.phones["Priya"].get(f"/play/{room.live.code}").get_data(as_text=True)


def test_every_screen_of_the_host_and_of_a_phone_opens_in_every_phase(room: Room) -> None:
    room.join("Priya")
    for command in ("", "start", "pause", "resume", "open", "lock", "reveal", "next", "next", "skip", "end", "end"):
        if command:
            room.presses(command)
        wall = room.host.get(f"/live/{room.live_id}")
        phone = room.phones["Priya"].get(f"/play/{room.live.code}")
        assert (wall.status_code, phone.status_code) == (200, 200), command


def test_a_first_answer_stays_and_a_retry_gets_it_back(room: Room) -> None:
    room.join("Priya")
    room.presses("start", "open")
    first = room.answer("Priya", [1]).json
    assert room.answer("Priya", [1]).json == first
    assert room.answer("Priya", [2]).json == first
    room.presses("lock")
    room.pass_time(60)
    assert room.answer("Priya", [1]).json == first  # the retry of one that was in time
    assert room.app.test_client().get("/healthz").status_code == 200
    assert boards.count(room.live).answers == {}


def test_last_before_lock_wins_where_the_game_says_so(
    app: Flask, tess: User, browser_of: Callable[[User], FlaskClient]
) -> None:
    room = game.opened(app, browser_of(tess), game.years(tess), last_wins="y")
    room.join("Priya")
    room.presses("start", "open")
    assert [room.answer("Priya", [place]).json["answer"] for place in (1, 2)] == [[1], [2]]
    room.presses("lock")
    assert room.answer("Priya", [3]).json["answer"] == [2]


def test_answers_outside_their_time_are_refused_by_the_servers_clock(room: Room) -> None:
    room.join("Priya")
    assert room.answer("Priya", [1], question=1, take=1).status_code == 409
    room.presses("start")
    early = room.answer("Priya", [1])
    assert (early.status_code, early.json["reason"]) == (409, "early")
    room.pass_time(5)
    assert room.answer("Priya", [1], question=2).json["reason"] == "early"
    room.pass_time(20.001)
    late = room.answer("Priya", [1])
    assert (late.status_code, late.json["reason"]) == (409, "late")
    room.presses("reveal")
    assert room.answer("Priya", [1]).json["reason"] == "late"
    assert room.me("Priya")["answer"] is None


def test_what_is_no_answer_is_refused(room: Room) -> None:
    room.join("Priya")
    room.presses("start", "open")
    for sent in ([], [9], [0, 1], "0", None, {"a": 1}, [True], [-1], 10**40):
        assert room.answer("Priya", sent).status_code == 422, sent
    for more in ({"question": "x"}, {"question": 99}, {"take": None}, {"take": 10**30}):
        assert room.answer("Priya", [0], **more).status_code in {409, 422}, more
    code = room.live.code
    for body in ("[]", "1", "null"):
        answer = room.phones["Priya"].post(f"/play/{code}/answer", data=body, content_type="application/json")
        assert answer.status_code == 422, body


def test_an_answer_in_a_pause_is_told_so_and_counts_afterwards(room: Room) -> None:
    room.join("Priya")
    room.presses("start", "open", "pause")
    room.pass_time(1)
    said = room.answer("Priya", room.right())
    assert (said.status_code, said.json["reason"], said.json["error"]) == (409, "paused", "The game is paused.")
    page = room.phones["Priya"].get(f"/play/{room.live.code}").get_data(as_text=True)
    assert '<p class="net m-0" data-paused>' in page
    room.presses("resume")
    assert room.answer("Priya", room.right()).status_code == 200


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 4_000, b"[" * 100_000])
def test_what_is_no_json_of_ours_is_refused_in_words(room: Room, body: bytes) -> None:
    room.join("Priya")
    room.presses("start", "open")
    place, headers = f"/play/{room.live.code}/answer", {"Content-Type": "application/json"}
    assert room.phones["Priya"].post(place, data=body, headers=headers).status_code in {400, 422}
    form = {"question": "9" * 5_000, "take": "1", "choice": "0"}
    assert room.phones["Priya"].post(place, data=form).status_code == 303


def test_a_plain_form_answers_too(room: Room) -> None:
    room.join("Priya")
    room.presses("start", "open")
    phone, code = room.phones["Priya"], room.live.code
    assert phone.post(f"/play/{code}/answer", data={"question": 1, "take": 1, "choice": 2}).status_code == 303
    assert room.me("Priya")["answer"] == [2]
    assert "Answer saved" in phone.get(f"/play/{code}").get_data(as_text=True)


def test_two_games_at_once_never_touch_each_other(
    app: Flask, tess: User, ana: User, browser_of: Callable[[User], FlaskClient], room: Room
) -> None:
    other = game.opened(app, browser_of(ana), game.years(ana))
    room.join("Priya")
    other.join("Priya")
    for each in (room, other):
        each.presses("start", "open")
    room.answer("Priya", room.right())
    for each in (room, other):
        each.presses("reveal")
    assert (room.me("Priya")["points"], other.me("Priya")["points"]) == (1000, 0)
    crossed = room.phones["Priya"].post(
        f"/play/{other.live.code}/answer", json={"question": 1, "take": 1, "answer": [0]}
    )
    assert crossed.status_code == 404
    assert LiveAnswer.__table__.primary_key.columns.keys() == ["live_id", "question", "take", "player_id"]


def test_a_second_window_cannot_press_twice(room: Room) -> None:
    assert room.press("start", seen=0).status_code == 200
    assert room.press("open", seen=0).status_code == 409
    assert room.press("next").json["error"] == "Show the answer first."
    assert room.press("dance").status_code == 422
    assert room.press("extend", seconds=0).status_code == 422
