"""Further questions for a time: in which century, in which decade, since when somebody has been in office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts.dates import dates
from quizapp.core.facts.fact import Ask, Fact, Family
from quizapp.core.facts.finders.asking import inverted_ask
from quizapp.core.facts.finders.more.further.phrases import claims, further_fact, is_pinned_down
from quizapp.core.facts.grammar.clauses import Clause, ClauseKind
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_PART = r"(?:early |late |mid-|mid |middle |second half of the |first half of the )?"
_LONG_TIME = re.compile(
    rf"\bthe {_PART}(?:\d{{1,2}}(?:st|nd|rd|th)|[a-z]+(?:teenth|tieth|[a-z]th|first|second|third))"
    r"(?P<century> century(?: (?:BCE?|AD|CE))?)"
    rf"|\bthe {_PART}\d{{3}}0s(?: and (?:early |late )?\d{{3}}0s)?|\byear \d{{4}}\b"
)
_OVER_TIME = frozenset({"in", "during", "since", "until"})
_LAST = frozenset({"dobj", "pobj", "attr", "oprd", "acomp", "advmod", "nsubjpass"})
_TELLING = 5.0
_FEW = 4  # words of a subject, with more of which "were published" tells enough
_NAMED = re.compile(r"[A-Z]")
_LIGHT = listed("trace date go come continue exist remain live accelerate begin start grow use have say")


def further_time_facts(sight: Sight) -> Iterator[Fact]:
    """When something happened, where the sentence names a century or a decade; since when something has been so."""
    for start, end, wh in _spans(sight):
        place = sight.span.start_char
        span = sight.span.doc.char_span(place + start, place + end)
        tokens = list(span) if span is not None else []
        for clause in claims(sight) if tokens else ():
            asked = _asked(sight, clause, tokens, wh=wh)
            if asked is not None:
                yield further_fact(sight, clause, tokens, asked, about="time", family=Family.WHEN)


def _asked(sight: Sight, clause: Clause, tokens: list[Token], *, wh: str) -> tuple[Ask, set[str]] | None:
    """The question for this time, or None where it is not said of the clause, or names nothing."""
    prep = _holder(clause, tokens)
    if prep is None or clause.verb.tag_ == "VBG":
        return None  # "were keeping": and after it too
    states = clause.verb.lemma_ in _LIGHT or (clause.verb.lemma_ == "be" and not clause.passive)
    if (states or not wh) and not _is_lasting(clause, prep):
        return None
    told = {"since": "Since when", "until": "Until when"}.get(prep.lower_, wh)
    asked = inverted_ask(sight, clause, {prep.i, *(t.i for t in tokens)}, told)
    told_by_subject = clause.passive and len(clause.subject) > _FEW
    if asked is None or not (asked[0].rest or told_by_subject) or not is_pinned_down(asked[0], _TELLING):
        return None
    ask = asked[0]
    twice = told.split()[0].lower() in ask.rest.split()  # "since 1986 and since 2012"
    named = _NAMED.search(f"{ask.subject} {ask.rest}") or (told_by_subject and "anchored" in sight.marks(clause))
    return asked if not twice and named else None


def _spans(sight: Sight) -> Iterator[tuple[int, int, str]]:
    """Where times stand in the sentence, with the words that ask for them; "" for one that is asked elsewhere unless
    it says since when something is so."""
    for found in _LONG_TIME.finditer(sight.text):
        year = found[0].startswith("year")
        century = found["century"] and "half" not in found[0]
        yield found.start(), found.end(), "In which century" if century else "In what year" if year else "When"
    for date in dates(sight.text):
        if date.form in {"year", "month", "full"}:
            yield date.start, date.end, ""


def _holder(clause: Clause, tokens: list[Token]) -> Token | None:
    """The preposition by which these words hang on the verb."""
    mine = {t.i for t in tokens}
    top = next((t for t in tokens if t.head.i not in mine), tokens[0])
    prep = top.head
    if top.dep_ != "pobj" or prep.lower_ not in _OVER_TIME or prep.i != tokens[0].i - 1:
        return None
    if prep not in clause.rest or {t.i for t in top.subtree} - mine:
        return None
    if clause.kind in {ClauseKind.PARTICIPLE, ClauseKind.RELATIVE} and prep.i < clause.verb.i:
        return None
    ends = prep.right_edge.i == clause.rest[-1].i and prep.head.dep_ in _LAST and prep.head in clause.rest
    return prep if prep.head == clause.verb or ends else None


def _is_lasting(clause: Clause, prep: Token) -> bool:
    """ "has been Mayor since March 2004", "was a part of the College until 1920"."""
    if clause.verb.lemma_ != "be" or clause.passive or prep.lower_ not in {"since", "until"}:
        return False
    return any(c.dep_ == "attr" for c in clause.verb.children)
