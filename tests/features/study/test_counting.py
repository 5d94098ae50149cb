"""Counts of many days are written at once, and added to what is there."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import event

from quizapp.extensions import db
from quizapp.features.study.services.counting import count_days
from quizapp.models import User
from tests import factories
from tests.features.study.answers import days

FIRST = date(2026, 3, 1)


def test_a_thousand_days_are_one_statement(ana: User, at: Any) -> None:
    deck = factories.deck(ana)
    counts = {(deck.id, FIRST - timedelta(days=number)): {"answers": 2, "taken_ms": 900} for number in range(1000)}
    said: list[str] = []
    connection = db.session.connection()
    event.listen(connection, "before_cursor_execute", lambda *told: said.append(told[2]))
    for _turn in range(2):
        count_days(ana.id, counts)
    count_days(ana.id, {})
    assert len([text for text in said if "study_days" in text]) == 2
    assert {(row.answers, row.taken_ms, row.new_cards) for row in days(ana)} == {(4, 1800, 0)}
    assert len(days(ana)) == 1000
