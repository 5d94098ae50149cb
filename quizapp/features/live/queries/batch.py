"""What the writer of answers reads inside its transaction, for a whole batch at a time: plain SQL, no objects.

The statements are made once: building one costs more than running it.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from quizapp.models import LiveAnswer, LivePlayer, LiveSession

CHUNK = 500  # bound parameters of one statement
Key = tuple[int, int, int, int]  # live, question, take, player

_ids: BindParameter[int] = bindparam("ids", expanding=True)
GAMES = (
    select(LiveSession.id, LiveSession.state, LiveSession.settings)
    .where(LiveSession.id.in_(_ids))
    .order_by(LiveSession.id)
    .with_for_update(read=True)
)
PRESENT = select(LivePlayer.id, LivePlayer.live_id, LivePlayer.extra).where(
    LivePlayer.id.in_(_ids), LivePlayer.kicked.is_(False)
)
STORED = select(LiveAnswer.player_id, LiveAnswer.given, LiveAnswer.taken_ms).where(
    LiveAnswer.live_id == bindparam("live_id"),
    LiveAnswer.question == bindparam("question"),
    LiveAnswer.take == bindparam("take"),
    LiveAnswer.player_id.in_(_ids),
)


def games(connection: Connection, live_ids: Iterable[int]) -> dict[int, tuple[dict[str, Any], dict[str, Any]]]:
    """Game -> (state, settings); on PostgreSQL no press can move it until the batch is stored."""
    rows = connection.execute(GAMES, {"ids": sorted(set(live_ids))})
    return {live_id: (state, settings) for live_id, state, settings in rows}


def present(connection: Connection, player_ids: Iterable[int]) -> dict[int, tuple[int, float]]:
    """Player -> (game, how much longer their clock runs), without those who were sent out."""
    found: dict[int, tuple[int, float]] = {}
    for chunk in _chunks(player_ids):
        rows = connection.execute(PRESENT, {"ids": chunk})
        found |= {player: (live_id, extra) for player, live_id, extra in rows}
    return found


def stored(connection: Connection, keys: Iterable[Key]) -> dict[Key, tuple[Any, int]]:
    """Key -> (what was answered, how long it took), of the answers that are stored."""
    by_question: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for live_id, question, take, player in keys:
        by_question[live_id, question, take].append(player)
    found: dict[Key, tuple[Any, int]] = {}
    for (live_id, question, take), players in by_question.items():
        asked = {"live_id": live_id, "question": question, "take": take}
        for chunk in _chunks(players):
            rows = connection.execute(STORED, asked | {"ids": chunk})
            found |= {(live_id, question, take, player): (given, ms) for player, given, ms in rows}
    return found


def _chunks(ids: Iterable[int]) -> Iterable[list[int]]:
    every = sorted(set(ids))
    return (every[start : start + CHUNK] for start in range(0, len(every), CHUNK))
