"""Parameters that were fitted elsewhere, used until our own fit foretells better."""

from datetime import datetime

from quizapp.extensions import db
from quizapp.features.study.fitting import queries
from quizapp.models import Parameters


def has_own(learner: int) -> bool:
    """Whether the learner's cards follow parameters of their own already."""
    return queries.in_use(learner) is not None


def adopt(learner: int, values: tuple[float, ...], *, now: datetime) -> bool:
    """Use these from now on; False, and nothing changes, for who has some. Memories that are there already must be made
    again afterwards (rule R2).
    """
    if has_own(learner):
        return False
    before = queries.newest(learner)
    version = (before.version if before else 0) + 1
    made = {"values": list(values), "fitted_at": now, "reviews": 0, "tested": 0, "is_kept": True}
    db.session.add(Parameters(learner_id=learner, version=version, **made))
    db.session.flush()
    return True
