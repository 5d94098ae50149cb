"""The player's page where everybody plays at their own speed: whole from the server, one screen at a time.

A screen comes with every step. What many players see of a question is drawn once, with holes; then only the name, the
points, the times and the form's token go in.
"""

import json
import re
from collections.abc import Hashable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flask import render_template, request
from flask_babel import get_locale
from flask_wtf.csrf import generate_csrf
from markupsafe import escape

from quizapp.adapters import clock
from quizapp.core.live.game import OVER
from quizapp.extensions import Known
from quizapp.features.live import boards, frames
from quizapp.features.live.making import manner_of
from quizapp.features.live.pace.turning import Here, here
from quizapp.features.live.people.teams import team_of
from quizapp.features.live.play.showing import given_tiles, options_of
from quizapp.features.live.queries.games import Member
from quizapp.models import LivePlayer, LiveSession

NAME, TOKEN = "\ue100", "\ue101"  # characters that no language uses
POINTS, OPENS_S, CLOSES_S = 1_987_654_321, 9_876_543_201, 9_876_543_202  # and numbers that no question holds
OPENS, CLOSES = (datetime.fromtimestamp(moment, UTC) for moment in (OPENS_S, CLOSES_S))
HOLES = {NAME, TOKEN, str(POINTS), str(1000 * OPENS_S), str(1000 * CLOSES_S)}
_HOLE = re.compile(f"({'|'.join(HOLES)})")
_drawn: Known[Hashable, list[str]] = Known()


def own_pace_page(live: LiveSession, player: LivePlayer) -> str:
    """The page as this player stands now."""
    now = clock.now()
    found = here(live, player, now)
    screen, now_ms = _screen(live, player, found), frames.ms(now) or 0
    refresh_s = _refresh_s(found, now_ms=now_ms)
    return render_template("live/pace/show.html", **screen, live=live, now_ms=now_ms, refresh_s=refresh_s)


def own_pace_screen(live: LiveSession, player: LivePlayer | Member, found: Here) -> str:
    """What changes on that page from step to step, for a page that is open."""
    is_own = found.answer is not None and isinstance(found.answer.given, str)  # hardly anybody else typed the same
    if found.screen not in {"question", "told"} or is_own:
        return render_template("live/pace/_now.html", **_screen(live, player, found))
    key = _shape(live, player, found)
    pieces = _drawn.get(key)
    if pieces is None:
        pieces = _with_holes(live, player, found)
        if pieces is None:  # somebody wrote what stands for a hole
            return render_template("live/pace/_now.html", **_screen(live, player, found))
        _drawn.keep(key, pieces)
    held = {
        NAME: str(escape(player.name)), TOKEN: generate_csrf(), str(POINTS): str(found.score.points),
        str(1000 * OPENS_S): str(frames.ms(found.opens)), str(1000 * CLOSES_S): str(frames.ms(found.closes)),
    }  # fmt: skip
    return "".join([held.get(piece, piece) for piece in pieces])


def _shape(live: LiveSession, player: LivePlayer | Member, found: Here) -> Hashable:
    """Everything that such a screen is made of besides what goes into its holes."""
    mark, said = found.mark, found.answer
    return (
        live.id, live.code, live.version, found.screen, found.number, found.item and found.item.position,
        found.closes is None, mark and (mark.credit, mark.points, mark.bonus), repr(said.given) if said else None,
        player.team, player.learner_id is not None, str(get_locale()), request.script_root,
    )  # fmt: skip


def _with_holes(live: LiveSession, player: LivePlayer | Member, found: Here) -> list[str] | None:
    """The screen cut at its holes; None when a text of the game looks like one."""
    shape = replace(found, score=replace(found.score, points=POINTS), opens=OPENS, closes=found.closes and CLOSES)
    screen = _screen(live, player, shape) | {"player": _Player(NAME, player), "csrf_token": lambda: TOKEN}
    item, said = found.item, found.answer and found.answer.given
    texts = [item.front, item.options, item.key, item.proof, item.image, said] if item else []
    if _HOLE.search(json.dumps(texts, ensure_ascii=False, default=str)):
        return None
    return _HOLE.split(render_template("live/pace/_now.html", **screen))


class _Player:
    """A player as the template asks for one, under another name."""

    def __init__(self, name: str, player: LivePlayer | Member) -> None:
        self.name, self.learner_id = name, player.learner_id


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
