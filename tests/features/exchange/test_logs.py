"""The log of answers goes out as it came, and our own with the difficulty and the interval that each answer led to."""

import sqlite3
import zipfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from quizapp.core.memory.rating import Rating
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.exchange.taking import services
from quizapp.features.exchange.taking.queries import deck_by_name
from quizapp.features.study.learner import learner_of
from quizapp.features.study.services import Answer, answer
from quizapp.models import Card, Memory, User
from tests import factories
from tests.adapters.packages.packing import LEGACY, altered
from tests.conftest import NOON

ALL = "SELECT id, ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY id"


def _log(package: Path) -> list[tuple[int, ...]]:
    inside = package.with_suffix(".rows")
    inside.write_bytes(zipfile.ZipFile(package).read("collection.anki21"))
    with closing(sqlite3.connect(inside)) as found:
        return found.execute(ALL).fetchall()


def _out(user: User, deck: str, target: Path) -> Path:
    services.write_deck(user, deck_by_name(user, deck), target, form="apkg", progress=True, tell=lambda _done: None)
    db.session.commit()
    return target


def test_every_row_that_came_goes_out_as_it_was(ana: User, ben: User, at: Any, bring: Any, tmp_path: Path) -> None:
    early = "UPDATE revlog SET type = 3, factor = 480 WHERE id IN (SELECT id FROM revlog WHERE type = 1 LIMIT 5)"
    source = altered(LEGACY, tmp_path / "in.apkg", early)
    bring(ana, source)
    first = _out(ana, "Atlas", tmp_path / "first.apkg")
    bring(ben, first)
    assert _log(first) == _log(_out(ben, "Atlas", tmp_path / "second.apkg")) == _log(source)


def test_our_own_answers_tell_difficulty_and_seconds(ana: User, at: Any, tmp_path: Path) -> None:
    deck = factories.deck(ana, name="Mine")
    card = factories.card(factories.note(deck), "Which?", "That")
    unseen: dict[str, Any] = {"phase": Phase.NEW, "stability": None, "difficulty": None, "last_review": None}
    memory = factories.memory(ana, card, reviews=0, interval_days=0, **unseen)
    moments = [NOON, NOON + timedelta(minutes=12), NOON + timedelta(days=3)]
    difficulties = []
    for number, moment in enumerate(moments):
        given = Answer(card.id, number, Rating.GOOD, f"{number}" * 32)
        answer(learner_of(ana), deck.id, given, now=moment)
        db.session.commit()
        db.session.refresh(memory)
        difficulties.append(memory.difficulty)
    rows = _log(_out(ana, "Mine", tmp_path / "out.apkg"))
    assert [row[4] for row in rows] == [round((value - 1) / 9 * 1000) + 100 for value in difficulties]
    first, second, third = (row[2:4] for row in rows)
    assert (first[1], second[0] > 0, second[1]) == (0, True, first[0])
    assert -750 <= first[0] <= -600  # ten minutes, and up to a quarter more
    assert third == (db.session.scalar(select(Memory.interval_days)), second[0])
    assert db.session.scalar(select(Card.id)) == card.id
