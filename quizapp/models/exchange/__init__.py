"""The tables of what is brought and taken along."""

from quizapp.models.exchange.bringing import Bringing, Medium, Stage
from quizapp.models.exchange.origins import NoteOrigin, NoteType

__all__ = ["Bringing", "Medium", "NoteOrigin", "NoteType", "Stage"]
