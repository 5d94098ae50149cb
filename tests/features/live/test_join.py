"""Coming into a game and staying the same player; doors, names, and who is kept out."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.models import LivePlayer, User
from tests.features.live.game import Room


def _players(room: Room) -> list[LivePlayer]:
    return list(db.session.query(LivePlayer).filter_by(live_id=room.live_id).order_by(LivePlayer.id))


def test_the_link_behind_the_picture_asks_only_for_a_name(room: Room) -> None:
    page = room.app.test_client().get(f"/j/{room.live.code}").get_data(as_text=True)
    assert f'value="{room.live.code}"' in page
    assert room.join("Priya", code=f"{room.live.code[:3]} {room.live.code[3:]}").status_code == 303
    again = room.phones["Priya"].get(f"/j/{room.live.code}")
    assert (again.status_code, again.headers["Location"]) == (303, f"/play/{room.live.code}")


def test_a_double_tap_is_one_player(room: Room) -> None:
    for _ in range(2):
        assert room.join("Priya").status_code == 303
    assert [player.name for player in _players(room)] == ["Priya"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("priya", "Somebody in this game has that name."),
        ("Prìya", "Somebody in this game has that name."),
        ("sh1t", "Choose another name"),
        ("...", "Type a name with at least one letter"),
        ("x" * 21, "Names have at most 20 characters."),
        ("", "Type a name."),
    ],
)
def test_a_name_that_cannot_be_gets_a_sentence_and_stays_in_the_field(room: Room, name: str, sentence: str) -> None:
    room.join("Priya")
    answer = room.join(name, request_key="another-click")
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert sentence in page
    assert f'value="{name}"' in page
    assert len(_players(room)) == 1


@pytest.mark.parametrize("code", ["000000", "12", "abc", "", "1" * 20])
def test_a_code_of_no_game_gets_a_sentence(room: Room, code: str) -> None:
    answer = room.join("Priya", code=code if code != room.live.code else "999999")
    assert answer.status_code == 422


def test_a_code_of_a_game_that_is_over_is_no_code(room: Room) -> None:
    room.presses("end")
    assert room.join("Priya").status_code == 422


def test_shut_doors_keep_new_ones_out_but_not_those_inside(room: Room) -> None:
    room.join("Priya")
    room.presses("shut")
    assert "lets nobody else in" in room.join("Emre").get_data(as_text=True)
    assert room.join("Priya").status_code == 303
    room.presses("admit")
    assert room.join("Emre").status_code == 303


def test_late_comers_join_in_the_middle(room: Room) -> None:
    room.presses("start", "open")
    room.join("Late")
    assert room.answer("Late", room.right()).json["saved"]


def test_whoever_is_sent_out_stays_out_and_counts_no_more(room: Room) -> None:
    for name in ("Priya", "Rude"):
        room.join(name)
    room.presses("start", "open")
    room.answer("Rude", room.right())
    rude = next(player for player in _players(room) if player.name == "Rude")
    assert room.host.post(f"/live/{room.live_id}/players/{rude.id}/kick").status_code == 303
    assert room.answer("Rude", [0], question=1).status_code == 404
    assert room.phones["Rude"].get(f"/play/{room.live.code}/me").status_code == 404
    assert room.phones["Rude"].get(f"/play/{room.live.code}").status_code == 303
    assert room.join("Rude", room.app.test_client()).status_code == 422
    assert room.join("Rude", room.app.test_client(), request_key="another-click").status_code == 422
    room.presses("reveal")
    assert room.me("Priya")["players"] == 1


def test_another_name_does_not_bring_back_whoever_was_sent_out(room: Room) -> None:
    room.join("Rude")
    room.host.post(f"/live/{room.live_id}/players/{_players(room)[0].id}/kick")
    again = room.join("Polite", room.phones["Rude"], request_key="another-click")
    assert "has sent this player out" in again.get_data(as_text=True)
    assert [player.name for player in _players(room)] == ["Rude"]


def test_sent_out_by_mistake_somebody_is_let_back_in_and_goes_on(room: Room) -> None:
    room.join("Priya")
    room.presses("start", "open")
    room.answer("Priya", room.right())
    place = f"/live/{room.live_id}/players"
    player = _players(room)[0].id
    room.host.post(f"{place}/{player}/kick")
    assert "Let Priya back in" in room.host.get(place).get_data(as_text=True)
    room.host.post(f"{place}/{player}/back")
    assert "Priya may come in again" in room.host.get(place).get_data(as_text=True)
    assert room.phones["Priya"].get(f"/j/{room.live.code}").headers["Location"] == f"/play/{room.live.code}"
    room.presses("reveal")
    assert (room.me("Priya")["credit"], room.me("Priya")["points"]) == (1, 1000)


@pytest.mark.parametrize("name", ["Priya", "Other"])
def test_whoever_types_the_code_again_goes_on_as_the_same_player(room: Room, name: str) -> None:
    room.join("Priya")
    room.presses("shut")
    phone = room.phones["Priya"]
    assert room.join(name, phone, request_key="another-click").headers["Location"] == f"/play/{room.live.code}"
    assert [player.name for player in _players(room)] == ["Priya"]
    said = "You are in this game as Priya." in phone.get(f"/play/{room.live.code}").get_data(as_text=True)
    assert said == (name != "Priya")


def test_on_a_shared_device_everybody_plays_as_themself(
    room: Room, ana: User, ben: User, browser_of: Callable[[User], FlaskClient]
) -> None:
    room.join("Ana", browser_of(ana))
    second, cookie = browser_of(ben), room.phones["Ana"].get_cookie(f"live-{room.live.code}")
    assert cookie is not None
    second.set_cookie(f"live-{room.live.code}", cookie.value)
    room.join("Ben", second)
    assert [player.name for player in _players(room)] == ["Ana", "Ben"]


def test_a_stranger_cannot_send_anybody_out(room: Room, ana: User, browser_of: Callable[[User], FlaskClient]) -> None:
    room.join("Priya")
    [player] = _players(room)
    assert browser_of(ana).post(f"/live/{room.live_id}/players/{player.id}/kick").status_code == 404
    assert not _players(room)[0].kicked


def test_a_signed_in_learner_plays_as_themself_on_every_device(
    room: Room, ana: User, browser_of: Callable[[User], FlaskClient]
) -> None:
    room.join("Ana", browser_of(ana))
    second = browser_of(ana)
    room.join("Another name", second)
    assert [(player.name, player.learner_id) for player in _players(room)] == [("Ana", ana.id)]
    room.presses("start", "open")
    first = room.answer("Ana", [1]).json
    assert room.answer("Another name", [2]).json == first


def test_more_time_at_the_door_stretches_ones_own_clock(room: Room) -> None:
    room.join("Calm", more_time="y")
    room.join("Quick")
    room.presses("start", "open")
    room.pass_time(25)
    assert room.answer("Quick", [1]).json["reason"] == "late"
    assert room.answer("Calm", [1]).json["saved"]
    room.pass_time(6)
    assert room.answer("Calm", [1]).json["saved"]  # the retry
    room.presses("reveal")
    assert room.me("Quick")["answer"] is None


def test_a_token_of_another_game_or_a_forged_one_is_nobody(room: Room) -> None:
    room.join("Priya")
    phone, code = room.app.test_client(), room.live.code
    for token in ("", "x.y", "WzEsMSwiYSJd.forged"):
        phone.set_cookie(f"live-{code}", token)
        assert phone.get(f"/play/{code}/state").status_code == 404
        assert phone.post(f"/play/{code}/answer", json={"question": 1, "take": 1, "answer": 0}).status_code == 404
