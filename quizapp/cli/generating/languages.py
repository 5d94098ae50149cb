"""What a command says about languages before it starts to work."""

import click
from babel import Locale, UnknownLocaleError

from quizapp.adapters.language import not_installed
from quizapp.core.text.language import UNKNOWN
from quizapp.settings import Settings


def check_pipelines(settings: Settings) -> None:
    """Stop with one sentence when a pipeline is named that this machine does not have."""
    missing = not_installed(settings.pipelines)
    if missing:
        named = ", ".join(f"{name!r} for {code}" for code, name in missing.items())
        raise click.ClickException(f"QUIZAPP_PIPELINES names {named}, which is not installed here.")


def language_not_read(code: str) -> str:
    """What to say of a text in a language that has no pipeline here.

    >>> language_not_read("fi")
    'this text is in Finnish; no cards can be made of it without a spaCy pipeline for fi (QUIZAPP_PIPELINES).'
    """
    try:
        name = Locale.parse(code).english_name
    except (UnknownLocaleError, ValueError):
        name = None
    if name is None or code == UNKNOWN:
        return "this text is in a language that is not known here; cards are made from English texts."
    return (
        f"this text is in {name}; no cards can be made of it without a spaCy pipeline for {code} (QUIZAPP_PIPELINES)."
    )
