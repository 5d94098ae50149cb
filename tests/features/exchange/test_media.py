"""Pictures and sounds come in whatever they are called, are shown, and leave again with the cards that show them."""

import json
import sqlite3
import unicodedata
import zipfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from quizapp.adapters.packages import opened
from quizapp.core.exchange.files import ADDRESS, names_in
from quizapp.extensions import db
from quizapp.features.exchange.taking import services
from quizapp.features.exchange.taking.queries import deck_by_name
from quizapp.models import Card, Deck, Medium, Note, NoteTag, User
from tests.adapters.packages.packing import LEGACY, altered, repacked
from tests.conftest import NOON

NFC, NFD = (unicodedata.normalize(form, "größe.png") for form in ("NFC", "NFD"))
UNSAFE = [
    "../a.png", "a/b.png", "C:\\x.png", "/etc/c.png", "ctrl\x01\x07d.png", "tab\te.png", "ä" * 300 + ".png",
    "..\\..\\f.PNG", "h:i.png", 'quote".png', "50%25.png", "<j>&amp;.png",
]  # fmt: skip
ALIKE = ["x/same.png", "same.png", "y/same.png", "SAME.png", NFC, NFD]
ALL = pytest.mark.parametrize("names", [UNSAFE, ALIKE], ids=["unsafe", "alike"])


