"""What a person types into the search box, read into a tree of plain values."""

from quizapp.core.search.reading import read
from quizapp.core.search.unreadable import Unreadable

__all__ = ["Unreadable", "read"]
