"""Which cards can be asked, and that no wrong option is a right one."""

from random import Random

import pytest

from quizapp.core.quiz.asking import Source, questions
from quizapp.core.quiz.shape import asked, is_alike, shape

YEARS = [Source(n, n, f"When did war {letter} end?", str(1900 + n)) for n, letter in enumerate("abcdef")]


def options_of(card: Source, *others: Source) -> set[str]:
    found = questions([card, *others], wanted=20, rng=Random(1), among=[card.card_id])
    return set(found[0].options) - {card.back} if found else set()


def who(number: int, name: str, **more: object) -> Source:
    return Source(number, number, "Who wrote it?", name, family="who", **more)


def test_a_year_gets_three_other_years() -> None:
    found = questions(YEARS, wanted=1, rng=Random(3))[0]
    assert len(found.options) == 4
    assert found.back in found.options
    assert set(found.options) <= {card.back for card in YEARS}


def test_three_good_ones_or_no_question() -> None:
    assert options_of(*YEARS[:3]) == set()
    assert len(options_of(*YEARS[:4])) == 3


def test_words_before_the_question_ask_for_nothing() -> None:
    fronts = ["Nobody knows when.\n\n____ wrote it.", "____ drew it.", "____ sang it.", "It was late.\n\n____ read it."]
    names = ["Anna Li", "Ben Ode", "Cara Roy", "Dan Moe"]
    cards = [Source(n, n, front, names[n], family="cloze") for n, front in enumerate(fronts)]
    assert options_of(*cards) == {"Ben Ode", "Cara Roy", "Dan Moe"}


def test_years_never_stand_beside_names() -> None:
    names = [who(10 + n, name) for n, name in enumerate(["Anna Li", "Ben Ode", "Cara Roy", "Dan Moe"])]
    found = questions([*YEARS, *names], wanted=20, rng=Random(5))
    assert len(found) == 10
    assert all(len({option.isdigit() for option in question.options}) == 1 for question in found)


def test_the_key_is_not_lent_in_another_spelling() -> None:
    assert (
        options_of(who(1, "Anna Li"), who(2, "ANNA LI"), who(3, "Anna Lí"), who(4, "Ben Ode"), who(5, "Cy Roy"))
        == set()
    )


def test_an_accepted_answer_is_no_wrong_option() -> None:
    others = [who(2, "Ben Ode"), who(3, "Cara Roy"), who(4, "Dan Moe")]
    assert options_of(who(1, "Anna Li", accept=("Dan Moe",)), *others) == set()


def test_what_the_question_or_its_sentence_names_is_not_lent() -> None:
    others = [who(2, "Ben Ode"), who(3, "Cara Roy"), who(4, "Dan Moe")]
    assert options_of(who(1, "Anna Li", sentence="Anna Li wrote it, not Dan Moe."), *others) == set()


def test_no_option_holds_another() -> None:
    others = [who(2, "Ben Ode"), who(3, "Ben Odell"), who(4, "Dan Moe")]
    assert options_of(who(1, "Anna Li"), *others) == set()


def test_a_sibling_card_lends_nothing() -> None:
    sibling = Source(2, 1, "Who wrote it?", "Ben Ode", family="who")
    assert options_of(who(1, "Anna Li"), sibling, who(3, "Cara Roy"), who(4, "Dan Moe")) == set()


def test_own_wrong_options_come_first_and_equal_ones_are_dropped() -> None:
    card = Source(9, 9, "When?", "1990", distractors=("1991", "1992", "1992", "1993", "1990"))
    assert options_of(card, *YEARS) == {"1991", "1992", "1993"}


def test_a_choice_written_by_a_person_is_asked_as_it_is() -> None:
    assert options_of(Source(1, 1, "Which?", "red", distractors=("blue",), is_choice=True)) == {"blue"}
    assert options_of(Source(1, 1, "Which?", "red", distractors=("blue",))) == set()


@pytest.mark.parametrize(("back", "other"), [("True", "False"), ("False", "True")])
def test_true_or_false_has_one_order(back: str, other: str) -> None:
    card = Source(1, 1, "It is deep.", back, distractors=(other,), is_true_false=True)
    assert questions([card], wanted=1, rng=Random(1))[0].options == ("True", "False")


def test_the_same_chance_gives_the_same_quiz() -> None:
    assert questions(YEARS, wanted=4, rng=Random("k")) == questions(YEARS, wanted=4, rng=Random("k"))


def test_siblings_are_asked_only_when_nothing_else_is_left() -> None:
    cards = [*YEARS, Source(50, 0, "When did it begin?", "1850")]
    for seed in range(20):
        found = {question.card_id for question in questions(cards, wanted=6, rng=Random(seed))}
        assert not {0, 50} <= found


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("1996", "1862", True),
        ("September 2015", "May 1868", True),
        ("September 2015", "2015", False),
        ("30 percent", "45 percent", True),
        ("30 percent", "45 metres", False),
        ("six men", "9 men", True),
        ("SDF", "Kurdish fighters", False),
        ("Damascus", "kurdish fighters", False),
    ],
)
def test_shapes(one: str, other: str, is_same: bool) -> None:
    assert (shape(one, "What is it?", "cloze") == shape(other, "What is it?", "cloze")) is is_same


@pytest.mark.parametrize(
    ("front", "word"),
    [
        ("Who won?", "who"),
        ("In which year did it end?", "which year"),
        ("What is it?", "what"),
        ("How many died?", "how many"),
        ("It lies in ____ today.", "in"),
        ("____ is a lake.", ""),
    ],
)
def test_what_is_asked_for(front: str, word: str) -> None:
    assert asked(front) == word


def test_lengths_that_stand_out() -> None:
    assert is_alike("1996", "1862")
    assert not is_alike("Ob", "the Lena and all of its rivers")
