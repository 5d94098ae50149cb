"""A learner who moves, or whose day begins at another hour: no studied day is skipped or repeated (rule T1)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.accounts.services import adopt, make_guest
from quizapp.models import Memory, User
from tests import factories

BERLIN, NEW_YORK = DayClock("Europe/Berlin"), DayClock("America/New_York")
DAYS = [datetime(2026, 3, 10, 12, tzinfo=UTC) + timedelta(days=n) for n in range(4)]


def _memories(user: User, clock: DayClock) -> list[Memory]:
    cards = factories.kept_cards(user, len(DAYS))
    dues = [clock.start_of(day.date()) for day in DAYS]
    return [factories.memory(user, card, due=due) for card, due in zip(cards, dues, strict=True)]


def _settings(user: User, **changed: object) -> dict[str, object]:
    own = {
        name: getattr(user, name) for name in ("timezone", "day_start", "new_per_day", "reviews_per_day", "retention")
    }
    return own | {"retention": 90, "name": "Ana", "theme": "", "language": "", "single_keys": "y"} | changed


@pytest.mark.parametrize(
    ("before", "after"), [(BERLIN, NEW_YORK), (NEW_YORK, BERLIN), (BERLIN, DayClock("Europe/Berlin", 0))]
)
def test_cards_of_whole_days_keep_their_day(
    ana: User, browser_of: Callable[[User], FlaskClient], before: DayClock, after: DayClock
) -> None:
    ana.timezone, ana.day_start = before.zone, before.start_hour
    mine = _memories(ana, before)
    answer = browser_of(ana).post("/settings", data=_settings(ana, timezone=after.zone, day_start=after.start_hour))
    assert answer.status_code == 303
    assert [db.session.get(Memory, m.id).due for m in mine] == [after.start_of(day.date()) for day in DAYS]


@pytest.mark.parametrize(("before", "after"), [(BERLIN, NEW_YORK), (NEW_YORK, BERLIN)])
def test_cards_not_asked_today_wait_for_the_same_day(
    ana: User, browser_of: Callable[[User], FlaskClient], before: DayClock, after: DayClock
) -> None:
    ana.timezone = before.zone
    [mine, *_others] = _memories(ana, before)
    mine.buried_until = before.start_of(DAYS[1].date())
    db.session.commit()
    browser_of(ana).post("/settings", data=_settings(ana, timezone=after.zone))
    assert db.session.get_one(Memory, mine.id).buried_until == after.start_of(DAYS[1].date())


def test_cards_in_steps_stay_where_they_are(ana: User, browser_of: Callable[[User], FlaskClient]) -> None:
    card = factories.kept_cards(ana, 1)[0]
    step = factories.memory(ana, card, phase=Phase.LEARNING, interval_days=0, due=DAYS[0])
    browser_of(ana).post("/settings", data=_settings(ana, timezone="Asia/Tokyo"))
    assert db.session.get(Memory, step.id).due == DAYS[0]


def test_a_guests_cards_keep_their_day_in_the_account(ana: User, at: object) -> None:
    guest = make_guest(now=DAYS[0])
    guest.timezone, ana.timezone = BERLIN.zone, NEW_YORK.zone
    mine = _memories(guest, BERLIN)
    adopt(guest, ana)
    db.session.commit()
    db.session.expire_all()
    assert [db.session.get(Memory, m.id).due for m in mine] == [NEW_YORK.start_of(day.date()) for day in DAYS]
