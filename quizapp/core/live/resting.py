"""Pausing a live game, and going on: what stops, and what moves by the length of the pause."""

from dataclasses import replace
from datetime import datetime, timedelta

from quizapp.core.errors import Refused
from quizapp.core.live.game import AFTER, ASKING, Game, Phase, Plan


def pause(game: Game, now: datetime, _plan: Plan) -> Game:
    """Stop the clock, or only the way on where nobody is being asked. Raises Refused when nothing runs."""
    may_rest = game.phase in ASKING or game.phase is Phase.RUNNING
    if not may_rest and not (game.auto_s and game.phase in {Phase.LOCKED, *AFTER}):
        raise Refused("not_open")
    if game.paused:
        raise Refused("paused")
    if game.phase not in {*ASKING, Phase.RUNNING}:  # only the way on waits
        left = max(0, (game.moves_at - now) // timedelta(milliseconds=1)) if game.moves_at else None
        return replace(game, paused=True, left_ms=left, moves_at=None)
    ends = game.opens_at if game.phase is Phase.READING else game.closes_at
    left = None if ends is None else max(0, (ends - now) // timedelta(milliseconds=1))
    return replace(game, paused=True, left_ms=left, locked_at=now)


def resume(game: Game, now: datetime, _plan: Plan) -> Game:
    """Go on where the clock stood: every moment still to come moves by the length of the pause."""
    if not game.paused:
        raise Refused("not_paused")
    if game.phase in {Phase.LOCKED, *AFTER}:
        moves = now + timedelta(milliseconds=game.left_ms) if game.left_ms is not None else None
        return replace(game, paused=False, left_ms=None, moves_at=moves)
    if game.locked_at is None:
        raise Refused("not_paused")
    gone = now - game.locked_at
    going = replace(game, paused=False, left_ms=None, locked_at=None)
    if game.phase is Phase.RUNNING:
        return replace(going, rested_ms=game.rested_ms + gone // timedelta(milliseconds=1))
    return replace(
        going,
        opens_at=game.opens_at + gone if game.opens_at else None,
        closes_at=game.closes_at + gone if game.closes_at else None,
    )
