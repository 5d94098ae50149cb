"""What was left out of an article: sentences without a card and questions that were dropped, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.core.generate import Generated

MOST = 400
NOTHING_TO_ASK = "nothing to ask for"
_LONGEST_QUESTION = 300


@dataclass(frozen=True)
class LeftOut:
    """A place in the text and the name of the check; with a question when it is a dropped draft."""

    start: int
    end: int
    check: str
    question: str = ""
    answer: str = ""


def left_out(text: str, made: Generated, *, most: int = MOST) -> list[LeftOut]:
    """The sentences no card comes from and the dropped drafts, in the order of the text.

    When there are more than `most`, half of the room is for drafts (those of sentences without a card before others,
    the best last dropped first) and half for sentences (sound ones before skipped ones).
    """
    used = {card.start for card in made.cards}
    drafts = list(dict.fromkeys(islice(_drafts(text, made), most)))
    drafts.sort(key=lambda row: row.start in used)
    tried = used | {row.start for row in drafts}
    idle = (LeftOut(s.start, s.end, NOTHING_TO_ASK) for s in made.sentences if s.start not in tried)
    skipped = (row for row in _skipped(text, made) if row.start not in used)
    sentences = list(islice(chain(idle, skipped), most))
    room = max(most // 2, most - len(sentences))
    kept = [*drafts[:room], *sentences[: most - min(room, len(drafts))]]
    return sorted(kept, key=lambda row: (row.start, row.question))


def _drafts(text: str, made: Generated) -> Iterable[LeftOut]:
    for drop in reversed(made.drops):  # those that passed every check and only lost their place come last
        place = text.find(drop.sentence) if drop.question else -1
        if place >= 0 and len(drop.question) <= _LONGEST_QUESTION:
            yield LeftOut(place, place + len(drop.sentence), drop.check, drop.question, drop.answer)


def _skipped(text: str, made: Generated) -> Iterable[LeftOut]:
    from quizapp.core.facts.reading.judge import Skip  # late: the rules of reading are for whoever makes cards

    here = 0  # skipped sentences come in the order of the text, so one that stands twice is found twice
    for drop in made.drops:
        if drop.question or drop.check == Skip.HEADING:  # nobody wonders why a heading has no card
            continue
        place = text.find(drop.sentence, here)
        if place >= 0:
            here = place + len(drop.sentence)
            yield LeftOut(place, here, drop.check)
