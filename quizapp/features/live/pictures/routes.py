"""The addresses of pictures: for the host, and for a player once the question is put to them."""

import io
from typing import Any

from flask import Response, send_file

from quizapp.core.errors import NotFound
from quizapp.core.live.game import Game, Phase
from quizapp.features.exchange import media
from quizapp.features.live import bp
from quizapp.features.live.play import sent
from quizapp.features.live.queries import games, turns
from quizapp.models import LiveItem, LivePlayer, LiveSession
from quizapp.web import access


@bp.get("/live/<int:live_id>/image/<int:number>")
def host_image(live_id: int, number: int) -> Response:
    """The picture of a question, for the wall."""
    return _file(_item(games.own_live(access.learner(), live_id), number))


@bp.get("/play/<code>/image/<int:number>")
def player_image(code: str, number: int) -> Response:
    """The picture of a question that was put to this player; 404 for those still to come."""
    live, player = sent.own_place(code)
    if number > _reached(live, player):
        raise NotFound
    return _file(_item(live, number))


def _reached(live: LiveSession, player: LivePlayer) -> int:
    game = Game.of_document(live.state)
    if game.phase is Phase.RUNNING:
        turn = turns.latest_turn(live.id, player.id)
        return turn.question if turn else 0
    return game.asked


def _item(live: LiveSession, number: int) -> LiveItem:
    found = next((item for item in games.items_of(live.id) if item.position == number), None)
    if found is None or not found.image:
        raise NotFound
    return found


def _file(item: LiveItem) -> Response:
    image: dict[str, Any] = item.image or {}
    try:
        data = media.path_of(image["digest"], image["ending"]).read_bytes()
    except OSError as error:
        raise NotFound from error
    kind = media.TYPES[image["ending"]]
    answer = send_file(io.BytesIO(data), mimetype=kind, conditional=True, etag=image["digest"], max_age=0)
    answer.headers["Content-Security-Policy"] = media.ALONE
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
