"""The page of progress."""

from datetime import date
from functools import lru_cache, partial

from babel.dates import format_date
from flask import render_template, request
from flask_babel import get_locale

from quizapp.adapters import clock
from quizapp.core.errors import NotFound
from quizapp.features.progress import bp, drawing
from quizapp.features.progress.figures import figures
from quizapp.features.study import overview
from quizapp.features.study.learner import learner_of
from quizapp.web import access


@bp.get("/progress")
def show() -> str:
    """What this learner remembers, studied and has coming."""
    user, now = access.learner(), clock.now()
    page = request.args.get("page", 1, type=int)
    if not 1 <= page <= 10_000:
        raise NotFound
    found = figures(user, now=now, first_weekday=get_locale().first_week_day, page=page)
    due_ms = overview.minutes_for(learner_of(user), found.due_today, now)
    days = drawing.days(found.year, found.today, partial(_written, locale=str(get_locale())))
    return render_template("progress/show.html", it=found, due_ms=due_ms, goal=user.retention, drawn_days=days)


@lru_cache(maxsize=4096)
def _written(day: date, *, locale: str) -> str:
    """A day as a person writes it; a year of them stands on the page, the same ones every time."""
    return format_date(day, format="medium", locale=locale)
