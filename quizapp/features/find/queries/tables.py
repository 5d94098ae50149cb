"""What a search reads: the narrow row of each kept card, the index of its words, and what is remembered of it."""

from datetime import datetime

from sqlalchemy import BigInteger, column, table
from sqlalchemy import String as Text

from quizapp.models import Memory
from quizapp.models.base import Moment

rows = table(  # one row for each kept card; the database keeps it in step with cards, decks and notes
    "card_search_rows",
    column("card_id", BigInteger),
    column("learner_id", BigInteger),
    column("note_id", BigInteger),
    column("deck_id", BigInteger),
    column("kind", Text),
    column("added", Moment),
    column("question", Text),
)
fts = table("card_search", column("rowid", BigInteger), column("card_search", Text))  # SQLite
vectors = table("card_search", column("card_id", BigInteger), column("words", Text))  # PostgreSQL
memories = Memory.__table__
R, M = rows.c, memories.c
type Key = str | int | float | datetime
