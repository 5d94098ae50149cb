"""What else than the subject of the sentence before a pronoun could mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Span, Token

_PERSONS = listed("he his him she her")
SHE = listed("she her")
_MEN = listed("Captain Admiral Lieutenant Commander General Colonel Sir Lord Count Baron King Duke Mr Father")
_WOMEN = listed(
    "woman girl wife widow mother daughter sister queen empress princess duchess countess baroness actress heiress nun "
    "heroine goddess niece aunt grandmother mistress lady ballerina"
)
_NEAR = 40
_AT_SEA = listed("ship vessel hull keel frigate schooner steamer yacht battleship cruiser destroyer brig liner")
_KIN = listed("father mother husband wife brother sister son daughter uncle nephew grandfather")
_RIVALS = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "FAC"})


def of_somebody_else(sentence: Span, topic: str) -> bool:
    """ "Temüjin gathered his followers": a sentence about whoever its own subject names, not about the topic.

    A name that is no person's ("Prussia") leaves the pronoun to the topic; so does a part of the topic's own name.
    """
    subject = next((c for c in sentence.root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    owner = next((c for c in subject.lefts if c.dep_ == "poss"), subject) if subject is not None else None
    if owner is None or not owner.text[:1].isupper() or owner.tag_ in {"PRP", "PRP$", "DT"} or owner.text in topic:
        return False
    named = owner.tag_ in {"NNP", "NNPS"} or not lexicon.noun_type(owner.lemma_.lower())
    return named and owner.ent_type_ in {"", "PERSON"}


def _is_measured(sentence: Span, pronoun: Token) -> bool:
    """ "She was 39 metres long": a ship."""
    root = sentence.root
    long = any(c.dep_ == "acomp" and c.lower_ in {"long", "wide", "broad"} for c in root.children)
    return long and pronoun.head == root and any(t.tag_ == "CD" for t in sentence)


def at_sea(words: Iterable[Token]) -> bool:
    """ "Captain Cappellini refused to leave. She blew up ...": is a ship spoken of, or somebody who may command one?"""
    return any(t.text in _MEN or t.lower_ in _AT_SEA for t in words)


def has_a_rival(sentence: Span, pronoun: Token) -> bool:
    """ "His skin was sent to Rome; it was later stolen": a thing said before the pronoun in its own sentence."""
    if pronoun.lower_ in _PERSONS:
        before = sentence.doc.tokens[max(0, sentence.start - _NEAR) : pronoun.i] if pronoun.lower_ in SHE else ()
        if at_sea(before) or _is_measured(sentence, pronoun):
            return True  # "Captain Cappellini refused to leave. She blew up with 200 lives.": the ship
        told = sentence.doc[sentence.start - 1].sent if sentence.start else ()
        if any(t.lower_ in _KIN and t.dep_ in {"nsubj", "nsubjpass", "appos", "attr"} for t in told):
            return True  # "His father was a pastor. He died in 1820."
        return any(e.label_ == "PERSON" and e.end <= pronoun.i for e in sentence.ents)
    if _is_made_there(sentence, pronoun):
        return True
    early = sentence.doc[sentence.start : pronoun.i]
    return any(t.dep_ in {"nsubj", "nsubjpass"} or t.ent_type_ in _RIVALS for t in early)


_MADE = frozenset({"communication", "artifact", "cognition", "act", "possession"})  # kinds of nouns


def _is_made_there(sentence: Span, pronoun: Token) -> bool:
    """ "The Bureau approved a plan. It was based on ...": the plan, that the sentence before has just brought in."""
    if not sentence.start or pronoun.lower_ not in {"it", "they"} or pronoun.dep_ != "nsubjpass":
        return False
    many = pronoun.lower_ == "they"
    told = (c for c in sentence.doc[sentence.start - 1].sent.root.children if c.dep_ == "dobj")
    return any(
        (t.tag_ == "NNS" if many else t.tag_ == "NN" and any(c.lower_ in {"a", "an"} for c in t.lefts))
        and lexicon.noun_type(t.lemma_.lower()) in _MADE
        for t in told
    )


def goes_on_of_another(sentence: Span, subject: Token) -> bool:
    """ "It was hardly written: Danish was the language of all schools. Its spelling ...": the spelling of what was
    spoken of before the colon."""
    marks = [t.i for t in sentence if t.i < subject.i and t.text in {":", ";"}]
    return bool(marks) and any(t.i < marks[-1] and t.dep_ in {"nsubj", "nsubjpass"} for t in sentence)


def gender_told(sentence: Span, subject: Token) -> str:
    """ "she" where the sentence calls its subject a woman ("was a married woman", "Queen Anne"), else ""."""
    said = [c for c in sentence.root.children if c.dep_ == "attr"]
    said += [c for c in subject.children if c.dep_ in {"appos", "compound", "nmod"}]
    return "she" if any(t.lower_ in _WOMEN for t in said) else ""


def is_called_before(sentence: Span, pronoun: Token) -> bool:
    """ "The Palmyrene monarch spared the city, as he deemed it loyal": a word for somebody, whom the pronoun means."""
    subject = next((c for c in sentence.root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.i > pronoun.i or subject.tag_ != "NN":
        return False
    return lexicon.noun_type(subject.lemma_.lower()) == lexicon.PERSON and subject.left_edge.lower_ in {
        "the",
        "a",
        "an",
    }
