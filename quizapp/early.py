"""What comes before everything else is loaded: gevent's ways of waiting, and no look for waste until all is there."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata


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


@contextmanager
def loading() -> Iterator[None]:
    """A thousand modules come now and none of them goes: looking for waste would take a tenth of the start."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
