"""Telling what a text of questions is, and reading it."""

from quizapp.core.exchange.quizzes.aiken import ANSWER, read_aiken
from quizapp.core.exchange.quizzes.found import LONGEST_TEXT, Found, gathered
from quizapp.core.exchange.quizzes.gift import read_gift
from quizapp.core.exchange.quizzes.grid import Row, read_grid, rows_of


def read_text(text: str) -> Found:
    """The questions of a text in GIFT, Aiken or CSV.

    >>> [draft.front for draft in read_text("Is it? {T}").drafts]
    ['Is it?']
    """
    plain = text[:LONGEST_TEXT].removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if any(ANSWER.match(line) for line in plain.splitlines()):
        return gathered(read_aiken(plain))
    if "{" in plain and "}" in plain:
        return gathered(read_gift(plain))
    return gathered(read_grid(rows_of(plain)))


def read_rows(rows: list[Row]) -> Found:
    """The questions of a workbook's sheet."""
    return gathered(read_grid(rows))
