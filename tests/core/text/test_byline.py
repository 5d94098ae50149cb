"""Bylines are found near the top and nowhere else."""

import pytest

from quizapp.core.text import guess_byline, is_furniture
from quizapp.core.text.byline import iso_date, read_byline

BODY = "It rained for a long time and the river rose. " * 3


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("by Jhon Lennon 52 views", "Jhon Lennon", None),
        ("By Ana Maria, 3 May 2024", "Ana Maria", "2024-05-03"),
        ("By Ines Talbot, Harbour Correspondent", "Ines Talbot", None),
        ("Written by Ludwig van der Berg | May 3rd, 2024 | 5 min read", "Ludwig van der Berg", "2024-05-03"),
        ("By Ann Lee and Bo Chan", "Ann Lee and Bo Chan", None),
        ("BY JANE O'NEIL", "JANE O'NEIL", None),
        ("by admin 12 comments", "admin", None),
        ("Published 9 March 2023, updated 10 March 2023", None, "2023-03-09"),
        ("2024-02-29", None, "2024-02-29"),
    ],
)
def test_reads_a_byline(line: str, author: str | None, date: str | None) -> None:
    assert guess_byline(f"A title\n\n{line}\n\n{BODY}") == (author, date)
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    ["By night the town was quiet.", "By Monday the water had gone.", "By 1980 it was over.", "By The Sea",
     "It was written by Ana Maria.", "52 views of Mount Fuji were painted.", "On 3 May 2024 it fell.", "by", ""],
)  # fmt: skip
def test_a_sentence_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


def test_a_byline_far_down_belongs_to_something_else() -> None:
    assert guess_byline("\n\n".join([BODY] * 8 + ["By Ana Maria"])) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on 1 January 1999", "1999-01-01"),
        ("Sept. 5, 2001", "2001-09-05"),
        ("31 February 2020", None),
        ("2020-13-01", None),
        ("May", None),
    ],
)
def test_dates(words: str, expected: str | None) -> None:
    assert iso_date(words) == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Photo: Reuters / Ana", True),
        ("Read more: ten ways to bake", True),
        ("5 min read", True),
        ("Updated 3 hours ago", True),
        ("References", True),
        ("- ^ Smith, J. (1999). Baikal.", True),
        ("Video games sold well: 3 million copies went over the counter in 1998.", False),
        ("What happens in the pot", False),
        ("Published in 1859, the book sold out on the first day and was printed again.", False),
    ],
)
def test_furniture(paragraph: str, *, expected: bool) -> None:
    assert is_furniture(paragraph) is expected
