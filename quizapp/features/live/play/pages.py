"""The phone's page of a game that its host leads: every screen is in it, and the one of now is filled and shown."""

from typing import Any

from flask import render_template

from quizapp.adapters import clock
from quizapp.core.live.game import Game
from quizapp.features.live import frames
from quizapp.features.live.making import manner_of
from quizapp.features.live.people.teams import team_names
from quizapp.features.live.play.me import me
from quizapp.features.live.play.showing import given_tiles, options_of, words
from quizapp.features.live.queries import games
from quizapp.models import LivePlayer, LiveSession

AGAIN_S = 4  # how often a page without script asks how the game stands
SLOWLY = {"multiple", "order", "typed", "numeric", "cloud"}  # while one of these is being answered, nothing is reloaded


def led_page(live: LiveSession, player: LivePlayer) -> str:
    """The page as the game stands now."""
    view, mine = frames.public_view(live), me(live, player)
    number, items = Game.of_document(live.state).question, games.items_of(live.id)
    item = items[number - 1] if number else None
    now_ms = frames.ms(clock.now()) or 0
    return render_template(
        "live/play/show.html",
        live=live,
        code=live.code,
        view=view,
        mine=mine,
        manner=manner_of(live),
        now_ms=now_ms,
        words=words(),
        teams=team_names(live),
        options=options_of(item) if item and view.get("options") else [],
        mine_tiles=given_tiles(item, mine.get("answer")) if item else [],
        right_tiles=given_tiles(item, view.get("right")) if item else [],
        refresh_s=_refresh_s(view, mine, now_ms),
    )


def _refresh_s(view: dict[str, Any], mine: dict[str, Any], now_ms: int) -> int:
    """After how many seconds a page without script looks again; 0: not before something is sent."""
    is_answering = view["phase"] == "open" and mine.get("answer") is None and view.get("kind") in SLOWLY
    if not is_answering:
        return AGAIN_S
    closes = view.get("closes")
    return max(AGAIN_S, int((closes - now_ms) // 1000) + 2) if closes else 0
