"""Cards that ask the same become one (rules I1-I4): the union of their logs, and the memory that this leads to.

No row is altered or lost: the card that stays gets a copy of each row of the others under a key of its own, and theirs
are marked as undone, so that no answer counts twice. Undoing marks them the other way round.
"""

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import insert, update

from quizapp.core.memory.replay import steps
from quizapp.core.memory.state import Entry, State
from quizapp.extensions import db
from quizapp.features.study.integrity import queries
from quizapp.features.study.learner import Learner, in_deck
from quizapp.features.study.queries.tables import memories, review_log
from quizapp.features.study.services.upserts import insert_into
from quizapp.features.study.services.verifying import logged
from quizapp.features.study.states import FIELDS, columns, document, from_document, state_of
from quizapp.models.find.among import among

HERE_ALONE = (Entry.SET_DUE, Entry.RESCHEDULED)  # they moved that card, and say nothing of the other


@dataclass(frozen=True, slots=True)
class United:
    """What uniting leads to: the rows that come, each with the state before it, and the memory before and after."""

    card_id: int
    rows: list[tuple[Any, State, State]]
    gone: list[int]  # rows of the others, which their copies replace
    before: State | None
    after: State | None

    @property
    def answers(self) -> int:
        """How many answers come."""
        return sum(row.rating is not None for row, _before, _after in self.rows)


def united(learner: Learner, keep: int, others: Collection[int]) -> United:
    """What the kept card's log and memory become when these cards are one with it; nothing is written.

    The cards must be the learner's own: whoever calls has looked them up as such.
    """
    ids = [keep, *others]
    logs: dict[int, list[Any]] = {number: [] for number in ids}
    for row in queries.log_of(learner.id, ids):
        logs[row.card_id].append(row)
    known = {number: state_of(row) for number, row in queries.memories_of(learner.id, ids).items()}
    start, since = _start(learner, keep, logs, known)
    coming = _coming([logs[number] for number in others], taken={row.at for row in logs[keep]})
    gone = [row for number in others for row in logs[number]]
    if start.reviews and since is not None and not logs[keep]:  # a state without a log has what came before in it
        coming, gone = ([row for row in some if row.at > since] for some in (coming, gone))
    learner = in_deck(learner, queries.decks_of([keep])[keep])
    rows, state = _walked(learner, keep, [*logs[keep], *coming], start=start, since=since)
    before = known.get(keep)
    is_changed = state.due is not None and (rows or not others or start.reviews)
    return United(keep, rows, [row.id for row in gone], before, state if is_changed else before)


def _walked(
    learner: Learner, keep: int, log: Iterable[Any], *, start: State, since: datetime | None
) -> tuple[list[tuple[Any, State, State]], State]:
    """The rows of the others with the states before and after each, and the state that all of them lead to."""
    log = sorted(log, key=attrgetter("at", "id"))
    options: dict[str, Any] = {"preset": learner.preset, "clock": learner.clock, "card_id": keep}
    led = list(steps(map(logged, log), start=start, since=since, **options))
    rows = [(row, *states) for row, states in zip(log, led, strict=True) if row.card_id != keep]
    return rows, led[-1][1] if led else start


def _coming(logs: Iterable[Sequence[Any]], taken: set[datetime]) -> list[Any]:
    """What the other logs bring: from their last fresh start on, and each moment once."""
    found: list[Any] = []
    for log in logs:
        fresh = max((place for place, row in enumerate(log) if row.kind is Entry.RESET), default=-1)
        for row in log[fresh + 1 :]:
            if row.kind not in HERE_ALONE and row.at not in taken:
                found.append(row)
                taken.add(row.at)
    return found


def _start(
    learner: Learner, keep: int, logs: Mapping[int, Sequence[Any]], known: Mapping[int, State]
) -> tuple[State, datetime | None]:
    """The state that the union begins with: that before the earliest row; or one that came without a log, from its last
    review on.
    """
    bare = {card: state for card, state in known.items() if state.reviews and not logs[card]}
    if keep in bare or (bare and not any(logs.values())):
        state = bare.get(keep) or max(bare.values(), key=lambda one: one.reviews)
        return state, state.last_review
    brought = queries.brought_rows(learner.id, list(logs))
    if keep in brought and keep in known:  # led by another program's rules to the state that came with it
        last = next(place for place, row in enumerate(logs[keep]) if row.id == brought[keep])
        following = logs[keep][last + 1 :]
        before = queries.states_before([following[0].id]) if following else {}
        state = before.get(following[0].id, State()) if following else known[keep]
        return state, logs[keep][last].at
    firsts = {card: log[0].at for card, log in logs.items() if log}
    if not firsts:
        return State(), None
    earliest = min(firsts, key=lambda card: (firsts[card], card != keep))
    start = queries.starts(learner.id, [earliest], learner.preset.parameters).get(earliest, State())
    return start, start.last_review


