"""What comes before everything else is loaded: gevent's ways of waiting, SQLite without locks that nobody needs, and no
look for waste until all is there.
"""

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import metadata

MULTITHREAD, MEMSTATUS = 2, 9  # SQLITE_CONFIG_..., of https://sqlite.org/c3ref/c_config_covering_index_scan.html


def cooperate() -> None:
    """Let whatever waits let others work: gevent's own sockets, locks and threads in place of Python's.

    At each of some two dozen steps gevent asks which installed packages want to be told of it, and each time the notes
    of all packages would be read. They are read once.
    """
    from gevent import monkey

    ask = metadata.entry_points
    everything = ask()
    metadata.entry_points = everything.select
    try:
        monkey.patch_all()
    finally:
        metadata.entry_points = ask
    spare_locks()


def spare_locks() -> None:
    """Let SQLite take no lock in each of its calls, of which an answer makes six hundred, nor count the bytes it uses.

    No two threads use one connection at the same time: that is all it asks for ("multi-thread mode"). It takes such
    settings only while no database is open; where its library cannot be reached by name, nothing changes.
    """
    with suppress(AttributeError, ImportError, OSError):
        import _sqlite3

        library = ctypes.CDLL(_sqlite3.__file__)
        configure = library.sqlite3_config
        configure.argtypes = [ctypes.c_int]  # what follows is one of several: said, because some machines pass it apart
        if library.sqlite3_threadsafe() and library.sqlite3_shutdown() == 0:
            configure(MULTITHREAD)
            configure(MEMSTATUS, ctypes.c_int(0))
            library.sqlite3_initialize()


@contextmanager
def loading() -> Iterator[None]:
    """A thousand modules come now and none of them goes: looking for waste would take a tenth of the start."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
