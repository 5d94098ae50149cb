"""How values are written on pages, and that what people typed never becomes markup."""

from datetime import UTC, datetime

import pytest
from flask import Flask, render_template_string
from flask_babel import force_locale

from quizapp.web import filters

MOMENT = datetime(2026, 5, 3, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize("file", ["macros/forms.jinja", "macros/figures.jinja", "macros/charts.jinja"])
def test_macros_escape_what_people_typed(app: Flask, file: str) -> None:
    with app.test_request_context():
        assert app.jinja_env.get_template(file).module is not None
        page = render_template_string(
            "{% from 'macros/forms.jinja' import empty with context %}{{ empty('<b>t', 's') }}"
        )
    assert "<b>" not in page
    assert "&lt;b&gt;t" in page


@pytest.mark.parametrize(
    ("ms", "words"), [(0, "0 seconds"), (1_000, "1 second"), (59_400, "59 seconds"), (90_000, "2 minutes")]
)
def test_lengths_of_time(app: Flask, ms: int, words: str) -> None:
    with app.test_request_context(), force_locale("en"):
        assert filters.minutes(ms) == words


def test_moments_are_told_to_the_minute(app: Flask) -> None:
    with app.test_request_context(), force_locale("en"):
        assert filters.at_time(MOMENT).replace("\u202f", " ") == "May 3, 2026, 12:05 PM"
    with app.test_request_context(), force_locale("de"):
        assert filters.on_day(MOMENT) == "03.05.2026"
