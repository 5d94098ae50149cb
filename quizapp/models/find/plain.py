"""Texts in the database by the one rule of letters: to sort by, and to look for words in."""

from typing import Any

from sqlalchemy import ColumnElement, String, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from quizapp.core.letters import plain


class Plain(FunctionElement[str]):
    """A text by which to sort: without capitals and accents, sign by sign on both databases."""

    type = String()
    inherit_cache = True


@compiles(Plain)
def _plain(element: Plain, compiler: Any, **options: Any) -> str:
    text = f"card_search_plain({compiler.process(element.clauses, **options)})"
    return text if compiler.dialect.name == "sqlite" else f'{text} COLLATE "C"'


def holds(words: str, *texts: Any) -> ColumnElement[bool]:
    """These words stand, one behind the other, in one of the texts, however their letters and digits are written."""
    return or_(*(Plain(text).contains(plain(words), autoescape=True) for text in texts))
