"""What was missed in a live game comes back in the reviews of whoever is signed in, and counts once."""

from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import Card, Deck, Note, ReviewLog, User, Where
from tests.features.live.game import Room

RunJobs = Callable[[], int]


def _log(user: User) -> list[ReviewLog]:
    return list(db.session.scalars(select(ReviewLog).where(ReviewLog.learner_id == user.id).order_by(ReviewLog.id)))


def _play(room: Room, name: str, *, right: bool) -> None:
    room.presses("start", "open")
    room.answer(name, room.right() if right else room.wrong())
    room.presses("reveal", "end")


def test_a_miss_becomes_a_card_of_the_players_own_that_comes_back(
    room: Room, ana: User, browser_of: Callable[[User], FlaskClient], run_jobs: RunJobs
) -> None:
    room.join("Ana", browser_of(ana))
    _play(room, "Ana", right=False)
    run_jobs()
    [row] = _log(ana)
    assert (row.where, row.rating, row.given) == (Where.LIVE, 1, room.items()[0].options[room.wrong()[0]])
    card = db.session.get(Card, row.card_id)
    note, deck = db.session.get(Note, card.note_id), db.session.get(Deck, card.deck_id)
    assert (deck.learner_id, deck.name, card.front) == (ana.id, room.live.title, room.items()[0].front)
    assert note.sentence.startswith("War ")
    assert len(card.distractors) == 3


def test_going_back_and_ending_again_counts_every_answer_once(
    room: Room, ana: User, browser_of: Callable[[User], FlaskClient], run_jobs: RunJobs
) -> None:
    room.join("Ana", browser_of(ana))
    _play(room, "Ana", right=False)
    run_jobs()
    room.presses("back", "end", "end")
    run_jobs()
    assert len(_log(ana)) == 1
    room_cards = db.session.scalars(select(Card).join(Deck).where(Deck.learner_id == ana.id)).all()
    assert len(room_cards) == 1


def test_a_right_answer_makes_no_card_and_a_guest_has_no_reviews(
    room: Room, ana: User, browser_of: Callable[[User], FlaskClient], run_jobs: RunJobs
) -> None:
    room.join("Ana", browser_of(ana))
    room.join("Priya")
    room.presses("start", "open")
    room.answer("Ana", room.right())
    room.answer("Priya", room.wrong())
    room.presses("reveal", "end")
    run_jobs()
    assert _log(ana) == []
    assert db.session.scalars(select(ReviewLog)).all() == []


def test_the_host_who_plays_learns_on_their_own_card(
    room: Room, tess: User, browser_of: Callable[[User], FlaskClient], run_jobs: RunJobs
) -> None:
    room.join("Tess", browser_of(tess))
    _play(room, "Tess", right=False)
    run_jobs()
    assert [row.card_id for row in _log(tess)] == [room.items()[0].card_id]


def test_a_skipped_question_teaches_nothing(
    room: Room, ana: User, browser_of: Callable[[User], FlaskClient], run_jobs: RunJobs
) -> None:
    room.join("Ana", browser_of(ana))
    room.presses("start", "open")
    room.answer("Ana", room.wrong())
    room.presses("skip", "end")
    run_jobs()
    assert _log(ana) == []
