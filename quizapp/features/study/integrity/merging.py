"""Two logs become one (rule I3): the union of their rows, and every card made again from it in the order of time."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from operator import attrgetter
from typing import Any

from quizapp.core.memory.rating import Rating
from quizapp.core.memory.replay import Logged, steps
from quizapp.core.memory.state import State
from quizapp.extensions import db
from quizapp.features.study.integrity import queries
from quizapp.features.study.learner import Learner, in_deck
from quizapp.features.study.queries.tables import memories, review_log
from quizapp.features.study.services import writing
from quizapp.features.study.services.counting import count_days
from quizapp.features.study.services.upserts import insert_into
from quizapp.features.study.services.verifying import logged
from quizapp.features.study.states import FIELDS, columns, document
from quizapp.models import Entry, Where

CARDS_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Brought:
    """One answer of the other log. `answer_key` is what a retry brings again; without one, card and moment are."""

    card_id: int
    at: datetime
    rating: Rating
    taken_ms: int = 0
    answer_key: str = ""
    where: Where = Where.IMPORT
    given: str | None = None
    proposed: Rating | None = None
    device: str | None = None

    @property
    def key(self) -> str:
        return self.answer_key or f"log-{self.card_id}-{round(self.at.timestamp() * 1000)}"


@dataclass(slots=True)
class Merged:
    """What a merge did: rows added, rows that were there already, cards made again."""

    added: int = 0
    skipped: int = 0
    cards: int = 0


@dataclass(frozen=True, slots=True)
class _Known:
    """What is stored of some cards: their logs, the keys and moments taken, their memories and decks."""

    logs: Mapping[int, Sequence[Any]]
    memories: Mapping[int, Any]
    decks: Mapping[int, Any]
    starts: Mapping[int, State]


def merge(learner: Learner, brought: Iterable[Brought], save: Callable[[], None] = lambda: None) -> Merged:
    """Add answers to the learner's log, each in its place in time, once, and make their cards again.

    `save` is called after some hundred cards; cut short and begun again, it goes on where it was. The cards must be the
    learner's own: whoever calls has looked them up as such.
    """
    by_card: dict[int, list[Brought]] = defaultdict(list)
    for one in brought:
        by_card[one.card_id].append(one)
    done = Merged()
    for ids in batched(sorted(by_card), CARDS_AT_ONCE):
        _merge_some(learner, {card: by_card[card] for card in ids}, done)
        save()
    return done


def _merge_some(learner: Learner, brought: Mapping[int, list[Brought]], done: Merged) -> None:
    known = _known(learner, list(brought))
    log: list[dict[str, Any]] = []
    states: dict[int, State] = {}
    counts: dict[tuple[int, date], Counter[str]] = defaultdict(Counter)
    for card, rows in brought.items():
        new = _not_there(known.logs.get(card, ()), rows)
        done.skipped += len(rows) - len(new)
        if new:
            entries, states[card] = _made_again(learner, card, new, known)
            log += entries
            for entry in entries:
                counts[known.decks[card].deck_id, entry["day"]].update(writing.tally(_before(entry), entry))
    _write(learner.id, log, states, known)
    count_days(learner.id, counts)
    done.added += len(log)
    done.cards += len(states)


def _known(learner: Learner, ids: Collection[int]) -> _Known:
    logs: dict[int, list[Any]] = defaultdict(list)
    for row in queries.log_of(learner.id, ids, also_undone=True):
        logs[row.card_id].append(row)
    return _Known(
        logs,
        queries.memories_of(learner.id, ids),
        queries.decks_of(ids),
        queries.starts(learner.id, ids, learner.preset.parameters),
    )


def _not_there(log: Sequence[Any], rows: Iterable[Brought]) -> list[Brought]:
    """The rows whose key and moment are new to this card, each once."""
    keys, moments = {row.answer_key for row in log}, {row.at for row in log}
    found: list[Brought] = []
    for row in sorted(rows, key=attrgetter("at")):
        if row.key not in keys and row.at not in moments:
            found.append(row)
            keys.add(row.key)
            moments.add(row.at)
    return found


def _made_again(learner: Learner, card: int, new: Iterable[Brought], known: _Known) -> tuple[list[Any], State]:
    """The log rows to add, each with the state before it, and the state that the whole log leads to."""
    standing = [row for row in known.logs.get(card, ()) if row.undone_at is None]
    start, learner = known.starts.get(card, State()), in_deck(learner, known.decks[card])
    rows: list[Any] = sorted([*standing, *new], key=attrgetter("at"))
    told = [
        Logged(row.rating, row.at, day=learner.clock.day_of(row.at)) if isinstance(row, Brought) else logged(row)
        for row in rows
    ]
    led = list(steps(told, preset=learner.preset, clock=learner.clock, card_id=card, start=start))
    pairs = zip(rows, led, strict=True)
    entries = [_entry(learner, row, *states) for row, states in pairs if isinstance(row, Brought)]
    return entries, led[-1][1] if led else start


def _entry(learner: Learner, row: Brought, before: State, after: State) -> dict[str, Any]:
    cap = int(learner.preset.answer_cap.total_seconds() * 1000)
    return {
        "learner_id": learner.id,
        "card_id": row.card_id,
        "answer_key": row.key,
        "at": row.at,
        "where": row.where,
        "kind": Entry.ANSWER,
        "rating": int(row.rating),
        "proposed": row.proposed,
        "given": row.given,
        "taken_ms": min(row.taken_ms, cap),
        "phase": before.phase,
        "interval_days": after.interval_days,
        "last_interval_days": before.interval_days,
        "before": document(before),
        "day": learner.clock.day_of(row.at),
        "device": row.device,
    }


def _before(entry: Mapping[str, Any]) -> State:
    return State(phase=entry["phase"], interval_days=entry["last_interval_days"])


def _write(learner: int, log: list[dict[str, Any]], states: Mapping[int, State], known: _Known) -> None:
    connection = db.session.connection()
    if log:
        connection.execute(insert_into(review_log), log)
    fresh = {"learner_id": learner, "suspended": False}
    rows = [
        fresh | {"card_id": card, "deck_id": known.decks[card].deck_id, **columns(state)}
        for card, state in states.items()
    ]
    if rows:
        adding = insert_into(memories)
        new = {name: adding.excluded[name] for name in FIELDS}
        connection.execute(adding.on_conflict_do_update(index_elements=["learner_id", "card_id"], set_=new), rows)
