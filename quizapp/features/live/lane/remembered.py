"""What this process remembers of a version of a game: how it stands and who may play. A new version is read anew."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask

from quizapp.core.live.game import Game, Phase
from quizapp.extensions import db, writes
from quizapp.features.live import boards
from quizapp.features.live.entering import Holder
from quizapp.features.live.play.me import me
from quizapp.features.live.queries import games, players
from quizapp.features.live.queries.games import Member
from quizapp.models import LiveItem, LiveSession

REMEMBERED = 64


@dataclass(frozen=True, slots=True)
class Stand:
    """A game as it stands at one version."""

    live: LiveSession  # of no session any more, and its questions
    items: list[LiveItem]
    members: dict[int, Member]
    is_over: bool  # the question at hand: from then on the board says it all
    is_each_alone: bool  # everybody at their own speed: no version says where somebody is


class Remembered:
    """Of the games of one app. What is asked for the first time is read once, however many ask."""

    def __init__(self, app: Flask) -> None:
        self._app, self._lock = app, threading.Lock()
        self._found: OrderedDict[tuple[str, int, int], Any] = OrderedDict()

    def may_play(self, holder: Holder, version: int) -> bool:
        """Whether this is a player who was not sent out; False too when they came after this was read."""
        hashes = self._read("hashes", holder.live_id, version, lambda: players.token_hashes(holder.live_id))
        return bool(hashes.get(holder.player_id) == holder.token_hash)

    def own(self, holder: Holder, version: int) -> dict[str, Any] | None:
        """The player's own part; None when the long way knows better."""
        if not self.may_play(holder, version):
            return None
        stand = self.stand(holder, version)
        member = stand.members.get(holder.player_id) if stand else None
        if stand is None or member is None:
            return None
        if stand.is_over:
            return me(stand.live, member)
        with self._app.app_context():
            writes.set(False)
            return me(stand.live, member, stand.items)

    def stand(self, holder: Holder, version: int) -> Stand | None:
        """The game of this player at that version, if it still is at it."""
        stand: Stand | None = self._read("stand", holder.live_id, version, lambda: _stand(holder.live_id, version))
        return stand

    def forget(self) -> None:
        """Forget everything (a test's database is rolled back under it)."""
        self._found.clear()

    def _read(self, what: str, live_id: int, version: int, read: Callable[[], Any]) -> Any:
        key = (what, live_id, version)
        if key in self._found:
            return self._found[key]
        with self._lock:
            if key not in self._found:
                with self._app.app_context():
                    writes.set(False)
                    self._found[key] = read()
                while len(self._found) > REMEMBERED:
                    self._found.popitem(last=False)
            return self._found.get(key)


def _stand(live_id: int, version: int) -> Stand | None:
    live = games.live_by_id(live_id)
    if live.version != version:
        return None
    phase = Game.of_document(live.state).phase
    is_over = phase in boards.TELLING
    members = boards.board_of(live).members if is_over else {m.id: m for m in games.members_of(live_id)}
    items = games.items_of(live_id)
    db.session.expunge_all()
    return Stand(live, items, members, is_over, phase is Phase.RUNNING)
