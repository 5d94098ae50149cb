"""Many cards get a day, or start again as new ones: a row of the log for each, as if done one by one (rules S1, S2)."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from sqlalchemy import update

from quizapp.core.memory.plan.by_hand import DueWish, set_due, started_again
from quizapp.core.memory.state import Entry, State
from quizapp.extensions import db
from quizapp.features.study.learner import Learner
from quizapp.features.study.many import queries
from quizapp.features.study.queries.tables import review_log
from quizapp.features.study.services import open_deck
from quizapp.features.study.services.upserts import insert_into
from quizapp.features.study.states import columns, document, state_of
from quizapp.features.study.steps import changes
from quizapp.models import Where
from quizapp.models.find.among import among

Document = dict[str, Any]
Step = Callable[[int, State], tuple[State, int | None]]


def set_days(learner: Learner, ids: Collection[int], wish: DueWish, *, key: str, now: datetime) -> Document:
    """Let these cards be due on a day of the wish, each on its own; those put aside stay (rule S3). Gives what taking
    it back needs: nothing when no card moved. The same key again moves no card a second time.
    """

    def step(card: int, state: State) -> tuple[State, int | None]:
        return set_due(state, wish, now, clock=learner.clock, card_id=card)

    rows = [row for row in _rows(learner, ids) if not row.suspended]
    return _do(learner, rows, Entry.SET_DUE, step, key=key, now=now)


def start_again(learner: Learner, ids: Collection[int], *, key: str, now: datetime) -> Document:
    """Let these cards begin as new ones, those that were asked before; in the same way."""
    rows = [row for row in _rows(learner, ids) if row.reviews]
    return _do(learner, rows, Entry.RESET, lambda _card, state: (started_again(state, now), None), key=key, now=now)


def _rows(learner: Learner, ids: Collection[int]) -> list[Any]:
    for deck in queries.decks_to_open(learner.id, ids):
        open_deck(learner.id, deck)
    return list(queries.whole(learner.id, ids))


def _do(learner: Learner, rows: list[Any], kind: Entry, step: Step, *, key: str, now: datetime) -> Document:
    done, cards, logged = queries.done_with(learner.id, key, [row.card_id for row in rows]), [], []
    for row in rows:
        if row.card_id in done:
            continue
        before = state_of(row)
        after, days = step(row.card_id, before)
        cards.append([row.card_id, row.memory_id, _plain(before), _plain(after)])
        logged.append({
            "learner_id": learner.id, "card_id": row.card_id, "answer_key": f"{key}-{row.card_id}", "at": now,
            "where": Where.STUDY, "kind": kind, "given": None if days is None else str(days), "taken_ms": 0,
            "phase": before.phase, "interval_days": after.interval_days, "last_interval_days": before.interval_days,
            "before": document(before), "day": learner.clock.day_of(now),
        })  # fmt: skip
    if not cards:
        return {}
    db.session.connection().execute(insert_into(review_log), logged)
    changes.write({str(memory): after for _card, memory, _before, after in cards})
    return {"key": key, "cards": cards}


def take_back(learner_id: int, done: Document, *, now: datetime) -> int:
    """Put the memories back that are as this left them, and mark their rows of the log undone; gives their number."""
    current = {
        row.card_id: _plain(state_of(row)) for row in queries.whole(learner_id, [one[0] for one in done["cards"]])
    }
    same = [one for one in done["cards"] if current.get(one[0]) == one[3]]
    if same:
        changes.write({str(memory): before for _card, memory, before, _after in same})
        keys = [f"{done['key']}-{one[0]}" for one in same]
        mine = (review_log.c.learner_id == learner_id, among(review_log.c.card_id, [one[0] for one in same]))
        undone = update(review_log).where(*mine, review_log.c.answer_key.in_(keys)).values(undone_at=now)
        db.session.execute(undone)
    return len(same)


def _plain(state: State) -> Document:
    return {name: changes.plain(value) for name, value in columns(state).items()}
