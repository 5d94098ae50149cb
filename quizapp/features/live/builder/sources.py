"""Questions that come from elsewhere: from the owner's cards, and from a file or a pasted text."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from random import Random

from quizapp.adapters import workbook
from quizapp.core.errors import Refused
from quizapp.core.exchange.quizzes.found import Found
from quizapp.core.exchange.quizzes.reading import read_rows, read_text
from quizapp.core.live.kinds import LONGEST_TEXT, Kind
from quizapp.core.live.writing import LONGEST_FRONT, LONGEST_OPTION, Draft, problems
from quizapp.core.passage import parted
from quizapp.core.quiz import asking
from quizapp.features.live.builder.services import New, add_questions
from quizapp.features.live.making import proofs
from quizapp.features.live.queries import quizzes as queries
from quizapp.features.quizzes import queries as quiz_queries
from quizapp.models import Card, User

LARGEST_TEXT = 2 * 2**20


def add_cards(owner: User, live_quiz_id: int, ids: Collection[int], *, request_key: str, now: datetime) -> int:
    """Ask these cards: with options where good wrong ones are at hand, typed otherwise. Gives how many are new."""
    quiz = queries.own_quiz(owner, live_quiz_id, lock=True)
    cards = queries.own_cards(owner, ids)
    asked = _asked(owner, cards, request_key)
    proving = proofs(owner, [card.id for card in cards])
    new: list[New] = []
    for card in cards:
        draft = _draft(card, asked.get(card.id))
        if not problems(draft):
            new.append((f"{request_key}-{card.id}", draft, card.id, proving.get(card.id, {})))
    return add_questions(quiz, new, now=now)


def _asked(owner: User, cards: Collection[Card], key: str) -> dict[int, asking.Question]:
    """Card -> its question with options, of those that can have some."""
    by_deck: dict[int, set[int]] = defaultdict(set)
    for card in cards:
        by_deck[card.deck_id].add(card.id)
    found = {}
    for deck_id, wanted in by_deck.items():
        known = quiz_queries.sources(owner, deck_id)
        for question in asking.questions(known, wanted=len(wanted), rng=Random(key), among=wanted):
            found[question.card_id] = question
    return found


def _draft(card: Card, asked: asking.Question | None) -> Draft:
    front = card.front
    if len(front) > LONGEST_FRONT:
        front = parted(front).question[:LONGEST_FRONT]
    if asked is None or any(len(option) > LONGEST_OPTION for option in asked.options):
        accept = tuple(text for text in (card.back, *card.accept) if len(text) <= LONGEST_TEXT)
        return Draft(kind=Kind.TYPED, front=front, accept=accept[:20])
    is_truth = set(asked.options) == {asking.TRUE, asking.FALSE}
    kind = Kind.TRUE_FALSE if is_truth else Kind.CHOICE
    return Draft(kind=kind, front=front, options=asked.options, right=(asked.options.index(asked.back),))


def bring(owner: User, live_quiz_id: int, body: bytes, *, request_key: str, now: datetime) -> tuple[int, Found]:
    """Add the questions of a file or text: (how many came in, all that was found).

    Raises Refused("too_big" | "unreadable" | "nothing_found" | "many_questions").
    """
    quiz = queries.own_quiz(owner, live_quiz_id, lock=True)
    if not body.strip():
        raise Refused("nothing_found")
    found = read(body)
    new: list[New] = [(f"{request_key}-{place}", draft, None, {}) for place, draft in enumerate(found.drafts, 1)]
    return add_questions(quiz, new, now=now), found


def read(body: bytes) -> Found:
    """The questions of a workbook or of a text."""
    if workbook.is_workbook(body):
        return read_rows(list(workbook.rows_of(body)))
    if len(body) > LARGEST_TEXT:
        raise Refused("too_big")
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = body.decode("cp1252", errors="replace")
    if "\0" in text:
        raise Refused("unreadable")
    return read_text(text)
