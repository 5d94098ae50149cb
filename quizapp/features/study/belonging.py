"""A learner's memories and answers, as export gives them and as a guest hands them to an account."""

from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Row, delete, literal, update

from quizapp.adapters import clock, queue
from quizapp.extensions import db
from quizapp.features.study.options import queries as options
from quizapp.features.study.options import services as options_services
from quizapp.features.study.queries import levels
from quizapp.features.study.queries.tables import memories, parameters, review_log, selections, study_days, study_steps
from quizapp.features.study.services import writing
from quizapp.models import User

HIDDEN = ("id", "learner_id", "device")


def export(user: User) -> dict[str, list[dict[str, Any]]]:
    """Memories, every answer (also those undone), the counts of each day, the steps that undo knows,
    and how decks are studied.
    """
    everything = levels.everything(user.id) | options.everything(user.id)
    return {name: [_plain(row) for row in rows] for name, rows in everything.items()}


def _plain(row: Row[Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in row._mapping.items() if name not in HIDDEN}  # noqa: SLF001


def _value(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def adopt(guest: User, account: User) -> None:
    """Make the guest's memories, answers and days the account's. Where both know a card, the account's memory stays."""
    clashing = levels.clashes(guest.id, account.id)
    mine = (memories.c.learner_id == guest.id, memories.c.card_id.in_(clashing))
    db.session.execute(delete(memories).where(*mine))
    twice = review_log.c.answer_key.in_(levels.taken_keys(guest.id, account.id))
    own = review_log.c.learner_id == guest.id
    db.session.execute(
        update(review_log).where(own, twice).values(answer_key=literal("guest-").concat(review_log.c.id))
    )
    for table in (memories, review_log, study_steps, selections):
        db.session.execute(update(table).where(table.c.learner_id == guest.id).values(learner_id=account.id))
    for row in levels.days_of(guest.id):
        counted = {name: getattr(row, name) for name in writing.COUNTED}
        writing.count_day(account.id, row.deck_id, row.day, counted)
        if row.more_new or row.more_reviews or row.most_new is not None or row.most_reviews is not None:
            _adopt_more(row, account.id)
    db.session.execute(delete(study_days).where(study_days.c.learner_id == guest.id))
    options_services.adopt(guest, account)
    db.session.execute(delete(parameters).where(parameters.c.learner_id == guest.id))  # the account has its own log
    queue.enqueue("rebuild_memory", account.id, now=clock.now())


def _adopt_more(row: Row[Any], account: int) -> None:
    """What the guest asked for beyond the limits of that day, or the lower limits that the guest set for it."""
    days = study_days.c
    same = (days.learner_id == account, days.deck_id == row.deck_id, days.day == row.day)
    names = ("more_new", "more_from", "more_reviews", "more_reviews_from")
    more: dict[str, Any] = {name: days[name] + getattr(row, name) for name in names}
    more |= {name: getattr(row, name) for name in ("most_new", "most_reviews") if getattr(row, name) is not None}
    db.session.execute(update(study_days).where(*same).values(more))
