"""Everybody at their own speed: who may go where, whose answer counts, and how long it took."""

from dataclasses import replace

import pytest

from quizapp.core.errors import Refused
from quizapp.core.live.commands import Command, advance
from quizapp.core.live.game import Game, Phase, Plan
from quizapp.core.live.pace import Place, Turn, may_begin, places, refusal, time_taken
from quizapp.core.live.scoring import Total
from tests.core.live.test_commands import later

PLAN = Plan(seconds=(20, 0, 20), own_pace=True)
RUNNING = advance(Game(), Command.START, later(0), plan=PLAN)


def refused(turn: Turn | None, second: float, *, latest: int = 1, game: Game = RUNNING, **more: float) -> str:
    asked = {"seconds": 20, "extra": 1.0} | more
    return refusal(game, turn, latest, received=later(second), seconds=int(asked["seconds"]), extra=asked["extra"])


def test_all_questions_are_open_at_once_and_count() -> None:
    assert (RUNNING.phase, RUNNING.counted) == (Phase.RUNNING, {1: 1, 2: 1, 3: 1})
    ended = advance(RUNNING, Command.END, later(9), plan=PLAN)
    assert (ended.phase, ended.counted) == (Phase.PODIUM, RUNNING.counted)


def test_an_end_by_mistake_is_taken_back() -> None:
    ended = advance(RUNNING, Command.END, later(9), plan=PLAN)
    assert advance(ended, Command.BACK, later(10), plan=PLAN).phase is Phase.RUNNING


@pytest.mark.parametrize("command", [Command.OPEN, Command.LOCK, Command.REVEAL, Command.NEXT, Command.SKIP])
def test_no_press_moves_everybody(command: Command) -> None:
    with pytest.raises(Refused):
        advance(RUNNING, command, later(1), plan=PLAN)


@pytest.mark.parametrize(("number", "latest"), [(1, 0), (1, 1), (2, 1), (1, 3), (4, 3)])
def test_the_next_question_and_earlier_ones_may_be_begun(number: int, latest: int) -> None:
    may_begin(RUNNING, number, latest)


@pytest.mark.parametrize(
    ("number", "latest", "game", "reason"),
    [
        (2, 0, RUNNING, "early"),
        (5, 3, RUNNING, "early"),
        (5, 4, RUNNING, "early"),
        (1, 0, Game(), "early"),
        (1, 0, replace(RUNNING, paused=True), "paused"),
        (1, 0, replace(RUNNING, phase=Phase.PODIUM), "closed"),
    ],
)
def test_nobody_jumps_ahead(number: int, latest: int, game: Game, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        may_begin(game, number, latest)


def test_an_answer_counts_within_its_own_time() -> None:
    turn = Turn(1, later(100))
    assert [refused(turn, second) for second in (99, 100, 120, 121)] == ["late", "", "", "late"]
    assert (refused(turn, 129, extra=1.5), refused(turn, 9_999, seconds=0)) == ("", "")


def test_an_answer_without_a_turn_after_going_on_or_after_the_end_does_not_count() -> None:
    turn = Turn(1, later(100))
    assert (refused(None, 101), refused(turn, 101, latest=2)) == ("early", "late")
    assert refused(turn, 101, game=replace(RUNNING, phase=Phase.PODIUM)) == "late"


def test_a_pause_stops_every_clock() -> None:
    turn = Turn(1, later(0))
    paused = advance(RUNNING, Command.PAUSE, later(15), plan=PLAN)
    assert (refused(turn, 14, game=paused), refused(turn, 16, game=paused)) == ("", "paused")
    going = advance(paused, Command.RESUME, later(615), plan=PLAN)
    assert (refused(turn, 619, game=going), refused(turn, 621, game=going)) == ("", "late")
    assert time_taken(turn, going, later(619), None) == 19_000
    fresh = Turn(2, later(620), rested_ms=going.rested_ms)
    assert (refused(fresh, 640, latest=2, game=going), refused(fresh, 641, latest=2, game=going)) == ("", "late")
    assert time_taken(fresh, going, later(625), 4_500) == 4_500


def test_whoever_needs_help_stands_first() -> None:
    found = places(
        {1: 3, 2: 2, 3: 2, 4: 4}, {1: {1, 2, 3}, 2: {1}}, {n: Total(right=n) for n in (1, 2, 3, 4, 5)}, total=3
    )
    assert [(place.player, place.question, place.is_done) for place in found] == [
        (5, 0, False), (2, 2, False), (3, 2, False), (1, 3, True), (4, 3, True),
    ]  # fmt: skip
    assert found[1] == Place(2, 2, 1, 2, False)
