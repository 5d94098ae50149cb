"""How long others wait to write to SQLite while a worker fits a learner's long log.

Run: python -m tests.bench.bench_beside [--cards 10500] [--times 3]

A real worker fits the same learner so many times, one after the other; meanwhile this process writes a row in a
transaction of its own a hundred times a second. The figures are those transactions' times.
"""

import argparse
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import sqlalchemy as sa

from quizapp.adapters import queue
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.models import Card, Memory, Note, ReviewLog
from quizapp.settings import CHECKOUT
from tests import factories, people
from tests.conftest import make_app
from tests.core.memory.fitting.learners import Forgetful

START = datetime(2022, 1, 1, 12, tzinfo=UTC)
EVERY_S, PATIENCE_S = 0.01, 60.0
AT_ONCE = 20_000
STATES = "SELECT state FROM jobs WHERE name = 'fit_memory'"


def fill(cards: int) -> tuple[int, int]:
    """A learner with a long log; their number, and how many rows it has."""
    learner = people.make("ana")
    deck = factories.deck(learner)
    made: dict[str, Any] = {"deck_id": deck.id, "created_at": START}
    note = made | {"sentence": "It is so.", "context": ""}
    card = made | {"kind": "basic", "family": "when", "standing": "kept", "score": 0.0, "distractors": [], "accept": []}
    card |= {"front": "Is it?", "back": "Yes", "version": 1}
    own = [{"id": n, "fact_key": f"f{n}"} for n in range(1, cards + 1)]
    db.session.execute(sa.insert(Note), [note | row for row in own])
    db.session.execute(sa.insert(Card), [card | {"id": r["id"], "note_id": r["id"], "position": r["id"]} for r in own])
    told: dict[str, Any] = {
        "learner_id": learner.id,
        "kind": "answer",
        "before": {},
        "interval_days": 0,
        "taken_ms": 5000,
    }
    log = Forgetful(span=1500).log(cards, seed=9)
    rows = [told | {
        "card_id": row.card_id, "answer_key": f"k{number}", "at": START + timedelta(seconds=row.moment),
        "day": (START + timedelta(days=row.day)).date(), "rating": row.rating,
        "phase": Phase.NEW if row.in_first_steps else Phase.REVIEW,
    } for number, row in enumerate(log)]  # fmt: skip
    for low in range(0, len(rows), AT_ONCE):
        db.session.execute(sa.insert(ReviewLog), rows[low : low + AT_ONCE])
    memory: dict[str, Any] = {"learner_id": learner.id, "deck_id": deck.id, "phase": Phase.REVIEW, "due": START}
    last = {row["card_id"]: row for row in rows}
    db.session.execute(sa.insert(Memory), [memory | {
        "card_id": number, "stability": 9.0, "difficulty": 5.0, "interval_days": 9, "reviews": 3,
        "last_review": row["at"], "last_day": row["day"],
    } for number, row in last.items()])  # fmt: skip
    db.session.commit()
    return learner.id, len(rows)


@contextmanager
def worker(instance: Path) -> Iterator[None]:
    """A worker of its own on this instance."""
    environment = {"QUIZAPP_INSTANCE": str(instance), "QUIZAPP_SECRET_KEY": "bench", "QUIZAPP_LOG_LEVEL": "WARNING"}
    run = subprocess.Popen([sys.executable, "-m", "quizapp", "worker"], cwd=CHECKOUT, env=environment)
    try:
        yield
    finally:
        run.terminate()
        run.wait()


def write_until_done(file: Path, fits: int) -> tuple[list[float], float]:
    """The times of one small transaction after another, in ms, until so many fits are done; and how long they took."""
    line, took, began = sqlite3.connect(file, timeout=PATIENCE_S, isolation_level=None), list[float](), 0.0
    line.execute("CREATE TABLE beside (number INTEGER)")
    while (states := line.execute(STATES).fetchall()).count(("done",)) < fits:
        begins = time.perf_counter()
        line.execute("BEGIN IMMEDIATE")
        line.execute("INSERT INTO beside VALUES (1)")
        line.execute("COMMIT")
        took.append((time.perf_counter() - begins) * 1000)
        began = began or begins if states != [("waiting",)] * fits else 0.0
        time.sleep(EVERY_S)
    line.close()
    return took, time.perf_counter() - began


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", type=int, default=10_500)
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder)
        with make_app(instance).app_context():
            learner, rows = fill(given.cards)
            for _turn in range(given.times):
                queue.enqueue("fit_memory", learner, now=datetime.now(UTC))
            db.session.commit()
            db.session.remove()
            db.engine.dispose()
        with worker(instance):
            took, seconds = write_until_done(instance / "quizapp.db", given.times)
    slow = sorted(took)[-3:]
    print(f"{given.times} fits of {rows:,} reviews in {seconds:.1f} s; {len(took):,} transactions beside them:")
    print(f"median {median(took):.2f} ms, the longest {', '.join(f'{ms:.0f}' for ms in reversed(slow))} ms")


if __name__ == "__main__":
    main()
