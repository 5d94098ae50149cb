"""More cards: only what is new, the best first, one for each fact."""

import pytest

from quizapp.core.cards.card import Card
from quizapp.core.cards.wish import Wish
from quizapp.core.generate import Generated
from quizapp.core.more import fresh, widened


def card(key: str, kind: str = "cloze", score: float = 0.8) -> Card:
    place = int(key[1:]) * 10
    return Card(kind, f"{kind} {key}?", "x", (), "A sentence.", place, place + 9, 0, score, key)


def made(*cards: Card, spares: tuple[Card, ...] = ()) -> Generated:
    return Generated(list(cards), list(spares), [], [], 100)


@pytest.mark.parametrize(
    ("wish", "asked", "expected"),
    [
        (Wish(), set(), ["k1", "k2", "k3"]),
        (Wish(limit=2), set(), ["k1", "k3"]),
        (Wish(), {("k1", "cloze")}, ["k2", "k3"]),
        (Wish(), {("k1", "when")}, ["k2", "k3"]),
        (Wish(kinds=["cloze"]), {("k1", "when")}, ["k2", "k3"]),
        (Wish(kinds=["cloze"], is_again=True), {("k1", "when")}, ["k1", "k2", "k3"]),
        (Wish(kinds=["cloze"], limit=2, is_again=True), {("k1", "when")}, ["k2", "k3"]),
        (Wish(is_again=True), {("k1", "cloze"), ("k2", "cloze"), ("k3", "cloze")}, []),
    ],
    ids=[
        "all",
        "the best",
        "not again",
        "not otherwise",
        "not otherwise by a kind named",
        "otherwise when asked to",
        "new facts first",
        "nothing",
    ],
)
def test_what_is_new(wish: Wish, asked: set[tuple[str, str]], expected: list[str]) -> None:
    cards = made(card("k1", score=0.9), card("k2", score=0.7), card("k3", score=0.8))
    assert [one.fact_key for one in fresh(cards, wish, asked).cards] == expected


def test_a_spare_question_is_new_when_its_kind_is_asked_for() -> None:
    story = made(card("k1"), spares=(card("k1", "when", 0.6), card("k1", "who", 0.5)))
    new = fresh(story, Wish(kinds=["cloze", "when", "who"], is_again=True), {("k1", "cloze")})
    assert [one.kind for one in new.cards] == ["when"]
    assert [one.kind for one in new.spares] == ["who"]


def test_the_same_twice_gives_nothing_the_second_time() -> None:
    story = made(card("k1"), card("k2"), spares=(card("k2", "when"),))
    first = fresh(story, Wish(), set()).cards
    assert fresh(story, Wish(), {(one.fact_key, one.kind) for one in first}).cards == []


def test_room_is_made_for_what_is_asked_already() -> None:
    assert widened(Wish(), {("k1", "cloze")}).limit == 11
    assert widened(Wish(limit=3, kinds=["when"], seed=2), set()) == Wish(3, ["when"], seed=2, is_wide=True)
