"""Which language a text is written in, from its script, its most ordinary words and its own letters."""

import re
import unicodedata
from collections import Counter

from quizapp.core.text.ordinary_words import ORDINARY, OWN_LETTERS, SCRIPTS, SHARED_SCRIPTS

_PROFILES = {code: frozenset(words.split()) for code, words in ORDINARY.items()}
_SPEAKERS = Counter(word for words in _PROFILES.values() for word in words)
_SAMPLE, _PLACES = 7_000, 3  # characters from the beginning, the middle and the end
_LETTERS = 2_000
_FEWEST_LETTERS = 6
_SHORT = 15  # words; fewer of them must speak more plainly
_FEWEST_WORDS, _FEWEST_KINDS = 5, 2
_ENOUGH, _LEAD = 0.05, 1.5  # share of all words that are the language's own; lead over the next
_ENOUGH_SHORT, _LEAD_SHORT = 0.1, 1.5
_FEWEST_ENGLISH, _KINDS_TO_TELL = 0.06, 25  # prose in English never has fewer of its ordinary words
_LETTER_WEIGHT = 0.5
ENGLISH = "en"
UNKNOWN = "und"  # the code that ISO 639 gives to a language that cannot be told
_RARELY = 0.004  # letters of another language come in with names


def guess_language(text: str) -> str | None:
    """The ISO code of the text's language, UNKNOWN when it is surely not English and no other one that is known, None
    when unsure: too short or too mixed.

    >>> guess_language("It is one of the oldest lakes in the world and it is home to animals that live in no other.")
    'en'
    >>> guess_language("Baikal 1642 m")
    """
    sample = _sample(text)
    return _by_script(sample) if _other_script(sample) else _by_words(re.findall(r"[^\W\d_]+", sample.lower()))


def _sample(text: str) -> str:
    """The text, or stretches of a long one: a foreign quotation or list must not decide."""
    if len(text) <= _SAMPLE * _PLACES:
        return text
    step = (len(text) - _SAMPLE) // (_PLACES - 1)
    return "\n".join(text[place * step : place * step + _SAMPLE] for place in range(_PLACES))


def _letters(text: str) -> list[str]:
    letters = [character for character in text if character.isalpha()]
    return letters[:: max(1, len(letters) // _LETTERS)]


def _other_script(text: str) -> bool:
    letters = _letters(text)
    return sum(not unicodedata.name(letter, "?").startswith("LATIN") for letter in letters) > 0.5 * len(letters)


def _by_script(text: str) -> str | None:
    letters = _letters(text)
    scripts = Counter(unicodedata.name(letter, "?").split(" ")[0] for letter in letters)
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.1 * len(letters) > 0.5:
        return "ja"
    script, count = scripts.most_common(1)[0]
    if count < _FEWEST_LETTERS:
        return None
    if script in SHARED_SCRIPTS:
        told = Counter(text.lower())
        enough = _RARELY * sum(told[letter] for letter in told if letter.isalpha())
        owners = SHARED_SCRIPTS[script]
        return next(code for code, own in owners if not own or sum(told[letter] for letter in own) > enough)
    return SCRIPTS.get(script, UNKNOWN)


def _by_words(words: list[str]) -> str | None:
    if len(words) < _FEWEST_WORDS:
        return None
    counts = Counter(words)
    scores = {code: _share(code, counts) for code in _PROFILES}
    (best, score), (_, second) = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
    enough, lead = (_ENOUGH, _LEAD) if len(words) >= _SHORT else (_ENOUGH_SHORT, _LEAD_SHORT)
    if score >= enough and score >= lead * second:
        return best
    english = sum(counts[word] for word in _PROFILES[ENGLISH]) / len(words)
    return UNKNOWN if len(counts) >= _KINDS_TO_TELL and english < _FEWEST_ENGLISH else None


def _share(code: str, counts: Counter[str]) -> float:
    """How much of the text is the language's ordinary words, those it shares with others counted much less.

    One word over and over is no language. Letters of its own count too.
    """
    found = [word for word in _PROFILES[code] if word in counts]
    if len(found) < _FEWEST_KINDS + (counts.total() >= _SHORT):
        return 0.0
    said = sum(counts[word] / _SPEAKERS[word] ** 2 for word in found)
    own = frozenset(OWN_LETTERS.get(code, ""))
    written = sum(number for word, number in counts.items() if own and not own.isdisjoint(word))
    return (said + _LETTER_WEIGHT * written) / counts.total()
