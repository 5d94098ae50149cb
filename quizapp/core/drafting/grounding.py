"""Finding a quoted sentence and its answer in the article: word for word, or not at all."""

import re
from functools import lru_cache

from quizapp.core.cards.folding import folded
from quizapp.core.quiz.number_words import digits_for_words

_FEWEST_WORDS, _FEWEST_LETTERS = 3, 12


def place_of_quote(quote: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a quotation stands in a stretch of the text, spaces folded and nothing else; within one paragraph.

    >>> place_of_quote("It is  deep here.", "A lake. It is deep\\u00a0here.", 0, 24)
    (8, 24)
    >>> place_of_quote("It is very deep here.", "A lake. It is deep here.", 0, 24) is None
    True
    """
    words = quote.split()
    if len("".join(words)) < _FEWEST_LETTERS or (len(words) < _FEWEST_WORDS and quote.isascii()):
        return None
    found = _pattern(tuple(words)).search(text, start, end)
    return found.span() if found else None


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """The words in their order with spaces between, not cut out of longer words."""
    before, after = _edges("".join(words))
    return re.compile(before + r"[^\S\n]+".join(re.escape(word) for word in words) + after)


def _edges(words: str) -> tuple[str, str]:
    """What must stand on both sides of words: no letter, save in scripts that write without spaces."""
    spaceless = any("\u3040" <= letter <= "\u9fff" or "\u0e00" <= letter <= "\u0fff" for letter in words)
    return ("", "") if spaceless else (r"(?<!\w)", r"(?!\w)")


def place_of_answer(answer: str, sentence: str) -> tuple[int, int] | None:
    """Where an answer stands in its sentence as whole words, whatever its case and article.

    >>> place_of_answer("the Selenga", "In 1862 Selenga sank.")
    (8, 15)
    """
    for words in (answer, re.sub(r"^(the|an?) ", "", answer, flags=re.IGNORECASE)):
        parts = [re.escape(word) for word in words.strip(" .").split()]
        before, after = _edges(words)
        found = re.search(before + r"\s+".join(parts) + after, sentence, re.IGNORECASE) if parts else None
        if found:
            return found.span()
    return None


def follows_from(answer: str, sentence: str) -> bool:
    """Whether an answer is another form of what the sentence says: a number in digits, a date in another order.

    >>> follows_from("3", "It has three lakes."), follows_from("May 12, 1998", "On 12 May 1998 it sank.")
    (True, True)
    >>> follows_from("4", "It has three lakes.")
    False
    """
    told = _words(sentence)
    asked = _words(answer)
    return any(word.isdigit() for word in asked) and set(asked) <= set(told)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", digits_for_words(folded(text)))
