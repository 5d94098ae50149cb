"""Work that lets no other thread of its process through, in a process of its own.

The library of the fit holds Python's lock for as long as it works. A thread beside it that is in the middle of a
transaction, as a worker's sign of life is every second, would hold SQLite's for as long, and everybody who wants to
write would wait.
"""

import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

# Who stops a worker waits for the job that it is at; Ctrl-C in a terminal reaches both.
CHILD = """
import pickle, signal, sys
for number in (signal.SIGINT, signal.SIGTERM):
    signal.signal(number, signal.SIG_IGN)
sys.path[:] = pickle.load(sys.stdin.buffer)
work, given, named = pickle.load(sys.stdin.buffer)
pickle.dump(work(*given, **named), sys.stdout.buffer)
"""


def apart[T](work: Callable[..., T], *given: Any, **named: Any) -> T:
    """What a function of a module gives for these values, done by another process of this Python.

    >>> apart(divmod, 7, 2)
    (3, 1)
    """
    told = pickle.dumps(sys.path) + pickle.dumps((work, given, named))
    command = [sys.executable, "-P", "-c", CHILD]
    done = subprocess.run(command, input=told, stdout=subprocess.PIPE, check=True)  # noqa: S603  words of our own
    found: T = pickle.loads(done.stdout)  # noqa: S301  what we wrote ourselves
    return found
