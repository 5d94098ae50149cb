"""What time it is, asked in one place so that tests can set it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def _system() -> datetime:
    return datetime.now(UTC)


_clock: Clock = _system


def now() -> datetime:
    """This moment, aware, in UTC."""
    return _clock()


@contextmanager
def standing_at(moment: datetime) -> Iterator[Callable[[datetime], None]]:
    """Let time stand still at `moment`; the yielded function sets another one."""
    global _clock  # noqa: PLW0603  the one clock of the process
    before, shown = _clock, [moment]
    _clock = lambda: shown[0]  # noqa: E731
    try:
        yield lambda later: shown.__setitem__(0, later)
    finally:
        _clock = before
