"""A whole collection, made by Anki itself over weeks of study, comes in as it is there, is merged when it comes again,
and goes back as it was.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.rules.orders import NewSort
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.exchange.taking import services
from quizapp.features.exchange.taking.queries import deck_by_name
from quizapp.features.study.learner import in_deck, learner_of
from quizapp.features.study.options.queries import of_deck
from quizapp.models import Card, Deck, Memory, Note, NoteTag, ReviewLog, User
from tests.asking_anki import NEEDS_ANKI, ask

pytestmark = NEEDS_ANKI
MAKER, ORACLE = "features/exchange/anki_maker.py", "features/exchange/anki_oracle.py"
NOW = datetime.now(UTC)
CLOCK = DayClock("UTC", (NOW.hour - 6) % 24)  # the day began six hours ago: a few minutes more or less change nothing
PHASES = (Phase.NEW, Phase.LEARNING, Phase.REVIEW, Phase.RELEARNING)
SUSPENDED = -1
DAYS = 24
SAME = ("deck", "type", "due_in", "due_at", "flag", "question", "answer")  # of every card that goes back
SAME_IF_ASKED = ("reps", "lapses", "last", "place")


@dataclass(frozen=True)
class Made:
    """A folder with packages, and what Anki tells of the collection before and after it was edited."""

    folder: Path
    before: dict[str, Any]
    after: dict[str, Any]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A collection with decks, presets, note types and a log of all kinds."""
    folder = tmp_path_factory.mktemp("anki")
    return Made(folder, *ask(MAKER, folder, CLOCK.start_hour, DAYS))


@pytest.fixture
def ana(ana: User, at: Any) -> User:
    """Who has the collection: her days begin here when they do there, and it is now, for Anki's clock goes on."""
    ana.timezone, ana.day_start = CLOCK.zone, CLOCK.start_hour
    db.session.commit()
    at(datetime.now(UTC))
    return ana


def _cards(told: dict[str, Any]) -> dict[tuple[str, int], dict[str, Any]]:
    return {(note["guid"], card["ord"]): card for note in told["notes"] for card in note["cards"]}


def _here() -> dict[tuple[str, int], Any]:
    wanted = select(Note.guid, Card.part, Card.id, Deck.name, Memory).join(Card, Card.note_id == Note.id)
    rows = db.session.execute(wanted.join(Deck, Deck.id == Card.deck_id).join(Memory, Memory.card_id == Card.id))
    return {(row.guid, row.part): row for row in rows}


def _assert_stands(memory: Memory, card: dict[str, Any], preset: dict[str, Any]) -> None:
    """A card has the schedule here that Anki tells of it."""
    assert (memory.phase, memory.flag) == (PHASES[card["type"]], card["flag"])
    assert memory.suspended == (card["queue"] == SUSPENDED)
    if memory.phase is Phase.NEW:
        return
    assert (memory.reviews, memory.lapses) == (card["reps"], card["lapses"])
    assert memory.stability == pytest.approx(card["s"], rel=1e-3)
    assert memory.difficulty == pytest.approx(card["d"], rel=1e-3)
    assert int(memory.last_review.timestamp()) == card["last"]
    if card["due_at"]:
        assert int(memory.due.timestamp()) == card["due_at"]
    else:
        assert (CLOCK.day_of(memory.due) - CLOCK.day_of(NOW)).days == card["due_in"]
    if memory.phase is Phase.REVIEW:
        assert memory.interval_days == card["ivl"]
    else:
        steps = preset["steps" if memory.phase is Phase.LEARNING else "resteps"]
        assert memory.step == min(max(0, len(steps) - card["left"]), max(0, len(steps) - 1))


def _assert_same(told: dict[str, Any]) -> None:
    """Every card, tag and answer that Anki tells of is here, and none besides."""
    here, cards = _here(), _cards(told)
    assert here.keys() == cards.keys()
    for name, card in cards.items():
        assert here[name].name == card["deck"]
        _assert_stands(here[name].Memory, card, told["presets"][card["deck"]])
    tags = db.session.execute(select(Note.guid, NoteTag.tag).join(NoteTag, NoteTag.note_id == Note.id))
    assert set(map(tuple, tags)) == {(note["guid"], tag) for note in told["notes"] for tag in note["tags"]}
    numbers = {card["id"]: here[name].id for name, card in cards.items()}
    moments = ((row.card_id, round(row.at.timestamp() * 1000)) for row in db.session.scalars(select(ReviewLog)))
    assert sorted(moments) == sorted((numbers[card], moment) for moment, card, *_rest in told["reviews"])


