"""The tokens of a name inside a sentence, and the word to ask for it by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.facts.grammar.phrasing import phrase
from quizapp.core.facts.grammar.whole_names import stands_by_itself
from quizapp.core.facts.name_types import head_noun

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token

_NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"})


KIND_WORDS = {"peace": "peace treaty", "act": "act of law", "mount": "mountain"}


def kind_of(name: str) -> str:
    """The word to ask for a name by ("war", "treaty"), or ""."""
    noun = head_noun(name)
    return KIND_WORDS.get(noun, noun)


def name_of(noun: Token) -> list[Token]:
    """The tokens of the name whose last or main word this is, without "the"; nothing when it is no name or only
    part of one."""
    tokens = [t for t in phrase(noun) if not t.is_space]
    while tokens and tokens[0].tag_ == "DT":
        tokens = tokens[1:]
    if tokens and len(tokens) > 1 and stands_by_itself(tokens[0]):
        return []  # "In 202 BCE Liu Bang won ...": of its parts the time has lost its era
    if tokens and tokens[0].i and tokens[0].nbor(-1).tag_ in {"NNP", "NNPS"}:
        return []
    after = tokens[-1].nbor(1).lower_ if tokens and tokens[-1].i + 1 < len(tokens[-1].doc) else ""
    if (
        not tokens
        or after in {"upon", "-", "–"}
        or tokens[-1].i - tokens[0].i != len(tokens) - 1
        or any(t.dep_ == "cc" or t.tag_ in {"POS", "PRP$"} for t in tokens)
    ):
        return []
    named = all(
        t.tag_ in {"NNP", "NNPS"} or t.ent_type_ in _NAME_LABELS or t.lower_ in {"of", "the"} or t.is_punct
        for t in tokens
    )
    return tokens if named and any(t.tag_ in {"NNP", "NNPS"} for t in tokens) else []
