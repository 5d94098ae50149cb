"""How fast a card is answered and the next one given, beside a plain hello-world route on the same kind of server.

python -m tests.bench.bench_review --cards 1000 100000 [--database postgresql:///bench]

Both servers run in this run, on this machine, in processes of their own; the figures of each size are taken from a
fresh database. Every answer is checked to be acknowledged and to bring the next card. Beside the requests a second
stands what one costs the server's process in time of the processor: where other work goes on, that tells more.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode

import sqlalchemy as sa

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.schedule import preview
from quizapp.core.memory.state import Phase, State
from quizapp.extensions import db
from quizapp.models import Card, Deck, Memory, Note, User
from tests import factories, people
from tests.bench.load import Figures, measure, request
from tests.server import START_S, Server, app_of, cookie_of, csrf_of, free_port, start_server

CONNECTIONS = 4
ANSWERS = 6_000
SENTENCE = factories.TEXT.split("\n\n")[1]
SEEN = 3


@dataclass(frozen=True)
class Desk:
    """A learner before a deck: the path and the headers of their answers, and the numbers of their cards."""

    path: str
    headers: dict[str, str]
    cards: range


def plan(cards: int) -> tuple[int, int]:
    """How many learners, and how many answers of each: nobody answers more than most of their cards."""
    learners = max(1, -(-ANSWERS // int(cards * 0.9)))
    return learners, min(int(cards * 0.9), ANSWERS // learners)


def seed(server: Server, learners: int, cards: int) -> list[Desk]:
    """Fill the server's database: each learner has that many cards in review, all due."""
    with app_of(server) as app:
        token = csrf_of(app)
        made = [_desk(number, cards) for number in range(learners)]
        today = datetime.now(UTC).date().isoformat()  # a browser's cookie says that the visit of today is noted
        db.session.execute(sa.text("ANALYZE"))
        db.session.commit()
        headers = {"X-CSRFToken": token, "Accept": "application/json"}
        headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        cookies = [{"Cookie": f"quizapp={cookie_of(user, app, seen=today)}"} for user, _deck, _ids in made]
        pairs = zip(made, cookies, strict=True)
        return [Desk(f"/decks/{deck.id}/study/answers", headers | cookie, ids) for (_u, deck, ids), cookie in pairs]


def _desk(number: int, cards: int) -> tuple[User, Deck, range]:
    learner = people.make(f"learner-{number}", reviews_per_day=9999)
    article = factories.article(learner)
    deck = factories.deck(learner, article)
    ids = range(number * cards + 1, (number + 1) * cards + 1)
    for low in range(ids.start, ids.stop, 10_000):
        _fill(learner, deck, range(low, min(low + 10_000, ids.stop)), article.text.index(SENTENCE))
    db.session.commit()
    return learner, deck, ids


def _fill(learner: User, deck: Deck, ids: range, start: int) -> None:
    """Notes, cards and memories with these numbers."""
    due = datetime.now(UTC) - timedelta(days=2)
    note = {"deck_id": deck.id, "created_at": factories.MADE, "context": "", "paragraph": 1, "sentence": SENTENCE}
    note |= {"start": start, "end": start + len(SENTENCE)}
    card: dict[str, Any] = {"deck_id": deck.id, "kind": "basic", "family": "when", "standing": "kept", "score": 0.0}
    card |= {"created_at": factories.MADE, "distractors": [], "accept": [], "version": 1}
    memory: dict[str, Any] = {"learner_id": learner.id, "deck_id": deck.id, "phase": Phase.REVIEW}
    last = due - timedelta(days=10)
    memory |= {"last_review": last, "last_day": last.date(), "interval_days": 10, "reviews": SEEN}
    words = [{"front": f"What does question {n} ask?", "back": f"Answer {n}", "position": n} for n in ids]
    db.session.execute(sa.insert(Note), [note | {"id": n, "fact_key": f"fact-{n}"} for n in ids])
    db.session.execute(sa.insert(Card), [card | w | {"id": n, "note_id": n} for n, w in zip(ids, words, strict=True)])
    own = ((n, *strength(n)) for n in ids)
    rows = [
        {"card_id": n, "due": due + timedelta(seconds=n % 5000), "stability": s, "difficulty": d} for n, s, d in own
    ]
    db.session.execute(sa.insert(Memory), [memory | row for row in rows])


