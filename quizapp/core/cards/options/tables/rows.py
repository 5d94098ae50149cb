"""Reading a table of core/data: one row a line, columns parted by tabs, a first line that says what they hold."""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str, *, columns: int) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, each with this many columns; what a row lacks is "".

    >>> rows("countries.tsv", columns=6)[1][:2]
    ('western europe', 'France')
    """
    text = files("quizapp.core.data").joinpath(name).read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple([*line, *[""] * columns][:columns]) for line in lines)
