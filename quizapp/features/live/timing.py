"""The clock of running games in this process: opens and locks questions by itself, takes the next step of a game that
runs by itself, and counts answers for the host.

Nothing rests on it: answers are judged by the moments in the database. Killed, it is wound up again by whoever asks.
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from flask import Flask, current_app

from quizapp.adapters import clock
from quizapp.core.live.commands import run_on
from quizapp.core.live.game import Game, Phase, all_in, is_due, next_moment, settle
from quizapp.extensions import db, writes
from quizapp.features.live import boards
from quizapp.features.live.making import manner_of, plan_of
from quizapp.features.live.queries import games
from quizapp.models import LiveSession

log = logging.getLogger(__name__)
BETWEEN_COUNTS_S = 0.25
LATE_S = 0.005  # a timer that is early by a hair would find nothing to do

_lock = threading.Lock()
_armed: dict[int, tuple[datetime, threading.Timer]] = {}
_counting: set[int] = set()


def arm(live_id: int, game: Game) -> None:
    """See to it that this process wakes up when the clock moves this game on."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001
    moment = next_moment(game)
    if app.testing:
        return
    with _lock:
        known = _armed.get(live_id)
        if known is not None and known[0] == moment and known[1].is_alive():
            return
        if known is not None:
            known[1].cancel()
            del _armed[live_id]
        if moment is not None:
            wait = max(0.0, (moment - clock.now()) / timedelta(seconds=1)) + LATE_S
            timer = _timer(wait, lambda: _ring(app, live_id))
            _armed[live_id] = (moment, timer)
            timer.start()


def count_soon(live_id: int, app: Flask | None = None) -> None:
    """Tell the host's windows the new count, at most four times a second however many answer."""
    from quizapp.features.live import frames

    app = app or current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001
    if app.testing or live_id in _counting:
        return
    with _lock:
        if live_id in _counting:
            return
        _counting.add(live_id)

    def tell() -> None:
        with _lock:
            _counting.discard(live_id)
        with app.app_context():
            live = frames.as_committed(live_id)
            if frames.publish_counts(live):
                close_early(live_id)
            boards.mark_ahead(live)

    _timer(BETWEEN_COUNTS_S, tell).start()


def _timer(wait_s: float, act: Callable[[], None]) -> threading.Timer:
    def safely() -> None:
        try:
            act()
        except Exception:  # a thread of its own: nobody else would ever know
            log.exception("the clock of a live game stumbled")

    timer = threading.Timer(wait_s, safely)
    timer.daemon = True
    return timer


def _ring(app: Flask, live_id: int) -> None:
    with _lock:
        _armed.pop(live_id, None)
    with app.app_context():
        wind(live_id)


def wind(live_id: int) -> bool:
    """Move the game on to what the clock has made of it, and tell everybody; False when nothing was due."""
    return _move(live_id, _run_on)


def _run_on(live: LiveSession, game: Game, now: datetime) -> Game:
    if not is_due(settle(game, now), now):
        return settle(game, now)
    return run_on(game, now, plan=plan_of(live, games.items_of(live.id)))


def _all_in(_live: LiveSession, game: Game, now: datetime) -> Game:
    return all_in(game, now)


def close_early(live_id: int) -> bool:
    """Close the question when everybody has answered it, where the game says so; False when it stays open."""
    writes.set(False)
    live = games.live_by_id(live_id)
    game = Game.of_document(live.state)
    waits = game.phase is Phase.LOCKED and game.auto_s  # for somebody with a longer clock
    if not (game.phase is Phase.OPEN or waits) or not manner_of(live).early or manner_of(live).last_wins:
        return False
    members, answered = games.member_count(live_id), games.answered_count(live_id, game)
    db.session.rollback()
    return 0 < members <= answered and _move(live_id, _all_in, only=(game.question, game.take))


Step = Callable[[LiveSession, Game, datetime], Game]


def _move(live_id: int, step: Step, *, only: tuple[int, int] | None = None) -> bool:
    from quizapp.features.live import frames, hosting

    db.session.rollback()
    writes.set(True)
    live = games.live_by_id(live_id, lock=True)
    before = Game.of_document(live.state)
    game = before if only not in {None, (before.question, before.take)} else step(live, before, clock.now())
    if game == before:
        db.session.rollback()
        arm(live_id, game)
        return False
    hosting.put(live, game, now=clock.now())
    db.session.commit()
    frames.publish(live_id)
    return True
