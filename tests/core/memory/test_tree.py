"""Proves core/memory/rules/tree.py: every deck stands in the tree once, below the nearest deck that its name names."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.memory.rules.tree import grow

names = st.lists(st.sampled_from(["A", "B", "a"]), min_size=1, max_size=4).map("::".join)


def outline(*decks: tuple[int, str]) -> list[str]:
    return ["  " * twig.depth + twig.label for top in grow(decks) for twig in top]


def test_Q3_names_make_the_tree() -> None:
    found = outline((5, "Latin"), (4, "Bio::Plants"), (3, "Bio::Cells::Walls"), (2, "Bio::Cells"), (1, "Bio"))
    assert found == ["Latin", "Bio", "  Cells", "    Walls", "  Plants"]


def test_Q3_a_missing_deck_is_skipped() -> None:
    assert outline((2, "Bio::Cells::Walls"), (1, "Bio")) == ["Bio", "  Cells::Walls"]
    assert outline((1, "Bio::Cells")) == ["Bio::Cells"]


def test_Q3_of_two_decks_of_one_name_the_older_has_those_below() -> None:
    assert outline((3, "Bio"), (2, "Bio::Cells"), (1, "Bio")) == ["Bio", "Bio", "  Cells"]


@given(st.lists(names, max_size=12))
def test_Q3_no_deck_is_lost_or_doubled(some: list[str]) -> None:
    decks = list(enumerate(some, 1))
    assert sorted(twig.deck for top in grow(decks) for twig in top) == [number for number, _name in decks]
