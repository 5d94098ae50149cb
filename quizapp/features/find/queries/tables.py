"""What a search reads: the narrow row of each kept card, the index of its words, and what is remembered of it."""

from datetime import datetime

from sqlalchemy import CTE, BigInteger, column, select, table
from sqlalchemy import String as Text

from quizapp.models import Deck, Memory
from quizapp.models.base import Moment
from quizapp.models.find.plain import Plain

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


def plain_decks(learner_id: int) -> CTE:
    """The learner's decks, each with its plain name, made once and not for each card. Join it from outside: else SQLite
    begins with the decks.
    """
    decks = Deck.__table__.c
    named = select(decks.id, Plain(decks.name).label("plain")).where(decks.learner_id == learner_id)
    return named.cte("plain_decks").prefix_with("MATERIALIZED")


R, M = rows.c, memories.c
type Key = str | int | float | datetime
