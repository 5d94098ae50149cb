"""Proves core/memory/logs/file.py: what a review log may look like, and what is said of bad rows."""

from datetime import UTC, datetime

import pytest

from quizapp.core.errors import Refused
from quizapp.core.memory.logs.file import BadRow, FileRow, moment, read_log
from quizapp.core.memory.rating import Rating

AT = datetime(2026, 1, 1, 10, tzinfo=UTC)
GOOD = FileRow("7", Rating.GOOD, AT, 4000)


@pytest.mark.parametrize(
    "text",
    [
        "card_id,rating,time,duration\n7,3,1767261600000,4000",
        "\ufeffCard ID;Rating;TIME;Duration\r\n7;3;1767261600;4000\r\n",
        "duration\ttime\trating\tcard_id\n4000\t2026-01-01T11:00:00+01:00\t3\t7\n",
        "\n\nreview_time,card_id,review_rating,review_state,review_duration\n1767261600000,7,3,1,4000.0",
        "7,3,1767261600,4000",
        "7\t3.0\t2026-01-01T10:00:00Z\t4000\n",
        '"card_id","rating","time","duration"\n"7","3","2026-01-01 10:00:00","4000"\n\n',
    ],
)
def test_what_a_log_may_look_like(text: str) -> None:
    assert list(read_log(text)) == [GOOD]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",3,1767261600,1", "it names no card"),
        ("x" * 61 + ",3,1767261600,1", "the card's name is longer than 60 characters"),
        ("7,0,1767261600,1", "the rating '0' is none of 1, 2, 3 and 4"),
        ("7,3.5,1767261600,1", "the rating '3.5' is none of 1, 2, 3 and 4"),
        ("7,3,yesterday,1", "the time 'yesterday' is no time"),
        ("7,3,nan,1", "the time 'nan' is no time"),
        ("7,3,99999999999999999,1", "the time '99999999999999999' is no time"),
        ("7,3,-5,1", "the time '-5' is no time"),
        ("7,3,1767261600,-1", "the duration '-1' is no number of milliseconds"),
        ("7,3,1767261600,soon", "the duration 'soon' is no number of milliseconds"),
        ("7,3,2026-01-03,1", "its time has not come yet"),
        ("7,3", "the time '' is no time"),
    ],
)
def test_a_bad_row_says_why_and_the_rest_is_read(row: str, reason: str) -> None:
    text = f"card_id,rating,time,duration\n7,3,1767261600,4000\n{row}\n7,3,1767261600,4000"
    found = list(read_log(text, until=datetime(2026, 1, 2, tzinfo=UTC)))
    assert found == [GOOD, BadRow(3, reason), GOOD]


@pytest.mark.parametrize("row", ['"8,3,1767261600,1', '8,3,1767261600,"1', '"8,3,1767261600,1\n"9,3,1767261600,1'])
def test_a_quotation_mark_that_is_not_closed_takes_its_own_row_alone(row: str) -> None:
    text = f"card_id,rating,time,duration\n{row}\n" + "7,3,1767261600,4000\n" * 30
    lines = row.count("\n") + 1
    assert list(read_log(text)) == [
        *(BadRow(2 + line, "a quotation mark is not closed") for line in range(lines)),
        *[GOOD] * 30,
    ]


def test_a_quoted_text_of_several_lines_is_one_field() -> None:
    text = (
        'card_id,rating,time,duration,note\n7,3,1767261600,4000,"one\ntwo, ""three""\n"\n7,3,1767261600,4000,5" disk\n'
    )
    assert list(read_log(text)) == [GOOD, GOOD]


def test_a_log_may_lack_durations() -> None:
    assert [row.taken_ms for row in read_log("card_id,rating,time\n7,3,1767261600\n") if isinstance(row, FileRow)] == [
        0
    ]


@pytest.mark.parametrize("text", ["", "front,back\na,b", "3,1767261600,7,1", "7,3", "\x00"])
def test_what_is_no_log_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="no_columns"):
        list(read_log(text))


def test_milliseconds_are_kept() -> None:
    found = moment("1767261600123")
    assert found is not None
    assert found.microsecond == 123_000
