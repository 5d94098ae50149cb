"""One sentence as the finders see it: the parse, where it stands, the verdict on it, and what its pronouns stand
for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from quizapp.core.facts.fact import Answer, AnswerType, Sentence
from quizapp.core.facts.grammar.clauses import Clause, clauses
from quizapp.core.facts.names import NameBook
from quizapp.core.facts.reading.frame import frame
from quizapp.core.facts.reading.judge import Skip
from quizapp.core.facts.reading.resolve import Resolved

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Span, Token


@dataclass(frozen=True)
class Sight:
    """A sentence ready to be searched for facts; `offset` is where its paragraph begins in the article."""

    span: Span
    sentence: Sentence
    offset: int
    resolved: Resolved
    book: NameBook
    paragraph: str
    verdict: Skip | None = None

    @property
    def inner_only(self) -> bool:
        """May only clauses inside the sentence be used?"""
        return self.verdict is not None

    @cached_property
    def text(self) -> str:
        """The text of the sentence with the spaces around it."""
        return self.paragraph[self.span.start_char : self.span.end_char]

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses that may be asked about."""
        return list(clauses(self.span, self.resolved.swaps, inner_only=self.inner_only))

    @cached_property
    def shown(self) -> list[Token]:
        """The tokens shown where nothing in particular is asked for; most gaps leave just these around them."""
        return frame(self.span, set())

    def answer(self, tokens: list[Token], kind: AnswerType) -> Answer:
        """These neighbouring tokens as an answer that stands in the article."""
        start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        return self.answer_at(start, end, kind, tokens)

    def answer_at(self, start: int, end: int, kind: AnswerType, tokens: list[Token]) -> Answer:
        """The characters of the paragraph from `start` to `end` as an answer; `tokens` tell its main word."""
        mine = {t.i for t in tokens}
        head = next((t for t in tokens if t.head.i not in mine), tokens[-1])
        return Answer(self.paragraph[start:end], self.offset + start, self.offset + end, kind, head.lemma_.lower())

    def marks(self, clause: Clause) -> frozenset[str]:
        """What the checks want to know of the clause a fact comes from."""
        marks = {clause.kind.value}
        if self.resolved.name and any(t.i in self.resolved.swaps for t in (*clause.subject, *clause.rest)):
            marks.add("resolved")
        if is_anchored(clause.subject, clause) or self._is_of_the_topic(clause):
            marks.add("anchored")
        return frozenset(marks)

    def _is_of_the_topic(self, clause: Clause) -> bool:
        """Is the subject what the article is about ("the saxophone family" in an article on the saxophone)?"""
        known = self.book.topic.nouns | self.book.heading_words
        return any(t.lemma_.lower() in known or t.lower_ in known for t in clause.subject)


def is_anchored(tokens: tuple[Token, ...], clause: Clause) -> bool:
    """Do these words name something, by a name of their own or by one put for a pronoun?"""
    return any(
        t.tag_ in {"NNP", "NNPS"} or t.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"} or clause.swaps.get(t.i)
        for t in tokens
    )
