"""A game that runs by itself: it waits for the slowest clock, shows each answer for its time, and a pause stops it."""

from dataclasses import replace

import pytest

from quizapp.core.errors import Refused
from quizapp.core.live.commands import Command, advance, run_on
from quizapp.core.live.game import UNTIMED, Game, Phase, Plan, Standings, all_in, next_moment
from tests.core.live.test_commands import later

PLAN = Plan(seconds=(20, 20), reading_s=0, auto_s=8)


def begun(plan: Plan = PLAN) -> Game:
    return advance(Game(), Command.START, later(0), plan=plan)


def test_it_goes_from_the_question_to_the_podium_alone() -> None:
    game, seen = begun(), []
    for second in range(120):
        game = run_on(game, later(second), plan=PLAN)
        seen += [(second, game.phase, game.question)] if not seen or seen[-1][1] is not game.phase else []
    assert seen == [
        (0, Phase.OPEN, 1), (20, Phase.LOCKED, 1), (21, Phase.REVEAL, 1), (29, Phase.STANDINGS, 1),
        (37, Phase.OPEN, 2), (57, Phase.LOCKED, 2), (58, Phase.REVEAL, 2), (66, Phase.PODIUM, 2),
    ]  # fmt: skip


def test_after_a_long_sleep_each_screen_still_has_its_time() -> None:
    game = run_on(begun(), later(900), plan=PLAN)
    assert (game.phase, game.moves_at) == (Phase.REVEAL, later(908))
    assert run_on(game, later(907), plan=PLAN) == game


def test_its_own_step_is_a_press_and_happens_once() -> None:
    game = run_on(begun(), later(21), plan=PLAN)
    moved = run_on(game, later(29), plan=PLAN)
    assert (moved.phase, moved.presses) == (Phase.STANDINGS, game.presses + 1)
    assert run_on(moved, later(29), plan=PLAN) == moved


def test_a_pause_holds_the_answer_and_gives_back_what_was_left() -> None:
    game = advance(run_on(begun(), later(21), plan=PLAN), Command.PAUSE, later(24), plan=PLAN)
    assert (game.paused, game.left_ms, next_moment(game)) == (True, 5_000, None)
    game = advance(game, Command.RESUME, later(500), plan=PLAN)
    assert (game.moves_at, run_on(game, later(505), plan=PLAN).phase) == (later(505), Phase.STANDINGS)


def test_a_pause_between_the_end_of_the_question_and_its_answer_holds_too() -> None:
    game = advance(run_on(begun(), later(20.5), plan=PLAN), Command.PAUSE, later(20.6), plan=PLAN)
    assert run_on(game, later(500), plan=PLAN).phase is Phase.LOCKED
    game = advance(game, Command.RESUME, later(500), plan=PLAN)
    assert run_on(game, later(501), plan=PLAN).phase is Phase.REVEAL


def test_a_game_that_waits_for_its_host_cannot_be_paused_there() -> None:
    plan = replace(PLAN, auto_s=0)
    game = advance(begun(plan), Command.REVEAL, later(5), plan=plan)
    assert next_moment(game) is None
    with pytest.raises(Refused, match="not_open"):
        advance(game, Command.PAUSE, later(6), plan=plan)


def test_it_waits_for_whoever_has_more_time() -> None:
    plan = replace(PLAN, longest=1.5)
    game = run_on(begun(plan), later(21), plan=plan)
    assert (game.phase, next_moment(game)) == (Phase.LOCKED, later(31))
    assert all_in(game, later(25)).locked_at == later(25)
    assert run_on(all_in(game, later(25)), later(26), plan=plan).phase is Phase.REVEAL


def test_it_waits_for_the_host_when_somebody_has_no_clock() -> None:
    plan = replace(PLAN, longest=UNTIMED)
    game = run_on(begun(plan), later(900), plan=plan)
    assert (game.phase, next_moment(game)) == (Phase.LOCKED, None)


def test_the_room_sees_who_leads_after_each_round() -> None:
    plan = Plan(seconds=(20,) * 5, reading_s=0, standings=Standings.ROUND, every=2)
    game, shown = begun(plan), []
    while game.phase is not Phase.PODIUM:
        command = Command.REVEAL if game.phase is Phase.OPEN else Command.NEXT
        game = advance(game, command, later(1), plan=plan)
        shown += [game.question] if game.phase is Phase.STANDINGS else []
    assert shown == [2, 4]