def unite(learner: Learner, keep: int, others: Collection[int], *, now: datetime) -> dict[str, Any]:
    """Do it; gives what `part` needs to take it back. The memories of the others begin anew."""
    found = united(learner, keep, others)
    memories_before = queries.memories_of(learner.id, others)
    whole = {row.id: row for row in queries.whole_rows([row.id for row, _before, _after in found.rows])}
    batch = secrets.token_hex(6)  # made one, parted and made one again: other rows
    rows = [_copy(whole[row.id], keep, before=before, after=after, batch=batch) for row, before, after in found.rows]
    copies = db.session.scalars(insert(review_log).returning(review_log.c.id), rows).all() if rows else []
    _mark(learner.id, found.gone, now)
    for number, row in memories_before.items():
        _put(learner.id, number, State(due=row.due))
    if found.after is not None:
        _put(learner.id, keep, found.after)
    base = _rebase(learner.id, keep, others)
    return {
        "keep": keep,
        "copies": list(copies),
        "gone": found.gone,
        "before": found.before and document(found.before),
        "base": base,
        "others": [[number, document(state_of(row))] for number, row in memories_before.items()],
        "seen": found.after.reviews if found.after else 0,
    }


def _rebase(learner: int, keep: int, others: Collection[int]) -> dict[str, Any] | None:
    """Let a card without a log go on from what came along with one of the others; gives what it went on from before."""
    bases = queries.bases(learner, [keep, *others])
    own = document(bases[keep]) if keep in bases else None
    if own is None and bases and not queries.log_of(learner, [keep]):
        most = max(bases.values(), key=lambda one: one.reviews)
        queries.set_base(learner, keep, document(most))
    return own


def part(learner: Learner, done: Mapping[str, Any], *, now: datetime) -> None:
    """Take it back. A card answered since keeps those answers: its memory is made again from what is its own."""
    keep = int(done["keep"])
    memory = queries.memories_of(learner.id, [keep]).get(keep)
    _mark(learner.id, done["copies"], now)
    _mark(learner.id, done["gone"], None)
    for number, kept in done["others"]:
        _put(learner.id, number, from_document(kept))
    if memory is None:
        return
    if "base" in done:
        queries.set_base(learner.id, keep, done["base"])
    if memory.reviews == done["seen"]:
        _put(learner.id, keep, from_document(done["before"]) if done["before"] else State(due=memory.due))
    elif (after := united(learner, keep, []).after) is not None:
        _put(learner.id, keep, after)


def _copy(row: Any, keep: int, *, before: State, after: State, batch: str) -> dict[str, Any]:
    """A row as the kept card has it. It belongs to no device: undo while studying takes back what was done there."""
    own = {name: getattr(row, name) for name in row._fields if name != "id"}
    return own | {
        "card_id": keep,
        "answer_key": f"joined-{keep}-{row.id}-{batch}",
        "device": None,
        "phase": before.phase,
        "interval_days": after.interval_days,
        "last_interval_days": before.interval_days,
        "before": document(before),
    }


def _mark(learner: int, rows: Collection[int], at: datetime | None) -> None:
    own = (review_log.c.learner_id == learner, among(review_log.c.id, rows))
    db.session.execute(update(review_log).where(*own).values(undone_at=at))


def _put(learner: int, card: int, state: State) -> None:
    values = {
        "learner_id": learner,
        "suspended": False,
        "card_id": card,
        "deck_id": queries.decks_of([card])[card].deck_id,
    }
    adding = insert_into(memories).values(values | columns(state))
    new = {name: adding.excluded[name] for name in FIELDS}
    db.session.execute(adding.on_conflict_do_update(index_elements=["learner_id", "card_id"], set_=new))
