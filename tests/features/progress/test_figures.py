"""The figures equal what one counts by hand, in the learner's own days, on both databases."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import event

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.state import Phase
from quizapp.core.stats.remembered import remembered
from quizapp.extensions import db
from quizapp.features.progress.figures import Figures, figures
from quizapp.features.progress.queries import recall
from quizapp.models import Attempt, Quiz, Standing, StudyDay
from tests import factories
from tests.conftest import NOON

TODAY = date(2026, 3, 10)
DAY = timedelta(days=1)


def at(days: float) -> datetime:
    """So many days from the start of this study day in UTC."""
    return datetime(2026, 3, 10, 4, tzinfo=UTC) + timedelta(days=days)


def study_day(learner, deck, day: date, **counts: int) -> None:
    db.session.add(StudyDay(learner_id=learner.id, deck_id=deck.id, day=day, **counts))
    db.session.commit()


def of(learner, **more) -> Figures:
    return figures(learner, now=NOON, **more)


def reviewed(learner, card, *, due: float, **values) -> None:
    factories.memory(learner, card, due=at(due), **values)


def test_what_is_coming(ana):
    cards = factories.kept_cards(ana, 9)
    for card, due in zip(cards, (-9, -0.01, 0, 0.9, 1, 29.9, 30), strict=False):
        reviewed(ana, card, due=due)
    reviewed(ana, cards[7], due=0, suspended=True)
    reviewed(ana, cards[8], due=0, phase=Phase.NEW, stability=None)
    found = of(ana)
    assert found.coming.counts[:3] == (4, 1, 0)
    assert (found.coming.counts[29], found.coming.overdue, found.coming.later) == (1, 2, 1)
    assert (found.due_today, found.held, found.kept) == (4, 3, 9)


def test_cards_no_longer_kept_are_taken_off(ana):
    cards = factories.kept_cards(ana, 3)
    for card in cards:
        reviewed(ana, card, due=2, stability=50.0, last_review=at(-1))
    cards[0].standing = Standing.DROPPED
    db.session.commit()
    found = of(ana)
    assert (found.coming.counts[2], found.held, found.kept) == (2, 2, 2)
    assert (found.stays[0].held.firm, found.stays[0].held.total) == (2, 2)


def test_steps_within_the_day_are_due_today(ana):
    (card,) = factories.kept_cards(ana)
    reviewed(ana, card, due=0.5, phase=Phase.LEARNING, interval_days=0)
    assert of(ana).due_today == 1


@pytest.mark.parametrize(
    ("zone", "start", "today", "tomorrow"),
    [("UTC", 4, 1, 1), ("America/New_York", 4, 2, 0), ("Asia/Tokyo", 4, 0, 2), ("UTC", 0, 1, 1)],
)
def test_days_are_the_learners_own(ana, zone, start, today, tomorrow):
    ana.timezone, ana.day_start = zone, start
    db.session.commit()
    first, second = factories.kept_cards(ana, 2)
    factories.memory(ana, first, due=datetime(2026, 3, 10, 20, tzinfo=UTC))
    factories.memory(ana, second, due=datetime(2026, 3, 11, 5, tzinfo=UTC))
    assert of(ana).coming.counts[:2] == (today, tomorrow)


def test_true_retention_streak_and_year(ana):
    one, other = factories.deck(ana), factories.deck(ana)
    study_day(ana, one, TODAY, answers=12, young_asked=8, young_recalled=6, mature_asked=4, mature_recalled=4)
    study_day(ana, other, TODAY, answers=3, young_asked=2, young_recalled=2)
    study_day(ana, one, TODAY - DAY, answers=1)
    study_day(ana, one, TODAY - 3 * DAY, answers=2)
    study_day(ana, one, TODAY - 40 * DAY, answers=20, young_asked=20, young_recalled=10)
    study_day(ana, one, TODAY - 2 * DAY, answers=0)
    found = of(ana)
    assert (found.recent.young.recalled, found.recent.young.asked) == (8, 10)
    assert (found.recent.all.recalled, found.recent.all.asked) == (12, 14)
    assert (found.ever.all.recalled, found.ever.all.asked) == (22, 34)
    assert (found.streak.current, found.streak.longest, found.streak.is_today_done) == (2, 2, True)
    assert (found.year.total, found.year.active_days, found.year.best.count) == (38, 4, 20)
    assert found.weeks[-1].rate == 12 / 14
    assert found.months[0].answers == 18


def test_the_last_thirty_days_end_today(ana):
    deck = factories.deck(ana)
    for ago in (29, 30):
        study_day(ana, deck, TODAY - ago * DAY, answers=1, young_asked=1, young_recalled=1)
    assert of(ana).recent.all.asked == 1


def test_what_stays_of_an_article(ana):
    deck = factories.deck(ana, factories.article(ana))
    cards = [factories.card(factories.note(deck)) for _ in range(4)]
    reviewed(ana, cards[0], due=5, stability=40.0, last_review=at(-40) + DAY / 3)
    reviewed(ana, cards[1], due=5, stability=10.0, last_review=at(0.1))
    reviewed(ana, cards[2], due=-90, stability=25.0, last_review=at(-200))
    (stays,) = of(ana).stays
    assert (stays.held.firm, stays.held.faint, stays.held.none) == (1, 2, 1)
    chances = [recalled(40, 40), 1.0, recalled(25, 200)]
    assert stays.held.mean == pytest.approx(sum(chances) / 3, abs=1e-6)


def recalled(stability: float, days: float) -> float:
    """FSRS-6 written out: R = (1 + F t / S) ** -w20 with R(S) = 0.9."""
    decay = 0.1542
    return (1 + (0.9 ** (-1 / decay) - 1) * days / stability) ** -decay


def test_the_database_folds_as_core_does(ana):
    clock, rng = DayClock("Europe/Berlin", 4), Random(7)
    deck = factories.deck(ana)
    expected = []
    for _ in range(60):
        card = factories.card(factories.note(deck))
        stability, last = rng.lognormvariate(3, 1.5), at(-rng.randint(0, 20) - rng.uniform(0.2, 0.7))
        reviewed(ana, card, due=3, stability=stability, last_review=last)
        expected.append((deck.id, stability, clock.elapsed_days(last, NOON)))
    ours = recall._by_sql(ana, [deck.id], clock, NOON)[deck.id]
    theirs = remembered(expected)[deck.id]
    assert (ours.firm, ours.faint) == (theirs.firm, theirs.faint)
    assert ours.expected == pytest.approx(theirs.expected, abs=1e-6)
    assert recall._by_hand(ana, [deck.id], clock, NOON)[deck.id] == theirs


def test_articles_come_in_pages(ana):
    for number in range(12):
        factories.card(factories.note(factories.deck(ana, name=f"Deck {number}")))
    first, second = of(ana), of(ana, page=2)
    assert [stays.deck.name for stays in first.stays] == [f"Deck {number}" for number in range(11, 1, -1)]
    assert (first.has_more, second.has_more, len(second.stays)) == (True, False, 2)


def test_quiz_scores_over_time(ana):
    deck = factories.deck(ana)
    for number, right in enumerate((5, 8, None)):
        quiz = Quiz(learner_id=ana.id, deck_id=deck.id, request_key=str(number), created_at=at(number))
        db.session.add(quiz)
        db.session.flush()
        end = None if right is None else at(number)
        db.session.add(
            Attempt(quiz_id=quiz.id, learner_id=ana.id, started_at=at(number), finished_at=end, right=right, asked=10)
        )
    db.session.commit()
    assert [point.percent for point in of(ana).scores.points] == [50, 80]


def test_nobody_elses_answers_count(ana, zoe):
    (card,) = factories.kept_cards(ana)
    reviewed(ana, card, due=0)
    study_day(ana, factories.deck(ana), TODAY, answers=5)
    found = of(zoe)
    assert (found.due_today, found.kept, found.year.total, found.stays) == (0, 0, 0, [])


def test_the_log_is_never_read(ana):
    seen: list[str] = []
    bind = db.session.connection()
    event.listen(bind, "before_cursor_execute", lambda _c, _k, statement, *_more: seen.append(statement))
    of(ana)
    assert seen
    assert not any("review_log" in statement or not statement.startswith(("SELECT", "WITH")) for statement in seen)
