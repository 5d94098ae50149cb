"""Tables as text: CSV and TSV with or without Anki's header lines, and the lists that people paste from Quizlet."""

import csv
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

from quizapp.core.exchange.brought import BroughtNote, Problem
from quizapp.core.exchange.sheets.disarming import as_it_was
from quizapp.core.exchange.sheets.once import Once
from quizapp.core.exchange.sheets.options import TURNED, Reading, Row

NAMED = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":", "dash": " - "}
GUESSES = ("\t", ";", ",", " - ", " – ", "|", " = ", ": ")
ONE_LINE = ("\t", ",", " - ", ": ", " = ")
_LOOKED_AT = 200
_SHARE = 0.8
COLUMNS = {
    "front": "front", "question": "front", "term": "front", "back": "back", "answer": "back", "definition": "back",
    "frage": "front", "begriff": "front", "vorderseite": "front", "antwort": "back", "rückseite": "back",
    "text": "front", "extra": "back", "back extra": "back", "notetype": "notetype", "note type": "notetype",
    "tags": "tags", "deck": "deck", "guid": "guid", "kind": "kind", "options": "options", "also right": "accept",
}  # fmt: skip
_HEADER = re.compile(r"#([A-Za-z ]+):(.*)")
_OF_SHEETS = re.compile(r"sep=(.)", re.IGNORECASE)  # the first line as spreadsheets write it
LONGEST_FIELD = 2**20
MOST_UNCLOSED = 1_000  # quotation marks; in a text with more of them nothing is certain
TYPED = "Basic (type in the answer)"  # the note type of Anki's that asks for typing
BOTH_WAYS = "Basic (and reversed card)"  # and the one that asks from either side
JOINED = " | "  # between the options of a row
OURS = {"guid", "kind"}  # columns that only tables from here name together
DISARMED = {"guid", "deck", "tags"}  # whoever wrote the table: these begin with no apostrophe of their own


@dataclass(slots=True)
class Layout:
    """How a table is laid out: its separator, what its columns hold, and where its rows begin."""

    between: str
    rows: str = "line"
    columns: dict[str, int] = field(default_factory=lambda: {"front": 0, "back": 1})
    is_html: bool = False
    deck: str = ""
    tags: tuple[str, ...] = ()
    note_type: str = ""
    skipped: int = 0  # lines before the first row
    is_named: bool = False  # the first row names the columns


def layout_of(text: str, reading: Reading) -> Layout:
    """The layout of a text: as its header lines say, else as was wished, else as most of its lines look.

    >>> layout_of("a\\tb\\nc\\td", Reading("D")).between, layout_of("#separator:Comma\\na,b", Reading("D")).between
    ('\\t', ',')
    """
    told, skipped = _headers(text)
    rest = text.split("\n", skipped)[-1] if skipped else text
    named = told.get("separator", "").strip()
    between = reading.between or NAMED.get(named.lower(), named) or told.get("sep", "")
    if not between and not reading.rows and (marks := _of_one_line(rest)):
        return Layout(*marks)
    between = between or _guess(rest)
    found = Layout(between, skipped=skipped, is_html=told.get("html", "").strip().lower() == "true" or reading.is_html)
    found.rows = reading.rows or _rows(rest, between)
    found.deck, found.tags = told.get("deck", "").strip(), tuple(told.get("tags", "").split())
    found.note_type = told.get("notetype", "").strip()
    if any(key.endswith(" column") for key in told):
        found.columns = _told_columns(told)
    elif names := _named_columns(rest, between):
        found.columns, found.is_named = names, True
    elif names := _named_columns(told.get("columns", ""), between):
        found.columns = names
    elif "html" in told or ("separator" in told and "sep" not in told):
        found.columns |= {"tags": 2}
    return found


def _headers(text: str) -> tuple[dict[str, str], int]:
    if found := _OF_SHEETS.fullmatch(text.partition("\n")[0].rstrip("\r ")):
        return {"sep": found[1], "separator": found[1]}, 1
    told: dict[str, str] = {}
    lines = 0
    for line in text.split("\n", 30):
        if (found := _HEADER.fullmatch(line.rstrip("\r"))) is None:
            break
        told[found[1].strip().lower()] = found[2]
        lines += 1
    return told, lines


def _of_one_line(text: str) -> tuple[str, str] | None:
    """What stands between the sides and between the cards, where many cards stand in one line as Quizlet can give them.

    >>> _of_one_line("term,a house;other,a, b"), _of_one_line("term;a house")
    ((',', ';'), None)
    """
    line = text.strip()
    parts = [part for part in line.split(";") if part.strip()]
    if "\n" in line or '"' in line or len(parts) < 2:
        return None
    return next(((mark, ";") for mark in ONE_LINE if all(mark in part.strip() for part in parts)), None)


def _told_columns(told: dict[str, str]) -> dict[str, int]:
    """Columns by number, as the header lines say; what they leave free are the front and the back, in this order."""
    taken = {
        name: int(told[f"{name} column"]) - 1
        for name in ("guid", "deck", "tags", "notetype")
        if told.get(f"{name} column", "").strip().isdecimal()
    }
    free = (place for place in range(30) if place not in taken.values())
    return {name: place for name, place in taken.items() if place >= 0} | {"front": next(free), "back": next(free)}


