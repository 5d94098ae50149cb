"""`quizapp reviews` and `quizapp memory`: a bare log is loaded once, foretold, verified and made again."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from quizapp.extensions import db
from quizapp.features.study import services
from quizapp.models import Card, Deck, Memory, ReviewLog, StudyDay, User
from tests.core.memory.fitting.learners import Forgetful

START = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture
def ana_log(tmp_path: Path) -> Path:
    rows = Forgetful().log(40, seed=5)
    lines = [
        f"c{row.card_id},{row.rating},{(START + timedelta(seconds=row.moment)).isoformat()},{3000}" for row in rows
    ]
    file = tmp_path / "log.csv"
    file.write_text("\n".join(["Card_ID,Rating,Time,Duration", *lines]))
    return file


def run(app: Flask, *args: Any, code: int = 0) -> Any:
    ran = app.test_cli_runner().invoke(args=[str(arg) for arg in args])
    db.session.expire_all()
    assert ran.exit_code == code, ran.output
    return json.loads(ran.output) if "json" in args else ran.output


def load(app: Flask, file: Path) -> Any:
    return run(app, "reviews", file, "--user", "ana", "--format", "json")


def test_a_log_is_loaded_with_its_cards_and_twice_adds_nothing(app: Flask, ana: User, ana_log: Path) -> None:
    number = len(ana_log.read_text().splitlines()) - 1
    first, second = load(app, ana_log), load(app, ana_log)
    assert first["cards"] == {"added": 40, "updated": 0, "skipped": 0}
    assert first["reviews"] == {"added": number, "updated": 0, "skipped": 0}
    assert (second["cards"]["added"], second["reviews"]) == (0, {"added": 0, "updated": 0, "skipped": number})
    counts = [db.session.scalar(select(func.count()).select_from(table)) for table in (Card, Memory, ReviewLog)]
    assert counts == [40, 40, number]
    assert db.session.scalars(select(Deck.name)).all() == ["Imported reviews"]
    assert db.session.scalar(select(func.sum(StudyDay.answers))) == number


def test_I1_every_memory_of_a_loaded_log_is_as_the_log_says(app: Flask, ana: User, ana_log: Path) -> None:
    load(app, ana_log)
    memories = db.session.scalars(select(Memory)).all()
    assert [services.doubts(ana, memory) for memory in memories] == [[]] * 40
    assert run(app, "memory", "verify") == "40 memories checked, 0 not as the log says.\n"


def test_I3_a_log_in_two_parts_in_any_order_is_the_whole(app: Flask, ana: User, ben: User, ana_log: Path) -> None:
    head, *rows = ana_log.read_text().splitlines()
    load(app, ana_log)
    for part in (rows[1::2], rows[::2], rows[::3]):
        ana_log.write_text("\n".join([head, *part]))
        run(app, "reviews", ana_log, "--user", "ben")
    known = (Memory.stability, Memory.difficulty, Memory.reviews, Memory.last_review)  # not due: fuzz knows the card
    named = select(Card.front, *known).join_from(Memory, Card, Card.id == Memory.card_id).order_by(Card.front)
    own, bens = (db.session.execute(named.where(Memory.learner_id == who.id)).all() for who in (ana, ben))
    assert own == bens
    assert run(app, "memory", "verify", "--user", "ben").endswith("0 not as the log says.\n")


def test_bad_rows_are_listed_and_the_rest_is_loaded(app: Flask, ana: User, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("card_id,rating,time,duration\n1,3,1700000000,5\n1,7,1700000000,5\n2,1,never,5\n")
    found = load(app, file)
    assert found["reviews"]["added"] == 1
    assert [(bad["row"], bad["reason"].split()[1]) for bad in found["problems"]] == [(3, "rating"), (4, "time")]
    said = run(app, "reviews", file, "--user", "ana")
    assert "row 3: the rating '7' is none of 1, 2, 3 and 4" in said


def test_what_is_no_log_and_who_is_nobody_get_a_sentence(app: Flask, ana: User, tmp_path: Path) -> None:
    file = tmp_path / "cards.csv"
    file.write_text("front,back\na,b\n")
    said = run(app, "reviews", file, "--user", "ana", code=1)
    assert said == "Error: The first line of cards.csv names no column card_id, rating, time.\n"
    file.write_text("card_id,rating,time\n")
    said = run(app, "reviews", file, "--user", "ana", code=1)
    assert said == "Error: There is no review in cards.csv, only the names of its columns.\n"
    assert run(app, "reviews", file, "--user", "nobody", code=1) == "Error: There is no account called nobody.\n"


def test_R4_five_forward_folds_as_one_object(app: Flask, ana: User, ana_log: Path) -> None:
    load(app, ana_log)
    found = run(app, "memory", "evaluate", "--user", "ana", "--format", "json")
    assert list(found) == ["default", "fitted", "shrunk"]
    assert {tuple(score) for score in found.values()} == {("log_loss", "rmse_bins", "auc", "reviews")}
    assert all(0 < score["log_loss"] < 1 and score["reviews"] > 100 for score in found.values())
    assert "fitted   log loss 0." in run(app, "memory", "evaluate", "--user", "ana")


def test_nothing_to_foretell_is_said(app: Flask, ana: User) -> None:
    empty = {"log_loss": None, "rmse_bins": None, "auc": None, "reviews": 0}
    found = run(app, "memory", "evaluate", "--user", "ana", "--format", "json")
    assert found == {"default": empty, "fitted": empty, "shrunk": empty}
    assert "too few" in run(app, "memory", "evaluate", "--user", "ana")


def test_I1_what_was_tampered_with_is_named_and_made_again(app: Flask, ana: User, ana_log: Path) -> None:
    load(app, ana_log)
    before = db.session.scalars(select(Memory).order_by(Memory.card_id)).first()
    assert before is not None
    card, stability, due = before.card_id, before.stability, before.due
    tampered = update(Memory).where(Memory.card_id == card)
    db.session.execute(tampered.values(stability=99.0, lapses=7, due=due + timedelta(days=3)))
    db.session.commit()
    said = run(app, "memory", "verify", code=1)
    assert said.splitlines() == [
        f"user {ana.id}, card {card}: lapses, stability",
        "40 memories checked, 1 not as the log says.",
        "quizapp memory rebuild makes 1 memory again; no due date moves.",
    ]
    assert run(app, "memory", "rebuild", "--user", "ana") == "1 memory made again.\n"
    after = db.session.scalars(select(Memory).where(Memory.card_id == card)).one()
    assert (after.stability, after.due) == (pytest.approx(stability), due + timedelta(days=3))  # R2: no due date moves
    assert run(app, "memory", "verify").endswith("0 not as the log says.\n")
