"""The fixtures keep what they promise: one transaction for a test, and a clean table after it."""

import pytest
from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.models import User


@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_commits_is_gone_in_the_next(ana: User, turn: int) -> None:
    db.session.commit()
    assert db.session.scalar(select(func.count()).select_from(User)) == 1
    assert db.session.get(User, ana.id).name == "Ana"
