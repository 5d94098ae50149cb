"""Rows for tests, made in one call each."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from quizapp.core.live.game import Game
from quizapp.core.live.kinds import Kind
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study.learner import learner_of
from quizapp.models import (
    Article,
    Card,
    CardKind,
    Deck,
    LiveItem,
    LivePlayer,
    LiveQuestion,
    LiveQuiz,
    LiveSession,
    Memory,
    MoreWish,
    Note,
    Origin,
    Progress,
    SavedSearch,
    Selection,
    SelectionCard,
    Standing,
    User,
)

MADE = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
_number = count(1)

TEXT = (
    "Lake Baikal\n\n"
    "Lake Baikal is a rift lake in southern Siberia, Russia. It was declared a UNESCO World Heritage Site in 1996.\n\n"
    "In January 1862 a strong earthquake caused land in the delta of the Selenga to sink."
)


def _save[T](row: T) -> T:
    db.session.add(row)
    db.session.commit()
    return row


def article(learner: User, text: str = TEXT, **values: Any) -> Article:
    """A text that was read and whose cards were made."""
    defaults: dict[str, Any] = {
        "origin": Origin.PASTE,
        "title": text.split("\n", maxsplit=1)[0],
        "text": text,
        "fingerprint": f"print-{next(_number)}",
        "words": len(text.split()),
        "progress": Progress.READY,
        "language": "en",
        "created_at": MADE,
        "wish": {},
    }
    return _save(Article(learner_id=learner.id, **(defaults | values)))


def deck(learner: User, of: Article | None = None, **values: Any) -> Deck:
    """A deck, of an article or on its own."""
    defaults: dict[str, Any] = {
        "name": of.title if of else "A deck",
        "article_id": of.id if of else None,
        "created_at": MADE,
    }
    return _save(Deck(learner_id=learner.id, **(defaults | values)))


def note(deck: Deck, sentence: str = "It was declared a UNESCO World Heritage Site in 1996.", **values: Any) -> Note:
    """A fact in a deck; with an article, point into its text by start and end."""
    defaults: dict[str, Any] = {
        "fact_key": f"fact-{next(_number)}",
        "sentence": sentence,
        "created_at": MADE,
        "context": "",
    }
    return _save(Note(deck_id=deck.id, **(defaults | values)))


def card(
    note: Note,
    front: str = "In what year was Lake Baikal declared a World Heritage Site?",
    back: str = "1996",
    **values: Any,
) -> Card:
    """A kept card that asks a note."""
    number = next(_number)
    defaults: dict[str, Any] = {
        "kind": CardKind.BASIC,
        "family": "when",
        "standing": Standing.KEPT,
        "position": number,
        "created_at": MADE,
        "distractors": [],
        "accept": [],
    }
    return _save(Card(note_id=note.id, deck_id=note.deck_id, front=front, back=back, **(defaults | values)))


def more_wish(deck: Deck, **values: Any) -> MoreWish:
    """A wish for more cards of a deck that the worker has not yet seen."""
    defaults: dict[str, Any] = {"request_key": f"key-{next(_number)}", "wish": {"limit": 10}, "created_at": MADE}
    return _save(MoreWish(deck_id=deck.id, **(defaults | values)))


def saved_search(learner: User, name: str = "Weak ones", words: str = "prop:r<0.8") -> SavedSearch:
    """A search under a name."""
    return _save(SavedSearch(learner_id=learner.id, name=name, words=words, created_at=MADE))


def kept_cards(learner: User, number: int = 1, **values: Any) -> list[Card]:
    """Some kept cards in one deck without an article."""
    place = deck(learner)
    return [card(note(place), front=f"Question {n}?", back=f"Answer {n}", **values) for n in range(1, number + 1)]


def selection(learner: User, *cards: Card, **values: Any) -> Selection:
    """Cards chosen by a learner for one sitting."""
    defaults: dict[str, Any] = {"kind": "deck", "about": {}, "is_practice": False, "created_at": MADE}
    made = _save(Selection(learner_id=learner.id, **(defaults | values)))
    for place, card in enumerate(cards, 1):
        _save(SelectionCard(selection_id=made.id, place=place, card_id=card.id))
    return made


def memory(learner: User, card: Card, **values: Any) -> Memory:
    """A learner's memory of a card: in review, due an hour before noon of 10 March 2026, unless told otherwise."""
    due = datetime(2026, 3, 10, 11, 0, tzinfo=UTC)
    defaults: dict[str, Any] = {
        "phase": Phase.REVIEW,
        "stability": 10.0,
        "difficulty": 5.0,
        "due": due,
        "last_review": due - timedelta(days=10),
        "interval_days": 10,
        "reviews": 3,
    }
    known = defaults | values
    if known["last_review"] is not None:
        known = {"last_day": learner_of(learner).clock.day_of(known["last_review"])} | known
    return _save(Memory(learner_id=learner.id, card_id=card.id, deck_id=card.deck_id, **known))


def live_game(host: User, deck_id: int, card_id: int, **values: Any) -> tuple[LiveSession, LiveItem, LivePlayer]:
    """A game in its lobby with one question and one player."""
    number = next(_number)
    defaults: dict[str, Any] = {
        "code": f"{number:06d}",
        "title": "A game",
        "state": Game().as_document(),
        "settings": {},
        "request_key": f"live-{number}",
        "created_at": MADE,
    }
    live = _save(LiveSession(host_id=host.id, deck_id=deck_id, **(defaults | values)))
    item = LiveItem(live_id=live.id, card_id=card_id, position=1, front="In what year?", key={"places": [1]})
    item.options = ["1994", "1996", "1998", "2001"]
    player = LivePlayer(live_id=live.id, name="Priya", folded="priya", token_hash="x", joined_at=MADE)
    player.request_key = f"join-{number}"
    return live, _save(item), _save(player)


def live_quiz(owner: User, number: int = 1) -> tuple[LiveQuiz, LiveQuestion]:
    """A quiz for live games with that many questions, and the last of them."""
    key = f"live-quiz-{next(_number)}"
    quiz = _save(LiveQuiz(owner_id=owner.id, title="Lakes", request_key=key, created_at=MADE, changed_at=MADE))
    for place in range(1, number + 1):
        question = LiveQuestion(live_quiz_id=quiz.id, request_key=f"q{place}", position=place, kind=Kind.CHOICE)
        question.front, question.options, question.key = f"Question {place}?", ["a", "b"], {"places": [0]}
        _save(question)
    return quiz, question
