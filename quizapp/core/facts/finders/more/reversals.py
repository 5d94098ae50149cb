"""The other way round: the definition is told and the term asked, the long name told and the short one asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.core.facts.fact import Answer, AnswerType, Ask, Fact, Family, Shape
from quizapp.core.facts.finders.acronyms import acronym_facts
from quizapp.core.facts.finders.meanings.appositives import appositive_facts
from quizapp.core.facts.finders.meanings.definitions import definition_facts, named_facts

if TYPE_CHECKING:
    from quizapp.core.facts.reading.sight import Sight

_UNIQUE = re.compile(
    r"the (?:\w+ )?(?:first|last|only|oldest|largest|biggest|smallest|longest|highest|deepest|youngest|\w+est)\b"
    r"|the (?:most|least) \w+|the (?:capital|founder|inventor|author|discoverer|builder|winner|designer|architect|"
    r"composer|birthplace) of\b"
)

_LOOSE = re.compile(
    r"\b(?:leading|major|important|popular|common|large|small|big|famous|notable|key|main|other|another|such|similar"
    r"|kind|type|form|part|piece|member|example|number|series|variety|set|way|time)\b"
)


def reversed_facts(sight: Sight) -> Iterator[Fact]:
    """Facts of terms and short names, with the term or the short name as the answer."""
    for found in acronym_facts(sight):
        yield from _acronym(sight, found)
    for found in definition_facts(sight):
        yield from _term(sight, found)
    for found in named_facts(sight):
        yield from _called(sight, found)
    for found in appositive_facts(sight):
        yield from _unique(sight, found)


def _acronym(sight: Sight, found: Fact) -> Iterator[Fact]:
    short = found.ask.subject
    start = _place(sight, short)
    if start is not None:
        answer = Answer(short, start, start + len(short), AnswerType.TERM, short.lower())
        ask = Ask(Shape.INVERTED, "What", "is", f"the short form of {_said(sight, found.answer)}")
        yield replace(found, family=Family.REVERSED, answer=answer, ask=ask, accept=())


def _said(sight: Sight, answer: Answer) -> str:
    """The long name with the "the" that the sentence says before it."""
    start = answer.start - sight.offset
    return ("the " if sight.paragraph[:start].lower().endswith(("the ", "the\u00a0")) else "") + answer.text


def _term(sight: Sight, found: Fact) -> Iterator[Fact]:
    """ "A barometer is an instrument that measures air pressure": what such an instrument is called."""
    term = re.sub(r"^(?:a|an|the) ", "", found.ask.subject)
    start = _place(sight, term)
    telling = found.answer.text
    if start is None or len(telling.split()) < 6 or _LOOSE.search(telling):
        return
    if found.ask.wh == "Who" or term.isupper() or sight.book.type_for(term) == AnswerType.PERSON:
        return
    if sight.text[start - sight.offset - sight.span.start_char + len(term) :].lstrip()[:1] in {"(", ","}:
        return
    said = sight.paragraph[start - sight.offset : start - sight.offset + len(term)]
    answer = Answer(said, start, start + len(term), AnswerType.TERM, term.split()[-1].lower())
    ask = Ask(Shape.INVERTED, "What", found.ask.aux, found.answer.text, "called")
    yield replace(found, family=Family.REVERSED, answer=answer, ask=ask, accept=(found.ask.subject,))


def _called(sight: Sight, found: Fact) -> Iterator[Fact]:
    """ "The liquid that drips out is called whey": what whey is."""
    start = _place(sight, found.ask.subject)
    if start is None or len(found.ask.subject.split()) < 4 or found.ask.rest:
        return
    text = sight.paragraph[start - sight.offset : start - sight.offset + len(found.ask.subject)]
    answer = Answer(text, start, start + len(text), AnswerType.PHRASE, found.answer.head)
    if found.answer.text[:1].isupper() or "in question" in text:
        return
    ask = Ask(Shape.INVERTED, "What", "is", "meant", "by", found.answer.text)
    yield replace(found, family=Family.REVERSED, answer=answer, ask=ask, accept=(), marks=found.marks | {"anchored"})


def _unique(sight: Sight, found: Fact) -> Iterator[Fact]:
    """ "Valentina Tereshkova, the first woman in space, ...": who the first woman in space was."""
    telling = found.answer.text
    name = re.sub(r"^the ", "", found.ask.subject)
    start = _place(sight, name)
    if start is None or not _UNIQUE.match(telling) or len(telling.split()) < 4:
        return
    kind = AnswerType.PERSON if found.ask.wh == "Who" else sight.book.type_for(name) or AnswerType.TERM
    answer = Answer(name, start, start + len(name), kind, name.split()[-1].lower())
    yield replace(found, family=Family.REVERSED, answer=answer, ask=replace(found.ask, subject=telling))


def _place(sight: Sight, words: str) -> int | None:
    """Where these words stand in the sentence, when they stand there as one stretch."""
    match = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", sight.text, re.IGNORECASE)
    return sight.offset + sight.span.start_char + match.start() if match else None
