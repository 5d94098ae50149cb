"""The language models behind a small door: text goes in, cards come out."""

from collections.abc import Mapping
from typing import Any

from quizapp.adapters.language.pipelines import SpacyLanguage, languages_of, not_installed
from quizapp.adapters.language.protocol import Language, Progress, pieces_of
from quizapp.core.text.language import ENGLISH

__all__ = [
    "Language",
    "Progress",
    "SpacyLanguage",
    "language_for",
    "languages_of",
    "not_installed",
    "pieces_of",
    "register",
]


def register(extensions: dict[str, Any], pipelines: Mapping[str, str]) -> None:
    """Make the models of these pipelines known to an app; English is the one that is asked when nobody can tell."""
    others = languages_of(pipelines)
    extensions["quizapp.language"] = others.pop(ENGLISH)
    extensions["quizapp.languages"] = others


def language_for(extensions: Mapping[str, Any], code: str | None) -> Language:
    """The model for a language, of those an app knows."""
    found: Language = extensions.get("quizapp.languages", {}).get(code) or extensions["quizapp.language"]
    return found
