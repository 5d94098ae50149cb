"""Schedules of packages stand here as they stood there, whatever the day and the steps, and leave again so."""

import json
import sqlite3
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.exchange.taking import services
from quizapp.features.exchange.taking.queries import deck_by_name
from quizapp.features.study.learner import learner_of
from quizapp.features.study.options.queries import of_deck
from quizapp.models import Card, Memory, Note, User
from tests.adapters.packages.packing import EXPECTED, LEGACY, altered

FIRST = date(2025, 10, 18)  # the collection's first day
STEPS = "UPDATE col SET dconf = json_replace(dconf, '$.1.new.delays', json('[1, 10, 60, 1440]'))"
WITHOUT_LOG = "DELETE FROM revlog"


def _step(left: int, due: int, *, queue: int) -> str:
    """All cards in learning, with so many steps left."""
    return f"UPDATE cards SET type = 1, queue = {queue}, due = {due}, left = {left}, data = '{{\"pos\":7}}'"


def _packed(user: User, target: Path) -> sqlite3.Connection:
    """What leaves, as the collection in its package."""
    deck = deck_by_name(user, "Atlas")
    services.write_deck(user, deck, target, form="apkg", progress=True, tell=lambda _done: None)
    with zipfile.ZipFile(target) as package:
        inside = target.with_suffix(".db")
        inside.write_bytes(package.read("collection.anki21"))
    return sqlite3.connect(inside)


@pytest.mark.parametrize("hour", [0, 6, 23])
def test_T1_due_days_are_the_same_at_whatever_hour_a_day_begins(ana: User, at: Any, bring: Any, hour: int) -> None:
    ana.day_start = hour
    db.session.commit()
    bring(ana, LEGACY)
    wanted = select(Note.guid, Card.part, Memory.due).join(Card, Card.note_id == Note.id).join(Memory)
    dues = {(guid, part): due for guid, part, due in db.session.execute(wanted)}
    clock = learner_of(ana).clock
    for note in EXPECTED["notes"]:
        for card in note["cards"]:
            if card["type"] == 2:
                assert clock.day_of(dues[note["guid"], card["ord"]]) == FIRST + timedelta(days=card["due"])


@pytest.mark.parametrize(("left", "step"), [(4, 0), (1001, 3), (2002, 2), (9, 0)])
def test_B2_a_card_in_steps_goes_on_with_the_step_of_its_deck(
    ana: User, at: Any, bring: Any, tmp_path: Path, left: int, step: int
) -> None:
    moment = int(datetime(2026, 11, 28, 9, 30, tzinfo=UTC).timestamp())
    made = altered(LEGACY, tmp_path / "steps.apkg", STEPS, _step(left, moment, queue=1))
    bring(ana, made)
    assert {(row.phase, row.step) for row in db.session.scalars(select(Memory))} == {(Phase.LEARNING, step)}
    rows = _packed(ana, tmp_path / "out.apkg").execute("SELECT DISTINCT queue, due, left % 1000, ivl FROM cards")
    assert rows.fetchall() == [(1, moment, min(left % 1000, 4), 0)]


def test_T3_a_step_of_days_tells_how_many(ana: User, at: Any, bring: Any, tmp_path: Path) -> None:
    day = date(2026, 5, 9)
    data = json.dumps({"lrt": int(datetime(2026, 5, 6, 12, tzinfo=UTC).timestamp())}, separators=(",", ":"))
    put = f"UPDATE cards SET type = 1, queue = 3, due = {(day - FIRST).days}, left = 1, data = '{data}'"
    bring(ana, altered(LEGACY, tmp_path / "days.apkg", put, WITHOUT_LOG))
    clock = learner_of(ana).clock
    assert {(clock.day_of(row.due), row.interval_days) for row in db.session.scalars(select(Memory))} == {(day, 3)}


def test_steps_of_days_that_are_suspended_leave_as_a_moment(ana: User, at: Any, bring: Any, tmp_path: Path) -> None:
    put = _step(1, 300, queue=-1)
    bring(ana, altered(LEGACY, tmp_path / "suspended.apkg", put, WITHOUT_LOG))
    rows = _packed(ana, tmp_path / "out.apkg").execute("SELECT DISTINCT type, queue, due FROM cards").fetchall()
    start = learner_of(ana).clock.start_of(FIRST + timedelta(days=300))
    assert rows == [(1, -1, int(start.timestamp()))]  # the count of days of another collection would not be known


@pytest.mark.parametrize(("share", "kept"), [(97, 0.97), (20, None)])
def test_what_a_deck_has_instead_of_its_preset_comes_along(
    ana: User, at: Any, bring: Any, tmp_path: Path, share: int, kept: float | None
) -> None:
    named = "(SELECT '$.\"' || key || '\".' FROM json_each(decks) WHERE value ->> 'name' = 'Atlas')"
    own = {"newLimit": 0, "reviewLimit": 170, "desiredRetention": share}
    told = ", ".join(f"{named} || '{name}', {number}" for name, number in own.items())
    put = f"UPDATE col SET decks = json_set(decks, {told})"
    bring(ana, altered(LEGACY, tmp_path / "own.apkg", put))
    told = [of_deck(ana.id, deck_by_name(ana, name).id) for name in ("Atlas", "Atlas::Facts")]
    assert [(row.own_new, row.own_reviews, row.own_retention) for row in told] == [(0, 170, kept), (None, None, None)]


def test_a_package_tells_when_its_days_begin_and_the_first_places_of_cards(
    ana: User, at: Any, bring: Any, tmp_path: Path
) -> None:
    ana.day_start = 7
    db.session.commit()
    put = "UPDATE cards SET data = json_set(data, '$.pos', 40 + id % 9)"
    bring(ana, altered(LEGACY, tmp_path / "placed.apkg", put))
    found = _packed(ana, tmp_path / "out.apkg")
    assert json.loads(found.execute("SELECT conf FROM col").fetchone()[0])["rollover"] == 7
    places = {json.loads(data)["pos"] for (data,) in found.execute("SELECT data FROM cards")}
    assert places <= set(range(40, 49))
    assert len(places) > 3
