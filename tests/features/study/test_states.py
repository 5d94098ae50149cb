"""A memory on its way between its row and the document that undo keeps."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from quizapp.core.memory.state import Phase, State
from quizapp.features.study.states import document, from_document, written
from tests.conftest import NOON


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


@pytest.mark.parametrize(
    "state",
    [
        State(),
        State(Phase.REVIEW, 0, 0.1 + 0.2, 5e-324, NOON, NOON - timedelta(days=3), 12, 4, 77, date(2026, 5, 1)),
        State(Phase.RELEARNING, 2, 36500.0, 1e22, NOON.replace(microsecond=7), NOON, 0, 1, 2),
    ],
)
def test_what_is_written_with_an_answer_is_the_document(state: State) -> None:
    assert written(state) == json.dumps(document(state))
