"""Statements: true as the sentence has it, or false in exactly one place, and never two from one sentence."""

from dataclasses import replace

import pytest

from quizapp.core.cards.draft import Draft
from quizapp.core.cards.truth import FALSE, TRUE, deniable, statement
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import AnswerType, Family, Found, Known, Sentence
from quizapp.core.quiz import asking
from tests.core.cards.drafts import NOTHING, gap_draft

YEAR, NUMBER, PHRASE, PLACE = AnswerType.YEAR, AnswerType.NUMBER, AnswerType.PHRASE, AnswerType.PLACE
TEXTS = [
    ("The Thirty Years' War ended in 1648.", "1648", YEAR),
    ("The fire of London broke out in 1666.", "1666", YEAR),
    ("Lake Baikal holds 1,642 kinds of shrimp.", "1,642", NUMBER),
    ("Istanbul has 39 districts on two shores.", "39", NUMBER),
    ("Manhattan is the county with the highest income.", "highest", PHRASE),
    ("Northern Syria was taken by rebels of Idlib.", "Northern", PHRASE),
]


def told(text: str, answer: str, kind: AnswerType, *, start: int = 0) -> Draft:
    """A draft of a statement about this sentence, in which these words can be changed."""
    draft = gap_draft(text, answer, kind=kind, start=start)
    return replace(draft, fact=replace(draft.fact, family=Family.TRUE_FALSE))


def with_truth(draft: Draft, wanted: str) -> Draft:
    """The same draft standing where its key makes it true, or false."""
    for start in range(200):
        fact = draft.fact
        text = fact.sentence.text + " " * start
        moved = replace(draft, fact=replace(fact, sentence=Sentence(text, 0, len(text), 0)))
        if statement(moved, NOTHING, Wish()).answer == wanted:
            return moved
    raise AssertionError(wanted)


@pytest.mark.parametrize(("text", "answer", "kind"), TEXTS)
def test_a_true_statement_is_the_sentence_itself(text: str, answer: str, kind: AnswerType) -> None:
    card = statement(with_truth(told(text, answer, kind), TRUE), NOTHING, Wish())
    assert (card.question, card.answer, card.distractors) == (text, TRUE, (FALSE,))


@pytest.mark.parametrize(("text", "answer", "kind"), TEXTS)
def test_a_false_statement_differs_in_exactly_one_place(text: str, answer: str, kind: AnswerType) -> None:
    card = statement(with_truth(told(text, answer, kind), FALSE), NOTHING, Wish())
    before, after = text[: text.index(answer)], text[text.index(answer) + len(answer) :]
    assert (card.answer, card.distractors) == (FALSE, (TRUE,))
    assert card.question.startswith(before)
    assert card.question.endswith(after)
    assert card.question != text


@pytest.mark.parametrize(("text", "answer", "kind"), TEXTS)
def test_the_place_of_the_right_words_is_kept(text: str, answer: str, kind: AnswerType) -> None:
    card = statement(told(text, answer, kind), NOTHING, Wish())
    assert text[card.answer_start : card.answer_end] == answer


def test_the_opposite_keeps_its_capital() -> None:
    card = statement(with_truth(told(*TEXTS[5]), FALSE), NOTHING, Wish())
    assert card.question == "Southern Syria was taken by rebels of Idlib."


def test_the_same_wish_gives_the_same_statement() -> None:
    draft = with_truth(told(*TEXTS[0]), FALSE)
    assert statement(draft, NOTHING, Wish(seed=4)) == statement(draft, NOTHING, Wish(seed=4))


def test_about_half_are_false() -> None:
    drafts = [told(f"The {n}th lake of Finland froze in 1648.", "1648", YEAR) for n in range(100)]
    false = sum(statement(draft, NOTHING, Wish()).answer == FALSE for draft in drafts)
    assert 35 <= false <= 65


def test_without_sound_wrong_words_there_is_no_statement() -> None:
    kept, drops = deniable([told("The omul is eaten near Irkutsk.", "omul", AnswerType.TERM)], NOTHING, Wish())
    assert (kept, [drop.check for drop in drops]) == ([], ["no false twin"])


def test_one_statement_for_each_sentence() -> None:
    text = "The fire of 1666 burned 13,200 houses of London."
    kept, drops = deniable([told(text, "1666", YEAR), told(text, "13,200", NUMBER)], NOTHING, Wish())
    assert (len(kept), [drop.check for drop in drops]) == (1, ["enough of this sentence"])


def test_other_drafts_pass() -> None:
    draft = gap_draft("The omul is eaten near Irkutsk.", "omul")
    assert deniable([draft], NOTHING, Wish()) == ([draft], [])


def test_a_name_with_the_never_stands_where_one_without_it_stood() -> None:
    texts = [
        "Spain signed the peace with Denmark.",
        "The troops of Sweden left in the United States.",
        "He is from Norway.",
    ]
    names = dict.fromkeys(("Spain", "Denmark", "Sweden", "Norway", "United States", "Netherlands"), PLACE)
    known = Known(names=names, labels=dict.fromkeys(names, "GPE"), places=frozenset(names))
    found = Found((), (), tuple(Sentence(text, 0, len(text), 0) for text in texts), known, 100)
    for seed in range(12):
        card = statement(with_truth(told(texts[0], "Spain", PLACE), FALSE), found, Wish(seed=seed))
        assert not card.question.startswith(("United", "Netherlands", "the "))


def test_quizzes_and_statements_use_the_same_words() -> None:
    assert (TRUE, FALSE) == (asking.TRUE, asking.FALSE)
