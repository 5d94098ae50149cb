"""The terms of a field: rare common nouns that a sentence defines, or says something specific of.

A majority of good gaps are no names (Becker, Basu and Vanderwende 2012, "Mind the Gap").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Span, Token

_TERM = 4.0  # Zipf frequency: a noun rarer than this may be a term of its field
_RARE = 3.1  # a noun rarer than this is one by itself
_LONGEST = 3
_KEY = 3.5  # a noun rarer than this carries the sentence
_UNKNOWN = 2.0  # a noun that the table of words does not even hold
_PARTS = frozenset({"dobj", "pobj", "attr", "oprd", "nsubjpass"})
_NATURE = frozenset({"body", "animal", "plant", "process", "substance"})
_OF_PEOPLE = frozenset({"person", "group", "cognition", "communication", "act", "time"})
_THINGS = _NATURE | {"artifact", "food", "phenomenon", ""}  # not "steppes", "regattas", "locomotion"
_EXAMPLES = frozenset({"example", "exception", "type", "kind", "form", "reason", "purpose", "aim", "goal", "result"})
_JOINING = frozenset({"-", "–", "/", "“", '"', "‘"})


def defined_term(sentence: Span) -> list[Token]:
    """ "Stratus is a stable cloud deck which ...", "Statins are drugs that ...": the words for what is defined."""
    root = sentence.root
    attr = next((c for c in root.children if c.dep_ == "attr"), None)
    subject = _plain_subject(root)
    if root.lemma_ != "be" or attr is None or subject is None or attr.pos_ != "NOUN" or subject.lemma_ in _EXAMPLES:
        return []
    told = any(c.dep_ in {"relcl", "acl", "prep"} and c.i > attr.i for c in attr.children)
    tokens = _words(subject)
    rare = any(lexicon.zipf(t.lower_) < _TERM for t in tokens)
    return tokens if told and rare and not any(c.dep_ == "advmod" for c in root.children) else []


def acting_term(sentence: Span) -> list[Token]:
    """ "Megabats eat fruit, nectar, or pollen": the rare word for that of which a general truth is told."""
    root = sentence.root
    subject = _plain_subject(root)
    if subject is None or root.lemma_ == "be" or any(c.dep_ == "aux" for c in root.children):
        return []
    tokens = _words(subject)
    rare = bool(tokens) and lexicon.zipf(tokens[0].lower_) < _RARE and lexicon.zipf(tokens[-1].lower_) < _TERM + 0.6
    return tokens if rare and lexicon.noun_type(subject.lemma_) != lexicon.PERSON else []


def key_terms(sentence: Span) -> Iterator[list[Token]]:
    """Rare nouns of a field that a sentence rests on: "moves through a semipermeable membrane"."""
    for noun in sentence:
        if noun.tag_ not in {"NN", "NNS"} or noun.dep_ not in _PARTS or noun.ent_type_ or not noun.is_alpha:
            continue
        tokens = _with_what_it_is_made_of(noun)
        alone = not any(c.dep_ in {"conj", "cc", "poss", "nummod", "appos"} for c in noun.children)
        after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
        before = tokens[0].nbor(-1) if tokens[0].i > sentence.start else noun
        cut = before.head in tokens and before.dep_ in {"compound", "amod", "nmod"}
        joined = cut or {after.text, before.text} & _JOINING or after.tag_ in {"NNP", "POS", "NN", "NNS"}
        if alone and not joined and len(tokens) <= _LONGEST and _is_of_a_field(noun, tokens):
            yield tokens


def _with_what_it_is_made_of(noun: Token) -> list[Token]:
    first = noun.i
    while first > noun.sent.start:
        beside = noun.doc[first - 1]
        part = beside.tag_ in {"NN", "JJ"} and beside.dep_ in {"compound", "amod"} and beside.head == noun
        if not part or not beside.is_alpha or beside.ent_type_:
            break
        first -= 1
    tokens = list(noun.doc[first : noun.i + 1])
    while tokens[0].tag_ == "JJ" and lexicon.zipf(tokens[0].lower_) > _TERM:
        tokens = tokens[1:]
    return tokens


def _is_of_a_field(noun: Token, tokens: list[Token]) -> bool:
    kind = lexicon.noun_type(noun.lemma_.lower())
    rarest = min(lexicon.zipf(t.lower_) for t in tokens)
    sound = kind in _THINGS if len(tokens) == 1 else kind not in _OF_PEOPLE
    return rarest < (_KEY if kind in _NATURE else _UNKNOWN) and sound


def _plain_subject(root: Token) -> Token | None:
    """The subject of a general truth in the present tense: a common noun that begins the sentence."""
    present = root.tag_ in {"VBZ", "VBP"} or any(
        c.dep_ == "auxpass" and c.tag_ in {"VBZ", "VBP"} for c in root.children
    )
    subject = next((c for c in root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if not present or subject is None or subject.pos_ != "NOUN" or subject.left_edge.i != root.sent.start:
        return None
    return subject if not any(c.dep_ in {"conj", "prep", "nummod", "poss"} for c in subject.children) else None


def _words(subject: Token) -> list[Token]:
    tokens = [t for t in subject.doc[subject.left_edge.i : subject.i + 1] if t.tag_ != "DT"]
    determined = {t.lower_ for t in subject.lefts if t.tag_ == "DT"}
    sound = all(t.pos_ in {"NOUN", "ADJ", "PROPN"} and t.tag_ not in {"JJR", "JJS"} for t in tokens)
    verb = lexicon.zipf(subject.lower_) > _UNKNOWN and not lexicon.noun_type(subject.lemma_)  # "the Model predicts"
    sound = sound and not verb
    return tokens if sound and len(tokens) <= _LONGEST and determined <= {"a", "an", "the"} else []
