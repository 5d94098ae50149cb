"""How long a large package takes to come in, and how much memory: `python tests/bench/bench_import.py --notes 100000`.

The package is made here: notes with two fields, a third of them with an answered card and five rows of log.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from quizapp import create_app  # noqa: E402  the folder above must be known first
from quizapp.adapters.packages.rows import CardRow, LogRow  # noqa: E402
from quizapp.adapters.packages.writing import NoteOut, TypeOut, written  # noqa: E402
from quizapp.cli.database import bring_up_to_date  # noqa: E402
from quizapp.core.exchange.brought import Tally  # noqa: E402
from quizapp.extensions import db  # noqa: E402
from quizapp.features.exchange import services  # noqa: E402
from quizapp.settings import Settings  # noqa: E402
from tests import people  # noqa: E402

BASIC = TypeOut(7, "Basic", False, ("Front", "Back"), (("Card 1", "{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}"),))
START, DECK = 1_500_000_000, 9


def make(target: Path, notes: int) -> None:
    """Write a package with this many notes."""
    with written(START, START) as writer:
        writer.add(_note(number) for number in range(1, notes + 1))
        writer.finish([BASIC], {DECK: "Bench::Words"}, target)


def _note(number: int) -> NoteOut:
    fields = (
        f"What is the <b>{number}th</b> word of the list?",
        f"Word {number} &amp; its <i>meaning</i>, in a sentence.",
    )
    note, card = 10**12 + number, 2 * 10**12 + number
    if number % 3:
        row = CardRow(card, note, DECK, 0, 0, 0, number, 0, 0, 0, 0, 0, 0, 0, 0, "{}")
        return NoteOut(note, f"bench-{number}", BASIC.id, START, ("bench", f"unit::{number % 50}"), fields, (row,))
    data = json.dumps({"s": 20.5, "d": 5.1, "dr": 0.9, "decay": 0.154, "lrt": START + 10**7})
    row = CardRow(card, note, DECK, 0, 2, 2, 300 + number % 90, 30, 2500, 5, 0, 0, 0, 0, 0, data)
    log = tuple(
        LogRow((START + 86_400 * day * 9) * 1000 + number, card, 3, 9, 9 if day else 0, 500, 4000, 1 if day else 0)
        for day in range(5)
    )
    return NoteOut(note, f"bench-{number}", BASIC.id, START, ("bench",), fields, (row,), log)


def main() -> None:
    """Make the package, bring it, bring it again, and say how long each took."""
    wishes = argparse.ArgumentParser(description=__doc__)
    wishes.add_argument("--notes", type=int, default=100_000)
    wishes.add_argument("--database", default="", help="a PostgreSQL address; else SQLite")
    wished = wishes.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.apkg"
        make(path, wished.notes)
        print(f"package: {wished.notes} notes, {path.stat().st_size / 2**20:.1f} MB")
        app = create_app(Settings(instance=Path(folder) / "i", database_url=wished.database, rate_limits=False))
        with app.app_context():
            bring_up_to_date(app)
            user = people.make(f"bench-{time.time_ns()}")
            for name in ("first", "again"):
                before, cpu = time.perf_counter(), time.process_time()
                tally = services.write_file(user, path, "package", {}, tell=_commit)
                db.session.commit()
                seconds = time.perf_counter() - before
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                took = f"{name}: {seconds:.1f} s, {time.process_time() - cpu:.1f} s of one processor"
                print(f"{took}, {tally.notes} {tally.reviews}, peak {peak:.0f} MB")


def _commit(_tally: Tally, _done: int, _total: int) -> None:
    db.session.commit()
    db.session.expire_all()


if __name__ == "__main__":
    main()
