"""Military and other titles that are written short before a name: the stop behind them ends no sentence."""

import re
from typing import Any

from quizapp.core.facts.lexicon import listed

_TITLES = sorted(
    listed("Adm Brig Bvt Capt Cdr Cmdr Col Comdr Cpl Fr Ft Gen Gov Hon Lt Maj Msgr Pfc Prof Pvt Rep Rev Sen Sgt Sr")
)
_SEEN = re.compile(rf"\b(?:{'|'.join(_TITLES)})\. [A-Z]")
_NOT_NAMES = listed("He She It They We You I The This That These Those A An In On At By After Before When")


class WithTitles:
    """A tokenizer that leaves "Brig." one word, and lets no sentence begin behind it at a name."""

    def __init__(self, tokenizer: Any) -> None:
        from spacy.symbols import ORTH

        self._tokenizer = tokenizer
        self._titles = frozenset(f"{title}." for title in _TITLES)
        for title in self._titles:
            tokenizer.add_special_case(title, [{ORTH: title}])

    def __call__(self, text: str) -> Any:
        """The words of a text, some of them marked as those that begin no sentence."""
        words = self._tokenizer(text)
        for word in words[:-1] if _SEEN.search(text) else ():
            after = word.nbor(1)
            if word.text in self._titles and after.text[:1].isupper() and after.text not in _NOT_NAMES:
                after.is_sent_start = False
        return words
