"""A question written by hand says why its answer is right: on the wall, on the phones, and under a player's card."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import Card, LiveQuestion, Note, User
from tests import factories
from tests.features.live.game import Room
from tests.features.live.test_builder import KEY, made, owner, questions, text, write

__all__ = ["owner"]  # the fixture
WHY = "It is the only river that leaves the lake."


def _played(app: Flask, owner: FlaskClient, quiz: str, at: Callable[[Any], None]) -> Room:
    wish = {"seconds": 30, "speed": 0, "standings": "end", "show_question": "y", **KEY}
    live_id = int(owner.post(f"{quiz}/play", data=wish).location.rpartition("/")[2])
    return Room(app, owner, live_id, move=at, now=factories.MADE)


def test_the_explanation_is_kept_changed_and_taken_away(owner: FlaskClient) -> None:
    quiz = made(owner)
    write(owner, quiz, "choice", why=f"  {WHY} ")
    [question] = questions()
    assert question.proof == {"lead": WHY}
    assert f">{WHY}</textarea>" in text(owner.get(f"{quiz}/questions/{question.id}")).replace("\r\n", "")
    owner.post(f"{quiz}/questions/{question.id}/copy", data={"request_key": "another-click"})
    assert [one.proof for one in questions()] == [{"lead": WHY}] * 2
    sent = {"front": "Another?", "factor": 1, "seconds": "", "option_0": "a", "option_1": "b", "right_0": "y", **KEY}
    owner.post(f"{quiz}/questions/{question.id}", data=sent)
    assert [one.proof for one in questions()] == [{}, {"lead": WHY}]


def test_wall_and_phone_show_it_with_the_answer_and_not_before(
    app: Flask, owner: FlaskClient, at: Callable[[Any], None]
) -> None:
    quiz = made(owner)
    write(owner, quiz, "choice", why=WHY)
    room = _played(app, owner, quiz, at)
    room.join("Priya")
    room.presses("start", "open")
    places = (f"/live/{room.live_id}", f"/play/{room.live.code}")
    assert [WHY in text(c.get(p)) for c, p in zip((owner, room.phones["Priya"]), places, strict=True)] == [False, False]
    room.presses("reveal")
    assert [WHY in text(c.get(p)) for c, p in zip((owner, room.phones["Priya"]), places, strict=True)] == [True, True]


def test_a_card_keeps_its_own_sentence(owner: FlaskClient, tess: User) -> None:
    deck = factories.deck(tess)
    card = factories.card(factories.note(deck, "Lake Baikal is 1,642 m deep."), front="How deep?", back="1,642 m")
    quiz = made(owner)
    owner.post(f"{quiz}/cards", data={"card": card.id, "request_key": "the-first-click"})
    [question] = questions()
    before = question.proof
    assert before
    assert 'name="why"' not in text(owner.get(f"{quiz}/questions/{question.id}"))
    sent = {"front": "How deep is it?", "factor": 1, "seconds": "", "accept": "1,642 m", "why": "no", **KEY}
    assert owner.post(f"{quiz}/questions/{question.id}", data=sent).status_code == 303
    db.session.expire_all()
    kept = db.session.get(LiveQuestion, question.id)
    assert kept is not None
    assert (kept.front, kept.proof) == ("How deep is it?", before)


def test_a_large_number_that_was_missed_is_the_same_on_the_players_card(
    app: Flask,
    owner: FlaskClient,
    at: Callable[[Any], None],
    ana: User,
    browser_of: Callable[[User], FlaskClient],
    run_jobs: Callable[[], int],
) -> None:
    quiz = made(owner)
    write(owner, quiz, "numeric", value="8123456789", why="Counted in 2024.")
    room = _played(app, owner, quiz, at)
    room.join("Ana", browser_of(ana))
    room.presses("start", "open")
    room.answer("Ana", "5")
    room.presses("reveal", "end")
    run_jobs()
    card = db.session.scalars(select(Card).order_by(Card.id.desc())).first()
    assert card is not None
    note = db.session.get(Note, card.note_id)
    assert (card.back, note and note.sentence) == ("8123456789", "Counted in 2024.")
