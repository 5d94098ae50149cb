"""Making cards that ask the same one: what would come of it, doing it, and taking it back. Nothing here commits."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quizapp.adapters import clock
from quizapp.core.errors import Refused
from quizapp.features.decks.many import services as decks
from quizapp.features.decks.tagging import queries as tags
from quizapp.features.decks.tagging import services as tagging
from quizapp.features.find.duplicates import queries
from quizapp.features.study.integrity import uniting
from quizapp.features.study.learner import learner_of
from quizapp.models import User


@dataclass(frozen=True)
class Merge:
    """The card that stays, those that become one with it, the tags that come, and what becomes of its memory."""

    keep: Any
    others: list[Any]
    tags: list[str]
    united: uniting.United


def look(learner: User, group: Sequence[int], ticked: Collection[int]) -> Merge:
    """What making the ticked cards one with the first that is not ticked would do.

    Raises Refused: none_ticked, or merge_keep when no card would stay.
    """
    there = queries.cards(learner.id, group)
    cards = [there[number] for number in dict.fromkeys(group) if number in there]
    others = [card for card in cards if card.id in set(ticked)]
    staying = [card for card in cards if card.id not in set(ticked)]
    if not others:
        raise Refused("none_ticked")
    if not staying:
        raise Refused("merge_keep")
    keep = staying[0]
    having = tags.tags_of_notes(learner.id, {card.note_id for card in (keep, *others)})
    brought = [tag for card in others for tag in having.get(card.note_id, [])]
    coming = [tag for tag in dict.fromkeys(brought) if tag not in having.get(keep.note_id, [])]
    united = uniting.united(learner_of(learner), keep.id, [card.id for card in others])
    return Merge(keep, others, coming, united)


def merge(learner: User, found: Merge, *, now: datetime) -> tuple[int, dict[str, Any]]:
    """Do it; gives how many cards went, and what undo needs."""
    others = [card.id for card in found.others]
    dropped = decks.drop_cards(learner.id, others)
    if len(dropped) < len(others):  # another tab was faster
        raise Refused("merge_changed")
    done = uniting.unite(learner_of(learner), found.keep.id, others, now=now)
    change = tagging.add_tags(learner.id, found.keep.note_id, found.tags)
    return len(dropped), {"cards": list(dropped.items()), "tags": tagging.as_document(change), "memory": done}


def take_back(learner: User, before: dict[str, Any]) -> int:
    """The cards stand apart again, each with its own log, memory and tags. Those changed since stay where they are."""
    number = decks.bring_back(learner.id, dict(before["cards"]))
    if number:
        tagging.turn_round(learner.id, tagging.from_document(before["tags"]))
        uniting.part(learner_of(learner), before["memory"], now=clock.now())
    return number
