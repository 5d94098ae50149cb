"""Why a text was refused, in a sentence that says what to do next."""

from collections.abc import Callable, Mapping
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from quizapp.core.text.language import UNKNOWN

Data = Mapping[str, Any]


def _figure(data: Data, name: str) -> str:
    value = data.get(name, 0)
    return format_decimal(round(float(value)) if value else 0, locale=get_locale())


def _text_reasons() -> dict[str, Callable[[Data], str]]:
    return {
        "empty": lambda _d: _("There is nothing here yet. Paste a few paragraphs."),
        "too_short": lambda d: ngettext(
            "That is %(words)s word; at least %(needed)s are needed to find facts. Bring a little more.",
            "That is %(words)s words; at least %(needed)s are needed to find facts. Bring a little more.",
            int(str(d.get("words") or 0)),
            words=_figure(d, "words"),
            needed=_figure(d, "needed"),
        ),
        "too_long": lambda d: _(
            "That is %(chars)s characters; up to %(limit)s can be read. Bring the part you want to remember.",
            chars=_figure(d, "chars"),
            limit=_figure(d, "limit"),
        ),
        "no_text_in_it": lambda _d: _(
            "There are no words to read in it, perhaps only pictures of pages. Paste its text instead."
        ),
    }


def _file_reasons() -> dict[str, Callable[[Data], str]]:
    return {
        "too_big": lambda d: _(
            "That is larger than %(limit)s MB. Bring a smaller file, or paste the part you want to remember.",
            limit=_figure(d, "limit_mb"),
        ),
        "too_many_pages": lambda d: _(
            "That has %(pages)s pages; up to %(limit)s can be read. Bring the chapter you want to remember.",
            pages=_figure(d, "pages"),
            limit=_figure(d, "limit"),
        ),
        "kind_not_known": lambda _d: _(
            "This kind of file cannot be read. Text, Markdown, HTML, PDF, Word (docx) and EPUB can."
        ),
        "not_text": lambda _d: _(
            "This is no text, whatever its name says: perhaps a picture or a program. Bring its words."
        ),
        "wrong_kind": lambda _d: _("The file is not what its name says. Save it again under its right kind."),
        "broken_file": lambda _d: _("The file is damaged and cannot be opened. Save it again, or paste its text."),
        "encrypted": lambda _d: _("The file is locked with a password or copy protection. Paste its text instead."),
    }


def _address_reasons() -> dict[str, Callable[[Data], str]]:
    return {
        "bad_address": lambda _d: _("That is not a web address. It should look like https://example.org/article."),
        "private_address": lambda _d: _("That address is inside a private network, so it is not fetched."),
        "not_reachable": lambda _d: _("Nobody answers at that address. Check it, or paste the text instead."),
        "timed_out": lambda d: _(
            "The page took longer than %(seconds)s seconds. Try again, or paste the text instead.",
            seconds=_figure(d, "seconds"),
        ),
        "too_many_redirects": lambda _d: _("That address leads round and round. Paste the text instead."),
        "not_found_there": lambda d: _(
            "That server does not give the page (it answers %(status)s). Check the address, or paste the text instead.",
            status=str(d.get("status", "")),
        ),
        "not_an_article": lambda _d: _(
            "There is too little running text on that page to be an article. Paste the text instead."
        ),
    }


def _own_reasons() -> dict[str, Callable[[Data], str]]:
    return {
        "no_address": lambda _d: _("No address yet. Type or paste the address of a page with an article on it."),
        "no_file": lambda _d: _("No file chosen yet. Choose one, or drop it onto this box."),
        "empty_file": lambda _d: _("That file is empty. Choose another, or paste its text instead."),
        "gave_up": lambda _d: _("Something broke while the article was read. Your text is kept; try again."),
        "language_not_known": lambda d: _other_language(str(d.get("language") or UNKNOWN)),
        "few_facts": lambda _d: _(
            "Few facts were found here: it tells or argues more than it states. Make cards of what you want to keep."
        ),
    }


AGAIN = frozenset({"gave_up", "not_reachable", "timed_out", "not_found_there"})
"""Reasons that may be gone at the next try; with any other the same file or address gives the same again."""


def _other_language(code: str) -> str:
    """That no cards were made, in which language the text is written, and what can be done."""
    try:
        name = "" if code == UNKNOWN else Locale.parse(code).get_display_name(get_locale()) or ""
    except (UnknownLocaleError, ValueError):
        name = ""
    if not name:
        return _(
            "The language of this text is not known here, so no cards were made of it. You can read it and make "
            "cards by hand."
        )
    return _(
        "This text is in another language: %(language)s. The rules that make cards read English only, so none were "
        "made. You can read it and make cards by hand.",
        language=name,
    )


REASONS: dict[str, Callable[[Data], str]] = _text_reasons() | _file_reasons() | _address_reasons() | _own_reasons()


def explain(refusal: Mapping[str, Any] | None) -> str:
    """The sentence for a refusal as it is stored with an article: {"reason": code, ...figures}."""
    data = refusal or {}
    known = REASONS.get(str(data.get("reason")))
    return known(data) if known else _("That could not be read. Paste the text instead.")
