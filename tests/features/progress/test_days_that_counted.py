"""Figures count days as the scheduler does: by the day that the last answer counted for (rules T1, T2)."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from quizapp.core.memory.schedule import retrievability
from quizapp.core.search import read
from quizapp.extensions import db
from quizapp.features.find.queries.pages import ids_of
from quizapp.features.progress.queries import recall
from quizapp.features.study.learner import learner_of
from quizapp.features.study.states import state_of
from quizapp.models import User
from tests import factories
from tests.features.find.conftest import seeker_of
from tests.features.study.answers import answer, memory_of, opened, study

NIGHT = datetime(2026, 3, 10, 3, tzinfo=UTC)  # still the 9th where the day begins at four in UTC
LATER = datetime(2026, 3, 13, 12, tzinfo=UTC)  # four days after, whatever the clock of then says
MOVES = [("UTC", 4), ("Asia/Tokyo", 4), ("UTC", 0), ("America/Los_Angeles", 4)]


@pytest.mark.parametrize(("zone", "hour"), MOVES)
def test_T2_after_moving_all_figures_count_the_days_that_the_scheduler_counts(
    ana: User, browser_of: Any, at: Any, zone: str, hour: int
) -> None:
    at(NIGHT)
    [card], browser = opened(ana, browser_of)
    answer(browser, card, rating=4)
    ana.timezone, ana.day_start = zone, hour
    db.session.commit()
    at(LATER)
    learner = learner_of(ana)
    chance = retrievability(state_of(memory_of(ana, card)), LATER, clock=learner.clock)
    assert chance
    for fold in (recall._by_sql, recall._by_hand):
        assert fold(ana, [card.deck_id], learner.clock, LATER)[card.deck_id].expected == pytest.approx(chance, abs=1e-9)
    seeker = replace(seeker_of(ana), now=LATER)
    found = [len(ids_of(seeker, read(f"prop:r{sign}{chance + by:.6f}"))) for sign, by in (("<", 1e-5), ("<", -1e-5))]
    assert found == [1, 0]
    page = browser.get(study(card, f"/cards/{card.id}")).text
    curve = page[page.index("curve-h") : page.index("log-h")]
    assert f"remember is {chance * 100:.0f} % today" in page.replace("\u00a0", " ")
    assert ">Mar 9, 2026</time>" in curve


def test_T2_a_day_that_is_still_to_come_after_moving_west_counts_as_today(ana: User) -> None:
    [card] = factories.kept_cards(ana)
    factories.memory(ana, card, stability=3.0, last_review=LATER, last_day=datetime(2026, 3, 14, tzinfo=UTC).date())
    found = recall.stays(ana, [card.deck_id], clock=learner_of(ana).clock, now=LATER)
    assert found[card.deck_id].expected == 1.0
