"""What keeps the processes of `quizapp serve`, apart from what they do: as a program of its own, for it forks."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow
PROGRAM = """
import os, signal, sys
from quizapp.cli import keeping
from quizapp.cli.keeping import Keeper, Kept

keeping.AGAIN_S = 0.01
fork, tries = keeping.fork_gevent, []

def rarely():
    tries.append(1)
    if len(tries) % 3:
        raise OSError(12, "Cannot allocate memory")
    return fork()

keeping.fork_gevent = rarely

def work(leash):
    if len(tries) == 6:
        os.kill(os.getppid(), signal.SIGTERM)
        signal.pause()
    os._exit(3)

Keeper([Kept("server", work, ready_s=0.2)]).keep()
print("stopped after", len(tries))
"""


def test_where_no_process_can_be_made_it_is_tried_again() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "stopped after 6\n"
    assert done.stderr.count("No server can be started now (Cannot allocate memory); trying again.") == 4
    assert done.stderr.count("The server stopped (exit 3); starting another.") == 1
