"""Workbooks that people bring: their cells, read with care for what a hostile file may hold."""

import io
import zipfile
from itertools import islice

from quizapp.core.errors import Refused

LARGEST, LARGEST_UNPACKED, MOST_PARTS = 5 * 2**20, 50 * 2**20, 2_000
MOST_ROWS, MOST_COLUMNS = 5_001, 30


def is_workbook(body: bytes) -> bool:
    """Whether these bytes may be a workbook."""
    return body[:4] == b"PK\x03\x04"


def rows_of(body: bytes) -> list[tuple[object, ...]]:
    """The rows of the first sheet. Raises Refused("too_big" | "unreadable")."""
    if len(body) > LARGEST:
        raise Refused("too_big")
    _look_inside(body)
    from openpyxl import load_workbook  # late: few bring workbooks, and every start would wait for it

    try:
        book = load_workbook(io.BytesIO(body), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        rows = list(islice(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), MOST_ROWS))
    except Exception as error:  # whatever a broken file makes of the library
        raise Refused("unreadable") from error
    return rows


def _look_inside(body: bytes) -> None:
    """Refuse what would unpack to more than a machine should hold."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(body)).infolist()
    except zipfile.BadZipFile as error:
        raise Refused("unreadable") from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Refused("too_big")
