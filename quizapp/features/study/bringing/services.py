"""Writing brought progress: new memories and log rows in bulk; where both sides have some, the union, in its order."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import blake2s
from typing import Any

from sqlalchemy import bindparam, update

from quizapp.core.exchange.anki.scheduling import Logged, Standing
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.state import Phase, State
from quizapp.extensions import db
from quizapp.features.study.bringing import queries
from quizapp.features.study.bringing.matching import unmatched
from quizapp.features.study.bringing.states import as_memory, moment_of, state_from
from quizapp.features.study.integrity import rebuilding
from quizapp.features.study.learner import Learner, in_deck
from quizapp.features.study.options.queries import of_deck
from quizapp.features.study.queries.tables import M, memories, review_log
from quizapp.features.study.services import writing
from quizapp.features.study.services.counting import count_days
from quizapp.features.study.states import BROUGHT, FIELDS, columns, document
from quizapp.models import Entry, Where
from quizapp.models.exchange.bulk import Bulk

_MEMORIES = Bulk(
    memories, ("learner_id", "card_id", "deck_id", *FIELDS, "suspended", "flag", "buried_until", "base"), skips=True
)
_ROWS = Bulk(
    review_log,
    ("learner_id", "card_id", "answer_key", "at", "day", "kind", "rating", "taken_ms", "phase", "interval_days",
     "last_interval_days", "where", "before"),
    skips=True,
)  # fmt: skip
BY_HAND = (Entry.RESET, Entry.SET_DUE)
_KINDS = {kind.value: kind for kind in Entry}
NEW_BEFORE = timedelta(days=2)  # new cards enter in the past, in the order of their places


@dataclass(frozen=True, slots=True)
class BroughtMemory:
    """What is brought of one card: its schedule, if any, and its log."""

    card_id: int
    deck_id: int
    standing: Standing
    log: Sequence[Logged]
    is_new: bool  # the card was made just now, so nothing is remembered of it yet


def bring(learner: Learner, brought: Sequence[BroughtMemory], *, now: datetime) -> dict[str, int]:
    """Write a batch of memories with their logs; gives how many answers were added and how many were there.

    Where nothing was done here that the other side does not know, its state is right as it is; else the card is made
    again from all rows in their order (rule I3).
    """
    brought, skipped = _without_known(learner, brought)
    olds = [item.card_id for item in brought if not item.is_new]
    there = queries.memories_of(learner.id, olds) if olds else {}
    logs: dict[int, dict[int, Any]] = defaultdict(dict)
    for row in queries.logged(learner.id, olds) if olds else ():
        logs[row.card_id][_ms(row.at)] = row
    rules = {deck: in_deck(learner, of_deck(learner.id, deck)) for deck in {item.deck_id for item in brought}}
    new, moved, rows, apart = [], [], [], {}
    for item in brought:
        mine = logs.get(item.card_id, {})
        fresh, own = unmatched(item.log, mine)
        skipped += len(item.log) - len(fresh)
        rows += [(item, row) for row in fresh]
        memory = there.get(item.card_id)
        if memory is None and (item.is_new or item.log or item.standing.phase is not Phase.NEW):
            new.append(_new(item, rules[item.deck_id], now))
        elif memory is not None and _tells_more(item, memory, fresh, mine):
            if any(row.rating is not None or row.kind in BY_HAND for row in own):
                apart[item.card_id] = memory
            else:
                state = state_from(item.standing, item.log, rules[item.deck_id], memory.due)
                moved.append(_moved(memory, state, None if mine else _base(item, state)))
    _MEMORIES.put(new)
    added = _log(learner, rows)
    again = rebuilding.made_again(learner, apart)
    _move(moved + [_moved(memory, again[card], memory.base) for card, memory in apart.items() if card in again])
    return {"added": added, "skipped": skipped + len(rows) - added}


def _without_known(learner: Learner, brought: Sequence[BroughtMemory]) -> tuple[list[BroughtMemory], int]:
    """Without cards whose every row came before: they tell nothing new. Gives how many rows those have."""
    olds = [item.card_id for item in brought if not item.is_new]
    if not olds:
        return list(brought), 0
    keys, met = queries.keys_of(learner.id, olds), queries.met(learner.id, olds)
    left, known = [], 0
    for item in brought:
        if item.card_id in met and item.log and all(_key(item.card_id, row.at_ms) in keys for row in item.log):
            known += len(item.log)
        else:
            left.append(item)
    return left, known


def _ms(at: datetime) -> int:
    return int(at.timestamp()) * 1000 + at.microsecond // 1000


def _new(item: BroughtMemory, learner: Learner, now: datetime) -> tuple[Any, ...]:
    state = state_from(item.standing, item.log, learner, now - NEW_BEFORE)
    own = (learner.id, item.card_id, item.deck_id)
    beside = (*as_memory(item.standing, learner, now), _base(item, state))
    return own + tuple(columns(state).values()) + beside


def _base(item: BroughtMemory, state: State) -> dict[str, Any] | None:
    """The state itself, where no log comes with it that tells how it was reached."""
    return document(state) if state.reviews and not item.log else None


def _tells_more(item: BroughtMemory, memory: Any, fresh: Sequence[Logged], mine: dict[int, Any]) -> bool:
    """Whether what is brought of a card moves it: answers or steps by hand that are not known here, or a schedule for
    a card that was never asked here.
    """
    has_new = any(row.rating if row.kind == Entry.ANSWER else row.kind in BY_HAND for row in fresh)
    return has_new or (not mine and not memory.reviews and item.standing.reviews > 0)


def _moved(memory: Any, state: State, base: dict[str, Any] | None) -> dict[str, Any]:
    values = {f"new_{name}": value for name, value in columns(state).items()}
    return {"memory_id": memory.id, "new_base": base} | values


def _move(rows: list[dict[str, Any]]) -> None:
    if rows:
        names = (*FIELDS, "base")
        values = {name: bindparam(f"new_{name}", type_=M[name].type) for name in names}
        change = update(memories).where(M.id == bindparam("memory_id")).values(values)
        db.session.connection().execute(change, rows)


def _log(learner: Learner, rows: Sequence[tuple[BroughtMemory, Logged]]) -> int:
    """Write log rows and count their days; gives how many were new."""
    written: dict[str, tuple[Any, ...]] = {}
    counts: dict[tuple[int, date], dict[str, int]] = defaultdict(lambda: dict.fromkeys(writing.COUNTED, 0))
    for item, row in rows:
        key = _key(item.card_id, row.at_ms)
        if key in written:
            continue
        at = moment_of(row)
        day = learner.clock.day_of(at)
        written[key] = _entry(learner, (item.card_id, key, at, day), row)
        if row.kind == Entry.ANSWER:
            _tally(counts[item.deck_id, day], row)
    _ROWS.put(list(written.values()))
    count_days(learner.id, counts)
    return len(written)


def _entry(learner: Learner, place: tuple[int, str, datetime, date], row: Logged) -> tuple[Any, ...]:
    told = (row.rating, row.taken_ms, row.phase, row.interval_days, row.last_interval_days)
    return (learner.id, *place, _KINDS[row.kind], *told, Where.IMPORT, {BROUGHT: row.told})


def _key(card: int, at_ms: int) -> str:
    """The same row of the same card has the same key, however often it is brought."""
    return "import-" + blake2s(f"{card}.{at_ms}".encode(), digest_size=16).hexdigest()


def _tally(counted: dict[str, int], row: Logged) -> None:
    before = State(row.phase, interval_days=row.last_interval_days)
    entry = {"rating": row.rating and Rating(row.rating), "where": Where.IMPORT, "taken_ms": row.taken_ms}
    for name, number in writing.tally(before, entry).items():
        counted[name] += number
