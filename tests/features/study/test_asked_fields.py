"""The form of an answer as the fast lane reads it."""

from io import BytesIO

import pytest

from quizapp.features.study.lane.asking import FORM, fields


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("card_id=7&seen=3&days=0%2C4%2C9%2C20", {"card_id": "7", "seen": "3", "days": "0,4,9,20"}),
        ("seen=1&seen=2", {"seen": "1"}),  # of two of a name the first counts
        ("given=a+b%26c&seen=1", {"given": "a b&c", "seen": "1"}),
        ("given=a=b&seen=1", {"given": "a=b", "seen": "1"}),  # a part with two signs, one without any, and none at all
        ("counted&seen=1", {"counted": "", "seen": "1"}),
        ("counted&given=a=b", {"counted": "", "given": "a=b"}),
        ("", {"": ""}),
    ],
)
def test_the_fields_of_a_form(body: str, told: dict[str, str]) -> None:
    environ = {"CONTENT_TYPE": FORM, "CONTENT_LENGTH": str(len(body)), "wsgi.input": BytesIO(body.encode())}
    assert fields(environ) == told
