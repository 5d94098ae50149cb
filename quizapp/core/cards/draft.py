"""Drafts: questions not yet checked, and the record of those that were dropped."""

from dataclasses import dataclass

from quizapp.core.cards.card import Card
from quizapp.core.cards.stems import stem
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import Fact, Family, Found


@dataclass(frozen=True)
class Draft:
    """A worded question about a fact, with its score once it is ranked.

    `passage` is to be shown before it: the article's own words, from where they can be understood up to the question.
    """

    question: str
    fact: Fact
    score: float = 0.0
    passage: str = ""

    @property
    def shown(self) -> str:
        """The question as it is shown: a paragraph of its own behind the passage."""
        return f"{self.passage}\n\n{self.question}" if self.passage else self.question

    @property
    def says_what(self) -> bool:
        """Does it ask what something or somebody is?"""
        return self.fact.family in {Family.DEFINITION, Family.APPOSITIVE} or "asks:meaning" in self.fact.marks

    @property
    def answer(self) -> str:
        """The answer in words."""
        return self.fact.answer.text


@dataclass(frozen=True)
class Drop:
    """A draft (or, without a question, a sentence) that was dropped, and the name of the check that dropped it."""

    question: str
    answer: str
    sentence: str
    check: str


def drafts(found: Found, wish: Wish) -> list[Draft]:
    """A worded draft for each fact of a kind and a part that is wished for."""
    asked = (f for f in found.facts if wish.wants(f.family) and wish.covers(f.sentence.start, f.sentence.end))
    return [Draft(stem(fact.ask), fact) for fact in asked]


def as_card(draft: Draft) -> Card:
    """The draft as a card without wrong options; whoever knows more of it puts that in with `replace`."""
    fact = draft.fact
    return Card(
        kind=fact.family.value,
        question=draft.shown,
        answer=draft.answer,
        distractors=(),
        sentence=fact.sentence.text,
        start=fact.sentence.start,
        end=fact.sentence.end,
        paragraph=fact.sentence.paragraph,
        score=draft.score,
        fact_key=fact.key,
        answer_start=fact.answer.start,
        answer_end=fact.answer.end,
        context=fact.context,
    )


def dropped(draft: Draft, check: str) -> Drop:
    """The record of this draft's end."""
    return Drop(draft.shown, draft.answer, draft.fact.sentence.text, check)
