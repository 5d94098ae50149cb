"""One step over many cards: done, written down with what was before, and taken back. Nothing here commits."""

from collections.abc import Callable, Collection
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import delete

from quizapp.adapters import clock
from quizapp.core.errors import Stale
from quizapp.core.memory.plan.by_hand import DueWish
from quizapp.extensions import db
from quizapp.features.decks.many import queries as many
from quizapp.features.decks.many import services as decks
from quizapp.features.decks.queries import own_deck
from quizapp.features.decks.tagging import services as tagging
from quizapp.features.find.duplicates import merging
from quizapp.features.find.queries import saved as queries
from quizapp.features.study.learner import learner_of
from quizapp.features.study.many import by_hand
from quizapp.features.study.many import services as memories
from quizapp.models import ManyChange, User

MOST_AT_ONCE = 20_000
MOST_BY_HAND = 2_000  # each leaves a row in the log, and what it was before
KEPT_STEPS = 30


class Verb(StrEnum):
    """What can be done to many cards."""

    TAG = "tag"
    UNTAG = "untag"
    MOVE = "move"
    ASIDE = "aside"
    BACK = "back"
    FLAG = "flag"
    DROP = "drop"
    DAYS = "days"
    RESET = "reset"
    MERGE = "merge"
    RENAME_TAG = "rename_tag"
    DELETE_TAG = "delete_tag"
    REPLACE = "replace"


class ByHand(NamedTuple):
    """A day for many cards, or a new start: `key` is of one press of the button."""

    key: str
    now: datetime
    wish: DueWish = DueWish(0, 0)


def change(learner: User, ids: Collection[int], verb: Verb, value: Any, *, now: datetime) -> ManyChange | None:
    """Do this to the cards; None when nothing had to change. `value` is a tag, a deck's number, a flag or ByHand."""
    number, before = DOING[verb](learner, ids, value)
    return keep(learner, verb, number, before, now=now) if number else None


def keep(learner: User, verb: Verb, number: int, before: dict[str, Any], *, now: datetime) -> ManyChange:
    """Write a step down; the oldest are forgotten."""
    step = ManyChange(learner_id=learner.id, verb=verb.value, number=number, before=before, made_at=now)
    db.session.add(step)
    db.session.flush()
    old = queries.steps_before(learner.id, KEPT_STEPS)
    db.session.execute(delete(ManyChange).where(ManyChange.id.in_(old)))
    return step


def undo(learner: User, *, seen: int) -> tuple[ManyChange, int] | None:
    """Take back the newest step, which the page showed as number `seen`; gives it and how much was taken back.

    None when it is taken back already. Raises Stale when another step was made since.
    """
    step = queries.last_step(learner, lock=True)
    if step is None or step.id < seen:
        return None
    if step.id != seen:
        raise Stale
    number = BACK[Verb(step.verb)](learner, step.before)
    db.session.delete(step)
    db.session.flush()
    return step, number


def _tag(learner: User, ids: Collection[int], tag: str) -> tuple[int, dict[str, Any]]:
    done = tagging.add_tag(learner.id, many.notes_of_cards(learner.id, ids), tag)
    return done.notes, tagging.as_document(done)


def _untag(learner: User, ids: Collection[int], tag: str) -> tuple[int, dict[str, Any]]:
    done = tagging.remove_tag(learner.id, many.notes_of_cards(learner.id, ids), tag)
    return done.notes, tagging.as_document(done)


def _tags_back(learner: User, before: dict[str, Any]) -> int:
    return tagging.turn_round(learner.id, tagging.from_document(before)).notes


def _move(learner: User, ids: Collection[int], deck_id: int) -> tuple[int, dict[str, Any]]:
    deck = own_deck(learner, deck_id, lock=True)
    moved = decks.move_cards(learner.id, ids, deck)
    memories.follow(learner.id, moved, deck.id)
    return len(moved), {"notes": list(moved.items()), "to": deck.id}


def _move_back(learner: User, before: dict[str, Any]) -> int:
    back = decks.move_back(learner.id, dict(before["notes"]), before["to"])
    for deck_id, notes in back.items():
        memories.follow(learner.id, notes, deck_id)
    return sum(len(notes) for notes in back.values())


def _drop(learner: User, ids: Collection[int], _value: Any) -> tuple[int, dict[str, Any]]:
    dropped = decks.drop_cards(learner.id, ids)
    return len(dropped), {"cards": list(dropped.items())}


def _undrop(learner: User, before: dict[str, Any]) -> int:
    return decks.bring_back(learner.id, dict(before["cards"]))


def _set(name: str, fixed: Any = None) -> Callable[[User, Collection[int], Any], tuple[int, dict[str, Any]]]:
    def setting(learner: User, ids: Collection[int], value: Any) -> tuple[int, dict[str, Any]]:
        value = value if fixed is None else fixed
        before = memories.set_many(learner.id, ids, name, value)
        return len(before), {"cards": list(before.items()), "name": name, "value": value}

    return setting


def _set_back(learner: User, before: dict[str, Any]) -> int:
    return memories.set_back(learner.id, dict(before["cards"]), before["name"], before["value"])


def _days(learner: User, ids: Collection[int], value: ByHand) -> tuple[int, dict[str, Any]]:
    done = by_hand.set_days(learner_of(learner), ids, value.wish, key=value.key, now=value.now)
    return len(done.get("cards", [])), done


def _reset(learner: User, ids: Collection[int], value: ByHand) -> tuple[int, dict[str, Any]]:
    done = by_hand.start_again(learner_of(learner), ids, key=value.key, now=value.now)
    return len(done.get("cards", [])), done


def _by_hand_back(learner: User, done: dict[str, Any]) -> int:
    return by_hand.take_back(learner.id, done, now=clock.now())


def _reword_back(learner: User, before: dict[str, Any]) -> int:
    return len(decks.reword(learner.id, {number: (seen, front, back) for number, seen, front, back in before["cards"]}))


DOING: dict[Verb, Callable[[User, Collection[int], Any], tuple[int, dict[str, Any]]]] = {
    Verb.TAG: _tag,
    Verb.UNTAG: _untag,
    Verb.MOVE: _move,
    Verb.ASIDE: _set("suspended", fixed=True),
    Verb.BACK: _set("suspended", fixed=False),
    Verb.FLAG: _set("flag"),
    Verb.DROP: _drop,
    Verb.DAYS: _days,
    Verb.RESET: _reset,
}
BACK: dict[Verb, Callable[[User, dict[str, Any]], int]] = {
    Verb.TAG: _tags_back,
    Verb.UNTAG: _tags_back,
    Verb.RENAME_TAG: _tags_back,
    Verb.DELETE_TAG: _tags_back,
    Verb.MOVE: _move_back,
    Verb.ASIDE: _set_back,
    Verb.BACK: _set_back,
    Verb.FLAG: _set_back,
    Verb.DROP: _undrop,
    Verb.DAYS: _by_hand_back,
    Verb.RESET: _by_hand_back,
    Verb.MERGE: merging.take_back,
    Verb.REPLACE: _reword_back,
}
