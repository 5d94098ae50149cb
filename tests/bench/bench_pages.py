"""How long the server takes for the pages of figures when much was learned: the decks, progress, memory and others.

python -m tests.bench.bench_pages [--notes 100000] [--rows 1500000] [--database postgresql:///bench] [--keep FOLDER]

The database is filled here; with --keep it stays in that folder and is used again. Each page is asked 20 times; the
figures are the server's own, from its log: the middle and the worst of the last 19, and the first. First on a day whose
limits are reached, then on one that just began, when every deck has as many reviews for today as come. PostgreSQL is
swept (VACUUM) before, as it does by itself soon after so many rows, on a server that was not told otherwise.
"""

import argparse
import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import sqlalchemy as sa

from quizapp.extensions import db
from quizapp.models import Deck, Note, StudyDay, User
from tests.bench import bench_search
from tests.bench.bench_review import processor_ms
from tests.bench.load import measure, request
from tests.server import Server, app_of, cookie_of, start_server

TIMES = 20
YEARS, DECKS_A_DAY = 3, 20
IN_THE_MORNING = ("/study", "/progress", "/memory", "/hello")
PAGES = ("/study", "/progress", "/memory", "/study/leeches", "/study/custom", "/find", "/", "/articles", "/hello")


def fill(server: Server, notes: int, rows: int) -> None:
    """A learner of three years, with answers on every day."""
    with app_of(server):
        if db.session.scalar(sa.select(Note.id).limit(1)):
            return
        now = datetime.now(UTC)
        learner, _words = bench_search.fill(notes, now, 1)
        bench_search.repeat(max(1, round(rows / (notes * 0.8))))
        decks = list(db.session.scalars(sa.select(Deck.id).where(Deck.learner_id == learner.id)))
        for back in range(YEARS * 365):
            day = (now - timedelta(days=back)).date()
            some = [decks[(back * 7 + number) % len(decks)] for number in range(DECKS_A_DAY)]
            db.session.execute(sa.insert(StudyDay), [_day(learner.id, deck, back) | {"day": day} for deck in some])
        db.session.commit()


def sweep() -> None:
    """Bring what the database knows of its own tables up to date."""
    db.session.commit()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("ANALYZE" if db.engine.dialect.name == "sqlite" else "VACUUM (ANALYZE)"))


def begin_day(learner: User, *, is_spent: bool) -> None:
    """Today with its limits reached in some decks, or before its first answer."""
    today = datetime.now(UTC).date()
    db.session.execute(sa.delete(StudyDay).where(StudyDay.learner_id == learner.id, StudyDay.day == today))
    if is_spent:
        some = db.session.scalars(sa.select(Deck.id).where(Deck.learner_id == learner.id).limit(DECKS_A_DAY))
        db.session.execute(sa.insert(StudyDay), [_day(learner.id, deck, 0) | {"day": today} for deck in some])
    db.session.commit()


def _day(learner: int, deck: int, back: int) -> dict[str, Any]:
    asked = {"young_asked": 20, "young_recalled": 18 - back % 3, "mature_asked": 40, "mature_recalled": 36 + back % 4}
    counts = {"answers": 70, "new_cards": 5, "review_cards": 60, "taken_ms": 400_000}
    return {"learner_id": learner, "deck_id": deck, **counts, **asked}


def took(server: Server, page: str, cookie: str) -> str:
    """The server's own times for a page, and what it cost the processor."""
    port, process = int(server.address.rpartition(":")[2]), server.serving()[0]
    one = request("GET", page, {"Cookie": cookie})
    known, before = len(_times(server)), processor_ms(process)
    figures = measure(port, [[one] * TIMES])
    cost = (processor_ms(process) - before) / TIMES
    first, *others = _times(server)[known:]
    times = f"{median(others):8.1f} ms   at worst {max(others):8.1f}   first {first:8.1f}"
    return f"{times}   {cost:8.1f} ms of the processor   {sorted(figures.statuses)}"


def _times(server: Server) -> list[float]:
    return [json.loads(line)["ms"] for line in server.log().splitlines() if line.startswith("{")]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, default=100_000)
    parser.add_argument("--rows", type=int, default=1_500_000)
    parser.add_argument("--database", default="", help="address of an empty PostgreSQL database; default: SQLite")
    parser.add_argument("--keep", type=Path, help="a folder for the database, to be used again")
    given = parser.parse_args()
    with bench_search.folder_of(given.keep) as folder:
        server = start_server(folder / "instance", given.database, QUIZAPP_LOG_LEVEL="INFO")
        try:
            began = time.perf_counter()
            fill(server, given.notes, given.rows)
            print(f"filled in {time.perf_counter() - began:.0f} s")
            with app_of(server) as app:
                learner = db.session.scalars(sa.select(User).order_by(User.id)).first()
                assert learner
                today = datetime.now(UTC).date().isoformat()
                cookie = f"quizapp={cookie_of(learner, app, seen=today)}"
                sweep()
            for is_spent, pages in ((True, PAGES), (False, IN_THE_MORNING)):
                with app_of(server):
                    begin_day(learner, is_spent=is_spent)
                print("limits reached" if is_spent else "in the morning")
                for page in pages:
                    print(f"{page:16} {took(server, page, cookie)}", flush=True)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
