"""One hard card becomes several easy ones, each asking one thing; the old one is put aside."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from quizapp.core.errors import Refused
from quizapp.features.decks.services import Contents, write_card
from quizapp.models import Card, CardKind, Deck

MOST, LONGEST = 20, 2_000
BETWEEN = "="


class Pair(NamedTuple):
    """A question and its answer."""

    front: str
    back: str


def read_pairs(text: str) -> list[Pair]:
    """The cards in a text, one a line, written `question = answer`.

    Raises Refused("few_pairs") for fewer than two, Refused("many_pairs", most=...) for too many, and
    Refused("pair", line=...) for a line that is none.
    """
    lines = [line.strip() for line in text.replace("\x00", "").splitlines()]
    pairs = [_pair(number, line) for number, line in enumerate(lines, 1) if line]
    if len(pairs) < 2:
        raise Refused("few_pairs")
    if len(pairs) > MOST:
        raise Refused("many_pairs", most=MOST)
    return pairs


def _pair(number: int, line: str) -> Pair:
    front, between, back = (part.strip() for part in line.rpartition(BETWEEN))
    if not (front and between and back) or max(len(front), len(back)) > LONGEST:
        raise Refused("pair", line=number)
    return Pair(front, back)


def split(deck: Deck, pairs: Sequence[Pair], *, key: str, now: datetime) -> list[Card]:
    """Keep a card for each pair; the same key again finds those of the first time."""
    made = [Contents(CardKind.BASIC, pair.front, pair.back) for pair in pairs]
    return [write_card(deck, card, key=f"{key}-{place}", now=now) for place, card in enumerate(made)]
