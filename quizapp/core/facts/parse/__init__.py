"""A parsed paragraph in plain Python values."""

from quizapp.core.facts.parse.reading import read
from quizapp.core.facts.parse.values import Doc, Span, Token

__all__ = ["Doc", "Span", "Token", "read"]
