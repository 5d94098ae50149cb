"""The database is made by its migrations alone: one line of steps, up and down, with data in it, on both databases."""

import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import func, inspect, select, text, update

from quizapp import jobs
from quizapp.cli.database import scripts, steps
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.state import Phase
from quizapp.core.search import read
from quizapp.extensions import db
from quizapp.features.find.queries.pages import Order, ids_of, page
from quizapp.features.study.integrity.merging import Brought, merge
from quizapp.features.study.integrity.queries import bases
from quizapp.features.study.learner import learner_of
from quizapp.features.study.states import state_of
from quizapp.models import Card, Memory, ReviewLog, User
from quizapp.models.base import is_ours
from tests import factories, people
from tests.conftest import NOON, empty_postgres, make_app
from tests.features.find.conftest import seeker_of

BY_TIE = "ix_memories_deck_phase_due"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def fresh(request: pytest.FixtureRequest, tmp_path, worker_id: str) -> Iterator[Flask]:
    """An app on a database of its own, which the test may break."""
    url = empty_postgres(f"quizapp_steps_{worker_id}") if request.param == "postgresql" else ""
    app = make_app(tmp_path, url)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def _differences() -> list[object]:
    """But for the index of an expression, of which the databases have words of their own: it is made anew below."""
    with db.engine.connect() as connection, warnings.catch_warnings():
        warnings.filterwarnings("ignore", f".*expression(-based|al) index '?{BY_TIE}")
        options = {"compare_type": True, "include_name": is_ours, "include_object": _is_compared}
        return compare_metadata(MigrationContext.configure(connection, opts=options), db.metadata)


def _is_compared(_thing: object, name: str, *_more: object) -> bool:
    return name != BY_TIE


def _index_of_queues() -> str:
    if db.engine.dialect.name == "sqlite":
        wanted = "SELECT sql FROM sqlite_master WHERE name = :name"
    else:
        wanted = "SELECT indexdef FROM pg_indexes WHERE indexname = :name"
    with db.engine.connect() as connection:
        return connection.scalar(text(wanted), {"name": BY_TIE})


def test_Q4_the_index_of_a_deck_s_queue_is_the_one_of_the_models(fresh: Flask) -> None:
    [index] = [index for index in Memory.__table__.indexes if index.name == BY_TIE]
    made = _index_of_queues()
    index.drop(db.engine)
    index.create(db.engine)
    assert "1000003" in made
    assert made == _index_of_queues()


def test_the_steps_make_exactly_the_tables_of_the_models(fresh: Flask) -> None:
    assert _differences() == []


def test_there_is_one_line_of_steps(fresh: Flask) -> None:
    assert scripts().get_heads() == [steps()[-1]]
    assert sorted(step.revision for step in scripts().walk_revisions()) == steps()


def test_down_and_up_again(fresh: Flask) -> None:
    downgrade(revision="base")
    assert inspect(db.engine).get_table_names() == ["alembic_version"]
    upgrade()
    assert _differences() == []


def _triggers() -> dict[str, str]:
    """What the database does by itself to keep the index for search true, word for word."""
    if db.engine.dialect.name == "sqlite":
        wanted = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    else:
        wanted = "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
    with db.engine.connect() as connection:
        return {name: " ".join(made.split()) for name, made in connection.execute(text(wanted))}


def test_each_step_back_and_forth_keeps_what_people_made_and_every_trigger_of_the_index(fresh: Flask) -> None:
    """A step that makes cards, notes, note_tags or decks anew on SQLite would lose their triggers silently."""
    ana, wanted = people.make("ana"), _triggers()
    assert len(wanted) >= 8
    factories.memory(ana, factories.kept_cards(ana, 3)[0])
    db.session.remove()
    for step in list(scripts().walk_revisions())[:-1]:  # the first step has nothing before it
        before = _triggers()
        downgrade(revision=step.down_revision)
        upgrade(revision=step.revision)
        assert _triggers() == before, f"from {step.down_revision}"
        downgrade(revision=step.down_revision)
    upgrade()
    assert _triggers() == wanted
    assert db.session.scalar(select(func.count()).select_from(Card)) == 3
    assert db.session.scalar(select(User.name)) == "Ana"


