"""A memory on its way between its row and the document that undo keeps."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from quizapp.core.memory.state import Phase, State
from quizapp.features.study.states import document, from_document


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC),
        datetime(2026, 11, 29, 4, tzinfo=UTC),
        datetime(987, 6, 5, 4, 3, 2, 100_000, tzinfo=UTC),
        datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=timezone(timedelta(hours=2))),
    ],
)
def test_a_moment_is_kept_as_python_writes_it(at: datetime) -> None:
    state = State(Phase.REVIEW, due=at, last_review=at)
    assert document(state)["due"] == document(state)["last_review"] == at.isoformat()
    assert from_document(document(state)) == state
