"""The kinds of questions on a page: every family in one of them, the usual apart from those that need a closer look."""

from collections import Counter

import pytest

from quizapp.core.cards.wish import MORE
from quizapp.core.facts.fact import Family
from quizapp.web.wishing.kinds import KINDS, USUAL, families_of, names_of


def test_every_family_is_in_exactly_one_kind() -> None:
    assert Counter(family for kind in KINDS for family in kind.families) == Counter(Family)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_kind_mixes_usual_families_with_others(kind: object) -> None:
    assert kind.families <= MORE or not kind.families & MORE


def test_a_choice_comes_back_as_it_was() -> None:
    assert all(names_of(families_of([kind.name])) == [kind.name] for kind in KINDS)
    assert families_of(USUAL) is None
    assert set(families_of([kind.name for kind in KINDS]) or ()) == {family.value for family in Family}
