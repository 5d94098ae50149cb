"""Ranking: how good a draft is likely to be, and which drafts become cards."""

from quizapp.core.cards.rank.choosing import choose
from quizapp.core.cards.rank.learnt import rating
from quizapp.core.cards.rank.weights import FLOOR, score

__all__ = ["FLOOR", "choose", "rating", "score"]