def _named_columns(text: str, between: str) -> dict[str, int]:
    first = next(_cells(text[:10_000], between), [])
    names = [COLUMNS.get(cell.strip().lower(), "") for cell in first]
    known = {name: place for place, name in enumerate(names) if name}
    return known if {"front", "back"} <= known.keys() else {}


def _guess(text: str) -> str:
    lines = [line for line in text.split("\n", _LOOKED_AT)[:_LOOKED_AT] if line.strip()]
    for mark in GUESSES:
        if lines and sum(mark in line for line in lines) >= _SHARE * len(lines):
            return mark
    return max(GUESSES, key=lambda mark: sum(mark in line for line in lines)) if lines else "\t"


def _rows(text: str, between: str) -> str:
    """Whether a card ends with its line, or with an empty one, as answers of several lines need."""
    head = text[:50_000]
    blocks = [block for block in re.split(r"\n\s*\n", head) if block.strip()]
    if len(blocks) < 2 or between == ",":
        return "line"
    lone = sum(between not in line for block in blocks for line in block.split("\n") if line.strip())
    return "blank" if lone and all(between in block for block in blocks) else "line"


def _cells(text: str, between: str) -> Iterator[list[str]]:
    """The cells of each row. A quotation mark that is never closed would swallow all rows behind it: it is a letter."""
    if len(between) != 1:
        for line in text.splitlines():
            yield [part.strip() for part in line.split(between, 1)]
        return
    csv.field_size_limit(LONGEST_FIELD)
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    at: int | None = 0
    patience = MOST_UNCLOSED
    while at is not None:
        at = yield from _until_unclosed(text, at, between)
        if at is not None:
            end = text.find("\n", at) + 1 or len(text)
            yield text[at:end].removesuffix("\n").split(between)  # as long as it may be
            at, patience = end, patience - 1
        if patience < 0:
            raise csv.Error


def _until_unclosed(text: str, start: int, between: str) -> Generator[list[str], None, int | None]:
    """The rows from `start` on; gives where a row begins whose quotation mark swallows others, None at the end."""
    at = start

    def lines() -> Iterator[str]:
        nonlocal at
        while at < len(text):
            begun, at = at, text.find("\n", at) + 1 or len(text)
            yield text[begun:at]

    begun = start
    try:
        for cells in csv.reader(lines(), delimiter=between):
            is_last = at >= len(text) and 0 < text.find("\n", begun) < len(text) - 1
            if is_last and _is_open(text[begun:], between):
                return begun
            yield cells
            begun = at
    except csv.Error:  # longer than any field may be: so long that the mark was hardly meant
        return begun
    return None


def _is_open(row: str, between: str) -> bool:
    try:
        list(csv.reader(row.splitlines(keepends=True), delimiter=between, strict=True))
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def read(text: str, reading: Reading) -> Iterator[BroughtNote | Problem]:
    """The notes of a table, and each row that makes none."""
    layout = layout_of(text, reading)
    rest = text.split("\n", layout.skipped)[-1] if layout.skipped else text
    number, notes = layout.skipped, Once(reading)
    try:
        for cells in _split(rest, layout):
            number += 1
            if not any(cell.strip() for cell in cells) or (layout.is_named and number == layout.skipped + 1):
                continue
            row = _row(number, cells, layout)
            yield row if isinstance(row, Problem) else notes.note(row, is_html=layout.is_html)
    except csv.Error:
        yield Problem(number + 1, "unreadable_row")


def _split(text: str, layout: Layout) -> Iterator[list[str]]:
    if layout.rows == "line":
        yield from _cells(text, layout.between)
        return
    pattern = r"\n\s*\n" if layout.rows == "blank" else re.escape(layout.rows)
    for block in re.split(pattern, text):
        yield [part.strip() for part in block.split(layout.between, 1)]


def _row(number: int, cells: list[str], layout: Layout) -> Row | Problem:
    is_ours = layout.is_named and layout.columns.keys() >= OURS

    def cell(name: str) -> str:
        place = layout.columns.get(name, len(cells))
        found = cells[place] if place < len(cells) else ""
        return as_it_was(found) if is_ours or name in DISARMED else found

    if any("\0" in each for each in cells):
        return Problem(number, "damaged_row", cells[0].replace("\0", "")[:80])
    if len(cells) < 2 and "{{c" not in cells[0]:
        return Problem(number, "one_column", cells[0][:80])
    tags = (*cell("tags").split(), *layout.tags)
    tells_tags = bool(layout.tags) or layout.columns.get("tags", len(cells)) < len(cells)
    note_type = cell("notetype").strip() or layout.note_type
    guess = "typed" if note_type == TYPED else TURNED if note_type == BOTH_WAYS else ""
    return Row(
        number, cell("front"), cell("back"), cell("guid"), cell("deck") or layout.deck, cell("kind").strip().lower(),
        tags if tells_tags else None, _parts(cell("options")), _parts(cell("accept")), guess,
    )  # fmt: skip


def _parts(joined: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in joined.split(JOINED.strip()) if part.strip())[:20]
