"""Every reason for a refusal has a sentence of its own."""

import pytest
from flask import Flask

from quizapp.adapters.reader import REASONS as READERS
from quizapp.features.articles.sentences import REASONS, explain

FIGURES = {"words": 3, "needed": 40, "chars": 700000, "limit": 5, "limit_mb": 10.0, "pages": 9, "seconds": 15}


def test_no_reason_of_the_reader_is_left_out() -> None:
    assert REASONS.keys() >= READERS


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_each_sentence_ends_and_stands_alone(app: Flask, reason: str) -> None:
    with app.test_request_context():
        said = explain({"reason": reason, **FIGURES, "status": 403})
        bare = explain({"reason": reason})
        unknown = explain(None)
    assert said.endswith(".")
    assert unknown not in {said, bare}
    assert "%(" not in said


def test_figures_are_written_as_people_write_them(app: Flask) -> None:
    with app.test_request_context():
        assert "700,000 characters" in explain({"reason": "too_long", "chars": 700_000, "limit": 600_000})
