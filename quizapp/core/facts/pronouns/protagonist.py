"""Is an article the story of one person, and is that person "he" or "she"?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Doc, Token

_TOLD = 2  # sentences that begin with "he" or "she"
_GENDER = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Protagonist:
    """Counts, paragraph by paragraph, how an article speaks of the one person whose story it may be."""

    def __init__(self) -> None:
        self._begun: Counter[str] = Counter()
        self._beside: Counter[str] = Counter()
        self._first = ""

    def read(self, doc: Doc, name: str) -> None:
        """Take in one more paragraph; `name` is the person's, as far as known."""
        opening = (sentence[0].lower_ for sentence in doc.sents if len(sentence))
        self._begun.update(word for word in opening if word in {"he", "she", "it"})
        if not self._first:
            self._first = next((_GENDER[t.lower_] for t in doc if t.lower_ in _GENDER), "")
        if not name:
            return
        parts = {part for part in name.split() if part[:1].isupper()}
        for place, sentence in enumerate(doc.sents):
            subject = next((t for t in sentence.root.children if t.dep_ in _SUBJECTS), None)
            if subject is None or subject.text not in parts or _is_a_relative(subject, parts):
                continue
            after = [t for t in sentence if t.i > subject.i]
            after += doc.sents[place + 1].tokens[:1] if place + 1 < len(doc.sents) else []
            self._beside.update([_GENDER[t.lower_] for t in after if t.lower_ in _GENDER][:1])

    @property
    def is_one(self) -> bool:
        """Do sentences begin with "he" or "she", and more of them than with "it"?"""
        told = max(self._begun["he"], self._begun["she"])
        return told >= _TOLD and told > self._begun["it"]

    def gender(self, name: str) -> str:
        """ "he" or "she", by the given name, by what follows the name, or by how sentences begin; "" when unclear."""
        said = lexicon.pronoun_for(name.split(maxsplit=1)[0])
        for counts in (self._beside, self._begun):
            low, high = sorted(("he", "she"), key=counts.__getitem__)
            if not said and counts[high] > 2 * counts[low]:
                said = high
        return said or self._first


def _is_a_relative(subject: Token, parts: set[str]) -> bool:
    """ "Tom Farrant", in the story of Dilys Farrant."""
    return any(t.tag_ == "NNP" and t.text not in parts for t in subject.lefts)
