"""Streams and the state: the frame of now at once, nothing for whoever has it, and each new one after it."""

import json

from tests.features.live.game import Room


def _opening(room: Room, name: str, query: str = "", **headers: str) -> str:
    answer = room.phones[name].get(f"/play/{room.live.code}/stream{query}", headers=headers, buffered=False)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    assert answer.headers["X-Accel-Buffering"] == "no"
    assert "no-transform" in answer.headers["Cache-Control"]
    lines = next(iter(answer.response))
    answer.close()
    return lines.decode() if isinstance(lines, bytes) else str(lines)


def test_a_stream_opens_with_the_frame_of_now(room: Room) -> None:
    room.join("Priya")
    opening = _opening(room, "Priya")
    assert opening.startswith("retry: ")
    assert f"id: {room.live.version}\n" in opening
    assert '"phase":"lobby"' in opening


def test_whoever_knows_the_frame_does_not_get_it_again(room: Room) -> None:
    room.join("Priya")
    version = str(room.live.version)
    assert "data:" not in _opening(room, "Priya", f"?v={version}")
    assert "data:" not in _opening(room, "Priya", **{"Last-Event-ID": version})
    room.presses("start")
    assert '"phase":"reading"' in _opening(room, "Priya", f"?v={version}")


def test_ones_own_result_comes_with_the_frame(room: Room) -> None:
    for name in ("Priya", "Emre"):
        room.join(name)
    room.presses("start", "open")
    room.answer("Priya", room.right())
    room.presses("lock")
    assert _opening(room, "Priya").count("data: ") == 1
    for command in ("reveal", "next", "end"):
        room.presses(command)
        for name, points in (("Priya", 1000), ("Emre", 0)):
            _first, frame, own = _opening(room, name).strip().split("data: ")
            assert json.loads(own) == room.me(name), command
            assert (json.loads(own)["name"], json.loads(own)["total"]) == (name, points)
            assert "Priya" not in frame or command != "reveal"


def test_whoever_comes_after_the_frame_was_made_asks_for_their_own(room: Room) -> None:
    room.join("Priya")
    room.presses("start", "open", "reveal")
    assert _opening(room, "Priya").count("data: ") == 2
    room.join("Jonas")
    assert _opening(room, "Jonas").count("data: ") == 1
    assert room.me("Jonas")["total"] == 0


def test_the_state_is_asked_for_by_its_tag(room: Room) -> None:
    room.join("Priya")
    address = f"/play/{room.live.code}/state"
    first = room.phones["Priya"].get(address)
    assert room.phones["Priya"].get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    room.presses("start")
    second = room.phones["Priya"].get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert second.get_json()["phase"] == "reading"


def test_the_hosts_frame_counts(room: Room) -> None:
    room.join("Priya")
    room.presses("start", "open")
    room.answer("Priya", [0])
    frame = room.host.get(f"/live/{room.live_id}/state").get_json()
    assert (frame["players"], frame["answered"], frame["presses"]) == (1, 1, 2)


def test_phones_without_the_question_get_it_with_the_answer(room: Room) -> None:
    live = room.live
    live.settings = live.settings | {"show_question": False}
    room.app.extensions["sqlalchemy"].session.commit()
    room.join("Priya")
    room.presses("start", "open")
    assert room.state("Priya")["front"] == ""
    room.presses("reveal")
    assert room.state("Priya")["front"]
