"""The builder: questions by hand, from cards and from files; their order, undo, and a game of them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import Workbook

from quizapp.core.live.kinds import Kind
from quizapp.extensions import db
from quizapp.features.live.builder import sources
from quizapp.models import LiveItem, LiveQuestion, LiveQuiz, User
from tests import factories
from tests.features.live import game
from tests.features.live.game import Room

KEY = {"request_key": "one-click-of-many"}
HAND: dict[str, dict[str, Any]] = {
    "choice": {"option_0": "Angara", "option_1": "Lena", "option_3": "Ob", "right_0": "y"},
    "multiple": {"option_0": "a", "option_1": "b", "option_2": "c", "right_0": "y", "right_2": "y"},
    "true_false": {"answer": "false"},
    "typed": {"accept": "Angara\nthe Angara"},
    "numeric": {"value": "1,642", "tolerance": "10"},
    "order": {"option_0": "first", "option_1": "second", "option_2": "third"},
    "poll": {"option_0": "yes", "option_1": "no"},
    "cloud": {},
}


@pytest.fixture
def owner(tess: User, browser_of: Callable[[User], FlaskClient]) -> FlaskClient:
    return browser_of(tess)


def made(owner: FlaskClient, title: str = "Lakes") -> str:
    answer = owner.post("/live/quizzes", data={"title": title, **KEY})
    assert answer.status_code == 303
    return str(answer.location)


def write(owner: FlaskClient, quiz: str, kind: str, **more: Any) -> Any:
    sent = {"front": f"A {kind} question?", "factor": 1, "seconds": "", **KEY, **HAND[kind], **more}
    return owner.post(f"{quiz}/new/{kind}", data=sent)


def questions() -> list[LiveQuestion]:
    db.session.expire_all()
    present = db.session.query(LiveQuestion).filter(LiveQuestion.removed_at.is_(None))
    return list(present.order_by(LiveQuestion.position))


def fronts() -> list[str]:
    return [question.front for question in questions()]


def text(answer: Any) -> str:
    return str(answer.get_data(as_text=True))


def test_a_double_click_makes_one_quiz_and_one_question(owner: FlaskClient) -> None:
    assert made(owner) == made(owner)
    for _ in range(2):
        assert write(owner, made(owner), "poll").status_code == 303
    assert (db.session.query(LiveQuiz).count(), len(questions())) == (1, 1)


@pytest.mark.parametrize("kind", list(HAND))
def test_every_kind_is_written_shown_and_written_again(owner: FlaskClient, kind: str) -> None:
    quiz = made(owner)
    assert write(owner, quiz, kind, seconds="30", factor=2).status_code == 303
    [question] = questions()
    before = (question.kind, question.options, question.key, question.factor, question.seconds)
    page = owner.get(f"{quiz}/questions/{question.id}")
    assert page.status_code == 200
    assert f"A {kind} question?" in text(page)
    sent = {"front": "Another?", "factor": 2, "seconds": "30", **KEY, **HAND[kind]}
    assert owner.post(f"{quiz}/questions/{question.id}", data=sent).status_code == 303
    [question] = questions()
    assert (question.kind, question.options, question.key, question.factor, question.seconds) == before
    assert question.front == "Another?"


@pytest.mark.parametrize(
    ("kind", "more", "sentence"),
    [
        ("choice", {"right_0": ""}, "No answer is marked as right."),
        ("choice", {"right_1": "y"}, "Only one answer can be right here."),
        ("choice", {"option_1": " angara "}, "Two answers are the same."),
        ("poll", {"option_1": ""}, "Give at least two answers."),
        ("typed", {"accept": " \n"}, "The right answer is missing."),
        ("numeric", {"value": "deep"}, "The right number is missing."),
        ("numeric", {"tolerance": "-1"}, "must be a number, zero or more"),
        ("cloud", {"front": " "}, "Type the question."),
        ("choice", {"seconds": "7"}, "Not a valid choice"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    owner: FlaskClient, kind: str, more: dict[str, str], sentence: str
) -> None:
    quiz = made(owner)
    answer = write(owner, quiz, kind, **more)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert 'value="Ob"' in text(answer) or kind != "choice"
    assert questions() == []


def three(owner: FlaskClient) -> str:
    quiz = made(owner)
    for name in "abc":
        write(owner, quiz, "cloud", front=name, request_key=f"key-of-{name}")
    return quiz


@pytest.mark.parametrize(("to", "expected"), [(1, "cab"), (2, "acb"), (3, "abc"), (99, "abc"), (0, "cab")])
def test_a_question_is_moved(owner: FlaskClient, to: int, expected: str) -> None:
    quiz = three(owner)
    last = questions()[-1]
    assert owner.post(f"{quiz}/questions/{last.id}/move", data={"to": to}).status_code == 303
    assert "".join(fronts()) == expected


def test_a_question_is_copied_once_by_a_double_click(owner: FlaskClient) -> None:
    quiz = three(owner)
    for _ in range(2):
        owner.post(f"{quiz}/questions/{questions()[0].id}/copy", data={"request_key": "copy-once"})
    assert fronts() == ["a", "a", "b", "c"]


def test_a_removed_question_comes_back_to_its_place(owner: FlaskClient) -> None:
    quiz = three(owner)
    gone = questions()[1].id
    page = owner.post(f"{quiz}/questions/{gone}/remove", follow_redirects=True)
    assert fronts() == ["a", "c"]
    assert "Question removed." in text(page)
    owner.post(f"{quiz}/questions/{gone}/restore")
    assert fronts() == ["a", "b", "c"]


def test_cards_are_found_and_asked_with_options(owner: FlaskClient, tess: User, zoe: User) -> None:
    quiz = made(owner)
    deck_id = game.years(tess)
    other = factories.card(factories.note(factories.deck(zoe), "War 9 began."), front="When did war 9 begin?", back="1")
    page = text(owner.get(f"{quiz}/cards?q=war+3&deck={deck_id}"))
    assert page.count('name="card"') == 1
    assert "war 9" not in text(owner.get(f"{quiz}/cards"))
    ids = [card.id for card in db.session.query(type(other)).filter_by(deck_id=deck_id)]
    for _ in range(2):
        owner.post(f"{quiz}/cards", data={"card": [*ids[:2], other.id, "x", 2**70], **KEY})
    found = questions()
    assert [question.card_id for question in found] == ids[:2]
    assert all(question.kind is Kind.CHOICE and len(question.options) == 4 for question in found)


def test_a_card_without_good_wrong_answers_is_typed(owner: FlaskClient, tess: User) -> None:
    card = factories.card(factories.note(factories.deck(tess), "The Angara leaves it."), front="Which?", back="Angara")
    owner.post(f"{made(owner)}/cards", data={"card": card.id, **KEY})
    [question] = questions()
    assert (question.kind, question.key) == (Kind.TYPED, {"accept": ["Angara"]})


def test_a_question_behind_a_passage_comes_whole_or_else_without_it(owner: FlaskClient, tess: User) -> None:
    quiz, deck = made(owner), factories.deck(tess)
    for words in (60, 300):
        front = f"{'word ' * words}\n\nThe Angara leaves ____."
        card = factories.card(factories.note(deck, "The Angara leaves Baikal."), front=front, back="Baikal")
        owner.post(f"{quiz}/cards", data={"card": card.id, **KEY})
    assert fronts() == [f"{'word ' * 60}\n\nThe Angara leaves ____.", "The Angara leaves ____."]


def workbook(*rows: list[Any]) -> BytesIO:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    written = BytesIO()
    book.save(written)
    written.seek(0)
    return written


HEAD = ["", "Question - max 120 characters", "Answer 1", "Answer 2", "Time limit (sec)", "Correct answer(s)"]


def test_a_workbook_is_brought_and_what_was_left_out_is_listed(owner: FlaskClient) -> None:
    quiz = made(owner)
    rows = [HEAD, [1, "Who?", "Ann", "Bob", 30, 2], [2, "Where?", "Here", "There", 20, 5]]
    for _ in range(2):
        page = owner.post(f"{quiz}/bring", data={"file": (workbook(*rows), "q.xlsx"), **KEY})
        assert "1 question was left out" in text(page)
        assert "Line 3: No answer is marked as right. Where?" in " ".join(text(page).split()).replace(
            ' <span class="text-body-secondary" data-user>', " "
        )
    [question] = questions()
    assert (question.front, question.key, question.seconds) == ("Who?", {"places": [1]}, 30)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"PK\x03\x04 no workbook", "It could not be read."),
        (b"\x00\x01\x02", "It could not be read."),
        (b"", "There was no question in it."),
        (b"just words", "Nothing of it could be asked."),
        (b"x" * 1001, "This file is too large."),
    ],
)
def test_a_file_that_is_none_says_so(
    owner: FlaskClient, body: bytes, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "LARGEST_TEXT", 1000)
    answer = owner.post(f"{made(owner)}/bring", data={"file": (BytesIO(body), "q.bin"), **KEY})
    assert (answer.status_code, questions()) == (422, [])
    assert sentence in text(answer)


def test_pasted_gift_is_brought(owner: FlaskClient) -> None:
    quiz = made(owner)
    answer = owner.post(f"{quiz}/bring", data={"text": "Who? {=Ann ~Bob}\r\n\r\nIs it? {F}", **KEY})
    assert answer.status_code == 303
    assert [question.kind for question in questions()] == [Kind.CHOICE, Kind.TRUE_FALSE]


def test_a_quiz_is_played_as_often_as_wished(app: Flask, owner: FlaskClient, at: Callable[[Any], None]) -> None:
    quiz = made(owner)
    for kind in HAND:
        write(owner, quiz, kind, request_key=f"key-of-{kind}", seconds="60" if kind == "poll" else "")
    wish = {"seconds": 30, "speed": 0, "standings": "end", "show_question": "y"}
    clicks = ("first-click", "first-click", "second-click")
    places = [owner.post(f"{quiz}/play", data={**wish, "request_key": key}).location for key in clicks]
    assert places[0] == places[1] != places[2]
    live_id = int(places[0].rpartition("/")[2])
    items = db.session.query(LiveItem).filter_by(live_id=live_id).order_by(LiveItem.position).all()
    assert [item.kind.value for item in items] == list(HAND)
    assert [item.seconds for item in items] == [60 if kind == "poll" else 30 for kind in HAND]
    order = items[5]
    assert [order.options[place] for place in order.key["places"]] == ["first", "second", "third"]  # type: ignore[attr-defined]
    assert order.options != ["first", "second", "third"]
    room = Room(app, owner, live_id, move=at, now=factories.MADE)
    room.join("Priya")
    given = [[0], [0, 2], [1], "the angara", "1650", order.key["places"], [1], "cold"]
    room.presses("start")
    for number, answer in enumerate(given):
        room.presses("open")
        assert room.answer("Priya", answer).status_code == 200, HAND
        assert owner.get(f"/live/{live_id}").status_code == 200
        room.presses("reveal")
        assert owner.get(f"/live/{live_id}").status_code == 200
        assert room.phones["Priya"].get(f"/play/{room.live.code}").status_code == 200
        assert room.me("Priya")["credit"] == (number < 6)
        room.presses("next")
    assert room.me("Priya")["total"] == 6000
    assert owner.get(f"/live/{live_id}/report").status_code == 200


def test_an_empty_quiz_opens_no_lobby(owner: FlaskClient) -> None:
    wish = {"seconds": 30, "speed": 0, "standings": "end", **KEY}
    answer = owner.post(f"{made(owner)}/play", data=wish, follow_redirects=True)
    assert "There is no question to ask." in text(answer)


def test_a_quiz_gets_another_title_and_is_deleted_with_a_question_before(owner: FlaskClient) -> None:
    quiz = three(owner)
    assert "Rivers" in text(owner.post(f"{quiz}/title", data={"title": "Rivers"}, follow_redirects=True))
    assert "The games that were played with it stay" in text(owner.get(f"{quiz}/delete"))
    owner.post(f"{quiz}/delete")
    assert (db.session.query(LiveQuiz).count(), db.session.query(LiveQuestion).count()) == (0, 0)


def test_a_stranger_finds_none_of_it(owner: FlaskClient, zoe: User, browser_of: Callable[[User], FlaskClient]) -> None:
    quiz, stranger = three(owner), browser_of(zoe)
    for end in ("", "/cards", "/bring", "/new/choice", f"/questions/{questions()[0].id}", "/delete"):
        assert stranger.get(f"{quiz}{end}").status_code == 404, end
    for end in ("/title", "/play", "/cards", "/bring", f"/questions/{questions()[0].id}/remove", "/delete"):
        assert stranger.post(f"{quiz}{end}", data={"title": "x", **KEY}).status_code == 404, end
    assert fronts() == ["a", "b", "c"]


def test_a_question_of_another_quiz_is_not_found_here(owner: FlaskClient, tess: User) -> None:
    quiz = three(owner)
    _other, question = factories.live_quiz(tess)
    assert owner.post(f"{quiz}/questions/{question.id}/remove").status_code == 404


@pytest.mark.parametrize("removed", [1, 2**63, -1, "x"])
def test_nothing_is_said_to_be_removed_that_is_not(owner: FlaskClient, removed: Any) -> None:
    assert "Question removed." not in text(owner.get(f"{three(owner)}?removed={removed}"))
