"""Words and figures of study in the reader's language, kept for as long as that language is at hand."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, cast

from babel.numbers import format_decimal
from flask import g
from flask_babel import get_domain, get_locale
from flask_babel import gettext as _

from quizapp.core.memory.rating import Rating
from quizapp.core.memory.spans import Span, Unit
from quizapp.core.quiz.folding import Tolerated
from quizapp.core.quiz.marking import Verdict
from quizapp.models import CardKind


class Spoken(NamedTuple):
    """A language: as Babel has it, its name, and its translations, the same object for the same language. `inside` is
    where templates speak it; in a request that is at hand already.
    """

    babel: object
    locale: str
    translations: Any
    inside: Callable[[], AbstractContextManager[object]] = nullcontext


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on a card besides the card's own text."""

    kinds: dict[CardKind, str]
    question: str
    gap: str
    your_answer: str
    right: str
    wrong: str
    right_answer: str
    whys: tuple[tuple[int, str], ...]  # why a rating is proposed for an answer that was chosen
    in_sentence: str
    goes_on: str
    before_that: str
    paragraph: str  # holds %d
    show: str


def of_request() -> Spoken:
    """The language of this request, looked up once."""
    known, language = g.get("spoken"), get_locale()
    if known is None or known.babel is not language:
        known = g.spoken = Spoken(language, str(language), get_domain().get_translations())
    return cast("Spoken", known)


def leech_words(did: Any, spoken: Spoken | None = None) -> str:
    """What the learner is told of a card that was just marked because it does not stick; nothing of any other."""
    if did is None or not did.is_leech:
        return ""
    gettext = (spoken or of_request()).translations.gettext
    if did.is_aside:
        return str(gettext("The card before does not stick and is put aside. What helps stands below your decks."))
    return str(gettext("The card before does not stick. What helps stands below your decks."))


def words(spoken: Spoken | None = None) -> Words:
    """The words of a card in a language; if none is named, in that of this request."""
    return _words((spoken or of_request()).translations)


def span_words(*spans: Span, spoken: Spoken | None = None) -> list[str]:
    """Spans as buttons show them: 10 min, 13 days, 1.5 months."""
    language = spoken or of_request()
    return [_span_words(span, language.locale, language.translations) for span in spans]


def rating_words() -> dict[Rating, str]:
    """The names of the four buttons."""
    return {Rating.AGAIN: _("Again"), Rating.HARD: _("Hard"), Rating.GOOD: _("Good"), Rating.EASY: _("Easy")}


def mark_words(mark: Any) -> dict[str, str]:
    """What was let pass in a marked answer, and why its rating is proposed."""
    return {"tolerated": _tolerated(mark.typed.tolerated) if mark.typed else "", "why": _why(mark)}


def _tolerated(slips: Iterable[Tolerated]) -> str:
    """What was let pass in a typed answer, in words: never silently."""
    names = {
        Tolerated.CASE: _("capital letters"),
        Tolerated.ACCENTS: _("accents"),
        Tolerated.PUNCTUATION: _("punctuation"),
        Tolerated.SPACING: _("spaces"),
        Tolerated.ARTICLE: _("a small word before it"),
        Tolerated.BRACKETS: _("what stands in brackets"),
        Tolerated.NUMBER: _("another way to write the number"),
        Tolerated.TYPO: _("a slip of the finger"),
    }
    return ", ".join(names[slip] for slip in slips)


def _why(mark: Any) -> str:
    """Why this rating is proposed for a marked answer; the learner may choose another."""
    rating = rating_words()[mark.proposed]
    if mark.verdict is Verdict.WRONG:
        return str(_("%(rating)s is proposed, because the answer was not right.", rating=rating))
    if mark.verdict is Verdict.NEAR:
        return str(_("%(rating)s is proposed, because it was nearly right.", rating=rating))
    if mark.proposed is Rating.HARD:
        return str(_("%(rating)s is proposed, because it was right but took a minute or more.", rating=rating))
    return str(_("%(rating)s is proposed, because it was right.", rating=rating))


# Said by the translations themselves: the fast lane asks for them outside of any request.
SPANS: dict[Unit, Callable[[Any, int], str]] = {
    Unit.UNDER_MINUTE: lambda said, _n: said.gettext("under 1 min"),
    Unit.MINUTE: lambda said, n: said.ngettext("%(shown)s min", "%(shown)s min", n),
    Unit.HOUR: lambda said, n: said.ngettext("%(shown)s hour", "%(shown)s hours", n),
    Unit.DAY: lambda said, n: said.ngettext("%(shown)s day", "%(shown)s days", n),
    Unit.MONTH: lambda said, n: said.ngettext("%(shown)s month", "%(shown)s months", n),
    Unit.YEAR: lambda said, n: said.ngettext("%(shown)s year", "%(shown)s years", n),
}


@lru_cache(maxsize=4096)
def _span_words(span: Span, locale: str, translations: Any) -> str:
    number = str(span.number) if isinstance(span.number, int) else format_decimal(span.number, locale=locale)
    return str(SPANS[span.unit](translations, span.plural)) % {"shown": number}


def _slow(gettext: Callable[[str], str]) -> str:
    why = gettext("%(rating)s is proposed, because it was right but took a minute or more.")
    return why % {"rating": gettext("Hard")}


@lru_cache(maxsize=64)
def _words(translations: Any) -> Words:
    gettext = translations.gettext
    question = gettext("Question")
    kinds = {
        CardKind.BASIC: question,
        CardKind.REVERSED: question,
        CardKind.CLOZE: gettext("Fill the gap"),
        CardKind.TYPED: gettext("Type the answer"),
        CardKind.CHOICE: gettext("Choose the answer"),
        CardKind.TRUE_FALSE: gettext("True or false?"),
    }
    return Words(
        kinds,
        question,
        gap=gettext("gap"),
        your_answer=gettext("Your answer"),
        right=gettext("Right"),
        wrong=gettext("Not this time"),
        right_answer=gettext("right answer"),
        whys=(
            (1, gettext("%(rating)s is proposed, because the answer was not right.") % {"rating": gettext("Again")}),
            (2, _slow(gettext)),
            (3, gettext("%(rating)s is proposed, because it was right.") % {"rating": gettext("Good")}),
        ),
        in_sentence=gettext("In this sentence:"),
        goes_on=gettext("The article goes on"),
        before_that=gettext("Before that"),
        paragraph=gettext("paragraph %(number)s") % {"number": "%d"},
        show=gettext("Show in the article"),
    )
