"""Answers given in a quiz: what is sure moves the memory, the rest is only logged."""

from typing import Any

import pytest

from quizapp.core.errors import NotFound
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study import services
from quizapp.models import Memory, Standing, User, Where
from tests import factories
from tests.conftest import NOON
from tests.features.study.answers import days, memory_of, rows


def evidence(learner: User, card_id: int, *, is_right: bool = True, **values: Any) -> services.Recorded:
    """Record a quiz answer with four options."""
    usual = {"where": Where.QUIZ, "options": 4, "typed": False, "answer_key": "quiz-1-item-1", "now": NOON}
    found = services.record_evidence(learner, card_id, is_right=is_right, **(usual | values))
    db.session.commit()
    return found


def test_a_miss_is_again(ana: User) -> None:
    [card] = factories.kept_cards(ana)
    factories.memory(ana, card)
    evidence(ana, card.id, is_right=False)
    memory, [row] = memory_of(ana, card), rows(ana)
    assert (memory.phase, memory.lapses, row.rating, row.where) == (Phase.RELEARNING, 1, 1, Where.QUIZ)


def test_S3_a_miss_does_not_move_a_card_put_aside(ana: User) -> None:
    [card] = factories.kept_cards(ana)
    due = factories.memory(ana, card, suspended=True).due
    evidence(ana, card.id, is_right=False)
    memory, [row] = memory_of(ana, card), rows(ana)
    assert (memory.due, memory.lapses, row.rating, row.where) == (due, 0, None, Where.QUIZ)


def test_a_right_choice_that_was_known_is_good(ana: User) -> None:
    [card] = factories.kept_cards(ana)
    factories.memory(ana, card)  # nine parts of ten remembered
    before = memory_of(ana, card).stability or 0.0
    evidence(ana, card.id)
    assert (rows(ana)[0].rating, (memory_of(ana, card).stability or 0.0) > before) == (3, True)


def test_a_right_choice_that_may_be_luck_moves_nothing(ana: User) -> None:
    [card] = factories.kept_cards(ana)
    found = evidence(ana, card.id)  # never studied
    [row], memory = rows(ana), memory_of(ana, card)
    assert (found.rating, row.rating, memory.phase, memory.reviews) == (None, None, Phase.NEW, 0)
    assert (days(ana)[0].answers, days(ana)[0].new_cards) == (1, 0)


def test_a_typed_right_answer_is_good_even_when_new(ana: User) -> None:
    [card] = factories.kept_cards(ana)
    evidence(ana, card.id, typed=True)
    assert (rows(ana)[0].rating, memory_of(ana, card).phase) == (3, Phase.LEARNING)


@pytest.mark.parametrize("is_right", [True, False])
def test_the_same_key_again_changes_nothing(ana: User, is_right: bool) -> None:
    [card] = factories.kept_cards(ana)
    replies = [evidence(ana, card.id, is_right=is_right) for _ in range(2)]
    assert [reply.is_repeat for reply in replies] == [False, True]
    assert (len(rows(ana)), days(ana)[0].answers) == (1, 1)


def test_true_retention_counts_quizzes_but_limits_do_not(ana: User) -> None:
    [card] = factories.kept_cards(ana)
    factories.memory(ana, card)
    evidence(ana, card.id, is_right=False)
    [day] = days(ana)
    assert (day.young_asked, day.young_recalled, day.review_cards) == (1, 0, 0)


def test_only_kept_cards_of_the_learner(ana: User, zoe: User) -> None:
    [card] = factories.kept_cards(ana)
    draft = factories.card(factories.note(factories.deck(ana)), standing=Standing.DRAFT)
    for learner, number in ((zoe, card.id), (ana, draft.id), (ana, 999_999)):
        with pytest.raises(NotFound):
            evidence(learner, number)
    assert db.session.query(Memory).count() == 0
