"""A game's report as tables, for a spreadsheet: plain cells first, then CSV or a workbook."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from quizapp.core.exchange.sheets.disarming import disarmed
from quizapp.core.passage import parted
from quizapp.features.live.people.teams import team_names
from quizapp.features.live.report.figures import Asked, Played, Report, shown_given
from quizapp.web.controls import without_controls

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell

Cell = str | int | float | None
LONGEST_CELL = 32_000  # a workbook holds 32,767 characters in one


def questions(report: Report) -> list[list[Cell]]:
    """A row for each question, under its headings."""
    heads: list[Cell] = [
        _("No."), _("Question"), _("Right answer"), _("Answered"), _("Wholly right"), _("Share right"),
        _("Tells strong from weak"), _("Mean time (s)"), _("Chosen"),
    ]  # fmt: skip
    return [heads, *(_question(one) for one in report.asked)]


def _question(one: Asked) -> list[Cell]:
    figures = one.figures
    if one.choices:
        chosen = "; ".join(f"{choice.letter.upper()} {choice.text}: {choice.count}" for choice in one.choices)
    else:
        chosen = "; ".join(f"{text}: {count}" for text, count in figures.texts)
    return [
        one.item.position,
        one.item.front,
        one.key,
        figures.answered,
        figures.right if one.is_scored else None,
        _rounded(figures.facility) if one.is_scored else None,
        _rounded(figures.discrimination) if one.is_scored else None,
        _seconds(figures.mean_ms),
        chosen,
    ]


def players(report: Report) -> list[list[Cell]]:
    """A row for each player with what they answered to each question."""
    teams = team_names(report.live)
    heads: list[Cell] = [
        _("Place"),
        _("Name"),
        *([_("Team")] if teams else []),
        _("Points"),
        _("Right"),
        _("Answered"),
        _("Mean time (s)"),
    ]
    heads += [f"{one.item.position}. {parted(one.item.front).question}" for one in report.asked]
    return [heads, *(_player(one, report.asked, teams) for one in report.played)]


def _player(one: Played, asked: Sequence[Asked], teams: dict[int, str]) -> list[Cell]:
    team = [teams.get(one.member.team, "")] if teams else []
    row: list[Cell] = [
        one.place, one.member.name, *team, one.total.points, one.total.right, len(one.given), _seconds(one.mean_ms),
    ]  # fmt: skip
    return row + [shown_given(other.item, one.given.get(other.item.position)) for other in asked]


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


def _seconds(ms: int | None) -> float | None:
    return None if ms is None else round(ms / 1000, 1)


def as_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows as a file that spreadsheets open in UTF-8; no text of a player is taken for a formula.

    >>> as_csv([["=1+1", 2, None, "-3"]]).decode("utf-8-sig")
    "'=1+1,2,,'-3\\r\\n"
    """
    written = StringIO()
    csv.writer(written).writerows([disarmed(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def as_workbook(sheets: Sequence[tuple[str, Sequence[Sequence[Cell]]]]) -> bytes:
    """A workbook with a sheet for each (title, rows); texts are texts, whatever they begin with."""
    from openpyxl import Workbook  # late: few take workbooks, and every start would wait for it

    book = Workbook(write_only=True)
    for title, rows in sheets:
        sheet = book.create_sheet(title[:31])
        sheet.freeze_panes = "A2"
        for number, row in enumerate(rows):
            sheet.append([_cell(sheet, value, is_head=not number) for value in row])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _cell(sheet: object, value: Cell, *, is_head: bool) -> "WriteOnlyCell":
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    text = without_controls(value)[:LONGEST_CELL] if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet, value=text)
    if isinstance(text, str):
        cell.data_type = "s"
    if is_head:
        cell.font = Font(bold=True)
    return cell
