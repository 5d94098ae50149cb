"""When Python may look for waste: never while a thousand phones wait for a push, and in new things only."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

OFTEN = (10_000, 20, 20)  # new things until the next look, and how many looks until a wider one


def keep_what_is_loaded() -> None:
    """Look for garbage in new things only: going through all modules would hold up everybody again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*OFTEN)


@contextmanager
def undisturbed() -> Iterator[None]:
    """No look for garbage within; of several at the same time, one puts back what it found."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
