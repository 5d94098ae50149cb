"""What an answer looks like, so that the wrong options beside it look the same: years with years, names with names."""

import re
from dataclasses import dataclass

from quizapp.core.quiz.folding import folds
from quizapp.core.quiz.number_words import CALENDAR, digits_for_words

YEAR = re.compile(r"1\d{3}|20\d{2}")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
SMALL_WORDS = frozenset(("of", "the", "and", "for", "in", "on", "at", "to", "de", "du", "la", "le", "von", "van", "al"))
AUXILIARIES = frozenset((
    "is", "are", "was", "were", "am", "be", "do", "does", "did", "has", "have", "had", "can", "could", "will",
    "would", "may", "might", "must", "should",
))  # fmt: skip
WONDER = re.compile(r"\b(whom?|whose|where|when|why|how|what|which)\b(?: ([\w-]+))?", re.IGNORECASE)
BEFORE_GAP = re.compile(
    r"\b(in|at|on|from|to|by|of|with|for|into|near|under|over|during|since|until|the|a|an)\s+_{2,}", re.IGNORECASE
)
CLOSE_LETTERS, CLOSE_FACTOR = 4, 2.0


@dataclass(frozen=True, slots=True)
class Shape:
    """The outer form of an answer. Answers may stand beside each other when `kind` and `detail` agree."""

    kind: str  # year, date, number, acronym, name or words
    detail: str  # what else must agree: the order of a date, the unit of a number, what is asked for

    @property
    def is_figure(self) -> bool:
        """Whether the form alone says what it is, whatever the question."""
        return self.kind in {"year", "date", "number"}


def shape(back: str, front: str, family: str) -> Shape:
    """The shape of the answer `back` to the question `front`, which a question maker of `family` made.

    >>> shape("1996", "When?", "when"), shape("September 2015", "When?", "cloze").detail
    (Shape(kind='year', detail=''), 'm y')
    >>> shape("Anna Li", "Who wrote it?", "who") == shape("Ben Ode", "Who drew it?", "who")
    True
    """
    text = digits_for_words(" ".join(back.split()))
    words = text.split()
    if YEAR.fullmatch(text):
        return Shape("year", "")
    if any(word.strip(",.").casefold() in CALENDAR for word in words):
        return Shape("date", " ".join(_part(word.strip(",.")) for word in words))
    if DIGITS.search(text):
        return Shape("number", DIGITS.sub("9", text).casefold())
    kind = "acronym" if text.isupper() and len(words) == 1 else "name" if _is_name(words) else "words"
    return Shape(kind, f"{family}|{asked(front)}")


def asked(front: str) -> str:
    """What a question asks for: its question word, with the noun after what, which and how; or the word before a gap.

    >>> asked("In which year did it end?"), asked("Who won?"), asked("It lies in ____.")
    ('which year', 'who', 'in')
    """
    if gap := BEFORE_GAP.search(front):
        return gap[1].lower()
    found = WONDER.search(front)
    if found is None:
        return ""
    word, following = found[1].lower(), (found[2] or "").lower()
    is_plain = word not in {"what", "which", "how"} or following in AUXILIARIES
    return word if is_plain else f"{word} {following}".strip()


def is_alike(one: str, other: str) -> bool:
    """Whether two answers are of similar length, so that neither stands out.

    >>> is_alike("Paris", "London"), is_alike("Paris", "the capital of the Holy Roman Empire")
    (True, False)
    """
    short, long = sorted((len(one), len(other)))
    return long - short <= CLOSE_LETTERS or long <= CLOSE_FACTOR * short


def plain(text: str) -> str:
    """A text as it is compared: no capitals, accents, punctuation or leading article; numbers in one spelling.

    >>> plain("The Résumé!") == plain("resume")
    True
    """
    return folds(text)[-1]


def _part(word: str) -> str:
    if YEAR.fullmatch(word):
        return "y"
    if word.casefold() in CALENDAR:
        return "m"
    return "d" if word[:1].isdigit() else word.casefold()


def _is_name(words: list[str]) -> bool:
    """A name: every word but the small ones begins with a capital letter."""
    heavy = [word for word in words if word.casefold() not in SMALL_WORDS]
    return bool(heavy) and all(word[:1].isupper() for word in heavy)
