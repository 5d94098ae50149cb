"""The plain words of a question as features: those that every text uses, and those beside the gap."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import words
from quizapp.core.facts import lexicon

_USUAL = 5.6  # words that every text uses
_EDGES = ".,;:!?()'“”‘’" + '"'
_BESIDE = re.compile(rf"(?P<left>[^\s]*)\s*{GAP}\s*(?P<right>[^\s]*)")


def phrases(draft: Draft) -> dict[str, float]:
    """Which usual words a question says, how it begins, and what stands on both sides of its gap."""
    said = words(draft.question.replace(GAP, " "))
    told = {f"says {word.lower()}": 1.0 for word in said if lexicon.zipf(word) >= _USUAL}
    told |= {f"begins {_shape(said[0])}": 1.0} if said else {}
    beside = _BESIDE.search(draft.question)
    if beside:
        told |= {f"{side} {_shape(beside[side])}": 1.0 for side in ("left", "right")}
    told[f"answer {' '.join(_kind(word) for word in draft.answer.split()[:4])}"] = 1.0
    return told


def _shape(word: str) -> str:
    """A usual word as it is; of others only their kind.

    >>> _shape("the"), _shape("Baikal"), _shape("1862,"), _shape("")
    ('the', 'Name', '0,', 'end')
    """
    bare = word.strip(_EDGES)
    if not bare:
        return word or "end"
    end = word[-1] if word[-1] in ".,;:)" else ""
    return (bare.lower() if lexicon.zipf(bare) >= _USUAL else _kind(bare)) + end


def _kind(word: str) -> str:
    if word[:1].isdigit():
        return "0"
    if word[:1].isupper():
        return "Name"
    return "usual" if lexicon.zipf(word) > 4.0 else "rare"