def _data(number: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes([number]) * 40


def _shown(name: str) -> str:
    return '<img alt="it" src="{}">'.format(name.replace("&", "&amp;").replace('"', "&quot;"))


def _package(
    target: Path, names: Sequence[str], data: Sequence[bytes | None], *, fields: str = "{}\x1fback", mod: int = 0
) -> Path:
    """The legacy package with these files, each shown by a note of its own; a file of None is not in the archive."""
    inside = target.with_suffix(".db")
    with zipfile.ZipFile(LEGACY) as old:
        inside.write_bytes(old.read("collection.anki21"))
    with sqlite3.connect(inside) as found:
        basic = [row[0] for row in found.execute("SELECT id FROM notes WHERE flds LIKE 'Atlas question%' ORDER BY id")]
        for number, name in zip(basic, names, strict=False):
            change = "UPDATE notes SET flds = ?, mod = mod + ? WHERE id = ?"
            found.execute(change, (fields.format(_shown(name)), mod, number))
    found.close()
    there = {str(number): one for number, one in enumerate(data) if one is not None}
    told = json.dumps({number: names[int(number)] for number in there})
    members: dict[str, Any] = {str(number): there.get(str(number)) for number in range(max(4, len(names)))}
    return repacked(LEGACY, target, collection_dot_anki21=inside.read_bytes(), media=told.encode(), **members)


def _files(path: Path) -> dict[str, bytes]:
    with opened(path) as package:
        return {medium.name: package.read_medium(medium) for medium in package.media}


def _pictures(path: Path) -> list[bytes]:
    """What each note of a package shows, in the order of the notes."""
    files = _files(path)
    with opened(path) as package:
        told = [names_in(note.fields[0]) & files.keys() for batch in package.batches() for note in batch]
    return [files[names.pop()] for names in told if len(names) == 1]


def _out(user: User, target: Path) -> Path:
    deck = deck_by_name(user, "Atlas")
    services.write_deck(user, deck, target, form="apkg", progress=True, tell=lambda _done: None)
    db.session.commit()
    return target


def _cards(user: User) -> list[Card]:
    mine = select(Card).join(Deck).where(Deck.learner_id == user.id, Card.front.like("%media:%"))
    return list(db.session.scalars(mine.order_by(Card.note_id)))


@ALL
def test_a_file_of_any_name_is_kept_shown_and_leaves_again(
    ana: User, ben: User, browser_of: Any, at: Any, bring: Any, tmp_path: Path, names: list[str]
) -> None:
    data = [_data(number) for number in range(len(names))]
    path = _package(tmp_path / "first.apkg", names, data)
    tally = bring(ana, path)
    assert tally.problems == []
    assert tally.media == {"added": len(names), "updated": 0, "skipped": 0}
    browser = browser_of(ana)
    addresses = [ADDRESS.search(card.front) for card in _cards(ana)]
    assert [browser.get(f"/media/{found['name']}").data for found in addresses if found] == data
    kept = db.session.scalars(select(Medium.name)).all()
    assert len({name.casefold() for name in kept}) == len(names)
    assert not [name for name in kept if any(sign in name for sign in "/\\:\t\x01") or len(name.encode()) > 255]

    back = _out(ana, tmp_path / "back.apkg")
    assert sorted(_files(back)) == sorted(kept)
    assert _pictures(back) == data
    with opened(back) as package:
        assert {kind.name.partition(" ")[0] for kind in package.note_types.values()} <= {"Basic", "Cloze", "Atlas"}
    for user, others in ((ana, 0), (ben, len(names))):
        for again in (path, back):
            tally = bring(user, again)
            assert (tally.media["added"], tally.problems) == (others if again == path else 0, [])
    assert [card.front for card in _cards(ana)] == [card.front for card in _cards(ben)]
    assert tally.notes["added"] == tally.notes["updated"] == 0


def test_one_picture_under_two_names_leaves_with_both_cards(ana: User, at: Any, bring: Any, tmp_path: Path) -> None:
    bring(ana, _package(tmp_path / "first.apkg", ["a.png", "b.jpg"], [_data(1), _data(1)]))
    assert len({card.front for card in _cards(ana)}) == 1
    back = _out(ana, tmp_path / "back.apkg")
    assert _pictures(back) == [_data(1), _data(1)]


def test_a_picture_is_found_under_either_ending_that_it_came_with(
    ana: User, browser_of: Any, bring: Any, tmp_path: Path
) -> None:
    bring(ana, _package(tmp_path / "first.apkg", ["a.png"], [_data(1)]))
    digest = db.session.scalars(select(Medium.digest)).one()
    assert browser_of(ana).get(f"/media/{digest}.jpg").data == _data(1)


def test_a_name_that_another_picture_has_here_is_changed_in_fields_and_templates(
    ana: User, at: Any, bring: Any, tmp_path: Path
) -> None:
    db.session.add(Medium(learner_id=ana.id, digest="0" * 32, ending="png", name="a.png", size=1, created_at=NOON))
    path = _package(tmp_path / "first.apkg", ["a.png", "../t.png"], [_data(1), _data(2)])
    put = "UPDATE col SET models = replace(models, '{{Back}}', '<img src=../t.png>{{Back}}')"
    bring(ana, altered(path, tmp_path / "drawn.apkg", put))
    back = _out(ana, tmp_path / "back.apkg")
    assert _pictures(back) == [_data(1), _data(2)]
    with opened(back) as package:
        basic = next(kind for kind in package.note_types.values() if kind.name == "Basic")
    assert 'src="t.png"' in basic.templates[0].answer
    assert len(_files(back).keys() - {"a.png", "t.png"}) == 1


def test_a_note_that_names_no_file_as_it_leaves_is_told_as_ours(ana: User, at: Any, bring: Any, tmp_path: Path) -> None:
    bring(ana, _package(tmp_path / "first.apkg", ["a.png"], [_data(1)]))
    db.session.execute(update(Medium).values(name="other.png"))  # as when both were brought before names were followed
    back = _out(ana, tmp_path / "back.apkg")
    assert _files(back).keys() == {"other.png"}
    assert _pictures(back) == [_data(1)]


def test_pictures_that_come_later_are_shown_and_nothing_else_changes(
    ana: User, at: Any, bring: Any, tmp_path: Path
) -> None:
    names, data = ["a.png", "x/b.png"], [_data(1), _data(2)]
    bring(ana, _package(tmp_path / "bare.apkg", names, [None, None]))
    assert _cards(ana) == []
    note = db.session.scalar(select(Card.note_id).where(Card.front.like("%[it%")).limit(1))
    db.session.add(NoteTag(note_id=note, tag="mine", learner_id=ana.id))
    changed = db.session.scalar(select(Card).where(Card.front.like("%[it%")).order_by(Card.id.desc()).limit(1))
    changed.front = "Changed here"
    db.session.execute(update(Note).where(Note.id == changed.note_id).values(changed_at=NOON + timedelta(days=900)))
    db.session.commit()
    full = _package(tmp_path / "full.apkg", names, data)
    tally = bring(ana, full)
    assert (tally.notes["added"], tally.notes["updated"], tally.reviews["added"]) == (0, 1, 0)
    assert len(_cards(ana)) == 1
    assert "mine" in set(db.session.scalars(select(NoteTag.tag).where(NoteTag.note_id == note)))
    assert bring(ana, full).notes["updated"] == 0
    assert _pictures(_out(ana, tmp_path / "back.apkg")) == [_data(1)]


def test_a_name_that_no_note_can_tell_is_left_out_with_its_reason(
    ana: User, at: Any, bring: Any, tmp_path: Path
) -> None:
    names = ["x" * 2_000 + ".png", "..", "lone\ud800.png", "what.exe"]
    path = _package(tmp_path / "odd.apkg", ["none.png"] * 4, [None] * 4)
    told = json.dumps({str(number): name for number, name in enumerate(names)}).encode()
    tally = bring(ana, repacked(path, tmp_path / "named.apkg", media=told, **{str(n): _data(n) for n in range(4)}))
    assert sorted(problem.reason for problem in tally.problems) == ["bad_file_name", "bad_file_name", "file_kind"]
    assert db.session.scalars(select(Medium.name)).all() == ["lone.png"]
