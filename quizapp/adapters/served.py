"""Where gevent serves, one thread of the system does everybody's work in turns: what to know to be fair to the others.

Without gevent (commands, the worker, tests) the system itself sees to that.
"""

import os
import sys
import time
from functools import cache
from typing import Any

LAST = -2  # in the order of one look at the connections
WRITABLE = 2
_get_hub: Any = None


def hub() -> Any:
    """The hub of gevent, where it serves; else None."""
    get_hub = _of_gevent()
    return get_hub and get_hub()


def _of_gevent() -> Any:
    """What gives the hub of a thread; None where gevent is not there, or not in the place of threads. Nobody takes it
    back once it is.
    """
    global _get_hub  # noqa: PLW0603  asked with every answer
    if _get_hub is None:
        monkey: Any = sys.modules.get("gevent.monkey")
        if monkey is not None and monkey.is_module_patched("threading"):
            _get_hub = sys.modules["gevent"].get_hub
    return _get_hub


def give_way() -> None:
    """Let everybody go first who can go on by now.

    In gevent a sleep of no time looks at no connection: one whose next request is there already would be served fifty
    times before another one is. So we wait for something that is always there, and take our turn last.
    """
    found = hub()
    if found is None:
        time.sleep(0)
        return
    watcher = found.loop.io(_always_ready(), WRITABLE, priority=LAST)
    try:
        found.wait(watcher)
    finally:
        watcher.close()


@cache
def _always_ready() -> int:
    return os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC) if hasattr(os, "eventfd") else os.pipe()[1]
