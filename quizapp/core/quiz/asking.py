"""Which cards of a deck can be asked as multiple choice, and with which options: three good wrong ones or none."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from quizapp.core.passage import parted
from quizapp.core.quiz.shape import Shape, is_alike, plain, shape

WANTED = 3  # wrong options beside the key
MOST = 5  # tiles go from a to f
TRIES = 60  # candidates looked at for one question: a deck may be large
TRUE, FALSE = "True", "False"


@dataclass(frozen=True, slots=True)
class Source:
    """A kept card as a quiz sees it. `is_choice` was written as multiple choice by a person."""

    card_id: int
    note_id: int
    front: str
    back: str
    family: str = "hand"
    sentence: str = ""
    distractors: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    is_choice: bool = False
    is_true_false: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its options in the order shown, the key among them."""

    card_id: int
    front: str
    back: str
    options: tuple[str, ...]


def questions(
    cards: Sequence[Source], *, wanted: int, rng: Random, among: Iterable[int] | None = None
) -> list[Question]:
    """Up to `wanted` questions in random order, a second card of one note only when nothing else is left.

    `among`, when given, are the ids of the cards that may be asked; wrong options still come from all cards.

    >>> cards = [Source(n, n, f"When was war {n}?", str(1900 + n)) for n in range(4)]
    >>> [len(question.options) for question in questions(cards, wanted=2, rng=Random(1))]
    [4, 4]
    """
    offered = _by_shape(cards)
    allowed = None if among is None else set(among)
    found: list[Question] = []
    for card in _in_turn([card for card in cards if allowed is None or card.card_id in allowed], rng):
        if len(found) == wanted:
            break
        if options := options_of(card, offered, rng):
            found.append(Question(card.card_id, card.front, card.back, options))
    return found


def options_of(card: Source, offered: Mapping[Shape, Sequence[Source]], rng: Random) -> tuple[str, ...]:
    """The options of one card in the order shown; none when it cannot be asked.

    True/false has one order, whichever is right. The wrong options of the card itself come first; without three good
    ones they are borrowed from cards of the same shape.
    """
    if card.is_true_false:
        return _truths(card)
    own = list(_fit(card, card.distractors, most=MOST, near=""))
    if not (len(own) >= WANTED or (card.is_choice and own)):
        own = _borrowed(card, offered, rng)
    if not own:
        return ()
    options = [card.back, *own]
    rng.shuffle(options)
    return tuple(options)


def _truths(card: Source) -> tuple[str, ...]:
    """Both words of a true/false card, in any language, in an order that does not tell the key."""
    other = next(iter(card.distractors), FALSE if card.back == TRUE else TRUE)
    return tuple(sorted({card.back, other}, reverse=True))


def _borrowed(card: Source, offered: Mapping[Shape, Sequence[Source]], rng: Random) -> list[str]:
    """Three answers of other cards that fit this one, or none."""
    others = offered.get(_shape(card), ())
    drawn = rng.sample(others, min(TRIES, len(others)))
    backs = [other.back for other in drawn if other.note_id != card.note_id and is_alike(other.back, card.back)]
    found = list(_fit(card, backs, most=WANTED, near=plain(f"{card.front} {card.sentence}")))
    return found if len(found) == WANTED else []


def _fit(card: Source, backs: Iterable[str], *, most: int, near: str) -> Iterator[str]:
    """Options that are no answer: not equal to one after folding, none within another, none in the text `near`."""
    right = [plain(text) for text in (card.back, *card.accept)]
    taken: list[str] = []
    for back in backs:
        text = plain(back)
        is_within = bool(near) and (text in near or any(text in other or other in text for other in (*right, *taken)))
        if not text or text in right or text in taken or is_within:
            continue
        taken.append(text)
        yield back
        if len(taken) == most:
            return


def _by_shape(cards: Iterable[Source]) -> dict[Shape, list[Source]]:
    """The cards whose answers can be lent, by the shape of the answer."""
    found: dict[Shape, list[Source]] = defaultdict(list)
    for card in cards:
        if not card.is_true_false:
            found[_shape(card)].append(card)
    return found


def _shape(card: Source) -> Shape:
    return shape(card.back, parted(card.front).question, card.family)


def _in_turn(cards: Sequence[Source], rng: Random) -> list[Source]:
    """The cards in random order: first one card of each note, then the second ones, and so on."""
    drawn = rng.sample(cards, len(cards))
    seen: dict[int, int] = defaultdict(int)
    turns: list[tuple[int, Source]] = []
    for card in drawn:
        turns.append((seen[card.note_id], card))
        seen[card.note_id] += 1
    return [card for _turn, card in sorted(turns, key=lambda turn: turn[0])]
