"""A phone as the host's remote: a link that works once, presses that keep in step, and nothing for anybody else."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer

from quizapp.features.live.remote import passes
from tests.features.live.game import JSON, Room


def _link(room: Room) -> str:
    page = room.host.get(f"/live/{room.live_id}/remote").get_data(as_text=True)
    found = re.search(r"/remote/take/[\w.-]+", page)
    assert found
    return found[0]


def _remote(room: Room) -> FlaskClient:
    phone = room.app.test_client()
    taken = phone.post(_link(room))
    assert (taken.status_code, taken.headers["Location"]) == (303, f"/remote/{room.live_id}")
    return phone


def _press(room: Room, phone: FlaskClient, command: str, seen: int) -> int:
    data = {"command": command, "seen": seen}
    return int(phone.post(f"/remote/{room.live_id}/press", data=data, headers=JSON).status_code)


def test_a_phone_leads_and_the_wall_stays_in_step(room: Room) -> None:
    room.join("Priya")
    phone = _remote(room)
    page = phone.get(f"/remote/{room.live_id}").get_data(as_text=True)
    assert f'action="/remote/{room.live_id}/press"' in page
    assert _press(room, phone, "start", 0) == 200
    assert "Read the question" in room.host.get(f"/live/{room.live_id}").get_data(as_text=True)
    assert room.press("open").status_code == 200
    assert _press(room, phone, "lock", 1) == 409
    assert phone.get(f"/remote/{room.live_id}/state").get_json()["presses"] == 2
    assert _press(room, phone, "next", 2) == 422


def test_every_screen_of_the_remote_opens(room: Room) -> None:
    room.join("Priya")
    phone = _remote(room)
    for command in ("", "start", "pause", "resume", "open", "lock", "reveal", "next", "next", "skip", "end", "end"):
        if command:
            assert _press(room, phone, command, room.live.state["presses"]) == 200, command
        assert phone.get(f"/remote/{room.live_id}").status_code == 200, command


def test_the_remote_alone_says_that_somebody_still_has_time(room: Room) -> None:
    room.join("Priya", more_time="y")
    phone = _remote(room)
    room.presses("start", "open")
    room.pass_time(21)
    assert "Somebody may still have time." in phone.get(f"/remote/{room.live_id}").get_data(as_text=True)
    assert "still have time" not in room.host.get(f"/live/{room.live_id}").get_data(as_text=True)
    room.answer("Priya", room.right())
    assert "still have time" not in phone.get(f"/remote/{room.live_id}").get_data(as_text=True)


def test_looking_at_the_link_takes_nothing_and_it_works_once(room: Room) -> None:
    link = _link(room)
    assert "Lead with this phone" in room.app.test_client().get(link).get_data(as_text=True)
    assert room.app.test_client().post(link).status_code == 303
    late = room.app.test_client().post(link)
    assert late.status_code == 404
    assert "This link was used already" in late.get_data(as_text=True)


def test_another_phone_takes_the_place_of_the_first(room: Room) -> None:
    first = _remote(room)
    second = _remote(room)
    assert _press(room, first, "start", 0) == 404
    assert _press(room, second, "start", 0) == 200


def test_an_old_link_is_no_link(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    link = _link(room)
    later = timedelta(seconds=passes.LINK_S + 60).total_seconds()
    now = URLSafeTimedSerializer("x").make_signer().get_timestamp()
    monkeypatch.setattr("itsdangerous.TimestampSigner.get_timestamp", lambda _signer: int(now + later))
    assert room.app.test_client().post(link).status_code == 404


def test_nobody_else_leads(room: Room) -> None:
    room.join("Priya")
    _remote(room)
    for client in (room.app.test_client(), room.phones["Priya"]):
        assert client.get(f"/remote/{room.live_id}").status_code in {303, 404}
        assert _press(room, client, "start", 0) == 404
    assert room.app.test_client().post("/remote/take/made-up").status_code == 404


def test_a_link_that_was_used_says_so_before_anybody_presses(room: Room) -> None:
    link = _link(room)
    first, second = room.app.test_client(), room.app.test_client()
    assert first.get(link).status_code == 200  # a preview takes nothing
    assert first.post(link).status_code == 303
    seen = second.get(link)
    assert seen.status_code == 404
    assert "Lead with this phone" not in seen.get_data(as_text=True)
    assert second.get(f"{link}x").status_code == 404
