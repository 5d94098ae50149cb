"""After a game: its report for the host alone, as a page and as sheets, and the game of what was missed."""

import csv
from collections.abc import Callable
from io import BytesIO, StringIO

from flask.testing import FlaskClient
from openpyxl import load_workbook

from quizapp.extensions import db
from quizapp.models import LiveItem, LivePlayer, User
from tests.features.live.game import Room


def played(room: Room, name: str = "Emre") -> Room:
    """Priya has both questions right, the other one misses the first."""
    room.join("Priya")
    room.join(name)
    room.presses("start", "open")
    room.pass_time(3)
    room.answer("Priya", room.right())
    room.answer(name, room.wrong())
    room.presses("reveal", "next", "next", "open")
    for player in ("Priya", name):
        room.answer(player, room.right())
    room.presses("reveal", "end", "end")
    return room


def page(room: Room, end: str = "") -> str:
    return room.host.get(f"/live/{room.live_id}/report{end}").get_data(as_text=True)


def rows(room: Room, table: str) -> list[list[str]]:
    body = room.host.get(f"/live/{room.live_id}/report/{table}.csv").get_data().decode("utf-8-sig")
    return list(csv.reader(StringIO(body)))


def test_the_podium_and_the_report_say_the_same_of_how_much_was_right(room: Room) -> None:
    for name in ("Ana", "Ben", "Zoe", "Wren"):
        room.join(name)
    room.presses("start", "open")
    for name, choice in (("Ana", room.right()), ("Ben", room.wrong()), ("Zoe", room.right())):  # Wren looks on
        room.answer(name, choice)
    room.presses("reveal", "end")
    wall = room.host.get(f"/live/{room.live_id}").get_data(as_text=True)
    assert '<mark class="sweep nowrap">67 %</mark>' in wall
    assert '<strong class="num">67 %</strong></li>' in wall  # the question worth another look
    assert "On average 67 % right." in page(room)


def test_the_report_tells_of_each_question_and_each_player(room: Room) -> None:
    text = page(played(room))
    assert "On average 75 % right." in text
    assert "2 of 2 answered, 3.0 s on average" in text
    assert "Play 1 missed question again" in text
    assert text.count("Priya") == 1


def test_the_report_says_how_many_took_part(room: Room) -> None:
    for name in ("Priya", "Emre", "Away"):
        room.join(name)
    room.presses("start", "open")
    for name in ("Priya", "Emre"):
        room.answer(name, room.right())
    room.presses("reveal", "end")
    said = room.host.get(f"/live/{room.live_id}/report").get_data(as_text=True)
    assert "1 question, 3 players, 2 of them answered." in said


def test_a_game_without_questions_has_an_empty_report(room: Room) -> None:
    assert "Nothing was asked" in page(room)
    assert len(rows(room, "questions")) == 1


def test_the_sheets_hold_the_same_figures(room: Room) -> None:
    questions, players = rows(played(room), "questions"), rows(room, "players")
    assert [row[3:6] for row in questions[1:]] == [["2", "1", "0.5"], ["2", "2", "1.0"]]
    assert [row[:5] for row in players[1:]] == [["1", "Priya", "2000", "2", "2"], ["2", "Emre", "1000", "1", "2"]]
    book = load_workbook(BytesIO(room.host.get(f"/live/{room.live_id}/report.xlsx").get_data()))
    assert [[str(cell) for cell in row[:4]] for row in book["Players"].iter_rows(min_row=2, values_only=True)] == [
        row[:4] for row in players[1:]
    ]


def test_what_is_read_before_a_question_stands_in_its_cell_not_in_a_heading(room: Room) -> None:
    room.items()[0].front = "It is an island.\n\nIt rose in ____."
    questions, players = rows(played(room), "questions"), rows(room, "players")
    assert questions[1][1] == "It is an island.\n\nIt rose in ____."
    assert "1. It rose in ____." in players[0]


def test_no_name_is_taken_for_a_formula(room: Room) -> None:
    played(room, "=1+1")
    assert rows(room, "players")[2][1] == "'=1+1"
    book = load_workbook(BytesIO(room.host.get(f"/live/{room.live_id}/report.xlsx").get_data()))
    cell = book["Players"]["B3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_whoever_was_sent_out_is_in_no_report(room: Room) -> None:
    played(room)
    emre = db.session.query(LivePlayer).filter_by(live_id=room.live_id, name="Emre").one()
    room.host.post(f"/live/{room.live_id}/players/{emre.id}/kick")
    assert [row[1] for row in rows(room, "players")[1:]] == ["Priya"]
    assert rows(room, "questions")[1][3] == "1"


def test_what_was_missed_is_played_again_in_one_click(room: Room) -> None:
    played(room)
    answers = [room.host.post(f"/live/{room.live_id}/again", data={"request_key": "once-more"}) for _ in range(2)]
    assert answers[0].location == answers[1].location
    again = int(answers[0].location.rpartition("/")[2])
    first, *others = db.session.query(LiveItem).filter_by(live_id=again).all()
    missed = room.items()[0]
    assert others == []
    assert (first.front, first.key, first.options, first.position) == (missed.front, missed.key, missed.options, 1)
    assert again != room.live_id


def test_nothing_missed_is_said_and_opens_nothing(room: Room) -> None:
    answer = room.host.post(f"/live/{room.live_id}/again", data={"request_key": "once-more"}, follow_redirects=True)
    assert "Nothing was missed in this game." in answer.get_data(as_text=True)


def test_the_list_of_games_is_the_hosts_own(room: Room, ana: User, browser_of: Callable[[User], FlaskClient]) -> None:
    title = room.live.title
    assert title in room.host.get("/live").get_data(as_text=True)
    assert "No game yet" in browser_of(ana).get("/live").get_data(as_text=True)


def test_a_stranger_finds_no_report(room: Room, zoe: User, browser_of: Callable[[User], FlaskClient]) -> None:
    stranger = browser_of(zoe)
    for end in ("report", "report.xlsx", "report/players.csv", "report/questions.csv"):
        assert stranger.get(f"/live/{room.live_id}/{end}").status_code == 404
    assert stranger.post(f"/live/{room.live_id}/again", data={"request_key": "a-stranger"}).status_code == 404
