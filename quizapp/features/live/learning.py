"""After a game: what its players answered goes into the reviews of those who are signed in, exactly once.

Whoever has the card learns on it. Whoever has not, and missed it, gets a card of their own that asks the same, in a
deck with the game's title.
"""

from collections.abc import Callable
from datetime import datetime

from quizapp.adapters import clock
from quizapp.core.errors import NotFound
from quizapp.core.live.game import OVER, Game
from quizapp.core.live.kinds import BY_TEXT, UNSCORED, Kind, credit
from quizapp.features.decks import queries as decks
from quizapp.features.decks.services import Contents, Passage, new_deck, write_card
from quizapp.features.live.frames import shown_number
from quizapp.features.live.queries import games, learners
from quizapp.features.live.queries.learners import Told
from quizapp.features.study.services.evidence import record_evidence
from quizapp.models import CardKind, Deck, LiveItem, LiveSession, User, Where

KINDS = {Kind.CHOICE: CardKind.CHOICE, Kind.TRUE_FALSE: CardKind.TRUE_FALSE}
TAUGHT = {Kind.CHOICE, Kind.TRUE_FALSE, Kind.TYPED, Kind.NUMERIC}  # what a card can ask


def give_answers(live_id: int, save: Callable[[], None]) -> None:
    """Job: hand on every counted answer of signed-in players. The key of each makes it count once, however often the
    job runs."""
    live = games.live_by_id(live_id)
    game = Game.of_document(live.state)
    if game.phase not in OVER:
        return
    items = {item.position: item for item in games.items_of(live.id)}
    for player_id, learner in learners.learners_of(live.id):
        for answer in learners.answers_by(live.id, player_id, game.counted):
            _give(live, learner, items[answer.question], answer)
        save()
    live.given_at = clock.now()
    save()


def _give(live: LiveSession, learner: User, item: LiveItem, answer: Told) -> None:
    if item.kind in UNSCORED:
        return
    question = games.question_of(item)
    is_right = credit(question, answer.given, partial=False) == 1
    card_id = learners.card_of(learner, item)
    if card_id is None and not is_right:
        card_id = _own_card(live, learner, item, now=answer.at)
    if card_id is None:
        return
    try:
        record_evidence(
            learner,
            card_id,
            where=Where.LIVE,
            is_right=is_right,
            options=max(2, len(item.options)),
            typed=item.kind in BY_TEXT,
            answer_key=f"live-{live.id}-{answer.question}-{answer.take}",
            now=answer.at,
            given=_shown(item, answer),
            taken_ms=answer.taken_ms,
        )
    except NotFound:  # the card was deleted meanwhile
        return


def _shown(item: LiveItem, answer: Told) -> str:
    return answer.given if isinstance(answer.given, str) else ", ".join(item.options[place] for place in answer.given)


def _own_card(live: LiveSession, learner: User, item: LiveItem, *, now: datetime) -> int | None:
    """A kept card of this learner's own that asks what they missed; the same question again finds the same card."""
    key = games.question_of(item)
    if item.kind not in TAUGHT:
        return None
    if item.kind in BY_TEXT:
        back, *accept = key.accept or (shown_number(key.value or 0),)
    else:
        back, accept = item.options[key.key[0]], []
    wrong = [option for place, option in enumerate(item.options) if place not in key.key]
    contents = Contents(KINDS.get(item.kind, CardKind.TYPED), item.front, back, wrong, accept)
    deck = _deck(learner, live.title, now=now)
    name = f"live-{item.card_id or f'item-{item.id}'}"
    return write_card(deck, contents, key=name, now=now, passage=_passage(item)).id


def _deck(learner: User, title: str, *, now: datetime) -> Deck:
    """The learner's deck of this title, made when there is none."""
    for deck in decks.decks_of(learner):
        if deck.article_id is None and deck.name == title:
            return deck
    return new_deck(learner, title, now=now)


def _passage(item: LiveItem) -> Passage | None:
    """The sentence that proved the answer, so that it stands under the new card too."""
    lead, answer, rest = (str(item.proof.get(name) or "") for name in ("lead", "answer", "rest"))
    text = f"{lead}{answer}{rest}"
    if not text:
        return None
    start, end = (len(lead), len(lead) + len(answer)) if answer else (None, None)
    return Passage(0, len(text), text, 0, start, end)
