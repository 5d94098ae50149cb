"""Changing many cards. The versions rise, so that a page made before is told; nothing here commits."""

from collections.abc import Collection, Mapping
from itertools import groupby
from typing import cast

from sqlalchemy import Table, bindparam, update

from quizapp.extensions import db
from quizapp.features.decks.many import queries
from quizapp.models import Card, Deck, Note, Standing
from quizapp.models.find.among import among

QUIETLY = {"synchronize_session": False}


def drop_cards(learner_id: int, ids: Collection[int]) -> dict[int, int]:
    """Take kept cards out of their decks; gives each with its version after that."""
    return _stand(learner_id, queries.own_versions(learner_id, ids, Standing.KEPT), Standing.DROPPED)


def bring_back(learner_id: int, dropped: Mapping[int, int]) -> int:
    """Keep dropped cards again, but for those that were changed since; gives their number."""
    now = queries.own_versions(learner_id, dropped, Standing.DROPPED)
    same = {number: version for number, version in now.items() if dropped[number] == version}
    return len(_stand(learner_id, same, Standing.KEPT))


def _stand(learner_id: int, cards: Mapping[int, int], standing: Standing) -> dict[int, int]:
    change = update(Card).where(among(Card.id, cards)).values(standing=standing, version=Card.version + 1)
    db.session.execute(change, execution_options=QUIETLY)
    return {number: version + 1 for number, version in cards.items()}


def move_cards(learner_id: int, ids: Collection[int], to: Deck) -> dict[int, int]:
    """Move the notes of these cards, with all their cards; gives each note that went with the deck it was in."""
    moved = queries.notes_to_move(learner_id, ids, to)
    _put(moved, to.id)
    return moved


def move_back(learner_id: int, moved: Mapping[int, int], deck_id: int) -> dict[int, list[int]]:
    """Move notes back where they were, as far as they are still where they went; gives the notes by deck."""
    there = queries.notes_in(learner_id, moved, deck_id)
    own = {deck.id for deck in queries.own_decks(learner_id)}
    pairs = sorted((moved[note], note) for note in there if moved[note] in own)
    back = {deck: [note for _deck, note in some] for deck, some in groupby(pairs, key=lambda pair: pair[0])}
    for deck, notes in back.items():
        _put(notes, deck)
    return back


def _put(notes: Collection[int], deck_id: int) -> None:
    cards = update(Card).where(among(Card.note_id, notes)).values(deck_id=deck_id, version=Card.version + 1)
    db.session.execute(update(Note).where(among(Note.id, notes)).values(deck_id=deck_id), execution_options=QUIETLY)
    db.session.execute(cards, execution_options=QUIETLY)


def reword(learner_id: int, words: Mapping[int, tuple[int, str, str]]) -> dict[int, tuple[int, str, str]]:
    """Write other words on kept cards, as long as each still has this version: {card: (version, front, back)}.

    Gives those that changed, each with its version now and its words before.
    """
    rows = [row for row in queries.own_words(learner_id, words, lock=True) if words[row.id][0] == row.version]
    changed = [row for row in rows if words[row.id][1:] != (row.front, row.back)]
    if changed:
        table_of_cards = cast("Table", Card.__table__)
        table = table_of_cards.c
        change = update(table_of_cards).where(table.id == bindparam("number"), table.version == bindparam("seen"))
        change = change.values(front=bindparam("new_front"), back=bindparam("new_back"), version=table.version + 1)
        values = [
            {"number": row.id, "seen": row.version, "new_front": words[row.id][1], "new_back": words[row.id][2]}
            for row in changed
        ]
        db.session.connection().execute(change, values)
    return {row.id: (row.version + 1, row.front, row.back) for row in changed}
