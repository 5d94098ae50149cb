"""The verdicts on cards of unseen texts belong to those texts."""

from functools import cache
from pathlib import Path

import pytest

from quizapp.core.text import clean
from tests.quality.readings import plain, rated_rows

DATA = Path(__file__).parents[1] / "data"
ROWS = rated_rows(DATA / "rated_fresh.jsonl")


@cache
def _squeezed(name: str) -> str:
    return plain(clean((DATA / "fresh" / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", sorted({row.file for row in ROWS}))
def test_every_rated_card_stands_in_its_text(name: str) -> None:
    strangers = [row.sentence for row in ROWS if row.file == name and plain(row.sentence) not in _squeezed(name)]
    assert strangers == []
