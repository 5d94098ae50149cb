"""How long a person waits from pasting an article to its cards, on a warm server with its worker, by real requests.

Run: python -m tests.bench.bench_paste [--words 900 5000] [--rounds 5]
"""

import argparse
import json
import re
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from tests import people
from tests.bench.bench_generate import text_of
from tests.server import app_of, cookie_of, csrf_of, start_server

POLL_S = 0.1


def ask(
    connection: HTTPConnection, path: str, headers: dict[str, str], form: dict[str, str] | None = None
) -> tuple[str, str]:
    """One request; the body and where it sends the browser."""
    more = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
    connection.request("POST" if form else "GET", path, urlencode(form) if form else None, headers | more)
    reply = connection.getresponse()
    return reply.read().decode(), reply.headers.get("Location", "")


def wait_for_cards(connection: HTTPConnection, headers: dict[str, str], text: str) -> float:
    """Paste, poll as the page does, and fetch the page of cards; the seconds from the click to its last byte."""
    started = time.perf_counter()
    _, location = ask(connection, "/articles", headers, {"from": "text", "text": text})
    number = re.search(r"/articles/(\d+)", location).group(1)
    while True:
        state = json.loads(ask(connection, f"/articles/{number}/state", headers)[0])
        if state.get("next"):
            ask(connection, state["next"], headers)
            return time.perf_counter() - started
        time.sleep(POLL_S)


def main() -> None:
    """Print the median wait for each length."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, nargs="+", default=[900, 5000])
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    server = start_server(Path(tempfile.mkdtemp()) / "instance", worker="1")
    try:
        with app_of(server) as app:
            headers = {"Cookie": f"quizapp={cookie_of(people.make('ana'), app)}", "X-CSRFToken": csrf_of(app)}
        connection = HTTPConnection(server.address.removeprefix("http://"), timeout=60)
        wait_for_cards(connection, headers, text_of(500))  # the worker loads its model once
        for words in given.words:
            waits = [wait_for_cards(connection, headers, f"Copy {n}.\n\n{text_of(words)}") for n in range(given.rounds)]
            print(f"{words:>6} words: {median(waits):.2f} s from click to cards, at worst {max(waits):.2f} s")
    finally:
        server.stop()


if __name__ == "__main__":
    main()
