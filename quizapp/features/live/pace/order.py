"""Which question a player of an own-speed game meets at which step: the game's order, or one of each player's own."""

from functools import lru_cache

from quizapp.core.live.pace import order_of
from quizapp.features.live.making import manner_of
from quizapp.models import LiveSession


def steps_of(live: LiveSession, player_id: int, *, total: int) -> tuple[int, ...]:
    """The places of the questions, in the order this player meets them."""
    if manner_of(live).shuffled:
        return _own(total, live.id, player_id)
    return tuple(range(1, total + 1))


@lru_cache(maxsize=8192)
def _own(total: int, live_id: int, player_id: int) -> tuple[int, ...]:
    return order_of(total, game=live_id, player=player_id)
