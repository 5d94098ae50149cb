"""The tables, and nothing more."""

from quizapp.models.articles import Article, ArticleInput, Origin, Progress
from quizapp.models.decks import Card, CardChange, CardKind, Deck, MoreWish, Note, NoteTag, Standing, UnopenedCard
from quizapp.models.drafting import ModelRequest
from quizapp.models.exchange import Bringing, Medium, NoteOrigin, NoteType, Stage
from quizapp.models.find.kept import ManyChange, SavedSearch
from quizapp.models.fitting import Parameters
from quizapp.models.live import LiveAnswer, LiveItem, LivePlayer, LiveQuestion, LiveQuiz, LiveSession, LiveTurn
from quizapp.models.quizzes import Attempt, Feedback, Item, Layout, Quiz, Response
from quizapp.models.reviews import (
    DeckOptions,
    Entry,
    Memory,
    ReviewLog,
    Selection,
    SelectionCard,
    StudyDay,
    StudyOptions,
    StudyStep,
    Where,
)
from quizapp.models.users import EndedSignIn, User

__all__ = [
    "Article",
    "ArticleInput",
    "Attempt",
    "Bringing",
    "Card",
    "CardChange",
    "CardKind",
    "Deck",
    "DeckOptions",
    "EndedSignIn",
    "Entry",
    "Feedback",
    "Item",
    "Layout",
    "LiveAnswer",
    "LiveItem",
    "LivePlayer",
    "LiveQuestion",
    "LiveQuiz",
    "LiveSession",
    "LiveTurn",
    "ManyChange",
    "Medium",
    "Memory",
    "ModelRequest",
    "MoreWish",
    "Note",
    "NoteOrigin",
    "NoteTag",
    "NoteType",
    "Origin",
    "Parameters",
    "Progress",
    "Quiz",
    "Response",
    "ReviewLog",
    "SavedSearch",
    "Selection",
    "SelectionCard",
    "Stage",
    "Standing",
    "StudyDay",
    "StudyOptions",
    "StudyStep",
    "UnopenedCard",
    "User",
    "Where",
]
