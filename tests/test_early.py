"""What is set before anything else is loaded."""

import subprocess
import sys

LOOK = """
import ctypes, _sqlite3, sqlite3
from quizapp.early import cooperate
{first}
with sqlite3.connect(":memory:") as connection:
    found = connection.execute("SELECT 1 + 1").fetchone()
library = ctypes.CDLL(_sqlite3.__file__)
library.sqlite3_memory_used.restype = ctypes.c_int64
print(found, library.sqlite3_memory_used() > 0)
"""


def _said(first: str) -> str:
    command = [sys.executable, "-c", LOOK.format(first=first)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_sqlite_counts_and_locks_nothing_where_gevent_serves() -> None:
    assert _said("") == "(2,) True"
    assert _said("cooperate()") == "(2,) False"
