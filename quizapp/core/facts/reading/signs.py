"""Signs: what the parse of a sentence tells of how well a question from it may stand by itself.

They decide nothing here; the ranking learns from rated cards what each of them is worth.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import Answer
from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.reading.judge import subject_of
from quizapp.core.facts.reading.sight import Sight

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Span, Token

_CLAUSES = listed("advcl relcl ccomp xcomp acl appos conj parataxis csubj")
_TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present", "VBN": "participle", "VBG": "participle", "MD": "modal"}


def of_sentence(sight: Sight) -> frozenset[str]:
    """The signs of a whole sentence: its main verb, tense, subject, clauses, opening, and its place.

    Each is a word with a colon, so that it never meets a mark that a check asks for.
    """
    root = sight.span.root
    told = {f"root:{root.lemma_.lower()}", f"opens:{_opening(sight.span)}", *_verb(root), *_subject(sight, root)}
    told |= {f"has:{t.dep_}" for t in sight.span if t.dep_ in _CLAUSES}
    told |= {f"names:{min(3, sum(1 for e in sight.span.ents if e.root.tag_ in {'NNP', 'NNPS'}))}"}
    told |= {f"dates:{min(2, sum(1 for e in sight.span.ents if e.label_ == 'DATE'))}"}
    if sight.span.start == 0:
        told.add("first:sentence")
    return frozenset(told | _definites(sight))


def of_answer(sight: Sight, answer: Answer) -> frozenset[str]:
    """The signs of an answer: its part in the sentence, what governs it, how deep it lies, and in which clauses."""
    start, end = answer.start - sight.offset, answer.end - sight.offset
    mine = [t for t in sight.span if start <= t.idx < end]
    head = next((t for t in mine if t.head not in mine), None)
    if head is None:
        return frozenset()
    above = list(head.ancestors)
    told = {f"part:{head.dep_}", f"deep:{min(5, len(above))}", f"label:{head.ent_type_ or 'none'}"}
    told |= {f"within:{t.dep_}" for t in (head, *above) if t.dep_ in _CLAUSES}
    if head.dep_ == "pobj":
        told |= {f"prep:{head.head.lower_}", f"of:{head.head.head.pos_}"}
    governor = next((t for t in above if t.pos_ in {"VERB", "AUX", "NOUN", "PROPN"}), None)
    return frozenset(told | ({f"under:{governor.lemma_.lower()}"} if governor is not None else set()))


def _opening(span: Span) -> str:
    first = next((t for t in span if not t.is_punct), span[0])
    return first.lower_ if first.pos_ in {"ADP", "SCONJ", "CCONJ", "DET", "PRON", "ADV"} else first.pos_


def _verb(root: Token) -> Iterator[str]:
    helping = [c for c in root.children if c.dep_ in {"aux", "auxpass"}]
    first = min([root, *helping], key=lambda t: t.i)
    yield f"tense:{_TENSES.get(first.tag_, 'none')}"
    if any(c.dep_ == "auxpass" for c in helping):
        yield "voice:passive"
    yield from (f"helped:{c.lemma_.lower()}" for c in helping)


def _subject(sight: Sight, root: Token) -> Iterator[str]:
    subject = subject_of(root)
    if subject is None:
        yield "subject:none"
        return
    if subject.i in sight.resolved.swaps:
        yield "subject:resolved"
    known = sight.book.topic.nouns | sight.book.heading_words
    if any(t.lemma_.lower() in known for t in subject.subtree):
        yield "subject:topic"
    first = next((t.lower_ for t in subject.lefts if t.dep_ in {"det", "poss", "nummod"}), "")
    named = subject.tag_ in {"NNP", "NNPS"}
    yield f"subject:{'name' if named else first if first in {'the', 'a', 'an'} else 'counted' if first else 'bare'}"
    yield f"subject:{subject.tag_}"
    if any(c.dep_ in {"relcl", "acl", "appos"} for c in subject.children):
        yield "subject:told"
    elif any(c.dep_ == "prep" for c in subject.children):
        yield "subject:of"


def _definites(sight: Sight) -> set[str]:
    """Plain things with "the": how many, and was each named earlier in the paragraph, so that it points back there?"""
    plain = [
        t
        for t in sight.span
        if t.pos_ == "NOUN" and any(c.lower_ in {"the", "this", "these"} for c in t.lefts) and not any(t.rights)
    ]
    before = {t.lemma_.lower() for t in sight.span.doc.tokens[: sight.span.start]} if plain else set()
    back = [t for t in plain if t.lemma_.lower() in before]
    kinds = {f"thing:{lexicon.noun_type(t.lemma_.lower()) or 'none'}" for t in plain}
    again = {f"again:{lexicon.noun_type(t.lemma_.lower()) or 'none'}" for t in back}
    return {f"definites:{min(3, len(plain))}", f"back:{min(2, len(back))}", *kinds, *again}
