"""The player's page where everybody plays at their own speed: whole from the server, one screen at a time."""

from flask import render_template

from quizapp.adapters import clock
from quizapp.core.live.game import OVER
from quizapp.features.live import boards, frames
from quizapp.features.live.making import manner_of
from quizapp.features.live.pace.turning import Here, here
from quizapp.features.live.people.teams import team_of
from quizapp.features.live.play.showing import given_tiles, options_of
from quizapp.models import LivePlayer, LiveSession


def own_pace_page(live: LiveSession, player: LivePlayer) -> str:
    """The page as this player stands now."""
    now = clock.now()
    found = here(live, player, now)
    board = boards.board_of(live) if found.game.phase in OVER else None
    return render_template(
        "live/pace/show.html",
        live=live,
        player=player,
        code=live.code,
        here=found,
        manner=manner_of(live),
        options=options_of(found.item) if found.item else [],
        given=given_tiles(found.item, found.answer.given if found.answer else None) if found.item else [],
        right=given_tiles(found.item, found.item.key.get("places")) if found.item else [],
        key=frames.shown_key(found.item) if found.item else "",
        place=board.places.get(player.id) if board else None,
        players=len(board.members) if board else 0,
        team=team_of(live, player, board),
        now_ms=frames.ms(now),
        refresh_s=_refresh_s(found, now_ms=frames.ms(now) or 0),
    )


def _refresh_s(found: Here, *, now_ms: int) -> int:
    """After how many seconds a page without script asks again; 0: never, lest what is typed be lost."""
    if found.screen == "waiting":
        return 4
    closes = frames.ms(found.closes)
    return max(2, (closes - now_ms) // 1000 + 2) if found.screen == "question" and closes else 0
