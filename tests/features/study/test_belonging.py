"""What was studied can be taken along: exported, and handed from a guest to an account."""

import json
from typing import Any

from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.features.accounts.belongings import BELONGINGS
from quizapp.models import Memory, ReviewLog, StudyDay, User
from tests import factories
from tests.conftest import NOON
from tests.features.study.answers import answer, days, memory_of, opened, rows


def guest() -> User:
    """A learner without an account."""
    user = User(session_key="guest", created_at=NOON, last_seen_on=NOON.date())
    db.session.add(user)
    db.session.commit()
    return user


def count(table: Any, learner: User) -> int:
    """How many rows of a table are this learner's."""
    return db.session.scalar(select(func.count()).select_from(table).where(table.learner_id == learner.id)) or 0


def test_the_export_is_plain_and_complete(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = opened(ana, browser_of, 2)
    answer(browser, cards[0], given="typed")
    found = json.loads(json.dumps(BELONGINGS["study"].export(ana)))
    sizes = {
        "memories": 2,
        "reviews": 1,
        "days": 1,
        "fits": 0,
        "steps": 0,
        "chosen": 0,
        "options": 0,
        "deck_options": 0,
    }
    assert {name: len(part) for name, part in found.items()} == sizes
    review = found["reviews"][0]
    assert (review["card_id"], review["rating"], review["at"], review["given"]) == (
        cards[0].id,
        3,
        NOON.isoformat(),
        "typed",
    )


def test_an_account_adopts_what_its_guest_learned(ana: User, browser_of: Any, at: Any) -> None:
    visitor = guest()
    cards, browser = opened(visitor, browser_of, 2)
    answer(browser, cards[0])
    BELONGINGS["study"].adopt(visitor, ana)
    db.session.commit()
    assert (memory_of(ana, cards[0]).reviews, len(rows(ana)), days(ana)[0].answers) == (1, 1, 1)
    assert [count(table, visitor) for table in (Memory, ReviewLog, StudyDay)] == [0, 0, 0]


def test_where_both_have_something_nothing_breaks_and_no_answer_is_lost(ana: User, browser_of: Any, at: Any) -> None:
    visitor = guest()
    [card], browser = opened(visitor, browser_of)
    answer(browser, card, answer_key="the-same-key")
    factories.memory(ana, card, reviews=9)
    mine = factories.kept_cards(ana)[0]
    factories.memory(ana, mine)
    answer(browser_of(ana), mine, seen=3, answer_key="the-same-key")
    BELONGINGS["study"].adopt(visitor, ana)
    db.session.commit()
    assert (memory_of(ana, card).reviews, len(rows(ana)), sum(day.answers for day in days(ana))) == (9, 2, 2)
