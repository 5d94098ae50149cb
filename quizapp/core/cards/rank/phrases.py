"""The plain words of a question as features: those that every text uses, and those beside the gap."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import said, words
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import Shape
from quizapp.core.facts.lexicon import listed
from quizapp.core.sought import Sought

_USUAL = 5.6  # words that every text uses
_EDGES = ".,;:!?()'“”‘’" + '"'


def phrases(draft: Draft) -> dict[str, float]:
    """Which usual words a question says, how it begins, and what stands on both sides of its gap."""
    asked = words(draft.question.replace(GAP, " "))
    told = {f"says {word.lower()}": 1.0 for word in asked if lexicon.zipf(word) >= _USUAL}
    told |= {f"begins {_shape(asked[0])}": 1.0} if asked else {}
    before, gap, behind = draft.question.partition(GAP)
    if gap:
        told |= {
            f"left {_shape(''.join(before.split()[-1:]))}": 1.0,
            f"right {_shape(''.join(behind.split()[:1]))}": 1.0,
        }
    told[f"answer {' '.join(_kind(word) for word in draft.answer.split()[:4])}"] = 1.0
    return told | (loose_words(draft) if draft.fact.ask.shape == Shape.GAP else {})


_LOOSE = listed("again both different former last most number ones other own part same then whose")
_LOOSE_TURNS: dict[str, re.Pattern[str] | Sought] = {
    "the two": Sought(r"\b[Tt]he (?:other )?(?:two|three|four) [a-z]+s\b(?! of)", " two ", " three ", " four "),
    "a new one": Sought(r"\bnew ones?\b", "new one"),
    "that of": Sought(r"\bthat of\b", "that of"),
    "gap of": Sought(rf"{GAP} of [a-z]", f"{GAP} of "),
    "a gap": Sought(rf"\ban? {GAP}", f"a {GAP}", f"an {GAP}"),
    "person behind": Sought(r"[.] (?:He|She) ", ". He ", ". She "),
    "compared": re.compile(
        r"\b(?:more|less|better|larger|smaller|greater|higher|lower|older|younger|opposite)\b(?! than)"
    ),
    "the thing ends": re.compile(r"\bthe [a-z]+[.,]"),
    "at": re.compile(r"^At "),
}


def loose_words(draft: Draft) -> dict[str, float]:
    """Words and turns with which a gap often leans on what its article said before: "the last", "the two friends".

    Each alone says little; the ranking learns from readers of unseen texts how little.
    """
    mine = said(draft.question) & _LOOSE
    told = {f"loose:{word}": 1.0 for word in sorted(mine)}
    return told | {f"loose:{name}": 1.0 for name, turn in _LOOSE_TURNS.items() if turn.search(draft.question)}


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
