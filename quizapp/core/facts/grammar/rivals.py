"""What else than the subject of the sentence before a pronoun could mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Span, Token

_PERSONS = listed("he his him she her")
_KIN = listed("father mother husband wife brother sister son daughter uncle nephew grandfather")
_RIVALS = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "FAC"})


def has_a_rival(sentence: Span, pronoun: Token) -> bool:
    """ "His skin was sent to Rome; it was later stolen": a thing said before the pronoun in its own sentence."""
    if pronoun.lower_ in _PERSONS:
        told = sentence.doc[sentence.start - 1].sent if sentence.start else ()
        if any(t.lower_ in _KIN and t.dep_ in {"nsubj", "nsubjpass", "appos", "attr"} for t in told):
            return True  # "His father was a pastor. He died in 1820."
        return any(e.label_ == "PERSON" and e.end <= pronoun.i for e in sentence.ents)
    early = sentence.doc[sentence.start : pronoun.i]
    return any(t.dep_ in {"nsubj", "nsubjpass"} or t.ent_type_ in _RIVALS for t in early)
