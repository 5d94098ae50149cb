"""The machine of a live game: what each command does, what it refuses, and what holds whatever anybody presses."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.errors import Refused
from quizapp.core.live.commands import Command, advance, run_on
from quizapp.core.live.game import ASKING, DURING, Game, Phase, Plan, Standings, is_due, next_moment, open_at, settle

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
PLAN = Plan(seconds=(20, 20, 20))
START, OPEN, LOCK, REVEAL, NEXT = Command.START, Command.OPEN, Command.LOCK, Command.REVEAL, Command.NEXT


def after(*commands: Command, plan: Plan = PLAN, at: datetime = NOON) -> Game:
    game = Game()
    for command in commands:
        game = advance(game, command, at, plan=plan)
    return game


def later(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


ONE_ROUND = (START, OPEN, LOCK, REVEAL)


@pytest.mark.parametrize(
    ("commands", "phase", "question"),
    [
        ((START,), Phase.READING, 1),
        ((START, OPEN), Phase.OPEN, 1),
        ((START, OPEN, LOCK), Phase.LOCKED, 1),
        ((START, OPEN, REVEAL), Phase.REVEAL, 1),
        ((*ONE_ROUND, NEXT), Phase.STANDINGS, 1),
        ((*ONE_ROUND, NEXT, NEXT), Phase.READING, 2),
        ((*ONE_ROUND, NEXT, Command.BACK), Phase.REVEAL, 1),
        ((START, Command.SKIP), Phase.READING, 2),
        ((START, Command.SKIP, Command.SKIP, Command.SKIP), Phase.PODIUM, 3),
        ((*ONE_ROUND, Command.END), Phase.PODIUM, 1),
        ((*ONE_ROUND, Command.END, Command.END), Phase.CLOSED, 1),
        ((Command.END,), Phase.CLOSED, 0),
        ((*ONE_ROUND, Command.REPLAY), Phase.READING, 1),
    ],
)
def test_a_command_leads_on(commands: tuple[Command, ...], phase: Phase, question: int) -> None:
    game = after(*commands)
    assert (game.phase, game.question) == (phase, question)


@pytest.mark.parametrize(
    ("commands", "command", "reason"),
    [
        ((), OPEN, "not_reading"),
        ((), NEXT, "not_revealed"),
        ((), Command.BACK, "not_revealed"),
        ((), Command.SKIP, "not_asking"),
        ((), Command.PAUSE, "not_open"),
        ((), Command.RESUME, "not_paused"),
        ((), Command.ADMIT, "already_open"),
        ((START,), START, "already_started"),
        ((START,), LOCK, "not_open"),
        ((START,), REVEAL, "not_locked"),
        ((START, Command.PAUSE), OPEN, "paused"),
        ((START, OPEN, Command.PAUSE), Command.PAUSE, "paused"),
        ((START, OPEN), NEXT, "not_revealed"),
        ((START, OPEN), Command.REPLAY, "not_over"),
        ((START, OPEN, LOCK), Command.EXTEND, "not_open"),
        (ONE_ROUND, Command.BACK, "nothing_before"),
        ((Command.SHUT,), Command.SHUT, "already_shut"),
        ((Command.END,), START, "closed"),
    ],
)
def test_what_is_not_its_time_is_refused(commands: tuple[Command, ...], command: Command, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        advance(after(*commands), command, NOON, plan=PLAN)
    assert refused.value.reason == reason


def test_a_game_without_questions_does_not_start() -> None:
    with pytest.raises(Refused, match="no_questions"):
        advance(Game(), START, NOON, plan=Plan(seconds=()))


def test_the_clock_opens_and_locks_a_question() -> None:
    game = after(START)
    assert [settle(game, later(s)).phase for s in (4.9, 5, 24.9, 25)] == [
        Phase.READING, Phase.OPEN, Phase.OPEN, Phase.LOCKED,
    ]  # fmt: skip


def test_more_time_moves_the_end() -> None:
    game = advance(after(START, OPEN), Command.EXTEND, later(5), plan=PLAN, seconds=30)
    assert (settle(game, later(49)).phase, settle(game, later(50)).phase) == (Phase.OPEN, Phase.LOCKED)


def test_a_pause_stops_the_clock_and_gives_back_what_was_left() -> None:
    game = advance(after(START, OPEN), Command.PAUSE, later(15), plan=PLAN)
    assert (game.left_ms, open_at(game, later(16)), settle(game, later(900)).phase) == (5000, False, Phase.OPEN)
    game = advance(game, Command.RESUME, later(900), plan=PLAN)
    assert (settle(game, later(904)).phase, settle(game, later(905)).phase) == (Phase.OPEN, Phase.LOCKED)


def test_without_a_clock_a_question_stays_open_and_has_none_to_extend() -> None:
    plan = Plan(seconds=(0,), reading_s=0)
    game = after(START, plan=plan)
    assert settle(game, later(99_999)).phase is Phase.OPEN
    with pytest.raises(Refused, match="no_clock"):
        advance(game, Command.EXTEND, NOON, plan=plan)


def test_back_shows_earlier_answers_and_next_returns_without_asking_again() -> None:
    game = after(*ONE_ROUND, NEXT, NEXT, OPEN, LOCK, REVEAL, Command.BACK)
    assert (game.phase, game.question, game.asked) == (Phase.REVEAL, 1, 2)
    assert game.counted == {1: 1, 2: 1}
    game = advance(advance(game, NEXT, NOON, plan=PLAN), NEXT, NOON, plan=PLAN)
    assert (game.phase, game.question, game.takes) == (Phase.REVEAL, 2, (1, 1, 0))


def test_a_repeated_question_counts_its_last_take_and_a_skipped_one_nothing() -> None:
    game = after(*ONE_ROUND, Command.REPLAY)
    assert game.counted == {}
    game = replace(game, phase=Phase.REVEAL)
    assert game.counted == {1: 2}
    assert after(START, Command.SKIP, OPEN, REVEAL).counted == {2: 1}


@pytest.mark.parametrize("shown", [Standings.END, Standings.HIDDEN])
def test_standings_come_only_when_they_are_wanted(shown: Standings) -> None:
    game = after(*ONE_ROUND, NEXT, plan=replace(PLAN, standings=shown))
    assert (game.phase, game.question) == (Phase.READING, 2)


@given(
    st.lists(st.tuples(st.sampled_from(Command), st.integers(0, 30)), max_size=60),
    st.integers(1, 4),
    st.sampled_from([0, 5]),
    st.sampled_from(Standings),
    st.sampled_from([{}, {"auto_s": 8}, {"own_pace": True}]),
)
def test_whatever_is_pressed_the_game_stays_sound(
    presses: list[tuple[Command, int]], total: int, reading_s: int, standings: Standings, more: dict[str, int]
) -> None:
    plan = Plan(seconds=(20,) * total, reading_s=reading_s, standings=standings, every=2, **more)
    game, now = Game(), NOON
    for command, passed in presses:
        now += timedelta(seconds=passed)
        game = run_on(game, now, plan=plan)
        assert not is_due(game, now)
        try:
            moved = advance(game, command, now, plan=plan)
        except Refused:
            continue
        assert moved.asked >= game.asked
        assert all(new >= old for new, old in zip(moved.takes, game.takes, strict=False))
        game = moved
        _sound(game, now, plan)


def _sound(game: Game, now: datetime, plan: Plan) -> None:
    assert 0 <= game.question <= game.asked <= plan.total
    assert (game.question == 0) == (plan.own_pace or game.phase is Phase.LOBBY or not game.takes)
    assert Game.of_document(game.as_document()) == game
    assert settle(settle(game, now), now) == settle(game, now)
    assert open_at(game, now) <= (game.phase in DURING)
    assert set(game.counted) <= set(range(1, game.asked + 1)) - set(game.skipped)
    assert game.phase not in DURING or game.question not in game.counted
    assert not game.paused or game.phase in {*ASKING, Phase.RUNNING} or game.auto_s
    assert game.phase is not Phase.RUNNING or plan.own_pace
    assert game.moves_at is None or (game.auto_s and not game.paused)
    moment = next_moment(settle(game, now))
    assert moment is None or moment > now
