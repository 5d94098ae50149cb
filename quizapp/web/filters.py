"""How values are written on pages: spans, dates, counts, all in the reader's language."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from flask import Flask
from flask_babel import get_locale, gettext, ngettext
from flask_login import current_user
from markupsafe import Markup

from quizapp.adapters import clock
from quizapp.core.passage import parted
from quizapp.core.text.language import UNKNOWN
from quizapp.web.rich import plain, rich, rich_parts


def local(moment: datetime) -> datetime:
    """A moment in the reader's own zone."""
    return moment.astimezone(ZoneInfo(getattr(current_user, "timezone", None) or "UTC"))


def on_day(moment: datetime | date) -> str:
    """A day, or that of a moment, as a person writes it: 3 May 2026."""
    return format_date(
        local(moment).date() if isinstance(moment, datetime) else moment, format="medium", locale=get_locale()
    )


def at_time(moment: datetime) -> str:
    """Day and minute of a moment."""
    time = format_time(local(moment).time(), format="short", locale=get_locale())
    return str(gettext("%(day)s, %(time)s", day=on_day(moment), time=time))


def minutes(ms: float) -> str:
    """A length of time in words: 40 seconds, 9 minutes."""
    seconds = round(ms / 1000)
    if seconds < 60:
        return ngettext("%(num)d second", "%(num)d seconds", seconds)
    return ngettext("%(num)d minute", "%(num)d minutes", round(seconds / 60))


def as_words(number: int) -> str:
    """How long a text is: 100,038 words."""
    return ngettext("%(words)s word", "%(words)s words", number, words=grouped(number))


def percent(share: float) -> str:
    """A share of 1 as a whole percentage."""
    return gettext("%(num)d %%", num=round(share * 100))


def grouped(number: int) -> str:
    """A number with its thousands apart, as the reader's language has it: 1,204."""
    return str(format_decimal(number, locale=get_locale()))


def exact(number: float, places: int) -> str:
    """A number with so many decimal places, as the reader's language has it: 0.4389, in German 0,4389."""
    return str(format_decimal(number, format=f"#,##0.{'0' * places}", locale=get_locale()))


def page_language() -> str:
    """The ISO code of the language that this page speaks."""
    return str(get_locale() or "en").partition("_")[0]


def foreign(language: str | None) -> Markup:
    """The attribute of text in another language than the page's, so that it is read aloud rightly; else nothing.

    `language` is an ISO code, None or "und" where it is not known.
    """
    if not language or language == UNKNOWN or language.partition("-")[0].lower() == page_language():
        return Markup()
    return Markup(' lang="{}"').format(language)


def in_short(front: str) -> str:
    """What a card asks as a line of plain words, for links, lists and names; what is read before it is left out.

    >>> in_short("The *island* lies far north.\\n\\nIt was found in ____.")
    'It was found in ____.'
    """
    return plain(parted(front).question)


def passage(front: str, language: str | None = None) -> Markup:
    """What is read before the question, in quieter ink, in a language that may be foreign; nothing where it is none.

    >>> passage("The *island* lies far north.\\n\\nIt was found in ____."), passage("Found in ____.")
    (Markup('<span class="passage" data-user>The <em>island</em> lies far north.</span> '), Markup(''))
    """
    found = parted(front).passage
    lang = foreign(language) if language else ""
    return Markup('<span class="passage" data-user{}>{}</span> ').format(lang, rich(found)) if found else Markup()


def register(app: Flask) -> None:
    """Make the filters known to templates."""
    app.jinja_env.filters.update(on_day=on_day, at_time=at_time, minutes=minutes, percent=percent, local=local)
    app.jinja_env.filters.update(foreign=foreign, rich=rich, rich_parts=rich_parts, plain=plain, grouped=grouped)
    app.jinja_env.filters.update(as_words=as_words, exact=exact, in_short=in_short, parted=parted, passage=passage)
    app.jinja_env.globals.update(now=clock.now, page_language=page_language)
    app.jinja_env.autoescape = True  # macros too: Flask itself would leave .jinja files alone
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
