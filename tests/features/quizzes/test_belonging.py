"""Quizzes are exported whole, and go with a guest who signs up."""

import json

import pytest
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.features.quizzes import belonging
from quizapp.models import Attempt, Quiz
from tests.features.quizzes.quizzing import begun, deck_of_years, run_through

pytestmark = pytest.mark.usefixtures("at")


def test_export_holds_every_answer(ana, browser_of):
    attempt = begun(browser_of(ana), deck_of_years(ana))
    run_through(browser_of(ana), attempt, miss=1)
    (quiz,) = json.loads(json.dumps(belonging.export(ana)))
    assert len(quiz["items"]) == 5
    assert [answer["is_right"] for answer in quiz["attempts"][0]["responses"]] == [False, True, True, True, True]
    assert quiz["attempts"][0]["right"] == 4


def test_export_holds_nobody_elses(ana, zoe, browser_of):
    begun(browser_of(ana), deck_of_years(ana))
    assert belonging.export(zoe) == []


def test_adoption_keeps_both_quizzes_of_one_key(ana, ben, browser_of):
    for person in (ana, ben):
        begun(browser_of(person), deck_of_years(person))
    belonging.adopt(ben, ana)
    db.session.commit()
    assert len(db.session.scalars(select(Quiz).where(Quiz.learner_id == ana.id)).all()) == 2
    assert len(db.session.scalars(select(Attempt).where(Attempt.learner_id == ana.id)).all()) == 2
    assert db.session.scalars(select(Quiz).where(Quiz.learner_id == ben.id)).all() == []
