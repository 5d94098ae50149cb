"""What everybody sees of a game: one public frame for each version for all phones, and one for the host's windows."""

import json
from datetime import datetime
from typing import Any

from quizapp.adapters import clock
from quizapp.adapters.broker import Frame, broker
from quizapp.core.live.game import DURING, OVER, Game, Phase, Standings
from quizapp.core.passage import parted
from quizapp.extensions import db, writes
from quizapp.features.live import boards, timing
from quizapp.features.live.making import manner_of
from quizapp.features.live.play.results import own_results
from quizapp.features.live.queries import games, turns
from quizapp.models import LiveItem, LiveSession
from quizapp.web.wire.waste import undisturbed

SHOWN = 5  # names on the standings
ON_WALL = 60  # names in the lobby


def players_channel(live_id: int) -> str:
    return f"{live_id}:players"


def host_channel(live_id: int) -> str:
    return f"{live_id}:host"


def publish(live_id: int) -> None:
    """After a commit: tell all phones and the host's windows how the game stands now."""
    with undisturbed():
        live = as_committed(live_id)
        broker().publish(players_channel(live_id), _for_players(live))
        broker().publish(host_channel(live_id), for_host(live))
    timing.arm(live_id, Game.of_document(live.state))


def publish_counts(live: LiveSession) -> bool:
    """Tell the host's windows how many are here and have answered; whether everybody has."""
    frame = for_host(live)
    broker().publish(host_channel(live.id), frame)
    counts = json.loads(frame.data)
    return 0 < int(counts["players"]) <= int(counts["answered"])


def players_frame(live_id: int) -> Frame:
    """The present frame for phones; the database is asked only when this process is not sure of it."""
    return broker().latest(players_channel(live_id)) or _offered(live_id)


def _offered(live_id: int) -> Frame:
    live = as_committed(live_id)
    timing.arm(live_id, Game.of_document(live.state))
    return broker().offer(players_channel(live_id), _for_players(live))


def host_frame(live: LiveSession) -> Frame:
    """The present frame for the host, counted now."""
    timing.arm(live.id, Game.of_document(live.state))
    frame = for_host(live)
    broker().offer(host_channel(live.id), frame)
    return frame


def as_committed(live_id: int) -> LiveSession:
    """The game as it is committed, in a transaction that only reads."""
    db.session.rollback()
    writes.set(False)
    return games.live_by_id(live_id)


def ms(moment: datetime | None) -> int | None:
    """A moment as pages count: milliseconds since 1970."""
    return None if moment is None else int(moment.timestamp() * 1000)


def _for_players(live: LiveSession) -> Frame:
    view = json.dumps(public_view(live), ensure_ascii=False, separators=(",", ":"))
    return Frame((live.version, 0), view, own_results(live))


def public_view(live: LiveSession) -> dict[str, Any]:
    """A game as any player may see it: nothing of the key before the reveal, no options before they are open."""
    game, items = Game.of_document(live.state), games.items_of(live.id)
    view: dict[str, Any] = {"v": live.version, "phase": game.phase.value, "total": len(items), "code": live.code}
    if game.phase in DURING or game.phase in {Phase.REVEAL, Phase.STANDINGS}:
        view |= _question(live, game, items[game.question - 1])
    if game.phase is Phase.RUNNING:
        view["paused"] = game.paused
    if game.phase in boards.TELLING:
        view |= _standing(live, game)
    return view


def _question(live: LiveSession, game: Game, item: LiveItem) -> dict[str, Any]:
    view: dict[str, Any] = {
        "question": game.question,
        "take": game.take,
        "kind": item.kind.value,
        "seconds": item.seconds,
        "opens": ms(game.opens_at),
        "closes": ms(game.closes_at),
        "locked": ms(game.locked_at),
        "paused": game.paused,
        "left": game.left_ms,
    }
    view |= asked(item.front if manner_of(live).show_question or game.phase not in DURING else "")
    if item.image and view["front"]:
        view["image"] = {name: item.image[name] for name in ("alt", "width", "height")}
    if game.phase is not Phase.READING:
        view["options"] = item.options
    if game.phase not in DURING:
        view |= {"right": item.key.get("places", []), "answer": shown_key(item), "proof": item.proof}
    return view


def asked(front: str) -> dict[str, str]:
    """A question as a frame tells it: what is asked, and what is read before it where there is something.

    >>> asked("It is an island.\\n\\nIt was found in ____.")
    {'front': 'It was found in ____.', 'passage': 'It is an island.'}
    """
    passage, question = parted(front)
    return {"front": question, "passage": passage} if passage else {"front": question}


def shown_key(item: LiveItem) -> str:
    """The right answer in words."""
    if accept := item.key.get("accept"):
        return str(accept[0])  # type: ignore[index]
    if item.key.get("value") is not None:
        return shown_number(item.key["value"])  # type: ignore[arg-type]
    return ", ".join(item.options[place] for place in item.key.get("places", []))  # type: ignore[attr-defined]


def shown_number(number: float) -> str:
    """A number as people write it, however large.

    >>> shown_number(8100000000.0), shown_number(2.5)
    ('8100000000', '2.5')
    """
    return f"{number:.15g}"


def _standing(live: LiveSession, game: Game) -> dict[str, Any]:
    board = boards.board_of(live)
    if game.phase is Phase.REVEAL or (manner_of(live).standings is Standings.HIDDEN and game.phase not in OVER):
        return {"players": len(board.members)}
    view: dict[str, Any] = {"players": len(board.members), "share": round(board.share, 4)}
    if manner_of(live).standings is Standings.HIDDEN:
        return view
    shown = board.first(3 if game.phase in OVER else SHOWN)[:12]
    view["top"] = [{"place": place, "name": m.name, "points": t.points} for place, m, t in shown]
    if board.teams:
        view["teams"] = [{"place": place, "team": team, "points": points} for place, team, points in board.best_teams]
    return view


def for_host(live: LiveSession) -> Frame:
    """What the host's windows need beside their page: who is here, and how many have answered."""
    game = Game.of_document(live.state)
    answered = games.answered_count(live.id, game) if game.phase in DURING else 0
    if game.phase is Phase.RUNNING:
        answered = turns.answer_count(live.id)
    view = {
        "v": live.version,
        "phase": game.phase.value,
        "code": live.code,
        "presses": game.presses,
        "players": games.member_count(live.id),
        "answered": answered,
        "names": games.newest_names(live.id, ON_WALL) if game.phase is Phase.LOBBY else [],
        "opens": ms(game.opens_at),
        "closes": ms(game.closes_at),
        "paused": game.paused,
        "left": game.left_ms,
    }
    moment = int(clock.now().timestamp() * 1000)
    return Frame((live.version, moment), json.dumps(view, ensure_ascii=False, separators=(",", ":")))
