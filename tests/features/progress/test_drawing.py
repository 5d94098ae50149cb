"""The days of the heat map as SVG."""

from datetime import date

from quizapp.core.stats.heatmap import heatmap
from quizapp.features.progress.drawing import days

TODAY = date(2026, 5, 6)  # a Wednesday


def test_each_day_until_today_has_its_cell():
    year = heatmap({TODAY: 12}, TODAY, weeks=2)
    drawn = days(year, TODAY, date.isoformat)
    assert drawn.count("<rect") == 7 + 3
    assert drawn.startswith('<rect class="h0" x="36.0" y="28.0" width="14" height="14" rx="3"></rect>')
    assert drawn.endswith(
        '<rect class="h2c today" x="53.5" y="63.0" width="14" height="14" rx="3">'
        "<title data-user>2026-05-06: 12</title></rect>"
    )


def test_words_are_escaped():
    assert "&lt;b&gt;: 1" in days(heatmap({TODAY: 1}, TODAY), TODAY, lambda _day: "<b>")
