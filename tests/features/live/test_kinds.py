"""Every kind of question, played: what is accepted, what is told, and what it is worth."""

from typing import Any

import pytest

from quizapp.core.live.game import Game
from quizapp.core.live.kinds import Kind
from quizapp.extensions import db
from quizapp.features.live import boards
from quizapp.features.live.queries import games
from tests.features.live.game import Room

OPTIONS = ["a", "b", "c", "d"]
CASES: list[tuple[Kind, list[str], dict[str, Any], Any, float, str]] = [
    (Kind.MULTIPLE, OPTIONS, {"places": [0, 1]}, [1, 0], 1, "a, b"),
    (Kind.MULTIPLE, OPTIONS, {"places": [0, 1]}, [0], 0.5, "a, b"),
    (Kind.TRUE_FALSE, ["True", "False"], {"places": [1]}, 1, 1, "False"),
    (Kind.TYPED, [], {"accept": ["Lake Baikal", "Baikal"]}, "lake  baikal", 1, "Lake Baikal"),
    (Kind.TYPED, [], {"accept": ["Lake Baikal"]}, "Lake Ladoga", 0, "Lake Baikal"),
    (Kind.NUMERIC, [], {"value": 1642, "tolerance": 2}, "1,640", 1, "1642"),
    (Kind.NUMERIC, [], {"value": 1642, "tolerance": 2}, "1639", 0, "1642"),
    (Kind.ORDER, OPTIONS, {"places": [2, 0, 1, 3]}, [2, 0, 3, 1], 0.5, "c, a, b, d"),
    (Kind.POLL, OPTIONS, {}, [2], 0, ""),
    (Kind.CLOUD, [], {}, "deep", 0, ""),
]


@pytest.mark.parametrize(("kind", "options", "key", "given", "credit", "shown"), CASES)
def test_a_question_of_this_kind(
    room: Room, kind: Kind, options: list[str], key: dict[str, Any], given: Any, credit: float, shown: str
) -> None:
    item = room.items()[0]
    item.kind, item.options, item.key = kind, options, key
    db.session.commit()
    room.join("Priya")
    room.presses("start", "open")
    state = room.state("Priya")
    assert (state["kind"], state["options"]) == (kind.value, options)
    assert room.answer("Priya", given).json["saved"]
    room.presses("reveal")
    me, state = room.me("Priya"), room.state("Priya")
    assert (me["credit"], me["points"], state["answer"]) == (credit, round(1000 * credit), shown)
    for address in (f"/live/{room.live_id}",):
        assert room.host.get(address).status_code == 200
    assert room.phones["Priya"].get(f"/play/{room.live.code}").status_code == 200
    board = boards.count(room.live)
    assert (board.counts or board.texts).total() == len(given if isinstance(given, list) else [given])
    room.presses("end")
    assert room.me("Priya")["questions"] == (0 if kind in {Kind.POLL, Kind.CLOUD} else 1)


def test_what_is_no_answer_to_its_kind_is_refused(room: Room) -> None:
    item = room.items()[0]
    item.kind, item.options, item.key = Kind.NUMERIC, [], {"value": 3.5}
    db.session.commit()
    room.join("Priya")
    room.presses("start", "open")
    for given in ("three", "", [1], 3, "1e999"):
        assert room.answer("Priya", given).status_code == 422, given
    assert room.answer("Priya", "3,5").json["answer"] == "3,5"


def test_speed_counts_where_the_game_says_so_and_a_recount_is_the_board(room: Room) -> None:
    live = room.live
    live.settings = live.settings | {"speed_percent": 50}
    db.session.commit()
    for name in ("Quick", "Slow"):
        room.join(name)
    room.presses("start", "open")
    room.answer("Quick", room.right())
    room.pass_time(10)
    room.answer("Slow", room.right())
    room.presses("reveal")
    assert (room.me("Quick")["points"], room.me("Slow")["points"]) == (1000, 750)
    again, shown = boards.count(room.live), boards.board_of(room.live)
    assert {p: t.points for p, t in again.totals.items()} == {p: t.points for p, t in shown.totals.items()}
    assert again.places == shown.places


def test_what_was_marked_ahead_is_not_read_again(room: Room) -> None:
    item = room.items()[0]
    item.kind, item.options, item.key = Kind.TYPED, [], {"accept": ["Lake Onega"]}
    db.session.commit()
    for name in ("Priya", "Olu", "Wren"):
        room.join(name)
    room.presses("start", "open")
    now = Game.of_document(room.live.state)
    this = (room.live_id, now.question, now.take)
    room.answer("Priya", "lake onega")
    typed, latest = games.typed_since(*this, None)
    assert typed == ["lake onega"]
    room.pass_time(5)
    for name in ("Olu", "Wren"):
        room.answer(name, "the Neva")
    assert sorted(map(str, games.typed_since(*this, latest)[0])) == ["lake onega", "the Neva"]
    assert games.typed_since(*this, room.now) == (["the Neva"], room.now)


def test_what_was_typed_is_marked_before_the_board_is_waited_for(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    item = room.items()[0]
    item.kind, item.options, item.key = Kind.TYPED, [], {"accept": ["Lake Onega"]}
    db.session.commit()
    for name in ("Priya", "Olu"):
        room.join(name)
    room.presses("start", "open")
    room.answer("Priya", "lake onega")
    room.answer("Olu", "the river Onega at Kargopol")
    db.session.commit()  # or what the phones sent would go with the transaction that ends there
    boards.mark_ahead(room.live)

    def no_more(*_: object) -> None:
        raise AssertionError("marked while everybody waits")

    monkeypatch.setattr("quizapp.core.live.kinds.mark_typed", no_more)
    room.presses("reveal")
    assert [room.me(name)["points"] for name in ("Priya", "Olu")] == [1000, 0]
