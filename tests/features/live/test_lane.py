"""The fast lane: the same answers as the long way, and nothing for whoever may not have them."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer

from quizapp.extensions import db
from quizapp.features.live.lane.door import Lane
from quizapp.models import LiveAnswer, User
from tests.features.live import game
from tests.features.live.game import JSON, Room


@pytest.fixture
def passed(room: Room) -> Iterator[list[str]]:
    """The addresses of phones that took the long way."""
    lane: Lane = room.app.extensions["quizapp.lane"]
    long_way, found = lane._long_way, []

    def recorded(environ: dict[str, Any], start: Any) -> Any:
        if environ["PATH_INFO"].startswith("/play/"):
            found.append(environ["PATH_INFO"].rpartition("/")[2])
        return long_way(environ, start)

    lane._long_way = recorded
    yield found
    lane._long_way = long_way


def _asking(room: Room) -> Room:
    """Priya plays, and Emre's answer has let this process know the questions."""
    for name in ("Priya", "Emre"):
        room.join(name)
    room.presses("start", "open")
    room.answer("Emre", [0])
    return room


def _long_way(room: Room, name: str, what: str) -> Any:
    """What the routes themselves say."""
    lane: Lane = room.app.extensions["quizapp.lane"]
    before, room.app.wsgi_app = room.app.wsgi_app, lane._long_way
    try:
        return room.phones[name].get(f"/play/{room.live.code}/{what}")
    finally:
        room.app.wsgi_app = before


def test_what_everybody_asks_at_once_never_takes_the_long_way(room: Room, passed: list[str]) -> None:
    _asking(room)
    passed.clear()
    assert room.answer("Priya", [1]).json["saved"]
    assert room.state("Priya")["phase"] == "open"
    assert room.me("Priya")["answer"] == [1]
    room.presses("reveal")
    assert room.me("Priya")["players"] == 2
    assert passed == []


def test_both_ways_say_the_same(room: Room) -> None:
    _asking(room)
    room.answer("Priya", [1])
    for command in ("", "lock", "reveal", "next", "next", "end"):
        if command:
            room.presses(command)
        for what in ("state", "me"):
            quick, slow = room.phones["Priya"].get(f"/play/{room.live.code}/{what}"), _long_way(room, "Priya", what)
            assert (quick.json, quick.headers.get("ETag")) == (slow.json, slow.headers.get("ETag")), (command, what)
            assert quick.headers["Cache-Control"] == slow.headers["Cache-Control"]


def test_turns_at_ones_own_speed_take_it_too(
    app: Flask, tess: User, browser_of: Callable[[User], FlaskClient], room: Room, passed: list[str]
) -> None:
    paced = game.opened(app, browser_of(tess), game.years(tess), key="own-speed", pace="own", shuffled="y")
    for name in ("Priya", "Emre"):
        paced.join(name)
    paced.presses("start")
    code, phones = paced.live.code, paced.phones
    phones["Emre"].post(f"/play/{code}/turn", json={"question": 1})
    phones["Emre"].post(f"/play/{code}/turn/answer", json={"question": 1, "answer": [0]})
    passed.clear()
    begun = phones["Priya"].post(f"/play/{code}/turn", json={"question": 1}).json
    assert (begun["saved"], begun["me"]["screen"], begun["me"]["question"]) == (True, "question", 1)
    first = phones["Priya"].post(f"/play/{code}/turn/answer", json={"question": 1, "answer": [2]}).json
    again = phones["Priya"].post(f"/play/{code}/turn/answer", json={"question": 1, "answer": [3]}).json
    assert first["answer"] == again["answer"] == first["me"]["answer"] == [2]
    quick = paced.me("Priya")
    assert passed == []
    assert _long_way(paced, "Priya", "me").json == quick
    assert phones["Priya"].post(f"/play/{code}/turn", json={"question": 4}).status_code == 409
    paced.presses("pause")
    assert phones["Priya"].post(f"/play/{code}/turn", json={"question": 2}).json["reason"] == "paused"
    other = app.test_client()
    assert other.post(f"/play/{code}/turn", json={"question": 1}).status_code == 404


def test_a_step_brings_its_screen_along(
    app: Flask, tess: User, browser_of: Callable[[User], FlaskClient], room: Room, passed: list[str]
) -> None:
    paced = game.opened(app, browser_of(tess), game.years(tess), key="own-speed", pace="own", teams="2")
    paced.join("Priya")
    paced.presses("start")
    code, phone = paced.live.code, paced.phones["Priya"]
    german = {"Accept-Language": "de"}

    def step(what: str, **sent: Any) -> Any:
        return phone.post(f"/play/{code}/{what}", json=sent | {"page": True}, headers=german).json

    def whole() -> str:
        return _plain(phone.get(f"/play/{code}", headers=german).text)

    phone.post(f"/play/{code}/turn", json={"question": 1})
    passed.clear()
    begun = step("turn", question=1)
    assert passed == ["turn"], "the screen holds a token of a session that is new"
    assert _plain(begun["page"]) in whole()
    assert _plain(step("turn", question=1)["page"]) in whole()
    told = step("turn/answer", question=1, answer=[2])
    assert _plain(told["page"]) in whole()
    assert "Nächste Frage" in told["page"]
    assert told["now"] > 0
    assert passed.count("turn") + passed.count("turn/answer") == 1
    assert "page" not in phone.post(f"/play/{code}/turn", json={"question": 2}).json


