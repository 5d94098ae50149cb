"""English numbers in words, so that "twenty-one" and "21" are one answer and "fifteen" is never a typo of "fifty"."""

import re
from decimal import Decimal

UNIT_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEEN_WORDS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
              "nineteen")  # fmt: skip
TENS_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UNITS = {word: number for number, word in enumerate(UNIT_WORDS, 1)}
TENS = {word: 10 * number for number, word in enumerate(TENS_WORDS, 2)}
SMALL = {"zero": 0, **UNITS, **{word: number for number, word in enumerate(TEEN_WORDS, 10)}}
COMPOUND = re.compile(rf"\b(?:({'|'.join(TENS)})(?:[- ]({'|'.join(UNITS)}))?|({'|'.join(SMALL)}))\b", re.IGNORECASE)
ZEROS = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
LARGE = re.compile(rf"(?<![\w.,])(\d{{1,15}}(?:\.\d{{1,9}})?)[ -]({'|'.join(ZEROS)})\b", re.IGNORECASE)
ORDINALS = frozenset((
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", *(f"{word}th" for word in (*TEEN_WORDS[3:], *ZEROS)), *(f"{word[:-1]}ieth" for word in TENS_WORDS),
    *ZEROS,
))  # fmt: skip
CALENDAR = frozenset((
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
))  # fmt: skip


def digits_for_words(text: str) -> str:
    """The text with numbers below a hundred, and round large ones, written in digits.

    >>> digits_for_words("Twenty-one guns, six men, 2.5 million"), digits_for_words("three hundred thousand")
    ('21 guns, 6 men, 2500000', '300000')
    """
    text = COMPOUND.sub(_digits, text)
    for _ in range(2):  # three hundred, then thousand
        text = LARGE.sub(_all_digits, text)
    return text


def _digits(found: re.Match[str]) -> str:
    tens, unit, small = (part.lower() if part else "" for part in found.groups())
    return str(TENS[tens] + UNITS.get(unit, 0) if tens else SMALL[small])


def _all_digits(found: re.Match[str]) -> str:
    return f"{Decimal(found[1]).scaleb(ZEROS[found[2].lower()]).normalize():f}"
