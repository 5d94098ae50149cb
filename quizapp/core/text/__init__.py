"""The text of an article: cleaned once, then cut, counted and recognised by plain functions."""

from quizapp.core.text.byline import Byline, guess_byline
from quizapp.core.text.cleaning import clean
from quizapp.core.text.furniture import is_furniture
from quizapp.core.text.language import guess_language
from quizapp.core.text.measures import Span, fingerprint, guess_title, is_heading, numbers, paragraphs, word_count

__all__ = [
    "Byline",
    "Span",
    "clean",
    "fingerprint",
    "guess_byline",
    "guess_language",
    "guess_title",
    "is_furniture",
    "is_heading",
    "numbers",
    "paragraphs",
    "word_count",
]
