"""The clock of a game: it opens and closes questions by itself, after a kill too, and closes early when all are in."""

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.features.live import timing
from quizapp.models import User
from tests.features.live import game
from tests.features.live.game import Room


def _in_its_own(room: Room, act: Callable[[int], bool]) -> bool:
    """As the clock's thread does it: with a session of its own."""
    db.session.commit()
    with room.app.app_context():
        return act(room.live_id)


def test_the_clock_moves_a_game_on_once(room: Room) -> None:
    room.join("Priya")
    room.presses("start")
    assert not _in_its_own(room, timing.wind)
    room.pass_time(5)
    before = room.live.version
    assert _in_its_own(room, timing.wind)
    assert not _in_its_own(room, timing.wind)
    assert (room.live.version, room.state("Priya")["phase"]) == (before + 1, "open")
    room.pass_time(20)
    assert _in_its_own(room, timing.wind)
    assert room.state("Priya")["phase"] == "locked"


def test_a_press_finds_what_the_clock_has_done_meanwhile(room: Room) -> None:
    room.presses("start")
    room.pass_time(30)
    room.presses("reveal")
    assert room.live.state["phase"] == "reveal"


def test_a_question_closes_when_everybody_has_answered(room: Room) -> None:
    for name in ("Priya", "Emre"):
        room.join(name)
    room.presses("start", "open")
    room.answer("Priya", [0])
    assert not _in_its_own(room, timing.close_early)
    room.answer("Emre", [0])
    assert _in_its_own(room, timing.close_early)
    assert not _in_its_own(room, timing.close_early)
    assert room.state("Priya")["phase"] == "locked"
    room.presses("reveal")


def test_it_stays_open_where_answers_may_still_be_changed(
    app: Flask, tess: User, browser_of: Callable[[User], FlaskClient]
) -> None:
    room = game.opened(app, browser_of(tess), game.years(tess), last_wins="y")
    room.join("Priya")
    room.presses("start", "open")
    room.answer("Priya", [0])
    assert not _in_its_own(room, timing.close_early)
