"""Cells that a spreadsheet would run as formulas: an apostrophe keeps them texts, and is taken off when they come back.

As OWASP advises on CSV injection.
"""

import re

from quizapp.core.exchange.sheets.options import PART

_PART = re.compile(rf"{PART}\d+$")
_RUNS = re.compile(r"'*(?:\s*[=+\-@\uff0b\uff0d\uff1d\uff20]|[\t\r\n])")
ANKI_NAME = 10  # letters of a name that Anki gives; a formula as short does no harm


def disarmed(cell: str) -> str:
    """The cell as a text that no spreadsheet runs. One that looks disarmed already gets another apostrophe.

    >>> [disarmed(cell) for cell in ("=1+1", "'=1+1", "one", "'tis")]
    ["'=1+1", "''=1+1", 'one', "'tis"]
    """
    return f"'{cell}" if _RUNS.match(cell) else cell


def as_it_was(cell: str) -> str:
    """The cell as it was before it was disarmed.

    >>> [as_it_was(cell) for cell in ("'=1+1", "''=1+1", "one", "'tis")]
    ['=1+1', "'=1+1", 'one', "'tis"]
    """
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell


def disarmed_html(cell: str) -> str:
    """A cell of HTML whose first letter is written as a number where it would make a formula: it reads the same.

    >>> disarmed_html("=1+1"), disarmed_html("<b>=</b>")
    ('&#61;1+1', '<b>=</b>')
    """
    return f"&#{ord(cell[0])};{cell[1:]}" if _RUNS.match(cell) else cell


def disarmed_name(name: str) -> str:
    """The name of a note. One as short as Anki's stays as it is, for Anki finds the note by it.

    >>> disarmed_name("=aB3{x-y+@"), disarmed_name("=HYPERLINK(1)")
    ('=aB3{x-y+@', "'=HYPERLINK(1)")
    """
    is_anki_s = len(_PART.sub("", name)) <= ANKI_NAME and not name.startswith("'")
    return name if is_anki_s else disarmed(name)
