"""The days of the heat map as SVG: so many cells are drawn here, which takes the template ten times as long."""

from collections.abc import Callable
from datetime import date

from markupsafe import Markup, escape

from quizapp.core.stats.heatmap import Cell, Heatmap

LEFT, TOP, STEP = 36, 28, 17.5  # as the labels in macros/charts.jinja stand around the cells
LEVELS = ("h0", "h1c", "h2c", "h3c", "h4c")
CELL = '<rect class="%s" x="%s" y="%s" width="14" height="14" rx="3">%s</rect>'
TITLE = "<title data-user>%s: %d</title>"


def days(year: Heatmap, today: date, written: Callable[[date], str]) -> Markup:
    """A column for each week of the year, the oldest first; `written` says a day in the reader's language."""
    drawn = []
    for place, week in enumerate(year.weeks):
        there = [cell for cell in week if cell is not None]
        x = LEFT + place * STEP
        drawn += [_cell(cell, today, written, x=x, y=TOP + row * STEP) for row, cell in enumerate(there)]
    return Markup("".join(drawn))  # noqa: S704  numbers of ours, and days that were escaped


def _cell(cell: Cell, today: date, written: Callable[[date], str], *, x: float, y: float) -> str:
    name = LEVELS[cell.level] + (" today" if cell.day == today else "")
    title = TITLE % (escape(written(cell.day)), cell.count) if cell.count else ""
    return CELL % (name, x, y, title)
