"""What search keeps of a person: the searches with a name; and the steps that undo can take back."""

from typing import Any

from sqlalchemy import update

from quizapp.extensions import db
from quizapp.features.find.queries import saved as queries
from quizapp.models import ManyChange, User


def export(user: User) -> list[dict[str, Any]]:
    """The searches, as plain values."""
    rows = queries.saved_searches(user)
    return [{"name": row.name, "search": row.words, "created_at": row.created_at.isoformat()} for row in rows]


def adopt(guest: User, account: User) -> None:
    """Make the guest's searches the account's; of two with one name the account's stays."""
    taken = {row.name for row in queries.saved_searches(account)}
    for row in queries.saved_searches(guest):
        if row.name in taken:
            db.session.delete(row)
        else:
            row.learner_id = account.id
    db.session.flush()
    db.session.execute(update(ManyChange).where(ManyChange.learner_id == guest.id).values(learner_id=account.id))
