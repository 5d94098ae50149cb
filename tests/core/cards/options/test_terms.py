"""Wrong terms, expansions and descriptions."""

from dataclasses import replace
from random import Random

import pytest

from quizapp.core.cards.options.distractors import distractors
from quizapp.core.cards.options.terms import is_plural
from quizapp.core.facts.fact import AnswerType, Ask, Family, Found, Known, Shape
from tests.core.cards.drafts import gap_draft


def _with_terms(*terms: str, called: bool = False) -> Found:
    marks = ("called",) if called else ()
    drafts = [gap_draft(f"That was {term} in short.", term, marks=marks) for term in terms]
    return Found(tuple(draft.fact for draft in drafts), (), (), Known(), 100)


def _asked(text: str, answer: str, found: Found, *marks: str) -> set[str]:
    return set(distractors(gap_draft(text, answer, marks=marks), found, rng=Random(1)))


def test_terms_of_the_same_sort_and_number_stand_beside_each_other() -> None:
    found = _with_terms("copper", "iron", "zinc", "silver", "metals", "king", "Tin")
    options = _asked("It was cast of tin alone.", "tin", found)
    assert len(options) == 3
    assert options <= {"copper", "iron", "zinc", "silver"}


def test_too_few_of_a_sort_mean_no_options() -> None:
    assert _asked("It was cast of tin alone.", "tin", _with_terms("copper", "iron", "king")) == set()


def test_coined_words_stand_beside_coined_words_of_the_same_number() -> None:
    found = _with_terms("pericardion", "tricuspidal", "septumel", "atriolas", called=True)
    options = _asked("The membrane is called the myocardiun here.", "myocardiun", found, "called")
    assert options == {"pericardion", "tricuspidal", "septumel"}


def test_a_description_stands_beside_what_is_said_of_others() -> None:
    said = ("a Dutch programmer", "a Venetian diplomat", "a Swedish general", "a hospital cook")
    base = [gap_draft(f"He, {text}, came.", text, kind=AnswerType.PHRASE).fact for text in said]
    facts = tuple(
        replace(fact, family=Family.APPOSITIVE, ask=Ask(Shape.IDENTITY, "Who", "was", subject))
        for fact, subject in zip(base, ("Guido Rossum", "Alvise Contarini", "Karl Wrangel", "Ali Maalin"), strict=True)
    )
    draft = replace(
        gap_draft("He, a Dutch programmer, came.", "a Dutch programmer"),
        fact=facts[0],
        question="Who was Guido Rossum?",
    )
    assert set(distractors(draft, Found(facts, (), (), Known(), 100), rng=Random(1))) == set(said[1:])


def test_a_place_stands_beside_no_class_and_no_substance() -> None:
    said = ("a place of prayer", "a class of diseases", "a pineal gland secretion", "a facility for hockey")
    base = [gap_draft(f"It is {text}.", text, kind=AnswerType.PHRASE).fact for text in said]
    facts = tuple(
        replace(fact, family=Family.DEFINITION, ask=Ask(Shape.IDENTITY, "What", "is", subject))
        for fact, subject in zip(base, ("the Grotto", "CVD", "melatonin", "the Arena"), strict=True)
    )
    draft = replace(gap_draft("It is a place of prayer.", "a place of prayer"), fact=facts[0], question="What is it?")
    assert distractors(draft, Found(facts, (), (), Known(), 100), rng=Random(1)) == ()


@pytest.mark.parametrize(("term", "plural"), [("kidneys", True), ("kidney", False), ("fungi", True), ("basis", False)])
def test_plurals_are_seen(term: str, *, plural: bool) -> None:
    assert is_plural(term) == plural
