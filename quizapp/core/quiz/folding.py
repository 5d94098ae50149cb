"""Fold away what a typed answer may get wrong without being wrong: capitals, accents, punctuation, articles.

Numbers get one spelling. Folding goes step by step, so that each step that brought two texts closer can be named.
"""

import re
import unicodedata
from enum import StrEnum

from quizapp.core.letters import usual_digits, without_accents
from quizapp.core.quiz.number_words import CALENDAR, digits_for_words


class Tolerated(StrEnum):
    """A slip that was accepted; the page names each one, never silently."""

    CASE = "case"
    ACCENTS = "accents"
    PUNCTUATION = "punctuation"
    SPACING = "spacing"
    ARTICLE = "article"  # a small word before it: the, a; in, on, at before a date
    BRACKETS = "brackets"  # what stands in brackets was left out
    NUMBER = "number"  # the same number, written another way: 1,642 and 1642, two and 2
    TYPO = "typo"


MOST_CHARACTERS = 1_000
SUPERSCRIPTS = re.compile("[⁰¹²³⁴-⁹]+")
THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[,'’ ]\d{3})+(?!\d)")
DECIMAL_COMMA = re.compile(r"(?<![\d.,])(\d+),(\d{1,2})(?![\d.,])")
BARE_POINT = re.compile(r"(?<![\w.])(?=\.\d)")
LEADING_ZEROS = re.compile(r"(?<![\w.,:])0+(?=\d)")
MINUS = re.compile(r"(?<!\d )(?<![\w)\]])[-\u2010-\u2015\u2212](?=[\d.])")
APOSTROPHES = re.compile("['’‘ʼ`´]")
INITIALS = re.compile(r"(?<=[^\W\d])\.(?!\d)")
PERCENT = re.compile("%|per cent")
MARKS = re.compile(r"(?<!\d)[.:]|[.:](?!\d)|[^\w\s.:#@*/+^°−<>=$€£¥§]")
SIGNS = {"Mn", "Mc"}  # vowel signs and tones: in Hindi, Thai or Tamil another sign is another word
DATE = rf"(?:\d|(?:{'|'.join(CALENDAR)})\b)"
ARTICLE = re.compile(rf"(?:(?:the|an?) |(?:in|on|at) (?:the )?(?={DATE}))(?=\S)", re.IGNORECASE)


def tidy(text: str) -> str:
    """The text as it is compared letter by letter: one form of each character, single spaces, no more than 1,000 of it.

    >>> tidy("  10⁶\u00a0km ")
    '10^6 km'
    """
    raised = SUPERSCRIPTS.sub(lambda found: "^" + unicodedata.normalize("NFKC", found[0]), text[:MOST_CHARACTERS])
    return " ".join(unicodedata.normalize("NFKC", raised).split())


def folds(text: str) -> list[str]:
    """The tidy text, then the same after each fold of `FOLDS`; the last has no tolerated difference left but spacing.

    >>> folds("The Résumé, 1,642!")[0], folds("The Résumé, 1,642!")[-1]
    ('The Résumé, 1,642!', 'resume 1642')
    """
    stages = [tidy(text)]
    for _slip, step in FOLDS:
        stages.append(" ".join(step(stages[-1]).split()))
    return stages


def _plain_numbers(text: str) -> str:
    """Numbers in one spelling: no thousands separators, a decimal point, digits for words."""
    text = THOUSANDS.sub(lambda found: re.sub(r"\D", "", found[0]), usual_digits(text))
    text = BARE_POINT.sub("0", DECIMAL_COMMA.sub(r"\1.\2", text))
    return LEADING_ZEROS.sub("", digits_for_words(text))


def _without_marks(text: str) -> str:
    """No punctuation; what changes the meaning stays: the point of a number, a minus, #, +, currency, vowel signs."""
    text = MINUS.sub("−", APOSTROPHES.sub("", text))
    return MARKS.sub(_gone, INITIALS.sub("", PERCENT.sub(" percent", text).replace("&", " and ")))


def _gone(found: re.Match[str]) -> str:
    return found[0] if unicodedata.category(found[0]) in SIGNS else " "


def _without_article(text: str) -> str:
    found = ARTICLE.match(text)
    return text[found.end() :] if found else text


FOLDS = (
    (Tolerated.NUMBER, _plain_numbers),
    (Tolerated.PUNCTUATION, _without_marks),
    (Tolerated.CASE, str.casefold),
    (Tolerated.ACCENTS, without_accents),
    (Tolerated.ARTICLE, _without_article),
)
