"""Is a clause safe to turn round for the harder kinds of questions? Loose tails go; what is left must agree, name
something, and keep the time of the claim."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import Ask
from quizapp.core.facts.grammar.clauses import Clause, ClauseKind
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_DATED = re.compile(r"\b(?:1\d|20)\d\d\b")
_NOW = re.compile(
    r"\b(?:now|currently|today|to date|so far|as of|at (?:the|that) time|presently|ago|still|recent\w*|yet"
    r"|last (?:year|month|week|summer|winter)|this (?:year|month|week)|next)\b",
    re.IGNORECASE,
)
_NEAR = 2
_TELLING = 13.0  # of the specificity of the words of a question
_EVERYDAY = 4.5  # a noun this frequent does not say by itself which things are meant
_BOUND = frozenset({"DT", "PRP$", "POS", "CD", "PRP", "EX"})
_BREAKS = frozenset({",", ";", ":", "–", "—", "-", "("})
_TAILS = listed("prep advcl advmod npadvmod dep acl relcl appos parataxis ccomp conj")


def without_tails(clause: Clause, answer: set[int]) -> Clause | None:
    """The clause without what hangs loosely behind a comma; nothing when the answer itself hangs there, or when
    what is left cannot be asked."""
    if not agrees(clause):
        return None
    gone: set[int] = set()
    for child in clause.verb.children:
        first = child.left_edge
        if child.dep_ == "advcl" and first.lower_ in {"while", "whereas", "although", "though"}:
            gone |= {t.i for t in child.subtree}
        if child.i < clause.verb.i or child.dep_ not in _TAILS or not first.i or first.nbor(-1).text not in _BREAKS:
            continue
        tokens = {t.i for t in child.subtree}
        if tokens & answer:
            if _closes_an_aside(first):
                continue
            return None
        gone |= tokens
    rest = tuple(t for t in clause.rest if t.i not in gone)
    return None if _has_seam(clause, [t for t in rest if t.i not in answer]) else replace(clause, rest=rest)


def _closes_an_aside(first: Token) -> bool:
    """ "a campaign, including airstrikes, to prop up the government": the comma belongs to what stands between."""
    aside = next((t for t in first.sent if t.lower_ in {"including", "such"} and t.i < first.i), None)
    return aside is not None and aside.i > 0 and aside.nbor(-1).text == "," and aside.right_edge.i == first.i - 2


def _has_seam(clause: Clause, rest: list[Token]) -> bool:
    """Would two stretches of the sentence be joined across a comma that is left out?"""
    kept = sorted((*clause.subject[-1:], clause.verb, *rest), key=lambda t: t.i)
    kept = [t for t in kept if t.i >= clause.subject[-1].i]
    doc = clause.verb.doc
    return any(
        doc[place].text in _BREAKS
        for one, other in pairwise(kept)
        if other != clause.verb
        for place in range(one.i + 1, other.i)
        if other.i - one.i <= _NEAR or place in {one.i + 1, other.i - 1}
    )


def agrees(clause: Clause) -> bool:
    """Does the verb agree in number with the subject that was found for it?"""
    finite = min(clause.aux, key=lambda t: t.i) if clause.aux else clause.verb
    if clause.kind == ClauseKind.PARTICIPLE:
        return True
    head = clause.head
    if finite.lower_ in {"were", "are", "have"} or finite.tag_ == "VBP":
        first = clause.subject[0]
        behind = (
            first.i > 0 and first.nbor(-1).text == ","
        )  # "the doors of a shop in Church Street, Leeds, were opened"
        team = head.ent_type_ in {"GPE", "ORG"} and clause.kind != ClauseKind.RELATIVE and not behind
        return _are_many(clause) or team
    if finite.lower_ in {"was", "is", "has"} or finite.tag_ == "VBZ":
        return head.tag_ != "NNS" or head.lemma_ == head.lower_ or any(c.dep_ == "nummod" for c in head.children)
    return True


_OF_MANY = listed("number majority variety couple lot pair half range total handful rest series all both most some")


def _are_many(clause: Clause) -> bool:
    head = clause.head
    joined = any(c.dep_ == "conj" and c in clause.subject for c in head.children)
    group = head.lemma_.lower() in _OF_MANY or lexicon.noun_type(head.lemma_) == lexicon.GROUP
    return head.tag_ in {"NNS", "NNPS", "CD"} or joined or group or head.lower_ == "people"


def keeps_its_time(sight: Sight, ask: Ask) -> bool:
    """Is the year of the sentence in the question too, and no "now" that has gone stale?"""
    asked = f"{ask.wh} {ask.subject} {ask.verb} {ask.rest}"
    return set(_DATED.findall(sight.text)) <= set(_DATED.findall(asked)) and not _NOW.search(sight.text)


def named(sight: Sight, asked: tuple[Ask, set[str]] | None, clause: Clause) -> tuple[Ask, set[str]] | None:
    """The question, noted as one with a name in it, when a name or the article's topic says what it is about."""
    if asked is None or (asked[0].wh == "Why" and _is_bare(clause) and not clause.swaps.get(clause.head.i)):
        return None
    ask, noticed = asked
    text = f"{ask.wh} {ask.subject} {ask.verb} {ask.rest}"
    said = set(re.findall(r"[\w’'.-]+", text))
    tokens = (*clause.subject, *clause.rest)
    topic = sight.book.topic.name.removeprefix("the ").lower()
    known = (
        any(clause.swaps.get(t.i) for t in clause.subject)
        or any(t.tag_ in {"NNP", "NNPS"} and t.text in said and t.text[:1].isupper() for t in tokens)
        or bool(topic and re.search(rf"\b{re.escape(topic)}", text.lower()))
        or (ask.wh == "Why" and _is_general(clause, text))
    )
    return (ask, noticed | {"anchored"}) if known else None


def _is_general(clause: Clause, text: str) -> bool:
    """Is it said of things of a kind that their words alone pin down ("desert climates", "radiational cooling")?"""
    bound = any(
        t.tag_ in {"DT", "PRP$", "POS", "CD", "PRP", "EX"} and t.lower_ not in {"a", "an"} for t in clause.subject
    )
    return not bound and not _is_bare(clause) and lexicon.specificity(re.findall(r"[^\W\d_]+", text)) >= _TELLING


def _is_bare(clause: Clause) -> bool:
    """ "Why were conditions downplayed ...?": one everyday noun does not say which things are meant."""
    head = clause.head
    return len(clause.subject) == 1 and head.pos_ == "NOUN" and lexicon.zipf(head.lemma_) > _EVERYDAY


def own_words(clause: Clause, pronoun: Token) -> bool:
    """Does this pronoun of the answer stand for the subject of the question, the only thing it can mean?"""
    head = clause.head
    plural = head.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in head.children)
    if pronoun.lower_ in {"they", "their", "them"}:
        return plural
    if pronoun.lower_ in {"it", "its"}:
        person = head.ent_type_ == "PERSON" or lexicon.noun_type(head.lemma_) == lexicon.PERSON
        return not plural and not person
    person = head.ent_type_ == "PERSON" or any(clause.swaps.get(t.i) for t in clause.subject)
    return person and not plural and pronoun.lower_ in {"he", "his", "she", "her"}
