"""Words and figures of study in the reader's language, kept for as long as that language is at hand."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, cast

from babel.numbers import format_decimal
from flask import g
from flask_babel import get_domain, get_locale, ngettext
from flask_babel import gettext as _

from quizapp.core.memory.rating import Rating
from quizapp.core.memory.spans import Span, Unit
from quizapp.core.quiz.folding import Tolerated
from quizapp.core.quiz.marking import Verdict
from quizapp.models import CardKind


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
    in_sentence: str
    goes_on: str
    before_that: str
    paragraph: str  # holds %d
    show: str


def words() -> Words:
    """The words of a card in the language of this request."""
    return _words(_spoken().translations)


def span_words(*spans: Span) -> list[str]:
    """Spans as buttons show them: 10 min, 13 days, 1.5 months."""
    spoken = _spoken()
    return [_span_words(span, spoken.locale, spoken.translations) for span in spans]


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


class _Spoken(NamedTuple):
    """A language: as Babel has it, its name, and its translations, the same object for the same language."""

    babel: object
    locale: str
    translations: object


def _spoken() -> _Spoken:
    """The language of this request, looked up once."""
    known, language = g.get("spoken"), get_locale()
    if known is None or known.babel is not language:
        known = g.spoken = _Spoken(language, str(language), get_domain().get_translations())
    return cast("_Spoken", known)


SPANS: dict[Unit, Callable[[int, str], str]] = {
    Unit.UNDER_MINUTE: lambda _n, _shown: _("under 1 min"),
    Unit.MINUTE: lambda n, shown: ngettext("%(shown)s min", "%(shown)s min", n, shown=shown),
    Unit.HOUR: lambda n, shown: ngettext("%(shown)s hour", "%(shown)s hours", n, shown=shown),
    Unit.DAY: lambda n, shown: ngettext("%(shown)s day", "%(shown)s days", n, shown=shown),
    Unit.MONTH: lambda n, shown: ngettext("%(shown)s month", "%(shown)s months", n, shown=shown),
    Unit.YEAR: lambda n, shown: ngettext("%(shown)s year", "%(shown)s years", n, shown=shown),
}


@lru_cache(maxsize=4096)
def _span_words(span: Span, locale: str, _translations: object) -> str:
    number = str(span.number) if isinstance(span.number, int) else format_decimal(span.number, locale=locale)
    return SPANS[span.unit](span.plural, number)


@lru_cache(maxsize=64)
def _words(_translations: object) -> Words:
    question = _("Question")
    kinds = {
        CardKind.BASIC: question,
        CardKind.REVERSED: question,
        CardKind.CLOZE: _("Fill the gap"),
        CardKind.TYPED: _("Type the answer"),
        CardKind.CHOICE: _("Choose the answer"),
        CardKind.TRUE_FALSE: _("True or false?"),
    }
    return Words(
        kinds,
        question,
        gap=_("gap"),
        your_answer=_("Your answer"),
        right=_("Right"),
        wrong=_("Not this time"),
        right_answer=_("right answer"),
        in_sentence=_("In this sentence:"),
        goes_on=_("The article goes on"),
        before_that=_("Before that"),
        paragraph=_("paragraph %(number)s", number="%d"),
        show=_("Show in the article"),
    )
