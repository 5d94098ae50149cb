"""Wishing for cards on a page: how many, which kinds, how hard. The same fields wherever cards are asked for."""

from quizapp.web.wishing.form import WishForm
from quizapp.web.wishing.kinds import KINDS

__all__ = ["KINDS", "WishForm"]