def test_everybody_gets_a_screen_of_their_own(
    app: Flask, tess: User, browser_of: Callable[[User], FlaskClient]
) -> None:
    """What many see is drawn once; name, points, clock and token are each player's."""
    paced = game.opened(app, browser_of(tess), game.years(tess), key="own-speed", pace="own")
    for name in ("Priya", "Emre <&> Co"):
        paced.join(name)
    item = paced.items()[0]
    item.front = "What does \ue101 mean, or \ue100, or 1987654321?"  # what stands for a hole elsewhere
    db.session.commit()
    paced.presses("start")
    code, phones = paced.live.code, paced.phones

    def step(name: str, what: str, **sent: Any) -> str:
        page = phones[name].post(f"/play/{code}/{what}", json=sent | {"page": True}).json["page"]
        whole = phones[name].get(f"/play/{code}").text
        assert _plain(page) in _plain(whole)
        assert len({_token(page), _token(whole)}) == 1
        return str(page)

    for name in phones:
        phones[name].post(f"/play/{code}/turn", json={"question": 1})  # the session begins
    shown = [step(name, "turn", question=1) for name in phones]
    assert "Priya" in shown[0]
    assert "Emre &lt;&amp;&gt; Co" in shown[1]
    assert "Priya" not in shown[1]
    assert all("What does \ue101 mean, or \ue100, or 1987654321?" in page for page in shown)
    told = [step(name, "turn/answer", question=1, answer=[choice]) for name, choice in zip(phones, (0, 1), strict=True)]
    assert told[0] != told[1]
    for number in (2, 3):
        for name in phones:
            assert name.split()[0] in step(name, "turn", question=number)
            step(name, "turn/answer", question=number, answer=[0])


def _token(page: str) -> str:
    """Whose session the forms of this screen are for."""
    found = re.search(r'name="csrf_token" value="([^"]*)"', page)
    return str(URLSafeTimedSerializer("-").loads_unsafe(found[1])[1]) if found else ""


def _plain(page: str) -> str:
    """A screen without what differs from request to request: tokens."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page).strip()


def test_what_is_refused_is_refused_in_words(room: Room, passed: list[str]) -> None:
    _asking(room)
    passed.clear()
    room.presses("lock")
    room.pass_time(60)
    late = room.answer("Priya", [1])
    assert (late.status_code, late.json["reason"], bool(late.json["error"])) == (409, "late", True)
    assert room.answer("Priya", [9]).status_code == 422
    assert passed == ["answer", "answer"]


def test_whoever_was_sent_out_gets_nothing(room: Room) -> None:
    _asking(room)
    assert room.me("Priya")["name"] == "Priya"
    player = next(p for p in db.session.execute(db.text("SELECT id, name FROM live_players")) if p.name == "Priya")
    room.host.post(f"/live/{room.live_id}/players/{player.id}/kick", headers=JSON)
    code = room.live.code
    assert room.answer("Priya", [1]).status_code == 404
    for what in ("me", "stream"):
        assert room.phones["Priya"].get(f"/play/{code}/{what}").status_code == 404, what


def test_whoever_comes_late_is_known_too(room: Room) -> None:
    _asking(room)
    room.me("Priya")
    room.join("Jonas")
    assert room.me("Jonas")["name"] == "Jonas"


def test_a_token_that_we_did_not_sign_is_nobodys(room: Room) -> None:
    _asking(room)
    code = room.live.code
    phone = room.app.test_client()
    phone.set_cookie(f"live-{code}", "WzEsMSwiYSJd.forged")
    for what in ("me", "state", "stream"):
        assert phone.get(f"/play/{code}/{what}").status_code == 404, what
    assert phone.post(f"/play/{code}/answer", json={"question": 1, "take": 1, "answer": [0]}).status_code == 404


def test_json_needs_no_session_but_our_own_page(room: Room) -> None:
    _asking(room)
    sent, address = {"question": 1, "take": 1, "answer": [2]}, f"/play/{room.live.code}/answer"
    phone = room.phones["Priya"]
    phone.delete_cookie("quizapp")
    room.app.config["WTF_CSRF_ENABLED"] = True
    try:
        for site in ("cross-site", "same-site", "none"):
            assert phone.post(address, json=sent, headers={"Sec-Fetch-Site": site}).status_code == 400, site
        plain = phone.post(address, data='{"question":1,"take":1,"answer":[2]}', content_type="text/plain")
        form = phone.post(address, data={"question": 1, "take": 1, "choice": 2})
        assert (plain.status_code, form.status_code) == (400, 400)
        assert db.session.query(LiveAnswer).count() == 1
        assert phone.post(address, json=sent, headers={"Sec-Fetch-Site": "same-origin"}).json["answer"] == [2]
    finally:
        room.app.config["WTF_CSRF_ENABLED"] = False
