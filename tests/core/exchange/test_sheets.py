"""Cards out of text: tables in every manner, pasted lists, Markdown; what cannot be read is told by its row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.exchange.brought import BroughtNote, Problem
from quizapp.core.exchange.sheets import marked, table
from quizapp.core.exchange.sheets.options import Reading

PLAIN = Reading("Deck")


def _sides(text: str, reading: Reading = PLAIN, read: object = table.read) -> list[tuple[str, str]]:
    rows = read(text, reading)  # type: ignore[operator]
    return [(card.front, card.back) for row in rows if isinstance(row, BroughtNote) for card in row.cards]


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("a\tb\nc\td", [("a", "b"), ("c", "d")]),
        ("a;b\nc;d", [("a", "b"), ("c", "d")]),
        ("a,b\nc,d", [("a", "b"), ("c", "d")]),
        ("a - b\nc - d", [("a", "b"), ("c", "d")]),
        ("cell: a room\natom: a body", [("cell", "a room"), ("atom", "a body")]),
        ('"a, b",c\n"d ""e""",f', [("a, b", "c"), ('d "e"', "f")]),
        ('"two\nlines",b\nc,d', [("two\nlines", "b"), ("c", "d")]),
        ("term\tdefinition\na\tb", [("a", "b")]),
        ("front,back,tags\na,b,x y", [("a", "b")]),
        ("a\tfirst line\nsecond line\n\nb\tother", [("a", "first line\nsecond line"), ("b", "other")]),
        ('#separator:Semicolon\n#html:true\n<b>a</b>;"b &amp; c"', [("**a**", "b & c")]),
        ("#separator:tab\n#deck column:1\nD\ta\tb", [("a", "b")]),
        ("{{c1::Rome}} is in {{c2::Italy}}\tnote", [("____ is in Italy", "Rome"), ("Rome is in ____", "Italy")]),
        ("It began in ____.\t2011", [("It began in ____.", "2011")]),
        ("", []),
        ('a,b\nc,"d,e\nf,g\nh,i', [("a", "b"), ("c", '"d'), ("f", "g"), ("h", "i")]),
        ('a,b\nc,"d\ne",f\n"g,h\ni,j\n', [("a", "b"), ("c", "d\ne"), ('"g', "h"), ("i", "j")]),
        ("Frage\tAntwort\na\tb", [("a", "b")]),
        ("sep=;\na;b\nc;d", [("a", "b"), ("c", "d")]),
        ("#Separator:tab\n#HTML:False\n#columns:Back\tFront\none\ttwo", [("two", "one")]),
        ("#separator:tab\n#notetype column:1\nBasic (and reversed card)\ta\tb", [("a", "b"), ("b", "a")]),
        ("#separator:tab\n#notetype:Basic (and reversed card)\na\tb\tx", [("a", "b"), ("b", "a")]),
        ("a,one, two;b,three;c,four", [("a", "one, two"), ("b", "three"), ("c", "four")]),
        ("a\tone;b\ttwo;", [("a", "one"), ("b", "two")]),
    ],
)
def test_tables(text: str, cards: list[tuple[str, str]]) -> None:
    assert _sides(text) == cards


def test_the_marks_can_be_named() -> None:
    assert _sides("a=b;c=d", Reading("D", "=", ";")) == [("a", "b"), ("c", "d")]


def test_headers_give_names_decks_and_tags() -> None:
    text = "#separator:tab\n#html:false\n#guid column:1\n#deck column:2\n#tags column:5\nG1\tA::B\tq\ta\tx y::z"
    (note,) = table.read(text, PLAIN)
    assert isinstance(note, BroughtNote)
    assert (note.guid, note.tags, note.cards[0].deck) == ("G1", ("x", "y::z"), "A::B")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a\tb\nc\t\nd\te", Problem(2, "empty_back", "c")),
        ("a\tb\n\tx\nd\te", Problem(2, "empty_front", "x")),
        ("a\tb\nalone\nd\te\nf\tg", Problem(2, "one_column", "alone")),
        ("a\tb\n" + "x" * 60_000 + "\ty\n", Problem(2, "too_long", "x" * 80)),
    ],
)
def test_a_row_that_makes_no_card_is_told(text: str, problem: Problem) -> None:
    assert [row for row in table.read(text, PLAIN) if isinstance(row, Problem)] == [problem]


