"""Games as their host and their players may see them; a stranger finds nothing."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Select, Text, cast, func, select

from quizapp.core.errors import NotFound
from quizapp.core.live.game import Game
from quizapp.core.live.kinds import Given, Question
from quizapp.core.live.scoring import Answered
from quizapp.extensions import db
from quizapp.models import LiveAnswer, LiveItem, LivePlayer, LiveSession, User

WAITED = timedelta(seconds=2)  # how long an answer may have waited for its commit


def own_live(host: User, live_id: int, *, lock: bool = False) -> LiveSession:
    """The host's game; `lock` lets one press at a time move it. NotFound for a stranger."""
    wanted = select(LiveSession).where(LiveSession.id == live_id, LiveSession.host_id == host.id)
    return _one(wanted.with_for_update() if lock else wanted)


def own_player(host: User, live_id: int, player_id: int) -> LivePlayer:
    """A player of the host's game. NotFound for a stranger."""
    mine = select(LivePlayer).join(LiveSession, LiveSession.id == LivePlayer.live_id)
    found = db.session.scalar(
        mine.where(LivePlayer.id == player_id, LiveSession.id == live_id, LiveSession.host_id == host.id)
    )
    if found is None:
        raise NotFound
    return found


def live_by_id(live_id: int, *, lock: bool = False) -> LiveSession:
    """A game for whoever was let in already: its clock, or a player whose token names it."""
    wanted = select(LiveSession).where(LiveSession.id == live_id)
    return _one(wanted.with_for_update() if lock else wanted)


def _one(wanted: object) -> LiveSession:
    found = db.session.scalar(wanted.execution_options(populate_existing=True))  # type: ignore[attr-defined]
    if found is None:
        raise NotFound
    live: LiveSession = found
    return live


def running_by_code(code: str) -> LiveSession | None:
    """The game that runs under this code."""
    return db.session.scalar(select(LiveSession).where(LiveSession.code == code, LiveSession.ended_at.is_(None)))


def open_door(code: str) -> int | None:
    """Which game runs under this code."""
    return db.session.scalar(select(LiveSession.id).where(LiveSession.code == code, LiveSession.ended_at.is_(None)))


def live_by_key(host: User, key: str) -> LiveSession | None:
    """The game this click has already made."""
    return db.session.scalar(select(LiveSession).where(LiveSession.host_id == host.id, LiveSession.request_key == key))


def lives_of(host: User, deck_id: int, *, limit: int = 20) -> Sequence[LiveSession]:
    """The host's games of this deck, the latest first."""
    mine = select(LiveSession).where(LiveSession.host_id == host.id, LiveSession.deck_id == deck_id)
    return db.session.scalars(mine.order_by(LiveSession.id.desc()).limit(limit)).all()


def items_of(live_id: int) -> list[LiveItem]:
    """The questions of a game, in order."""
    return list(
        db.session.scalars(select(LiveItem).where(LiveItem.live_id == live_id).order_by(LiveItem.position)).all()
    )


class Member(NamedTuple):
    """A player as a board sees them."""

    id: int
    name: str
    team: int
    extra: float
    learner_id: int | None = None


def members_of(live_id: int) -> list[Member]:
    """Everybody in the game who was not sent out, in the order they came."""
    columns = (LivePlayer.id, LivePlayer.name, LivePlayer.team, LivePlayer.extra, LivePlayer.learner_id)
    here = select(*columns).where(LivePlayer.live_id == live_id, LivePlayer.kicked.is_(False))
    return [Member._make(row) for row in _plain(here.order_by(LivePlayer.id))]


def _plain(wanted: Select[*tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows as the driver gives them: a thousand are waited for at once, and making more of each takes twice as long."""
    with db.session.connection().execute(wanted) as result:
        rows: list[tuple[Any, ...]] = result.cursor.fetchall()  # type: ignore[assignment]
    return rows


def member_count(live_id: int) -> int:
    """How many are in the game."""
    here = select(func.count(LivePlayer.id)).where(LivePlayer.live_id == live_id, LivePlayer.kicked.is_(False))
    return db.session.scalar(here) or 0


def newest_names(live_id: int, most: int) -> list[str]:
    """The names of those who came last, in the order they came."""
    names = select(LivePlayer.name).where(LivePlayer.live_id == live_id, LivePlayer.kicked.is_(False))
    return list(db.session.scalars(names.order_by(LivePlayer.id.desc()).limit(most)))[::-1]


def answers_of(live_id: int, counted: Mapping[int, int], members: Sequence[Member]) -> list[Answered]:
    """All answers to these questions (question -> the take that counts)."""
    present = {member.id for member in members}
    given = cast(LiveAnswer.given, Text)  # a thousand answers are few different ones: each is read once
    columns = (LiveAnswer.player_id, LiveAnswer.question, LiveAnswer.take, given, LiveAnswer.taken_ms, LiveAnswer.extra)
    every = select(*columns).where(LiveAnswer.live_id == live_id, LiveAnswer.question.in_(counted))
    rows = _plain(every) if counted else ()
    return [
        Answered(player, question, _given(text), taken_ms, extra)
        for player, question, take, text, taken_ms, extra in rows
        if counted[question] == take and player in present
    ]


def typed_since(live_id: int, question: int, take: int, since: datetime | None) -> tuple[list[Given], datetime | None]:
    """Each different answer to a question that came since that moment, and the moment of the latest.

    What waited for its commit is older than it looks, so a little is read again.
    """
    these = [LiveAnswer.live_id == live_id, LiveAnswer.question == question, LiveAnswer.take == take]
    if since is not None:
        these.append(LiveAnswer.at >= since - WAITED)
    given = cast(LiveAnswer.given, Text)
    rows = db.session.execute(select(given, func.max(LiveAnswer.at)).where(*these).group_by(given)).all()
    return [_given(text) for text, _at in rows], max((at for _text, at in rows), default=since)


@lru_cache(maxsize=4096)
def _given(text: str) -> Given:
    found: Given = json.loads(text)
    return found


def answered_count(live_id: int, game: Game) -> int:
    """How many have answered the question at hand."""
    these = (LiveAnswer.live_id == live_id, LiveAnswer.question == game.question, LiveAnswer.take == game.take)
    kicked = select(LivePlayer.id).where(LivePlayer.live_id == live_id, LivePlayer.kicked)
    everybody = select(func.count()).select_from(LiveAnswer).where(*these)
    gone = everybody.where(LiveAnswer.player_id.in_(kicked))  # few: cheaper than to look at everybody
    return db.session.scalar(select(everybody.scalar_subquery() - gone.scalar_subquery())) or 0


def question_of(item: LiveItem) -> Question:
    """A stored question as it is marked."""
    key = item.key
    return Question(
        kind=item.kind,
        options=tuple(item.options),
        key=tuple(key.get("places", ())),  # type: ignore[arg-type]
        accept=tuple(key.get("accept", ())),  # type: ignore[arg-type]
        value=key.get("value"),  # type: ignore[arg-type]
        tolerance=key.get("tolerance", 0.0),  # type: ignore[arg-type]
        factor=item.factor,
        seconds=item.seconds,
    )


def has_begun(live_id: int) -> bool:
    """Whether a question was asked: from then on the questions stay as they are."""
    state = db.session.scalar(select(LiveSession.state).where(LiveSession.id == live_id))
    return bool(state and state["asked"])
