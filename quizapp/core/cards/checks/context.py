"""Checks for questions that only somebody with the article before them could answer."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.checks.words import words
from quizapp.core.cards.draft import Draft
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import Family, Found, Shape

_POINTING = re.compile(
    r"\b(?:this|these|those|such|next|another|others?|here|there(?:by|fore|in|of)?|then|previous(?:ly)?|earlier|later"
    r"|the (?:same|latter|former|following|above|others?|second|third|new|first one|next|ones|opposite)"
    r"|the (?:period|time|moment)"
    r"|that (?:is|was|number|figure|amount|total|period|year|time|day|point)|at (?:the|that) time|of the day"
    r"|just as|to each|each other|otherwise|above|below|so-called|respectively|both|on the (?:contrary|other hand)"
    r"|recent(?:ly)?|today['’]s|instead|similarly|likewise|too|even so)\b",
    re.IGNORECASE,
)


def pronoun_left(draft: Draft, found: Found) -> bool:
    """A pronoun that nothing in the question can stand for."""
    return "loose pronoun" in draft.fact.marks


_VAGUE_START = re.compile(r"(some|several|certain|various|a few|many other|most other) (?!of the )", re.IGNORECASE)
_VAGUE_OBJECT = re.compile(r"\b(several|various|certain|some|a number of)\b", re.IGNORECASE)


def unnumbered(draft: Draft, found: Found) -> bool:
    """ "Some cities ...", "When did the government announce several changes?": nobody can tell which."""
    if _VAGUE_START.match(draft.question):
        return True
    return draft.fact.family == Family.WHEN and bool(_VAGUE_OBJECT.search(draft.question))


def definite_subject(draft: Draft, found: Found) -> bool:
    """ "The skeleton was bought ...": which skeleton, only the article says."""
    return bool(draft.fact.marks & {"definite subject", "comparative"})


def points_elsewhere(draft: Draft, found: Found) -> bool:
    return bool(_POINTING.search(draft.question))


def unanchored(draft: Draft, found: Found) -> bool:
    """Nothing in the question says what it is about: no name, no figure, no word of the topic."""
    if draft.fact.ask.shape != Shape.GAP or "instruction" in draft.fact.marks:
        return False
    said = words(draft.question.replace(GAP, " "))
    topic = {word.lower() for word in words(found.known.topic)} - {"the", "of"}
    named = any(word[0].isupper() for word in said[1:]) or any(word.lower() in topic for word in said)
    return not named and not lexicon.specificity(said) > (8.0 if "called" in draft.fact.marks else 15.0)


def nameless(draft: Draft, found: Found) -> bool:
    if draft.fact.family == Family.NAMED:
        return len(words(draft.fact.ask.subject)) < 4
    return draft.fact.ask.shape == Shape.INVERTED and not draft.fact.marks & {"anchored", "resolved"}
