"""How long a person waits from pasting an article to its cards, on a warm server with its worker, by real requests.

Run: python -m tests.bench.bench_paste [--words 900 5000] [--rounds 5]
"""

import argparse
import json
import os
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


def used(process: int) -> tuple[float, int]:
    """(seconds of the processor, MB at the most) that a process has used so far."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    peak = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK"), int(peak[1]) // 1024 if peak else 0


def main() -> None:
    """Print the median wait for each length, and what it cost the worker."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, nargs="+", default=[900, 5000])
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    server = start_server(Path(tempfile.mkdtemp()) / "instance", worker="1")
    try:
        with app_of(server) as app:
            headers = {"Cookie": f"quizapp={cookie_of(people.make('ana'), app)}", "X-CSRFToken": csrf_of(app)}
        connection = HTTPConnection(server.address.removeprefix("http://"), timeout=300)
        wait_for_cards(connection, headers, text_of(500))  # the worker loads its model once
        worker = server.workers()[0]
        print(f"the warm worker holds {used(worker)[1]} MB")
        for words in given.words:
            before = used(worker)[0]
            waits = [wait_for_cards(connection, headers, f"Copy {n}.\n\n{text_of(words)}") for n in range(given.rounds)]
            spent, peak = used(worker)
            cost = f"{(spent - before) / given.rounds:.1f} s of the worker's processor each, {peak} MB at the most"
            print(f"{words:>6} words: {median(waits):.2f} s from click to cards, at worst {max(waits):.2f} s; {cost}")
    finally:
        server.stop()


if __name__ == "__main__":
    main()
