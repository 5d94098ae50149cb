"""Letters by the one rule that typed answers and the search go by: which accents, points and forms make no difference.

Digits of every script are 0 to 9. The index for search is made by this rule too, inside SQLite and, as a function of
its own, inside PostgreSQL: whoever changes the rule adds a step to `migrations/` that makes the index anew.
"""

import re
import unicodedata

# What may stand on a letter without making another: but й and ї are letters of their own, and the vowel signs of Hindi
# or Thai make another word. Hebrew and Arabic may be written without their points.
POINTS = (
    "(?=[\u0300-\u036f\u0591-\u0670])"  # nearly no letter is one: say so at once
    "(?:[\u0300-\u0305\u0307\u0309-\u036f]|(?<!\u0438)\u0306|(?<!\u0456)\u0308"
    "|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670])"
)
LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "ς": "σ", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"}
_POINTS, _LETTERS = re.compile(POINTS), re.compile(f"[{''.join(LETTERS)}]")
_OTHER_DIGITS = re.compile(r"[^\D0-9]")


def without_accents(text: str) -> str:
    """Small letters without accents, nor the points that Hebrew and Arabic may be written without.

    >>> without_accents("ǿrsted ёлкий"), without_accents("שָׁלוֹם") == "שלום"
    ('orsted елкий', True)
    """
    apart = _POINTS.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", _LETTERS.sub(lambda found: LETTERS[found[0]], apart))


def usual_digits(text: str) -> str:
    """The digits of every script as 0 to 9.

    >>> usual_digits("١٦٤٢ ۱۹ १२")
    '1642 19 12'
    """
    return _OTHER_DIGITS.sub(lambda found: str(unicodedata.decimal(found[0])), text)


def plain(text: str) -> str:
    """The same without capitals, and in one form: full and half width, joined letters, a sigma at the end, digits.

    >>> plain("٢٠٢٦"), plain("Étude ﬁnale, Straße"), plain("ΣΊΣΥΦΟΣ"), plain("İıIi"), plain("ＡＢＣ ｶﾞ")
    ('2026', 'etude finale, strasse', 'σισυφοσ', 'iiii', 'abc ガ')
    """
    if text.isascii():
        return text.lower()
    return without_accents(usual_digits(unicodedata.normalize("NFKC", text)).lower())
