"""The line of the log that each request writes."""

import io
import json
import logging
from datetime import UTC, datetime

import pytest

from quizapp.web import log


@pytest.mark.parametrize("micros", [0, 999, 1_000, 499_600, 999_999])
def test_a_line_tells_the_moment_to_the_millisecond(monkeypatch: pytest.MonkeyPatch, micros: int) -> None:
    ours, at = logging.StreamHandler(io.StringIO()), datetime(2026, 11, 29, 7, 8, 9, micros, tzinfo=UTC)
    monkeypatch.setattr(log, "_ours", [ours])
    monkeypatch.setattr(logging.root, "handlers", [ours])
    monkeypatch.setattr(log.log, "level", logging.INFO)
    log.log._cache.clear()  # type: ignore[attr-defined]  logging remembers whom it asked
    log.log_line(at, "GET", "/study", 200)
    told = json.loads(ours.stream.getvalue())
    assert told == {
        "at": at.isoformat(timespec="milliseconds"),
        "method": "GET",
        "route": "/study",
        "status": 200,
        "ms": 0,
    }
    log.log._cache.clear()  # type: ignore[attr-defined]
