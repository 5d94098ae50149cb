"""Steps as people write them: 1m 10m 1d."""

import re
from collections.abc import Iterable
from datetime import timedelta

UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
STEP = re.compile(r"([0-9]{1,6})\s*([smhd])?", re.IGNORECASE)


def read_steps(text: str) -> tuple[timedelta, ...] | None:
    """The steps in a text, minutes where no unit is given; None for anything else.

    >>> read_steps("1m, 10 1d"), read_steps(""), read_steps("soon")
    ((datetime.timedelta(seconds=60), datetime.timedelta(seconds=600), datetime.timedelta(days=1)), (), None)
    """
    parts = text.replace(",", " ").split()
    found = [STEP.fullmatch(part) for part in parts]
    if not all(found):
        return None
    return tuple(timedelta(seconds=int(one[1]) * UNITS[(one[2] or "m").lower()]) for one in found if one)


def written(steps: Iterable[timedelta]) -> str:
    """The steps as a text that reads back the same.

    >>> written((timedelta(seconds=90), timedelta(minutes=10), timedelta(days=3)))
    '90s 10m 3d'
    """
    return " ".join(_written(int(step.total_seconds())) for step in steps)


def _written(seconds: int) -> str:
    unit = next(unit for unit in ("d", "h", "m", "s") if seconds % UNITS[unit] == 0)
    return f"{seconds // UNITS[unit]}{unit}"
