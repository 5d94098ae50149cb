"""What a lane reads of a request: only what it may, and the app behind it can read the body again."""

from io import BytesIO
from typing import Any

import pytest

from quizapp.web.wire import asked


def _sent(body: bytes, **more: str) -> dict[str, Any]:
    return {"CONTENT_TYPE": "text/plain", "CONTENT_LENGTH": f"{len(body)}", "wsgi.input": BytesIO(body)} | more


def test_a_body_is_read_and_can_be_read_again() -> None:
    environ = _sent(b"one")
    assert asked.body(environ, "text/plain", most=3) == b"one"
    assert environ["wsgi.input"].read() == b"one"


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("CONTENT_LENGTH", "4"),
        ("CONTENT_LENGTH", ""),
        ("CONTENT_LENGTH", "-3"),
        ("CONTENT_LENGTH", "three"),
        ("CONTENT_LENGTH", "9" * 5_000),
        ("CONTENT_TYPE", "image/png"),
    ],
)
def test_another_kind_or_length_stays_unread(header: str, value: str) -> None:
    environ = _sent(b"one", **{header: value})
    assert asked.body(environ, "text/plain", most=3) is None
    assert environ["wsgi.input"].read() == b"one"


def test_the_first_cookie_of_a_name_is_meant() -> None:
    environ = {"HTTP_COOKIE": "other=1; mine=2; mine=3; notmine=4"}
    assert asked.cookie(environ, "mine") == "2"
    assert asked.cookie(environ, "no") == ""
    assert asked.cookie({}, "mine") == ""
