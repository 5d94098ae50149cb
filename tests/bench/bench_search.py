"""How fast a search and each order are at 100,000 notes, on a fresh database filled here.

python -m tests.bench.bench_search [--notes 100000] [--database postgresql:///bench]

Each figure is the best of five, by the clock and of this process (PostgreSQL works beside it): the numbers of the
cards found (10,001 at the most) and the first page of 50.
"""

import argparse
import random
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from quizapp.core.memory.state import Phase
from quizapp.core.search import read
from quizapp.extensions import db, writes
from quizapp.features.find.queries import pages
from quizapp.features.find.queries.figures import Seeker
from quizapp.features.find.queries.pages import Order
from quizapp.features.study.learner import learner_of
from quizapp.models import Card, Memory, Note, NoteTag, ReviewLog, User
from tests import factories, people
from tests.conftest import make_app

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
AT_ONCE = 5_000
LOG_ROWS = 3  # for each card that was asked
SEARCHES = (
    "", "{most}", "{some}", "{few}", "{few}*", "-{most}", "-{few}", "{most} {few}", "tag:t1", "tag:none", "deck:topic*",
    'deck:"topic 3"', "is:due", "is:new", "is:suspended", "flag:2", "prop:r<0.9", "prop:s>30", "prop:lapses>7",
    "prop:ivl>=10", "added:7", "rated:30:1", "kind:basic", "{few} is:due", "({some} or {few}) -is:due",
)  # fmt: skip


def _words(rng: random.Random) -> list[str]:
    return [
        "".join(rng.choice("bcdfglmnprstv") + rng.choice("aeiou") for _ in range(rng.randint(2, 4)))
        for _ in range(20_000)
    ]


def _sentence(words: list[str], rng: random.Random, length: int) -> str:
    return " ".join(words[min(len(words) - 1, int(rng.paretovariate(0.7)) - 1)] for _ in range(length))


def fill(notes: int, now: datetime = NOW, log_rows: int = LOG_ROWS) -> tuple[User, list[str]]:
    """A learner with that many notes, most of them studied; and the words they are made of, the commonest first."""
    rng, learner = random.Random(7), people.make("ana")
    words = _words(rng)
    decks = [factories.deck(learner, name=f"Topic {number % 10}::Part {number}").id for number in range(100)]
    for low in range(1, notes + 1, AT_ONCE):
        ids = range(low, min(low + AT_ONCE, notes + 1))
        _notes(ids, decks, learner.id, now, lambda length: _sentence(words, rng, length))
        _memories(ids, decks, learner.id, rng, now=now, log_rows=log_rows)
        db.session.commit()
    db.session.execute(sa.text("ANALYZE"))
    db.session.commit()
    return learner, words


def _notes(ids: range, decks: list[int], learner_id: int, now: datetime, sentence: Any) -> None:
    made = {number: {"deck_id": decks[number % 100], "created_at": now - timedelta(minutes=number)} for number in ids}
    note = [row | {"id": n, "fact_key": f"f{n}", "sentence": sentence(20), "context": ""} for n, row in made.items()]
    db.session.execute(sa.insert(Note), note)
    tags = [{"note_id": n, "tag": f"t{n % 50}::s{n % 500}", "learner_id": learner_id} for n in ids if n % 2]
    db.session.execute(sa.insert(NoteTag), tags)
    card: dict[str, Any] = {
        "kind": "basic",
        "family": "when",
        "standing": "kept",
        "score": 0.0,
        "distractors": [],
        "accept": [],
    }
    texts = ({"front": sentence(10) + "?", "back": sentence(3), "version": 1, "position": n} for n in ids)
    pairs = zip(made.items(), texts, strict=True)
    db.session.execute(sa.insert(Card), [row | card | text | {"id": n, "note_id": n} for (n, row), text in pairs])


def _memories(
    ids: range, decks: list[int], learner_id: int, rng: random.Random, *, now: datetime, log_rows: int
) -> None:
    rows, log = [], []
    for number in (n for n in ids if n % 5):
        days = max(1, int(rng.lognormvariate(3, 1.2)))
        last = now - timedelta(days=rng.randint(0, 2 * days))
        memory: dict[str, Any] = {
            "card_id": number,
            "learner_id": learner_id,
            "deck_id": decks[number % 100],
            "step": 0,
        }
        memory |= {"phase": Phase.REVIEW, "stability": days * rng.uniform(0.7, 1.4), "difficulty": rng.uniform(1, 10)}
        memory |= {"due": last + timedelta(days=days), "last_review": last, "last_day": last.date()}
        memory |= {"interval_days": days}
        memory |= {"lapses": int(rng.expovariate(1)), "reviews": rng.randint(1, 20), "suspended": number % 97 == 0}
        rows.append(memory | {"flag": number % 40 if number % 40 < 8 else 0})
        log += [_answer(learner_id, number, turn, now) for turn in range(log_rows)]
    db.session.execute(sa.insert(Memory), rows)
    db.session.execute(sa.insert(ReviewLog), log)


def _answer(learner_id: int, card_id: int, turn: int, now: datetime) -> dict[str, Any]:
    at = now - timedelta(minutes=13 * card_id % 400_000, days=50 * (turn // 3))
    row = {"learner_id": learner_id, "card_id": card_id, "answer_key": f"k{card_id}-{turn}", "at": at}
    return row | {
        "rating": 1 + (card_id + turn) % 4,
        "phase": Phase.REVIEW,
        "before": {},
        "day": at.date(),
        "kind": "answer",
    }


def measure(seeker: Seeker, search: str, order: Order) -> tuple[float, float, int]:
    """The best of five, in ms by the clock and of this process, and how many cards were found."""
    best, busy, found = float("inf"), float("inf"), 0
    for _turn in range(5):
        began, worked = time.perf_counter(), time.process_time()
        tree = read(search)
        ids = pages.ids_of(seeker, tree)
        pages.page(seeker, tree, ids, order=order, is_down=True)
        best, found = min(best, (time.perf_counter() - began) * 1000), len(ids)
        busy = min(busy, (time.process_time() - worked) * 1000)
    return best, busy, found


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, default=100_000)
    parser.add_argument("--database", default="", help="address of an empty PostgreSQL database; default: SQLite")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        app = make_app(Path(folder), given.database)
        with app.app_context():
            learner, words = fill(given.notes)
            seeker = Seeker(learner.id, learner_of(learner).clock, NOW)
            names = {"most": words[0], "some": words[3], "few": words[900]}
            writes.set(False)
            for order in Order:
                _print(seeker, "", order)
            for search in SEARCHES:
                _print(seeker, search.format(**names), Order.ADDED)
            for search in (names["some"], "is:new", "tag:none", f"({names['some']} or {names['few']}) -is:due"):
                for order in Order:
                    _print(seeker, search, order)
            db.session.remove()
            db.engine.dispose()


def _print(seeker: Seeker, search: str, order: Order) -> None:
    took, busy, found = measure(seeker, search, order)
    print(f"{took:8.1f} ms  {busy:8.1f} ms busy  {found:6,} cards  {order.value:10}  {search}", flush=True)


if __name__ == "__main__":
    main()
