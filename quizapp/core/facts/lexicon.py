"""Two small tables about English words, loaded once when first asked: how frequent a word is, and what a noun names."""

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

_UNKNOWN = 1.5  # Zipf frequency of a word outside the table: a name, a technical term
_COMMON = 6.3  # words more frequent than this say nothing about a topic

PERSON = "person"
GROUP = "group"
PLACE = "location"


@cache
def _table(name: str) -> dict[str, str]:
    text = files("quizapp.core.data").joinpath(name).read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines() if not line.startswith("# "))


@cache
def _frequencies() -> dict[str, float]:
    return {word: float(figure) for word, figure in _table("word_frequencies.tsv").items()}


@lru_cache(maxsize=1 << 16)
def zipf(word: str) -> float:
    """Zipf frequency of a word, from about 1 (rare) to 7.7 ("the").

    >>> zipf("the") > zipf("volcano") > zipf("Dimorphodon")
    True
    """
    return _frequencies().get(word.lower(), _UNKNOWN)


@lru_cache(maxsize=1 << 14)
def noun_type(noun: str) -> str:
    """What a noun names in its most usual sense, as a WordNet lexicographer file; "" for an unknown noun.

    >>> noun_type("king"), noun_type("River"), noun_type("qwertz")
    ('person', 'object', '')
    """
    table = _table("noun_types.tsv")
    word = noun.lower()
    return table.get(word) or (table.get(word[:-1], "") if word.endswith("s") else "")


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name for row in _table("given_names.tsv").values() for name in row.split())


def is_given_name(word: str) -> bool:
    """Is this a given name that many people have?

    >>> is_given_name("Isabella"), is_given_name("Aristotle")
    (True, False)
    """
    return word in _given_names()


@cache
def _of_either() -> dict[str, str]:
    table = _table("given_names.tsv")
    return {name: said for row, said in (("f", "she"), ("m", "he")) for name in table[row].split()}


def pronoun_for(given_name: str) -> str:
    """ "he" or "she" for somebody of this given name; "" for any other word, and for names of either.

    >>> pronoun_for("Isabella"), pronoun_for("Kim")
    ('she', '')
    """
    return _of_either().get(given_name, "")


def is_ordinary(word: str) -> bool:
    """Is this a word of everyday English, so that a capital letter on it is only the start of a sentence?

    >>> is_ordinary("About"), is_ordinary("Olkhon")
    (True, False)
    """
    return word.lower() in _table("word_frequencies.tsv") and zipf(word) > 3.0


def specificity(words: Sequence[str]) -> float:
    """How much these words pin a topic down: the rarer the words, the more. Function words add nothing.

    >>> specificity(["the", "of"]) < specificity(["the", "Selenga"])
    True
    """
    return sum(map(_weight, words))


@lru_cache(maxsize=1 << 16)
def _weight(word: str) -> float:
    weight = _COMMON - zipf(word) if zipf(word) < 5.8 else 0.0
    return (
        max(weight, 2.5)
        if word[:1].isupper() and word[1:2] in {".", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
        else max(0.0, weight)
    )


def listed(words: str) -> frozenset[str]:
    """A set of words written as one line.

    >>> sorted(listed("it its"))
    ['it', 'its']
    """
    return frozenset(words.split())
