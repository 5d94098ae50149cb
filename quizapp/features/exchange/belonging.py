"""What a learner brought, as export gives it and as a guest hands it to an account."""

from typing import Any

from sqlalchemy import delete, update

from quizapp.extensions import db
from quizapp.features.exchange import queries
from quizapp.models import Bringing, Medium, User


def export(user: User) -> dict[str, list[dict[str, Any]]]:
    """Which files were brought when, and which pictures and sounds are kept."""
    files = [
        {"name": row.name, "kind": row.kind, "stage": row.stage.value, "created_at": row.created_at.isoformat()}
        for row in queries.bringings_of(user)
    ]
    media = [{"name": row.name, "digest": row.digest, "size": row.size} for row in queries.media_of(user.id)]
    return {"files": files, "media": media}


def adopt(guest: User, account: User) -> None:
    """Make what the guest brought the account's; what both have is kept once."""
    twice = queries.digests_of(account.id)
    db.session.execute(delete(Medium).where(Medium.learner_id == guest.id, Medium.digest.in_(twice)))
    for table in (Medium, Bringing):
        db.session.execute(update(table).where(table.learner_id == guest.id).values(learner_id=account.id))
