"""The index for search is the same whichever way it was filled: row by row by the database, or at once."""

from typing import Any

from sqlalchemy import text

from quizapp.extensions import db
from quizapp.models import Card, Note, NoteTag, User
from quizapp.models.find.index import indexed_at_once
from tests import factories
from tests.adapters.packages.packing import LEGACY


def _index() -> tuple[list[Any], list[Any]]:
    rows = db.session.execute(text("SELECT * FROM card_search_rows ORDER BY card_id")).all()
    is_sqlite = db.session.connection().dialect.name == "sqlite"
    words = "rowid, front, back, sentence, tags, scope" if is_sqlite else "card_id, words"
    found = db.session.execute(text(f"SELECT {words} FROM card_search ORDER BY 1")).all()
    return [tuple(row) for row in rows], [tuple(row) for row in found]


def _by_the_triggers() -> tuple[list[Any], list[Any]]:
    """The index after every sentence went and came back."""
    db.session.execute(text("UPDATE notes SET sentence = sentence || ' '"))
    db.session.execute(text("UPDATE notes SET sentence = substr(sentence, 1, length(sentence) - 1)"))
    return _index()


def test_a_package_comes_into_the_index_as_the_triggers_would_write_it(ana: User, at: Any, bring: Any) -> None:
    bring(ana, LEGACY)
    filled = _index()
    assert len(filled[0]) == len(filled[1]) == 33
    assert filled == _by_the_triggers()


def test_what_is_written_afterwards_is_indexed_row_by_row_again(ana: User) -> None:
    deck = factories.deck(ana, name="Lakes")
    with indexed_at_once() as cards:
        first = factories.card(factories.note(deck, "One."), "First?", "one")
        assert _index() == ([], [])
        cards.append(first.id)
    second = factories.card(factories.note(deck, "Two."), "Second?", "two")
    db.session.add(NoteTag(note_id=second.note_id, tag="late", learner_id=ana.id))
    db.session.flush()
    assert [row[0] for row in _index()[0]] == [first.id, second.id]
    assert "late" in str(_index()[1][1])
    assert _index() == _by_the_triggers()
    assert db.session.get_one(Note, second.note_id).sentence == "Two."
    assert db.session.get_one(Card, first.id).front == "First?"