@pytest.mark.parametrize("around", ["", '"'])
def test_a_cell_of_megabytes_costs_its_own_row_alone(around: str) -> None:
    long = "x" * (table.LONGEST_FIELD + 10)
    rows = list(table.read(f"a\tb\n{around}{long}{around}\ty\nc\td\nalone\ne\tf\n", PLAIN))
    assert [(row.row, row.reason) for row in rows if isinstance(row, Problem)] == [(2, "too_long"), (4, "one_column")]
    assert [row.cards[0].front for row in rows if isinstance(row, BroughtNote)] == ["a", "c", "e"]


def test_two_answers_to_one_question_are_two_notes_and_the_same_again_is_told() -> None:
    rows = list(table.read("bank\tshore\nbank\thouse\nbank\tshore\n", PLAIN))
    assert [(row.cards[0].front, row.cards[0].back) for row in rows if isinstance(row, BroughtNote)] == [
        ("bank", "shore"),
        ("bank", "house"),
    ]
    assert len({row.guid for row in rows if isinstance(row, BroughtNote)}) == 2
    assert [row for row in rows if isinstance(row, Problem)] == [Problem(3, "twice", "bank")]
    (named,) = (row for row in table.read("guid,front,back\nG,a,b\nG,a,c\n", PLAIN) if isinstance(row, Problem))
    assert (named.row, named.reason) == (3, "twice")


def test_the_same_row_has_the_same_name() -> None:
    first, second = ([note.guid for note in table.read("a\tb\nc\td", PLAIN)] for _ in range(2))  # type: ignore[union-attr]
    assert first == second
    assert len(set(first)) == 2


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("{{c1::Rome}} is in {{c2::Italy}}", [("____ is in Italy", "Rome"), ("Rome is in ____", "Italy")]),
        ("## Why?\nBecause.\n\n## How?\nSo.\nAnd so.", [("Why?", "Because."), ("How?", "So.\nAnd so.")]),
        ("Rome:: in Italy\n- Paris :: in France", [("Rome", "in Italy"), ("Paris", "in France")]),
        ("## Code?\n```\n## no heading\n```", [("Code?", "```\n## no heading\n```")]),
        ("## Q\n<!-- id: X part 2 -->\nA\n\nTags: #a #b", [("Q", "A")]),
        ("## one&#10;two\nA", [("one\ntwo", "A")]),
        ("Q: Why?\nA: So.\nAnd so.\n\n**Q:** Who?\n**A:** He.", [("Why?", "So.\nAnd so."), ("Who?", "He.")]),
        ("| Front | Back |\n|:--|---|\n| a | b |\n| c | d |", [("a", "b"), ("c", "d")]),
        ("---\ntags: x\n---\n## Q\nA: is a letter", [("Q", "A: is a letter")]),
        ("## Table?\n| a | b |\n|---|---|\n| c | d |", [("Table?", "| a | b |\n|---|---|\n| c | d |")]),
    ],
)  # fmt: skip
def test_markdown(text: str, cards: list[tuple[str, str]]) -> None:
    assert _sides(text, PLAIN, marked.read) == cards


def test_markdown_names_decks_tags_and_parts() -> None:
    text = "# A::B\n\n## Q\n<!-- id: X part 2 -->\nA\n\nTags: #a #b::c\n"
    (note,) = marked.read(text, PLAIN)
    assert isinstance(note, BroughtNote)
    assert (note.guid, note.tags, note.cards[0].deck, note.cards[0].part) == ("X", ("a", "b::c"), "A::B", 2)


def test_a_question_without_an_answer_is_told() -> None:
    assert next(marked.read("## Why?\n\n## How?\nSo.", PLAIN)) == Problem(1, "empty_back", "Why?")


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for read in (table.read, marked.read):
        assert all(isinstance(row, BroughtNote | Problem) for row in read(text, PLAIN))
