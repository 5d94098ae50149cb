"""The index for search, filled for thousands of cards at once instead of by each row's trigger."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from quizapp.extensions import db

# As the triggers write it (the step that made them says how): narrow rows to walk and sort by, and the words.
_GIVEN = "(SELECT value FROM json_each(?))"
_FROM = (
    "FROM cards c JOIN notes n ON n.id = c.note_id JOIN decks d ON d.id = c.deck_id"
    f" WHERE c.id IN {_GIVEN} AND c.standing = 'kept' ORDER BY c.id"
)
_ROWS = "card_search_rows SELECT c.id, d.learner_id, c.note_id, c.deck_id, c.kind, c.created_at,"
_WORDS = "card_search (rowid, front, back, sentence, tags, scope) SELECT c.id,"
_TAGS = "coalesce((SELECT group_concat(t.tag, ' ') FROM note_tags t WHERE t.note_id = n.id), '')"
_SIDES = ", ".join(f"card_search_words({side})" for side in ("c.front", "c.back", "n.sentence", _TAGS))
_SQLITE = (
    f"DELETE FROM card_search_rows WHERE card_id IN {_GIVEN}",  # noqa: S608  names of ours
    f"DELETE FROM card_search WHERE rowid IN {_GIVEN}",  # noqa: S608
    f"INSERT INTO {_ROWS} card_search_plain(substr(c.front, 1, 60)) {_FROM}",
    f"INSERT INTO {_WORDS} {_SIDES}, 'u' || d.learner_id {_FROM}",
)


@contextmanager
def indexed_at_once() -> Iterator[list[int]]:
    """Cards and tags inserted within come into the index at the end. Add to the list every card that is new or whose
    note got tags. What fails within takes the whole transaction back, this included.
    """
    connection = db.session.connection()
    is_sqlite = connection.dialect.name == "sqlite"
    cards: list[int] = []
    connection.execute(text(_HOLD[is_sqlite]))
    yield cards
    connection.execute(text(_RELEASE[is_sqlite]))
    if cards and is_sqlite:
        for statement in _SQLITE:
            connection.exec_driver_sql(statement, (json.dumps(cards),))
    elif cards:
        connection.execute(text("SELECT card_search_fill(:cards)"), {"cards": cards})


# No other transaction sees this row or this setting.
_HOLD = {True: "INSERT INTO card_search_held (id) VALUES (1)", False: "SET LOCAL quizapp.index = 'later'"}
_RELEASE = {True: "DELETE FROM card_search_held", False: "SET LOCAL quizapp.index = ''"}
