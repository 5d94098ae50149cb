"""Making a live game: from the kept cards of a deck, as they are now."""

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from quizapp.core.errors import Refused
from quizapp.core.live import kinds
from quizapp.core.live.game import Game, Plan, Standings
from quizapp.core.live.kinds import Kind
from quizapp.core.live.names import Names
from quizapp.core.live.scoring import MOST_SPEED, Rules
from quizapp.core.quiz.asking import FALSE, TRUE, Question
from quizapp.extensions import db
from quizapp.features.decks.sources import Source, source_of
from quizapp.features.live.queries import games, players
from quizapp.features.quizzes import making as quizzes
from quizapp.features.quizzes import queries as quiz_queries
from quizapp.models import Deck, LiveItem, LiveSession, User

TRIES = 20


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How a game is played: what its host chose before the start."""

    seconds: int = 20  # for each question; 0: no clock
    reading_s: int = 5
    standings: Standings = Standings.EACH
    speed_percent: int = 0
    streaks: bool = False
    partial: bool = True
    last_wins: bool = False
    show_question: bool = True  # on the phones, too
    teams: int = 0
    early: bool = True  # a question closes as soon as everybody has answered
    every: int = 5  # questions in a round, where the room sees who leads after each
    own_pace: bool = False  # everybody at their own speed
    shuffled: bool = False  # and with the questions in an order of each player's own
    auto_s: int = 0  # how long answers and standings stand before the game goes on by itself; 0: the host says
    names: Names = Names.FREE
    roster: tuple[str, ...] = ()  # the names to choose from

    def as_document(self) -> dict[str, Any]:
        """Plain values that JSON can hold."""
        return asdict(self)

    @classmethod
    def of_document(cls, document: dict[str, Any]) -> "Manner":
        """The manner that was written down."""
        known = {name: value for name, value in document.items() if name in cls.__dataclass_fields__}
        known["standings"] = Standings(document.get("standings", Standings.EACH))
        known["names"] = Names(document.get("names", Names.FREE))
        return cls(**(known | {"roster": tuple(document.get("roster", ()))}))

    @property
    def rules(self) -> Rules:
        """How points are counted."""
        streaks = self.streaks and not self.shuffled  # in a row is what everybody met in a row
        return Rules(speed_percent=min(self.speed_percent, MOST_SPEED), streaks=streaks, partial=self.partial)


def manner_of(live: LiveSession) -> Manner:
    """How this game is played."""
    return Manner.of_document(live.settings)


def plan_of(live: LiveSession, items: Iterable[LiveItem | kinds.Question]) -> Plan:
    """What the machine must know of a game."""
    manner = manner_of(live)
    return Plan(
        seconds=tuple(item.seconds for item in items),
        reading_s=manner.reading_s,
        standings=manner.standings,
        every=manner.every,
        own_pace=manner.own_pace,
        auto_s=manner.auto_s,
        longest=players.slowest_clock(live.id) if manner.auto_s else 1.0,
    )


def make_live(host: User, deck_id: int, *, request_key: str, size: int, manner: Manner, now: datetime) -> LiveSession:
    """Make a game of this deck's cards and open its lobby; a second click gets the first one's game.

    Raises NotFound for a stranger, Refused("no_questions") when no kept card can be asked.
    """
    deck = quiz_queries.own_deck(host, deck_id, lock=True)
    if made := games.live_by_key(host, request_key):
        return made
    asked = quizzes.drawn(host, deck_id, quizzes.Wish(request_key, size))
    if not asked:
        raise Refused("no_questions")
    live = open_lobby(deck, request_key=request_key, manner=manner, now=now)
    proving = proofs(host, [question.card_id for question in asked])
    for place, question in enumerate(asked, 1):
        db.session.add(_item(live, place, question, seconds=manner.seconds, proof=proving.get(question.card_id)))
    db.session.flush()
    return live


def open_lobby(deck: Deck, *, request_key: str, manner: Manner, now: datetime) -> LiveSession:
    """A game of this deck without questions yet."""
    return open_room(deck.learner_id, deck.name, deck_id=deck.id, request_key=request_key, manner=manner, now=now)


def open_room(
    host_id: int, title: str, *, deck_id: int | None, request_key: str, manner: Manner, now: datetime
) -> LiveSession:
    """A game without questions yet, under a code that no running game has."""
    live = LiveSession(
        host_id=host_id,
        deck_id=deck_id,
        code=_free_code(),
        title=title,
        version=1,
        state=Game().as_document(),
        settings=manner.as_document(),
        request_key=request_key,
        created_at=now,
    )
    db.session.add(live)
    db.session.flush()
    return live


def _free_code() -> str:
    """Six digits nobody can guess from the last ones."""
    for _ in range(TRIES):
        code = f"{secrets.randbelow(10**6):06d}"
        if games.running_by_code(code) is None:
            return code
    raise Refused("no_code")


def _item(live: LiveSession, place: int, question: Question, *, seconds: int, proof: dict[str, Any] | None) -> LiveItem:
    is_truth = set(question.options) == {TRUE, FALSE}
    return LiveItem(
        live_id=live.id,
        card_id=question.card_id,
        position=place,
        kind=Kind.TRUE_FALSE if is_truth else Kind.CHOICE,
        front=question.front,
        options=list(question.options),
        key={"places": [question.options.index(question.back)]},
        seconds=seconds,
        proof=proof or {},
    )


def proofs(host: User, card_ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Card -> its sentence in parts, kept with the game: it must show the same after the article has changed."""
    rows = quiz_queries.proving(host, list(card_ids))
    found = {}
    for row in rows:
        found[row.card_id] = proof_of(
            source_of(
                row.note,
                row.window or "",
                offset=row.offset or 0,
                article_id=row.article_id,
                title=row.title or "",
                language=row.language,
            )
        )
    return found


def proof_of(source: Source) -> dict[str, Any]:
    """A source as plain values."""
    names = ("before", "lead", "answer", "rest", "after", "paragraph", "title", "context", "language")
    return {name: getattr(source, name) for name in names}
