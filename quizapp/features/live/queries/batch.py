"""What the writer of answers asks of the database inside its transaction, for a whole batch at a time.

Plain SQL to the driver itself: a batch is often one answer, and building a statement costs more than running it.
Lists go in as one value, so that each statement is the same however many answers there are.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

Key = tuple[int, int, int, int]  # live, question, take, player


@dataclass(frozen=True, slots=True)
class Row:
    """An answer to be stored."""

    key: Key
    given: object
    taken_ms: int
    at: datetime
    extra: float  # how much longer the player's clock ran


COLUMNS = "live_id, question, take, player_id, given, taken_ms, extra, at"
OVER = """ON CONFLICT (live_id, question, take, player_id) DO UPDATE
    SET given = excluded.given, taken_ms = excluded.taken_ms, extra = excluded.extra, at = excluded.at
    WHERE live_answers.at <= excluded.at"""
ONCE = "ON CONFLICT (live_id, question, take, player_id) DO NOTHING"


class _Sqlite:
    """Lists are JSON; documents are text; moments are text without a zone."""

    GAMES = "SELECT id, state, settings FROM live_sessions WHERE id IN (SELECT value FROM json_each(?))"
    PRESENT = """SELECT id, live_id, extra FROM live_players
        WHERE id IN (SELECT value FROM json_each(?)) AND NOT kicked"""
    STORED = """SELECT player_id, given, taken_ms FROM live_answers
        WHERE live_id = ? AND question = ? AND take = ? AND player_id IN (SELECT value FROM json_each(?))"""
    KEEP = f"INSERT INTO live_answers ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "  # noqa: S608  names of our own

    @staticmethod
    def listed(ids: Collection[int]) -> object:
        return json.dumps(list(ids))

    @staticmethod
    def together(_driver: Any) -> AbstractContextManager[Any]:
        return nullcontext()

    @staticmethod
    def keep(driver: Any, conflict: str, rows: Sequence[Row]) -> int:
        values = [
            (*row.key, json.dumps(row.given), row.taken_ms, row.extra,
             row.at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds"))
            for row in rows
        ]  # fmt: skip
        return int(driver.executemany(_Sqlite.KEEP + conflict, values).rowcount)


class _Postgres:
    """Lists are arrays; a press that would move a game waits until the batch is stored."""

    GAMES = """SELECT id, state::text, settings::text FROM live_sessions
        WHERE id = ANY(%s) ORDER BY id FOR SHARE"""
    PRESENT = "SELECT id, live_id, extra FROM live_players WHERE id = ANY(%s) AND NOT kicked"
    STORED = """SELECT player_id, given::text, taken_ms FROM live_answers
        WHERE live_id = %s AND question = %s AND take = %s AND player_id = ANY(%s)"""
    KEEP = f"""INSERT INTO live_answers ({COLUMNS})
        SELECT * FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::bigint[], %s::jsonb[], %s::int[],
            %s::float[], %s::timestamptz[]) """  # noqa: S608  names of our own

    @staticmethod
    def listed(ids: Collection[int]) -> object:
        return list(ids)

    @staticmethod
    def together(driver: Any) -> AbstractContextManager[Any]:
        """What is asked within goes out at once: one way there and back instead of one for each."""
        pipeline: AbstractContextManager[Any] = driver.pipeline()
        return pipeline

    @staticmethod
    def keep(driver: Any, conflict: str, rows: Sequence[Row]) -> int:
        columns = [list(column) for column in zip(*(row.key for row in rows), strict=True)]
        columns += [[json.dumps(row.given) for row in rows], [row.taken_ms for row in rows]]
        columns += [[row.extra for row in rows], [row.at for row in rows]]
        return int(driver.execute(_Postgres.KEEP + conflict, columns).rowcount)


DIALECTS: Mapping[str, type[_Sqlite | _Postgres]] = {"sqlite": _Sqlite, "postgresql": _Postgres}


class Batch:
    """One transaction's questions and answers."""

    def __init__(self, connection: Connection) -> None:
        self._driver: Any = connection.connection.driver_connection
        self._sql = DIALECTS[connection.dialect.name]

    def standing(
        self, live_ids: Iterable[int], player_ids: Iterable[int]
    ) -> tuple[dict[int, tuple[str, str]], dict[int, tuple[int, float]]]:
        """Game -> (state, settings) as JSON, which on PostgreSQL no press can move until the batch is stored;

        player -> (game, how much longer their clock runs), without those who were sent out.
        """
        with self._sql.together(self._driver):
            games = self._driver.execute(self._sql.GAMES, (self._sql.listed(set(live_ids)),))
            present = self._driver.execute(self._sql.PRESENT, (self._sql.listed(set(player_ids)),))
        return (
            {live_id: (state, settings) for live_id, state, settings in games},
            {player: (live_id, extra) for player, live_id, extra in present},
        )

    def stored(self, keys: Iterable[Key]) -> dict[Key, tuple[Any, int]]:
        """Key -> (what was answered, how long it took), of the answers that are stored."""
        by_question: dict[tuple[int, int, int], set[int]] = defaultdict(set)
        for live_id, question, take, player in keys:
            by_question[live_id, question, take].add(player)
        found: dict[Key, tuple[Any, int]] = {}
        for asked, players in by_question.items():
            rows = self._driver.execute(self._sql.STORED, (*asked, self._sql.listed(players)))
            found |= {(*asked, player): (json.loads(given), ms) for player, given, ms in rows}
        return found

    def keep_first(self, rows: Sequence[Row]) -> int:
        """Store answers, each at most once: how many were new."""
        return self._sql.keep(self._driver, ONCE, rows)

    def keep_last(self, rows: Sequence[Row]) -> int:
        """Store answers over earlier ones: how many were."""
        return self._sql.keep(self._driver, OVER, rows)
