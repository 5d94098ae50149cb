"""The tables of what is brought and taken along."""

from quizapp.models.exchange.bringing import Bringing, Medium, Stage

__all__ = ["Bringing", "Medium", "Stage"]
