"""What find and replace would change, and changing it. Nothing here commits."""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from quizapp.core.errors import Refused, Stale
from quizapp.core.search.replacing import LONGEST_TEXT, Replacement, check, replaced, stays_a_card
from quizapp.features.decks.many import queries
from quizapp.features.decks.many import services as decks
from quizapp.features.find.many.services import Verb, keep
from quizapp.models import ManyChange, User

SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Rewording:
    """One card before and after."""

    card_id: int
    version: int
    front: str
    back: str
    new_front: str
    new_back: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What would change, how many cards would be none any more, and a print that says whether it is still so."""

    rows: list[Rewording]
    refused: int
    print: str


def preview(
    learner: User, ids: Collection[int], wish: Replacement, *, sides: Collection[str], spent: Callable[[], float]
) -> Preview:
    """Look what would change on these sides. `spent` tells the seconds gone; Refused("pattern_slow") after two."""
    check(wish)
    rows, refused = [], 0
    for card in queries.own_words(learner.id, ids):
        if spent() > SECONDS:
            raise Refused("pattern_slow")
        front = replaced(card.front, wish) if "front" in sides else card.front
        back = replaced(card.back, wish) if "back" in sides else card.back
        if (front, back) == (card.front, card.back):
            continue
        longest = max(LONGEST_TEXT, len(card.front), len(card.back))
        if stays_a_card(card.kind.value, front, back, longest=longest):
            rows.append(Rewording(card.id, card.version, card.front, card.back, front, back))
        else:
            refused += 1
    return Preview(rows, refused, _print(rows))


def _print(rows: list[Rewording]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(f"{row.card_id}.{row.version}.{len(row.new_front)}.{row.new_front}.{row.new_back}\n".encode())
    return digest.hexdigest()[:32]


def replace(learner: User, found: Preview, *, seen: str, now: datetime) -> ManyChange | None:
    """Do what the preview showed. Raises Stale when it showed something else than would be done now."""
    if found.print != seen:
        raise Stale
    done = decks.reword(learner.id, {row.card_id: (row.version, row.new_front, row.new_back) for row in found.rows})
    before = {"cards": [[number, *words] for number, words in done.items()]}
    return keep(learner, Verb.REPLACE, len(done), before, now=now) if done else None