def test_I1_what_was_remembered_without_a_log_begins_with_what_it_was(fresh: Flask) -> None:
    ana = people.make("ana")
    bare, new = (factories.memory(ana, card, **more) for card, more in zip(
        factories.kept_cards(ana, 2), ({}, {"phase": Phase.NEW, "reviews": 0}), strict=True
    ))  # fmt: skip
    learner, was, untouched = ana.id, state_of(bare), new.card_id
    number = bare.card_id
    db.session.remove()
    downgrade(revision="0024")
    upgrade()
    assert bases(learner, [number, untouched]) == {number: was}


def test_I1_a_memory_of_before_is_given_the_day_that_its_last_answer_counted_for(fresh: Flask) -> None:
    ana = people.make("ana")
    known = factories.memory(ana, factories.kept_cards(ana, 1)[0])
    moment, day = known.last_review, date(2026, 2, 27)
    told = {"answer_key": "one", "at": moment, "day": day, "rating": 3, "phase": Phase.NEW, "before": {}}
    db.session.add(ReviewLog(learner_id=ana.id, card_id=known.card_id, **told))
    db.session.commit()
    number = known.id
    db.session.remove()
    downgrade(revision="0027")
    upgrade()
    assert db.session.get_one(Memory, number).last_day == day


def test_I1_a_memory_without_a_row_in_the_log_is_given_its_day_by_its_learner_s_clock(fresh: Flask) -> None:
    ana = people.make("ana")
    ana.timezone = "America/Los_Angeles"
    night = datetime(2026, 2, 28, 9, tzinfo=UTC)  # one in the morning there: still the 27th
    bare, new = (factories.memory(ana, card, **more) for card, more in zip(factories.kept_cards(ana, 2), (
        {"last_review": night, "base": {"phase": "review", "reviews": 3, "last_review": night.isoformat()}},
        {"phase": Phase.NEW, "reviews": 0, "last_review": None}), strict=True))  # fmt: skip
    learner, numbers, card = ana.id, (bare.id, new.id), bare.card_id
    db.session.remove()
    downgrade(revision="0027")
    upgrade()
    day = date(2026, 2, 27)
    assert [db.session.get_one(Memory, number).last_day for number in numbers] == [day, None]
    assert bases(learner, [card])[card].last_day == day


def test_I1_what_was_counted_by_other_days_is_made_again_by_itself_once(fresh: Flask) -> None:
    ana = people.make("ana")
    learner, [card] = learner_of(ana), factories.kept_cards(ana, 1)
    for days in (0, 9):
        merge(learner, [Brought(card.id, NOON + timedelta(days=days), Rating.GOOD)])
    wanted = select(Memory.stability).where(Memory.card_id == card.id)
    before = db.session.scalar(wanted)
    db.session.execute(update(Memory).values(stability=before * 1.2))
    db.session.commit()
    db.session.remove()
    downgrade(revision="0027")
    upgrade()
    assert jobs.run_waiting(fresh) == 1
    assert db.session.scalar(wanted) == pytest.approx(before)
    db.session.remove()
    assert jobs.run_waiting(fresh) == 0


def test_cards_of_before_are_found_by_the_new_rule_of_letters(fresh: Flask) -> None:
    ana = people.make("ana")
    for front, back in (("Кто Королёв?", "日本語の本"), ("ёлка?", "Äpfel")):
        card = factories.card(factories.note(factories.deck(ana), "A sentence."), front, back)
    seeker, number = seeker_of(ana), card.id
    db.session.remove()
    downgrade(revision="0026")
    upgrade()
    assert [len(ids_of(seeker, read(search))) for search in ("королев", "本語", "ÄPFEL")] == [1, 1, 1]
    found = ids_of(seeker, read(""))
    assert page(seeker, read(""), found, order=Order.QUESTION, is_down=False).ids[0] == number


def test_who_goes_takes_everything_along(fresh: Flask) -> None:
    ana = people.make("ana")
    factories.memory(ana, factories.kept_cards(ana, 3)[0])
    factories.deck(ana, factories.article(ana))
    db.session.execute(db.delete(User))
    db.session.commit()
    tables = [table for table in db.metadata.sorted_tables if table.name != "jobs"]
    assert {t.name: n for t in tables if (n := db.session.scalar(select(func.count()).select_from(t)))} == {}
