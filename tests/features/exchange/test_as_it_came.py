"""Notes that came from Anki go back as what they were, until they change: their kind, fields, place and ease."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update

from quizapp.adapters.packages import opened
from quizapp.core.memory.rating import Rating
from quizapp.extensions import db
from quizapp.features.decks.bringing.origins import adopt
from quizapp.features.exchange.services import write_file
from quizapp.features.exchange.taking import services
from quizapp.features.exchange.taking.queries import deck_by_name
from quizapp.features.study.learner import learner_of
from quizapp.features.study.services import Answer, answer
from quizapp.models import Card, CardKind, Deck, Memory, Note, NoteOrigin, NoteTag, NoteType, User
from tests.adapters.packages.packing import LATEST, LEGACY, altered

BOTH = pytest.mark.parametrize("path", [LATEST, LEGACY], ids=["latest", "legacy"])


def _out(user: User, target: Path, *, progress: bool = True) -> Path:
    deck = deck_by_name(user, "Atlas")
    services.write_deck(user, deck, target, form="apkg", progress=progress, tell=lambda _done: None)
    db.session.commit()
    return target


def _inside(path: Path) -> tuple[dict[int, Any], dict[str, Any]]:
    """The note types of a package by number, and its notes by name."""
    with opened(path) as package:
        return package.note_types, {note.guid: note for batch in package.batches() for note in batch}


@BOTH
def test_a_package_comes_back_with_its_note_types_and_fields(
    ana: User, at: Any, bring: Any, path: Path, tmp_path: Path
) -> None:
    bring(ana, path)
    types, notes = _inside(path)
    back_types, back = _inside(_out(ana, tmp_path / "back.apkg"))
    assert back.keys() == {guid for guid, note in notes.items() if note.cards}
    for guid, note in back.items():
        assert (note.type_id, note.fields, note.mod) == (notes[guid].type_id, notes[guid].fields, notes[guid].mod)
        assert [card.ord for card in note.cards] == [card.ord for card in notes[guid].cards]
        assert [card.factor for card in note.cards] == [card.factor or 2500 for card in notes[guid].cards]
    assert back_types == {number: types[number] for number in back_types}


def test_places_of_new_cards_and_ease_come_back(ana: User, at: Any, bring: Any, tmp_path: Path) -> None:
    made = altered(
        LEGACY, tmp_path / "eased.apkg", "UPDATE cards SET factor = 1300 + ord * 10, data = '{}'",
        "UPDATE cards SET type = 0, queue = 0, due = 7000 + id % 1000, factor = 0 WHERE id % 3 = 0",
    )  # fmt: skip
    bring(ana, made)
    _types, notes = _inside(made)
    for progress in (True, False):
        _back_types, back = _inside(_out(ana, tmp_path / "back.apkg", progress=progress))
        pairs = [pair for guid in back for pair in zip(notes[guid].cards, back[guid].cards, strict=True)]
        new = [(was, now) for was, now in pairs if was.type == 0]
        assert len(new) > 3
        assert all(now.due == was.due for was, now in new)
        if progress:
            assert all(now.factor == was.factor for was, now in pairs if was.type == 2)


@pytest.mark.parametrize("side", ["front", "back"])
def test_words_changed_here_go_into_the_fields_that_held_them(
    ana: User, at: Any, bring: Any, tmp_path: Path, side: str
) -> None:
    bring(ana, LEGACY)
    types, notes = _inside(LEGACY)
    card = _changed(side, "Other **words**")
    guid = db.session.get_one(Note, card.note_id).guid
    _back_types, back = _inside(_out(ana, tmp_path / "back.apkg"))
    assert {note.type_id for note in back.values()} <= types.keys()
    was, now = notes[guid].fields, back[guid].fields
    assert [new for old, new in zip(was, now, strict=True) if old != new] == ["Other <strong>words</strong>"]
    assert back[guid].mod > notes[guid].mod


def test_words_changed_beside_the_name_of_a_deck_go_into_their_field_whatever_deck_and_tags_are_now(
    ana: User, at: Any, bring: Any, tmp_path: Path
) -> None:
    put = """UPDATE col SET models = replace(models, '"qfmt":"{{Front}}', '"qfmt":"{{Front}} {{Deck}} {{Tags}}')"""
    shown = altered(LEGACY, tmp_path / "shown.apkg", put)
    bring(ana, shown)
    types, notes = _inside(shown)
    card = _changed("back", "Other words")
    note = db.session.get_one(Note, card.note_id)
    assert "Atlas" in card.front
    db.session.add(NoteTag(note_id=note.id, learner_id=ana.id, tag="tagged-here"))
    db.session.get_one(Deck, note.deck_id).name = "Atlas::Elsewhere"
    db.session.commit()
    _back_types, back = _inside(_out(ana, tmp_path / "back.apkg"))
    was, now = notes[note.guid].fields, back[note.guid].fields
    assert back[note.guid].type_id in types
    assert [new for old, new in zip(was, now, strict=True) if old != new] == ["Other words"]


def test_gaps_changed_here_go_into_the_text_of_the_cloze(ana: User, at: Any, bring: Any, tmp_path: Path) -> None:
    bring(ana, LEGACY)
    types, _notes = _inside(LEGACY)
    parts = db.session.scalars(select(Card).where(Card.kind == CardKind.CLOZE).order_by(Card.note_id, Card.part)).all()
    some = [card for card in parts if card.note_id == parts[0].note_id]
    for card in some:
        card.front = card.front + " So it is."
    guid = _note_changed(some[0]).guid
    _back_types, back = _inside(_out(ana, tmp_path / "back.apkg"))
    assert any(field.endswith(" So it is.") and "{{c1::" in field for field in back[guid].fields)
    assert back[guid].type_id in types


def test_what_the_fields_cannot_say_goes_in_a_type_of_ours(ana: User, at: Any, bring: Any, tmp_path: Path) -> None:
    bring(ana, LEGACY)
    types, _notes = _inside(LEGACY)
    card = _changed("accept", ["also right"])
    guid = db.session.get_one(Note, card.note_id).guid
    back_types, back = _inside(_out(ana, tmp_path / "back.apkg"))
    assert {name for name, one in back.items() if one.type_id not in types} == {guid}
    assert back_types[back[guid].type_id].name.startswith("quizapp")


def _changed(name: str, value: Any) -> Card:
    """A plain card of a note with one card, changed here."""
    alone = select(Card.note_id).group_by(Card.note_id).having(func.count() == 1)
    plain = select(Card).where(Card.kind == CardKind.BASIC, Card.note_id.in_(alone), Card.front.not_like("%media:%"))
    card = db.session.scalars(plain.order_by(Card.id).limit(1)).one()
    setattr(card, name, value)
    _note_changed(card)
    return card


def _note_changed(card: Card) -> Note:
    note = db.session.get_one(Note, card.note_id)
    note.changed_at += timedelta(days=1)
    db.session.commit()
    return note


def test_newer_words_from_there_replace_what_was_kept(ana: User, at: Any, bring: Any, tmp_path: Path) -> None:
    bring(ana, LEGACY)
    bring(ana, altered(LEGACY, tmp_path / "newer.apkg", "UPDATE notes SET mod = mod + 10, flds = flds || ' (new)'"))
    _types, back = _inside(_out(ana, tmp_path / "back.apkg"))
    assert all(note.fields[-1].endswith(" (new)") for note in back.values())
    assert db.session.query(NoteOrigin).count() == len(back)


def _with_template(target: Path) -> Path:
    """The package with another question of its plain note type, which was changed since."""
    key = """(SELECT '$."' || key || '"' FROM json_each(models) WHERE value ->> 'name' = 'Basic')"""
    put = f"json_set(models, {key} || '.tmpls[0].qfmt', 'Well: {{{{Front}}}}', {key} || '.mod', 2000000000)"
    return altered(LEGACY, target, f"UPDATE col SET models = {put}")


def test_cards_follow_a_note_type_that_was_changed_there(ana: User, at: Any, bring: Any, tmp_path: Path) -> None:
    bring(ana, LEGACY)
    mine = _changed("front", "In my words")
    count = select(func.count()).select_from(Card).where(Card.front.startswith("Well: "))
    newer = _with_template(tmp_path / "newer.apkg")
    tally = bring(ana, newer)
    number = db.session.scalar(count)
    assert tally.cards["updated"] == number > 5
    assert db.session.get_one(Card, mine.id).front == "In my words"
    types, back = _inside(_out(ana, tmp_path / "back.apkg"))
    assert "Well: {{Front}}" in {made.question for kind in types.values() for made in kind.templates.values()}
    assert {note.type_id for note in back.values()} >= set(_inside(newer)[0]) & set(types)
    assert bring(ana, newer).notes["updated"] == 0
    assert bring(ana, LEGACY).notes["updated"] == 0
    assert db.session.scalar(count) == number


def test_a_worker_that_takes_over_draws_the_rest_by_the_changed_note_type(
    ana: User, at: Any, bring: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(ana, LEGACY)
    newer = _with_template(tmp_path / "newer.apkg")
    monkeypatch.setattr("quizapp.features.exchange.opening.BATCH", 3)

    def stop(_tally: Any, done: int, _total: int) -> None:
        db.session.commit()
        if done > 6:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        write_file(ana, newer, "package", {}, tell=stop)
    db.session.rollback()
    bring(ana, newer)
    plain = select(Card.front).join(NoteOrigin, NoteOrigin.note_id == Card.note_id).join(NoteType)
    fronts = db.session.scalars(plain.where(NoteType.name == "Basic")).all()
    assert len(fronts) > 5
    assert all(front.startswith("Well: ") for front in fronts)


def test_ease_stays_when_a_card_is_answered_here(ana: User, at: Any, bring: Any, tmp_path: Path) -> None:
    bring(ana, altered(LEGACY, tmp_path / "eased.apkg", "UPDATE cards SET factor = 1850"))
    row = db.session.execute(select(Memory).join(Card).where(~Memory.suspended).limit(1)).scalar_one()
    at(row.due + timedelta(hours=9))
    given = Answer(row.card_id, row.reviews, Rating.GOOD, "a" * 32)
    answer(learner_of(ana), row.deck_id, given, now=row.due + timedelta(hours=9))
    _types, back = _inside(_out(ana, tmp_path / "back.apkg"))
    assert {card.factor for note in back.values() for card in note.cards} == {1850}


def test_a_guest_s_kinds_of_notes_become_the_account_s(ana: User, ben: User, at: Any, bring: Any) -> None:
    bring(ana, LEGACY)
    numbers = db.session.scalars(select(NoteType.number).order_by(NoteType.number)).all()
    db.session.add(NoteType(learner_id=ben.id, number=numbers[0], name="Mine", kept={}))
    db.session.flush()
    adopt(ana.id, ben.id)
    owners = db.session.execute(select(NoteType.learner_id, NoteType.number).order_by(NoteType.number)).all()
    assert [tuple(row) for row in owners] == [(ben.id, number) for number in numbers]
    orphans = select(NoteOrigin).outerjoin(NoteType, NoteType.id == NoteOrigin.type_id).where(NoteType.id.is_(None))
    assert db.session.scalars(orphans).all() == []
    db.session.execute(update(NoteType).values(name="x"))


def test_the_page_says_what_is_kept_of_a_package(ana: User, browser_of: Any, run_jobs: Any) -> None:
    sent = {"file": (io.BytesIO(LEGACY.read_bytes()), "atlas.apkg"), "key": "a" * 32}
    browser = browser_of(ana)
    place = browser.post("/bring", data=sent, content_type="multipart/form-data").location
    run_jobs()
    page = browser.get(place).text
    assert "note types with fields, templates and styling" in page
    assert "Not kept: filtered decks" in page
