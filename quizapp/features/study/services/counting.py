"""The counts of many days at once, as whoever writes thousands of log rows needs them."""

from collections.abc import Mapping
from datetime import date

from quizapp.extensions import db
from quizapp.features.study.queries.tables import study_days
from quizapp.features.study.services.upserts import insert_into
from quizapp.features.study.services.writing import COUNTED


def count_days(learner_id: int, counts: Mapping[tuple[int, date], Mapping[str, int]]) -> None:
    """Add to the counts of a learner's days, each named by its deck and date: one statement for all of them."""
    nothing = dict.fromkeys(COUNTED, 0)
    own = {"learner_id": learner_id}
    rows = [own | {"deck_id": deck, "day": day} | nothing | dict(added) for (deck, day), added in counts.items()]
    if not rows:
        return
    adding = insert_into(study_days)
    sums = {name: study_days.c[name] + adding.excluded[name] for name in COUNTED}
    adding = adding.on_conflict_do_update(index_elements=["learner_id", "day", "deck_id"], set_=sums)
    db.session.connection().execute(adding, rows)