def strength(card: int) -> tuple[float, float]:
    """Stability and difficulty of a card: hardly two are alike, so that nothing found out for one serves another."""
    return 5.0 + card % 9_973 / 997, 2.0 + card % 7_919 / 1_320


def answers(desk: Desk, number: int) -> list[bytes]:
    """The requests with which a learner answers that many cards, each showing the next one already."""
    made = []
    for card in desk.cards[:number]:
        values = {
            "card_id": card,
            "seen": SEEN,
            "rating": 3,
            "answer_key": f"key-{card:012}",
            "taken_ms": 4000,
            "days": shown_days(card),
        }
        body = urlencode(values | {"showing": card + 1}).encode()
        made.append(request("POST", desk.path, desk.headers, body))
    return made


def shown_days(card: int) -> str:
    """What the four buttons show, within the fuzz range of each: a page sends it back with the answer."""
    last = datetime.now(UTC) - timedelta(days=12)
    known = State(Phase.REVIEW, 0, *strength(card), last, last, 10, 0, SEEN)
    found = preview(known, datetime.now(UTC), preset=Preset(), clock=DayClock("UTC"), card_id=card)
    return ",".join(str(found[rating].interval_days) for rating in Rating)


def inside(server: Server) -> str:
    """The server's own time for an answer, from its log: without the wait for its turn among the connections."""
    lines = [json.loads(line) for line in server.log().splitlines() if line.startswith("{")]
    cuts = quantiles([line["ms"] for line in lines if line["route"].endswith("/answers")], n=100)
    return f"in the server p50 {cuts[49]:.2f} ms, p95 {cuts[94]:.2f} ms"


def processor_ms(process: int) -> float:
    """The time of the processor that this process and those below it have had until now."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    below = [line.read_text().split() for line in Path(f"/proc/{process}/task").glob("*/children")]
    own = (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")
    return own + sum(processor_ms(int(child)) for children in below for child in children)


@dataclass(frozen=True)
class Measured:
    """What was measured of a server: from outside, and what one request cost its process."""

    figures: Figures
    cost_ms: float

    def __str__(self) -> str:
        return f"{self.figures}   {self.cost_ms:.3f} ms of the processor   {sorted(self.figures.statuses)}"


def measured(process: int, port: int, work: Sequence[Sequence[bytes]], *, bar: bytes) -> Measured:
    """Send these requests and tell what they cost."""
    before = processor_ms(process)
    figures = measure(port, work, bar=bar)
    return Measured(figures, (processor_ms(process) - before) / figures.requests)


def answer_and_next(cards: int, database_url: str) -> tuple[Measured, str]:
    """Measure on a fresh database with that many cards for each learner."""
    learners, number = plan(cards)
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder) / "instance", database_url, QUIZAPP_LOG_LEVEL="INFO")
        try:
            requests = [one for desk in seed(server, learners, cards) for one in answers(desk, number)]
            port = int(server.address.rpartition(":")[2])
            measure(port, [requests[:200]], bar=b'"next":{"card_id"')
            rest = requests[200:]
            work = [rest[start::CONNECTIONS] for start in range(CONNECTIONS)]
            found = measured(server.serving()[0], port, work, bar=b'"next":{"card_id"')
            return found, inside(server)
        finally:
            server.stop()


@contextmanager
def hello() -> Iterator[tuple[int, int]]:
    """The hello-world server; gives its process and its port."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "tests.bench.hello", str(port)])
    try:
        _wait_for(port)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    """Until somebody listens there."""
    until = time.monotonic() + START_S
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)


def plain() -> Measured:
    """The hello-world route, asked over as many connections."""
    with hello() as (process, port):
        one = request("GET", "/", {})
        measure(port, [[one] * 500])
        return measured(process, port, [[one] * (ANSWERS // CONNECTIONS)] * CONNECTIONS, bar=b"Hello")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", nargs="+", type=int, default=[1_000, 100_000])
    parser.add_argument("--database", default="", help="address of an empty PostgreSQL database; default: SQLite")
    given = parser.parse_args()
    base = plain()
    print(f"hello world            {base}")
    for cards in given.cards:
        found, own = answer_and_next(cards, given.database)
        share, by_cost = found.figures.per_second / base.figures.per_second, base.cost_ms / found.cost_ms
        print(f"answer, {cards:9,} cards {found}   {share:.0%} of hello world ({by_cost:.0%} by cost), {own}")


if __name__ == "__main__":
    main()
