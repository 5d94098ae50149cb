"""A guest's answers go into the reviews of the account they sign in with, exactly once."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.models import LivePlayer, ReviewLog, User
from tests.features.live.game import Room

RunJobs = Callable[[], int]


def _played(room: Room, name: str = "Priya") -> str:
    room.join(name)
    room.presses("start", "open")
    room.answer(name, room.wrong())
    room.presses("reveal", "end")
    return f"/play/{room.live.code}/claim"


def _signs_in(phone: FlaskClient, user: User) -> None:
    with phone.session_transaction() as cookie:
        cookie["_user_id"], cookie["_fresh"], cookie["sign_in"] = user.get_id(), True, f"of-{user.id}"


def _rows(user: User) -> list[Any]:
    return list(db.session.query(ReviewLog).filter_by(learner_id=user.id))


def test_the_end_of_the_game_offers_it_and_asks_to_sign_in_first(room: Room) -> None:
    address = _played(room)
    phone = room.phones["Priya"]
    assert address in phone.get(f"/play/{room.live.code}").get_data(as_text=True)
    answer = phone.get(address)
    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in?next=")


def test_what_a_guest_missed_comes_into_the_reviews_once(room: Room, ana: User, run_jobs: RunJobs) -> None:
    address = _played(room)
    run_jobs()
    assert _rows(ana) == []
    phone = room.phones["Priya"]
    _signs_in(phone, ana)
    assert "Put it into my reviews" in phone.get(address).get_data(as_text=True)
    for _ in range(2):
        assert phone.post(address).location == "/study"
        run_jobs()
    assert [row.where.value for row in _rows(ana)] == ["live"]
    assert "Put it into my reviews" not in phone.get(address).get_data(as_text=True)


def test_answers_are_claimed_by_one_person_only(room: Room, ana: User, ben: User, run_jobs: RunJobs) -> None:
    address = _played(room)
    phone = room.phones["Priya"]
    for learner in (ana, ben):
        _signs_in(phone, learner)
        phone.post(address)
        run_jobs()
    assert (len(_rows(ana)), _rows(ben)) == (1, [])


def test_whoever_played_with_the_account_too_claims_no_second_player(
    room: Room, ana: User, browser_of: Callable[[User], FlaskClient], run_jobs: RunJobs
) -> None:
    room.join("Ana", browser_of(ana))
    address = _played(room)
    phone = room.phones["Priya"]
    _signs_in(phone, ana)
    page = phone.post(address, follow_redirects=True).get_data(as_text=True)
    assert "You played this game with your account, too." in page
    assert db.session.query(LivePlayer).filter_by(learner_id=ana.id).count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_claims_without_the_players_own_token(
    room: Room, zoe: User, browser_of: Callable[[User], FlaskClient], method: str
) -> None:
    address = _played(room)
    assert getattr(browser_of(zoe), method)(address).status_code == 404
