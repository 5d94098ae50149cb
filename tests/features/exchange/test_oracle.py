"""Anki itself reads what we write."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from quizapp.core.exchange.anki.markup import as_markdown
from quizapp.core.memory.engine.curve import filled
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rules.orders import ReviewOrder
from quizapp.extensions import db
from quizapp.features.exchange.taking import services
from quizapp.features.exchange.taking.queries import deck_by_name
from quizapp.features.study.learner import learner_of
from quizapp.features.study.options.services import save_set
from quizapp.models import Card, CardKind, Deck, Memory, Note, Parameters, ReviewLog, User
from tests import factories
from tests.adapters.packages.packing import LATEST, LEGACY, altered
from tests.asking_anki import NEEDS_ANKI, ask

pytestmark = NEEDS_ANKI
ORACLE = "features/exchange/anki_oracle.py"
DAY_START = 4


def _packed(user: User, deck: str, target: Path) -> Path:
    found = deck_by_name(user, deck)
    services.write_deck(user, found, target, form="apkg", progress=True, tell=lambda _done: None)
    db.session.commit()
    return target


@pytest.fixture
def now(at: Any) -> datetime:
    """Today: Anki has no clock that could stand still."""
    moment = datetime.now(UTC)
    at(moment)
    return moment


def _atlas(ana: User, tmp_path: Path) -> Path:
    return _packed(ana, "Atlas", tmp_path / "out.apkg")


def test_anki_finds_every_note_schedule_answer_and_file(ana: User, now: datetime, bring: Any, tmp_path: Path) -> None:
    bring(ana, LATEST)
    told = ask(ORACLE, DAY_START, _atlas(ana, tmp_path))
    cards = {(note["guid"], card["question"]): (note, card) for note in told["notes"] for card in note["cards"]}
    assert len(cards) == db.session.scalar(select(func.count()).select_from(Card)) == 33
    assert len(told["reviews"]) == db.session.scalar(select(func.count()).select_from(ReviewLog)) == 231
    clock = learner_of(ana).clock
    by_id = {card["id"]: card for _note, card in cards.values()}
    for memory, deck in db.session.execute(select(Memory, Deck.name).join(Deck, Deck.id == Memory.deck_id)):
        card = by_id[1_700_000_000_000 + memory.card_id]
        assert card["deck"] == deck
        assert card["s"] == pytest.approx(memory.stability, rel=1e-3)
        assert card["d"] == pytest.approx(memory.difficulty, rel=1e-3)
        assert (card["reps"], card["lapses"], card["flag"]) == (memory.reviews, memory.lapses, memory.flag)
        assert card["last"] == int(memory.last_review.timestamp())
        assert (card["queue"] == -1) == memory.suspended
        if card["type"] == 2:
            assert card["due_in"] == (clock.day_of(memory.due) - clock.day_of(now)).days
            assert card["ivl"] == memory.interval_days
    assert {"Atlas_chart.png", "Atlas_map ä.png", "Atlas_tone.wav"} <= set(told["media"])
    assert {tag for note in told["notes"] for tag in note["tags"]} == {
        "Atlas::arith", "cloze", "easy", "marked", "math", "media", "mid", "typed", "vocab",
    }  # fmt: skip


def test_anki_asks_the_cards_as_we_do(ana: User, now: datetime, bring: Any, tmp_path: Path) -> None:
    bring(ana, LATEST)
    told = ask(ORACLE, DAY_START, _atlas(ana, tmp_path))
    shown = [(card["question"], card["answer"]) for note in told["notes"] for card in note["cards"]]
    questions = " ".join(question for question, _answer in shown)
    assert '<img src="Atlas_map%20ä.png"' in questions or 'src="Atlas_map ä.png"' in questions
    assert r"\(x^2=9\)" in questions
    assert "[temperature]" in questions or "(temperature)" in questions
    assert "[[type:" in questions or "typeans" in questions
    assert all(question.strip() and answer.strip() for question, answer in shown)


def test_special_fields_are_drawn_as_anki_draws_them(ana: User, now: datetime, bring: Any, tmp_path: Path) -> None:
    told = "|".join(f"{{{{{name}}}}}" for name in ("Tags", "text:Type", "Deck", "Subdeck", "Card", "CardFlag"))
    put = f"""UPDATE col SET decks = replace(decks, 'Facts', 'Facts & more'), models = replace(replace(models,
        '"qfmt":"{{{{Front}}}}', '"qfmt":"{{{{Front}}}}·{told}·'),
        '"qfmt":"{{{{cloze:Text}}}}', '"qfmt":"{{{{cloze:Text}}}}·{{{{cloze-only:Text}}}}·')"""
    path = altered(LEGACY, tmp_path / "special.apkg", put, "UPDATE cards SET flags = id % 4")
    bring(ana, path)
    theirs = {  # Anki adds a plus to the names of note types that its new collection has in another form
        (note["guid"], card["ord"]): as_markdown(card["question"].split("·")[1].replace("+|", "|"), {})
        for note in ask(ORACLE, DAY_START, path)["notes"]
        for card in note["cards"]
        if "·" in card["question"]
    }
    rows = db.session.execute(select(Note.guid, Card.part, Card.front).join(Card, Card.note_id == Note.id))
    ours = {(guid, part): front.split("·")[1] for guid, part, front in rows if "·" in front}
    assert ours == theirs
    assert len({text.split("|")[-1] for text in ours.values() if "|" in text}) == 4
    assert any("..." in text for text in ours.values())


def test_a_second_import_into_anki_updates_the_same_notes(ana: User, now: datetime, bring: Any, tmp_path: Path) -> None:
    bring(ana, LATEST)
    first = _atlas(ana, tmp_path)
    card = db.session.scalar(select(Card).where(Card.front.like("%question 3%")))
    card.front = "What is three times seven?"
    db.session.get_one(Note, card.note_id).changed_at = now
    db.session.commit()
    second = _packed(ana, "Atlas", tmp_path / "second.apkg")
    told = ask(ORACLE, DAY_START, first, second)
    assert told["log"][1]["new"] == 0
    assert told["log"][1]["updated"] == 1
    assert len(told["notes"]) == 25


def test_every_kind_of_our_own_cards_stands_in_anki(ana: User, now: datetime, tmp_path: Path) -> None:
    deck = factories.deck(ana, name="Kinds::All")
    factories.card(factories.note(deck, "It began in 2011."), "It began in ____.", "2011", kind=CardKind.CLOZE)
    factories.card(factories.note(deck), "Which?", "A & B", distractors=["C", "D"], kind=CardKind.CHOICE)
    factories.card(factories.note(deck), "The lake froze.", "true", kind=CardKind.TRUE_FALSE)
    factories.card(factories.note(deck), "Type it: $x^2$", "four", kind=CardKind.TYPED, accept=["4"])
    note = factories.note(deck)
    for number in range(2):
        factories.card(note, f"Part {number}? **bold** `code`", f"Answer {number}")
    told = ask(ORACLE, DAY_START, _packed(ana, "Kinds::All", tmp_path / "kinds.apkg"))
    assert len(told["notes"]) == 5
    assert sum(len(note["cards"]) for note in told["notes"]) == 6
    assert {card["deck"] for note in told["notes"] for card in note["cards"]} == {"Kinds::All"}
    assert any("{{c1::2011}}" in note["fields"][0] for note in told["notes"])


def test_presets_and_parameters_arrive_in_anki(ana: User, now: datetime, tmp_path: Path) -> None:
    deck = factories.deck(ana, name="Keen")
    factories.card(factories.note(deck), "Which?", "A")
    fitted = [round(value * 1.02, 4) for value in filled(None)]
    preset = Preset(retention=0.95, learning_steps=(timedelta(minutes=2),), review_order=ReviewOrder.HARDEST)
    save_set(ana.id, deck.id, "Keenly", preset, is_new=True, now=now)
    fit = Parameters(learner_id=ana.id, version=1, values=fitted, fitted_at=now, reviews=900, tested=300, is_kept=True)
    db.session.add(fit)
    db.session.commit()
    db.session.refresh(ana)
    told = ask(ORACLE, DAY_START, _packed(ana, "Keen", tmp_path / "keen.apkg"))["presets"]["Keen"]
    assert (told["name"], told["steps"], told["reviewOrder"], told["perDay"]) == ("Keenly", [2.0], 5, 20)
    assert told["desiredRetention"] == pytest.approx(0.95)
    assert told["fsrsParams6"] == pytest.approx(fitted, abs=1e-4)
    assert told["easyDaysPercentages"] == [1.0] * 7


def test_a_deck_keeps_its_preset_in_anki_where_nobody_chose_another_here(
    ana: User, ben: User, now: datetime, tmp_path: Path
) -> None:
    for user in (ana, ben):
        factories.card(factories.note(factories.deck(user, name="Keen")), "Which?", "A")
    preset = Preset(retention=0.95)
    save_set(ana.id, deck_by_name(ana, "Keen").id, "Keenly", preset, is_new=True, now=now)
    db.session.commit()
    first, second = _packed(ana, "Keen", tmp_path / "keen.apkg"), _packed(ben, "Keen", tmp_path / "usual.apkg")
    told = ask(ORACLE, DAY_START, first, second)
    assert len(told["notes"]) == 2
    assert told["presets"]["Keen"]["name"] == "Keenly"
