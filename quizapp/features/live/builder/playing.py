"""A live game of a quiz that was put together: its questions are copied, so that a later edit changes no game."""

from datetime import datetime
from random import Random

from quizapp.core.errors import Refused
from quizapp.core.live.kinds import Kind
from quizapp.extensions import db
from quizapp.features.live.making import Manner, open_room
from quizapp.features.live.queries import games
from quizapp.features.live.queries import quizzes as queries
from quizapp.models import LiveItem, LiveQuestion, LiveSession, User


def make_game(host: User, live_quiz_id: int, *, request_key: str, manner: Manner, now: datetime) -> LiveSession:
    """Open the lobby of a game of this quiz; a second click comes to the same one.

    Raises NotFound for a stranger, Refused("no_questions") for an empty quiz.
    """
    quiz = queries.own_quiz(host, live_quiz_id, lock=True)
    if made := games.live_by_key(host, request_key):
        return made
    questions = queries.questions_of(quiz)
    if not questions:
        raise Refused("no_questions")
    live = open_room(host.id, quiz.title, deck_id=None, request_key=request_key, manner=manner, now=now)
    rng = Random(request_key)
    db.session.add_all(_item(live, place, one, rng=rng) for place, one in enumerate(questions, 1))
    db.session.flush()
    return live


def _item(live: LiveSession, place: int, question: LiveQuestion, *, rng: Random) -> LiveItem:
    options, key = list(question.options), dict(question.key)
    if question.kind is Kind.ORDER:
        options, key = shuffled(options, rng)
    seconds = question.seconds if question.seconds is not None else live.settings["seconds"]
    names = ("card_id", "kind", "front", "factor", "proof", "image")
    return LiveItem(
        live_id=live.id,
        position=place,
        options=options,
        key=key,
        seconds=seconds,
        **{name: getattr(question, name) for name in names},
    )


def shuffled(options: list[str], rng: Random) -> tuple[list[str], dict[str, object]]:
    """Options as they are shown, never in the right order already, and the places that make the right order."""
    order = list(range(len(options)))
    while order == sorted(order) and len(order) > 1:
        rng.shuffle(order)
    return [options[place] for place in order], {"places": [order.index(place) for place in range(len(options))]}
