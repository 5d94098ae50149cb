"""A search is read into a tree, or refused with the place where it stops making sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.search import Unreadable, read
from quizapp.core.search.tree import (
    Added,
    All,
    Being,
    Compare,
    Figure,
    Flagged,
    InDeck,
    Is,
    Node,
    Not,
    OfArticle,
    OfKind,
    Place,
    Rated,
    Some,
    Tagged,
    Words,
)  # fmt: skip

TREES: list[tuple[str, Node]] = [
    ("", All()),
    ("   ", All()),
    ("*", All()),
    ("lake", Words("lake")),
    ("wor*", Words("wor", is_open=True)),
    ("x-ray", Words("x-ray")),
    ('"rift lake"', Words("rift lake")),
    ("deep lake", All((Words("deep"), Words("lake")))),
    ("deep and lake", All((Words("deep"), Words("lake")))),
    ('"or"', Words("or")),
    ("-deep", Not(Words("deep"))),
    ('-"deep lake" is:new', All((Not(Words("deep lake")), Is(Being.NEW)))),
    ("a or b c", Some((Words("a"), All((Words("b"), Words("c")))))),
    ("(a OR b) c", All((Some((Words("a"), Words("b"))), Words("c")))),
    ("--a", Not(Not(Words("a")))),
    ("12:30", Words("12:30")),
    ("https://example.org", Words("https://example.org")),
    ("deck:Lakes::Deep", InDeck("Lakes::Deep")),
    ('deck:"My lakes"', InDeck("My lakes")),
    ('"deck:My lakes"', InDeck("My lakes")),
    ("tag:geo*", Tagged("geo*")),
    ("tag:none", Tagged(None)),
    ("TAG:geo", Tagged("geo")),
    ("is:due", Is(Being.DUE)),
    ("is:Leech", Is(Being.LEECH)),
    ("flag:2", Flagged(2)),
    ("kind:cloze", OfKind("cloze")),
    ("article:Baikal", OfArticle("Baikal")),
    ("prop:r<0.8", Compare(Figure.RECALL, "<", 0.8)),
    ("prop:r<80%", Compare(Figure.RECALL, "<", 0.8)),
    ("prop:r<80", Compare(Figure.RECALL, "<", 0.8)),
    ("prop:s>30", Compare(Figure.STABILITY, ">", 30)),
    ("prop:d>5", Compare(Figure.DIFFICULTY, ">", 5)),
    ("prop:ivl>=10", Compare(Figure.INTERVAL, ">=", 10)),
    ("prop:lapses>3", Compare(Figure.LAPSES, ">", 3)),
    ("prop:reps<2", Compare(Figure.REVIEWS, "<", 2)),
    ("prop:due=-1", Compare(Figure.DUE, "=", -1)),
    ("prop:due!=7", Compare(Figure.DUE, "!=", 7)),
    ("added:7", Added(7)),
    ("rated:1", Rated(1)),
    ("rated:7:1", Rated(7, 1)),
    ("front:lake", Words("lake", Place.FRONT)),
    ('back:"in 1996"', Words("in 1996", Place.BACK)),
    ("back:19*", Words("19", Place.BACK, is_open=True)),
    ("front:*", All()),
]


@pytest.mark.parametrize(("search", "tree"), TREES)
def test_reads(search: str, tree: Node) -> None:
    assert read(search) == tree


@pytest.mark.parametrize(
    ("search", "reason", "position"),
    [
        ('deep "lake', "open_quote", 5),
        ('deck:"My', "open_quote", 5),
        ("a (b", "open_bracket", 2),
        ("a) b", "close_bracket", 1),
        (")", "close_bracket", 0),
        ("()", "empty_bracket", 0),
        ("a (or b)", "empty_bracket", 2),
        ("a or", "nothing_after", 2),
        ("or a", "nothing_after", 0),
        ("a -", "nothing_after", 2),
        ("(-) a", "nothing_after", 1),
        ("- and", "nothing_after", 0),
        ("colour:red", "unknown_key", 0),
        ("lake is:sleepy", "unknown_value", 5),
        ("kind:essay", "unknown_value", 0),
        ("prop:r", "unknown_value", 0),
        ("prop:x>1", "unknown_value", 0),
        ("prop:r<high", "number", 0),
        ("prop:s>1e400", "number", 0),
        ("flag:8", "unknown_value", 0),
        ("flag:²", "unknown_value", 0),
        ("added:0", "unknown_value", 0),
        ("rated:1:5", "unknown_value", 0),
        ("deck:", "empty_value", 0),
        ('tag:""', "empty_value", 0),
        ("front:", "empty_value", 0),
        ("a " * 600, "too_long", 1000),
        ("a " * 300, "too_many", 400),
        ("(" * 50 + "a", "too_deep", 20),
        ("-" * 50 + "a", "too_deep", 20),
    ],
)
def test_says_where_it_stops(search: str, reason: str, position: int) -> None:
    with pytest.raises(Unreadable) as refused:
        read(search)
    assert (refused.value.reason, refused.value.position) == (reason, position)


PARTS = st.sampled_from(['"', "(", ")", "-", " ", "or", "and", "*", ":", "deck:", "is:due", "prop:r<", "0.8", "²", "a"])


@given(st.one_of(st.text(max_size=60), st.lists(PARTS, max_size=30).map("".join)))
def test_never_breaks(search: str) -> None:
    assert 0 <= _stops_at(search) <= len(search)


def _stops_at(search: str) -> int:
    try:
        read(search)
    except Unreadable as refused:
        return refused.position
    return len(search)
