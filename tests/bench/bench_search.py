"""How fast a search and each order are at 100,000 notes, on a fresh database filled here.

python -m tests.bench.bench_search [--notes 100000] [--rows 240000] [--database postgresql:///bench] [--keep FOLDER]

With --keep what was filled stays, in that folder or that PostgreSQL database, and is used again. Each figure is the
best of five, by the clock and of this process (PostgreSQL works beside it): the numbers of the cards found (10,001 at
the most) and the first page of 50.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from quizapp import create_app
from quizapp.cli.database import bring_up_to_date
from quizapp.core.memory.state import Phase
from quizapp.core.search import read
from quizapp.extensions import db, writes
from quizapp.features.find.queries import pages
from quizapp.features.find.queries.figures import Seeker
from quizapp.features.find.queries.pages import Order
from quizapp.features.study.learner import learner_of
from quizapp.models import Card, Memory, Note, NoteTag, ReviewLog, User
from quizapp.settings import Settings
from tests import factories, people

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
AT_ONCE = 5_000
LOG_ROWS = 3  # for each card that was asked
SEARCHES = (
    "", "{most}", "{some}", "{few}", "{few}*", "-{most}", "-{few}", "{most} {few}", "tag:t1", "tag:none", "deck:topic*",
    'deck:"topic 3"', "is:due", "is:new", "is:suspended", "flag:2", "prop:r<0.9", "prop:s>30", "prop:lapses>7",
    "prop:ivl>=10", "added:7", "rated:30:1", "kind:basic", "{few} is:due", "({some} or {few}) -is:due",
    "-is:new", "is:new -tag:none", "-({some} or tag:t1)",
)  # fmt: skip
IN_ALL_ORDERS = ("{some}", "is:new", "tag:none", "({some} or {few}) -is:due", "rated:30:1", 'deck:"topic 3"')


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


def repeat(turns: int) -> None:
    """Each answer of the log that many times, 50 days apart: written by the database itself, for that is many times
    faster.
    """
    log, is_sqlite = ReviewLog.__table__, db.engine.dialect.name == "sqlite"
    most = db.session.scalar(sa.select(sa.func.max(log.c.id)))
    names = [column.name for column in log.c if column.name != "id"]
    for turn in range(1, turns):
        back = f"-{50 * turn} days"
        at = sa.func.strftime("%Y-%m-%d %H:%M:%f000", log.c.at, back) if is_sqlite else _earlier(log.c.at, turn)
        day = sa.func.date(at) if is_sqlite else sa.cast(at, sa.Date)
        changed = {"at": at, "day": day, "answer_key": log.c.answer_key + f"-{turn}"}
        rows = sa.select(*(changed.get(name, log.c[name]) for name in names)).where(log.c.id <= most)
        db.session.execute(sa.insert(log).from_select(names, rows))
        db.session.commit()


def _earlier(at: Any, turn: int) -> Any:
    return at - sa.cast(f"{50 * turn} days", sa.Interval)


@contextmanager
def folder_of(keep: Path | None) -> Iterator[Path]:
    """The folder named, else one that goes at the end."""
    if keep is not None:
        yield keep
        return
    with tempfile.TemporaryDirectory() as found:
        yield Path(found)


def _filled(notes: int, rows: int) -> tuple[User, list[str]]:
    """The learner and the words, as `fill` gives them, with that many answers: made now, or kept from before."""
    if learner := db.session.scalars(sa.select(User).order_by(User.id)).first():
        return learner, _words(random.Random(7))
    learner, words = fill(notes)
    repeat(max(1, round(rows / (notes * 0.8 * LOG_ROWS))))
    db.session.execute(sa.text("ANALYZE"))
    db.session.commit()
    return learner, words


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
    parser.add_argument("--rows", type=int, default=240_000, help="answers in the log")
    parser.add_argument("--database", default="", help="address of an empty PostgreSQL database; default: SQLite")
    parser.add_argument("--keep", type=Path, help="a folder for the database, to be used again")
    parser.add_argument("--only-fill", action="store_true", help="print no figures")
    given = parser.parse_args()
    with folder_of(given.keep) as folder:
        app = create_app(Settings(instance=folder, database_url=given.database, rate_limits=False))
        bring_up_to_date(app)
        with app.app_context():
            learner, words = _filled(given.notes, given.rows)
            if given.only_fill:
                return
            last = db.session.scalar(sa.select(sa.func.max(ReviewLog.at)))  # of a kept database: today is when it ended
            seeker = Seeker(learner.id, learner_of(learner).clock, last or NOW)
            names = {"most": words[0], "some": words[3], "few": words[900]}
            writes.set(False)
            for order in Order:
                _print(seeker, "", order)
            for search in SEARCHES:
                _print(seeker, search.format(**names), Order.ADDED)
            for search in IN_ALL_ORDERS:
                for order in Order:
                    _print(seeker, search.format(**names), order)
            db.session.remove()
            db.engine.dispose()


def _print(seeker: Seeker, search: str, order: Order) -> None:
    took, busy, found = measure(seeker, search, order)
    print(f"{took:8.1f} ms  {busy:8.1f} ms busy  {found:6,} cards  {order.value:10}  {search}", flush=True)


if __name__ == "__main__":
    main()
