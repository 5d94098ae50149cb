"""Intervals go to the days where least waits, and the button shows the very interval that is applied (rule F3)."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from quizapp.core.memory.engine.balance import BALANCED, load
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.schedule import preview
from quizapp.extensions import db
from quizapp.features.study.learner import learner_of
from quizapp.features.study.options import services as options
from quizapp.features.study.queries import ahead
from quizapp.features.study.queries.ahead import look_ahead, one_more
from quizapp.features.study.services.evidence import record_evidence
from quizapp.features.study.states import state_of
from quizapp.models import Card, Memory, Note, User, Where
from tests import factories
from tests.conftest import NOON
from tests.features.study.answers import JSON, answer, memory_of, study


def crowd(learner: User, day: int, number: int) -> int:
    """That many cards due so many days from now, in one deck."""
    clock = learner_of(learner).clock
    due = clock.start_of(clock.day_of(NOON) + timedelta(days=day))
    cards = factories.kept_cards(learner, number)
    for card in cards:
        factories.memory(learner, card, due=due)
    return cards[0].deck_id


def waiting(learner: User, *days: int, deck: int = 0) -> dict[int, int]:
    found = look_ahead(learner_of(learner), NOON, deck)(BALANCED).due
    return {day: found[day] for day in days}


def share(learner: User, deck: int, *others: int, name: str = "Shared", **wishes: Any) -> None:
    """Let these decks have a new set of options."""
    made = options.save_set(learner.id, deck, name, Preset(**wishes), is_new=True, now=NOON)
    for other in others:
        options.use_set(learner.id, other, made.id)
    db.session.commit()
    ahead.forget()


def shown(browser: Any, card: Card) -> list[int]:
    page = browser.get(study(card)).text
    return [int(day) for day in page.partition('name="days" value="')[2].partition('"')[0].split(",")]


def test_F3_the_cards_of_each_day_are_counted(ana: User, ben: User, at: Any) -> None:
    ana.timezone = "America/New_York"
    crowd(ana, 5, 3)
    crowd(ben, 5, 4)
    factories.memory(ana, factories.kept_cards(ana)[0], due=NOON + timedelta(days=6), suspended=True)
    assert waiting(ana, 4, 5, 6) == {4: 0, 5: 3, 6: 0}
    assert waiting(ben, 5) == {5: 4}


def test_F3_an_answer_weighs_on_its_day_at_once(ana: User, at: Any) -> None:
    crowd(ana, 5, 3)
    learner = learner_of(ana)
    look = look_ahead(learner, NOON, 0)
    look(BALANCED)
    one_more(learner, 0, learner.clock.day_of(NOON), 5)
    found = look(BALANCED)
    assert (found.due[5], found.loads[5]) == (4, load(5, 4))


def test_F3_the_cards_of_each_day_are_counted_by_set_of_options(ana: User, ben: User, at: Any) -> None:
    ana.timezone = "America/New_York"
    alike, other, usual, _more = crowd(ana, 5, 3), crowd(ana, 5, 4), crowd(ana, 5, 5), crowd(ana, 99, 1)
    shared = crowd(ana, 6, 2)
    share(ana, alike, shared)
    share(ana, other, name="Apart")
    share(ben, crowd(ben, 5, 7))
    assert waiting(ana, 4, 5, 6, 99, deck=alike) == {4: 0, 5: 3, 6: 2, 99: 0}
    assert waiting(ana, 5, 6, deck=shared) == {5: 3, 6: 2}
    assert waiting(ana, 5, 6, deck=other) == {5: 4, 6: 0}
    assert waiting(ana, 5, 6, 99, deck=usual) == {5: 5, 6: 0, 99: 1}


def test_F3_cards_put_aside_or_put_away_wait_on_no_day(ana: User, at: Any) -> None:
    deck = crowd(ana, 5, 3)
    share(ana, deck)
    memories = db.session.scalars(select(Memory).where(Memory.deck_id == deck)).all()
    memories[0].suspended, memories[1].kept = True, False
    db.session.commit()
    assert waiting(ana, 5, deck=deck) == {5: 1}


def test_F3_a_day_beyond_the_most_counts_as_full(ana: User, at: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "MOST_A_DAY", 2)
    deck = crowd(ana, 5, 3)
    share(ana, deck)
    assert waiting(ana, 5, deck=deck) == {5: 2}


def test_F3_an_answer_weighs_on_the_days_of_its_own_set(ana: User, at: Any) -> None:
    alike, usual = crowd(ana, 5, 3), crowd(ana, 5, 4)
    share(ana, alike)
    learner = learner_of(ana)
    assert waiting(ana, 5, deck=alike) | waiting(ana, 5, deck=usual) == {5: 4}
    one_more(learner, alike, learner.clock.day_of(NOON), 5)
    assert (waiting(ana, 5, deck=alike), waiting(ana, 5, deck=usual)) == ({5: 4}, {5: 4})


@pytest.mark.parametrize("is_alike", [False, True])
def test_F3_what_waits_under_other_options_moves_no_card(ana: User, browser_of: Any, at: Any, is_alike: bool) -> None:
    card = factories.kept_cards(ana)[0]
    factories.memory(ana, card)
    share(ana, card.deck_id)
    browser = browser_of(ana)
    before = shown(browser, card)
    crowded = crowd(ana, before[2], 30)
    share(ana, *((card.deck_id, crowded) if is_alike else (crowded,)), name="Crowded")
    days = shown(browser, card)
    assert (days[2] != before[2]) is is_alike
    if is_alike:
        answer(browser, card, seen=3)  # without what the buttons showed
    else:
        told: dict[str, Any] = {"is_right": True, "options": 0, "typed": True, "answer_key": "quiz", "now": NOON}
        record_evidence(ana, card.id, where=Where.QUIZ, **told)
    assert memory_of(ana, card).interval_days == days[2]


def test_F3_a_quiet_day_is_chosen(ana: User, browser_of: Any, at: Any) -> None:
    card = factories.kept_cards(ana)[0]
    memory = factories.memory(ana, card)
    learner = learner_of(ana)
    plain = preview(state_of(memory), NOON, preset=learner.preset, clock=learner.clock, card_id=card.id)
    crowded = plain[Rating.GOOD].interval_days
    crowd(ana, crowded, 30)
    [_again, _hard, good, _easy] = shown(browser_of(ana), card)
    assert 0 < abs(good - crowded) < 8


@pytest.mark.parametrize("is_apart", [False, True])
def test_F3_the_day_of_a_sibling_is_left_where_reviews_keep_apart(
    ana: User, browser_of: Any, at: Any, is_apart: bool
) -> None:
    card = factories.kept_cards(ana)[0]
    factories.memory(ana, card)
    learner, browser = learner_of(ana), browser_of(ana)
    decks = [crowd(ana, day, 2) for day in range(1, 70)]
    db.session.commit()
    wished = shown(browser, card)[2]  # whatever the number of the card makes of days that are all alike
    due = learner.clock.start_of(learner.clock.day_of(NOON) + timedelta(days=wished))
    gone = db.session.scalars(select(Memory).where(Memory.learner_id == ana.id, Memory.due == due).limit(1)).one()
    db.session.delete(gone)  # its place is the sibling's, so that this alone decides
    factories.memory(ana, factories.card(db.session.get_one(Note, card.note_id)), due=due)
    share(ana, card.deck_id, *decks, bury_reviews=is_apart)
    [_again, _hard, good, _easy] = shown(browser, card)
    assert (good == wished) is not is_apart


def test_F3_the_answer_applies_what_was_shown(ana: User, browser_of: Any, at: Any) -> None:
    card = factories.kept_cards(ana)[0]
    factories.memory(ana, card)
    browser = browser_of(ana)
    days = shown(browser, card)
    crowd(ana, days[2], 40)  # meanwhile, on another device
    at(NOON + ahead.KEPT_FOR)
    assert shown(browser, card)[2] != days[2]
    answer(browser, card, seen=3, days=",".join(map(str, days)))
    assert memory_of(ana, card).interval_days == days[2]


def test_F3_what_was_just_answered_counts_at_once(ana: User, browser_of: Any, at: Any) -> None:
    first = factories.kept_cards(ana)[0]
    factories.memory(ana, first)
    browser = browser_of(ana)
    days = shown(browser, first)
    assert waiting(ana, days[2])[days[2]] == 0
    answer(browser, first, seen=3, days=",".join(map(str, days)))
    assert waiting(ana, days[2])[days[2]] == 1


def test_F3_an_interval_that_was_never_offered_is_not_taken(ana: User, browser_of: Any, at: Any) -> None:
    for days in ("0,900,900,900", "x", "1,2,3", "0,1,1,1"):
        card = factories.kept_cards(ana)[0]
        factories.memory(ana, card)
        assert answer(browser_of(ana), card, seen=3, days=days).status_code == 200
        assert 10 < memory_of(ana, card).interval_days < 60


def test_F3_the_next_card_brings_its_days(ana: User, browser_of: Any, at: Any) -> None:
    first, second = factories.kept_cards(ana, 2)
    for card in (first, second):
        factories.memory(ana, card)
    browser = browser_of(ana)
    following = answer(browser, first, seen=3).json["next"]
    answer(browser, second, seen=3, rating=4, days=following["days"])
    assert memory_of(ana, second).interval_days == int(following["days"].split(",")[3])
    assert browser.get(study(first, "/ahead"), headers=JSON).json == {"cards": []}