@pytest.mark.parametrize("name", ["latest.apkg", "older.apkg", "latest.colpkg", "older.colpkg"])
def test_every_form_of_a_package_comes_in_as_anki_shows_it(ana: User, bring: Any, made: Made, name: str) -> None:
    tally = bring(ana, made.folder / name)
    assert tally.problems == []
    _assert_same(made.before)
    own, keen = (of_deck(ana.id, deck_by_name(ana, deck).id) for deck in ('Top::Geo "x"', "Top::Lang::日本語"))
    assert (own.own_new, own.own_reviews, own.own_retention) == (13, 170, 0.97)
    assert (keen.own_new, in_deck(learner_of(ana), keen).preset.new_sort) == (None, NewSort.TEMPLATE_RANDOM)
    again = bring(ana, made.folder / name)
    counts = [(what["added"], what["updated"]) for what in (again.notes, again.cards, again.reviews)]
    assert counts == [(0, 0)] * 3


def test_what_was_done_in_anki_since_is_merged(ana: User, bring: Any, made: Made) -> None:
    bring(ana, made.folder / "latest.apkg")
    tally = bring(ana, made.folder / "edited.apkg")
    assert (tally.notes["added"], tally.notes["updated"], tally.cards["added"]) == (0, 3 + 2, 2)
    assert set(db.session.scalars(select(Card.front).where(Card.front.like("Say:%")))) == {"Say: 犬", "Say: 猫"}
    assert tally.reviews["added"] == len(made.after["reviews"]) - len(made.before["reviews"])
    _assert_same(made.after)


def _packed(user: User, target: Path) -> Path:
    deck = deck_by_name(user, "Top")
    services.write_deck(user, deck, target, form="apkg", progress=True, tell=lambda _done: None)
    db.session.commit()
    return target


def test_an_empty_collection_gets_all_of_it_back_and_nothing_twice(
    ana: User, bring: Any, made: Made, tmp_path: Path
) -> None:
    bring(ana, made.folder / "latest.apkg")
    packed = _packed(ana, tmp_path / "back.apkg")
    told = ask(ORACLE, CLOCK.start_hour, packed, packed)
    number = len(made.before["notes"])
    assert told["log"] == [
        {"new": number, "updated": 0, "duplicate": 0}, {"new": 0, "updated": 0, "duplicate": number},
    ]  # fmt: skip
    back, cards = _cards(told), _cards(made.before)
    assert back.keys() == cards.keys()
    for name, card in cards.items():
        _assert_back(back[name], card)
    notes = {note["guid"]: (note["fields"], note["tags"]) for note in told["notes"]}
    assert notes == {note["guid"]: (note["fields"], note["tags"]) for note in made.before["notes"]}
    assert _log(told) == _log(made.before)
    assert told["media"] == made.before["media"]
    own = {deck: preset for deck, preset in made.before["presets"].items() if preset["name"] != "Default"}
    names = ("name", "desiredRetention", "steps", "resteps")
    assert {deck: [told["presets"][deck][name] for name in names] for deck in own} == {
        deck: [preset[name] for name in names] for deck, preset in own.items()
    }


def _assert_back(now: dict[str, Any], card: dict[str, Any]) -> None:
    is_set_aside_in_steps = card["queue"] == SUSPENDED and card["type"] in (1, 3)  # leaves as a moment
    for what in (*SAME, *(SAME_IF_ASKED if card["type"] else ("place",))):
        assert now[what] == card[what] or (is_set_aside_in_steps and what.startswith("due")), what
    assert (now["queue"] == SUSPENDED) == (card["queue"] == SUSPENDED)
    if card["type"]:
        assert now["s"] == pytest.approx(card["s"], rel=1e-3)
        assert now["d"] == pytest.approx(card["d"], rel=1e-3)
    if card["type"] == 2:
        assert now["ivl"] == card["ivl"]


def _log(told: dict[str, Any]) -> list[tuple[Any, ...]]:
    names = {card["id"]: name for name, card in _cards(told).items()}
    return sorted((names[card], moment, *rest) for moment, card, *rest in told["reviews"])


def test_the_collection_that_it_came_from_is_left_as_it_is(ana: User, bring: Any, made: Made, tmp_path: Path) -> None:
    bring(ana, made.folder / "edited.apkg")
    packed = _packed(ana, tmp_path / "back.apkg")
    told = ask(ORACLE, CLOCK.start_hour, made.folder / "collection.anki2", packed)
    assert told["log"] == [{"new": 0, "updated": 0, "duplicate": len(made.after["notes"])}]
    assert told["reviews"] == made.after["reviews"]
    assert told["notes"] == made.after["notes"]
