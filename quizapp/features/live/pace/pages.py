"""The player's page where everybody plays at their own speed: whole from the server, one screen at a time."""

from typing import Any

from flask import render_template

from quizapp.adapters import clock
from quizapp.core.live.game import OVER
from quizapp.features.live import boards, frames
from quizapp.features.live.making import manner_of
from quizapp.features.live.pace.turning import Here, here
from quizapp.features.live.people.teams import team_of
from quizapp.features.live.play.showing import given_tiles, options_of
from quizapp.features.live.queries.games import Member
from quizapp.models import LivePlayer, LiveSession


def own_pace_page(live: LiveSession, player: LivePlayer) -> str:
    """The page as this player stands now."""
    now = clock.now()
    found = here(live, player, now)
    screen, now_ms = _screen(live, player, found), frames.ms(now) or 0
    refresh_s = _refresh_s(found, now_ms=now_ms)
    return render_template("live/pace/show.html", **screen, live=live, now_ms=now_ms, refresh_s=refresh_s)


def own_pace_screen(live: LiveSession, player: LivePlayer | Member, found: Here) -> str:
    """What changes on that page from step to step, for a page that is open."""
    return render_template("live/pace/_now.html", **_screen(live, player, found))


def _screen(live: LiveSession, player: LivePlayer | Member, found: Here) -> dict[str, Any]:
    board, item = boards.board_of(live) if found.game.phase in OVER else None, found.item
    return {
        "player": player,
        "code": live.code,
        "here": found,
        "manner": manner_of(live),
        "options": options_of(item) if item else [],
        "given": given_tiles(item, found.answer.given if found.answer else None) if item else [],
        "right": given_tiles(item, item.key.get("places")) if item else [],
        "key": frames.shown_key(item) if item else "",
        "place": board.places.get(player.id) if board else None,
        "players": len(board.members) if board else 0,
        "team": team_of(live, player, board),
    }


def _refresh_s(found: Here, *, now_ms: int) -> int:
    """After how many seconds a page without script asks again; 0: never, lest what is typed be lost."""
    if found.screen == "waiting":
        return 4
    closes = frames.ms(found.closes)
    return max(2, (closes - now_ms) // 1000 + 2) if found.screen == "question" and closes else 0
