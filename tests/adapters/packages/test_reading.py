"""Packages of every version give the same notes, cards, answers and files."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from quizapp.adapters.packages import opened
from quizapp.core.errors import Refused
from tests.adapters.packages.packing import DATA, EXPECTED, LATEST, LEGACY, PLAIN, repacked


@pytest.mark.parametrize("path", [LATEST, LEGACY])
def test_what_anki_wrote_is_found_whole(path: Path) -> None:
    with opened(path) as package:
        notes = {note.guid: note for batch in package.batches(7) for note in batch}
        assert (package.notes, package.cards, package.reviews) == (25, 33, 231)
        for wanted in EXPECTED["notes"]:
            note = notes[wanted["guid"]]
            assert list(note.fields) == wanted["fields"]
            assert sorted(note.tags) == sorted(wanted["tags"])
            assert package.note_types[note.type_id].name == wanted["notetype"]
            for card, told in zip(note.cards, wanted["cards"], strict=True):
                assert package.decks[card.did] == told["deck"]
                queue = 2 if told["queue"] == -3 else told["queue"]  # Anki itself takes cards up before it packs them
                assert (card.type, card.queue, card.ivl, card.due) == (told["type"], queue, told["ivl"], told["due"])
                log = [[row.id, row.ease, row.ivl, row.last, row.time, row.type] for row in note.log[card.id]]
                assert log == told["revlog"]


@pytest.mark.parametrize("path", [LATEST, LEGACY])
def test_files_come_with_their_names_and_bytes(path: Path) -> None:
    with opened(path) as package:
        found = {medium.name: hashlib.sha1(package.read_medium(medium)).hexdigest() for medium in package.media}
    assert found == EXPECTED["media_sha1"]


def test_a_package_without_progress_has_new_cards_alone() -> None:
    with opened(PLAIN) as package:
        assert package.reviews == 0
        assert {card.type for batch in package.batches() for note in batch for card in note.cards} == {0}


def test_the_oldest_packages_have_neither_meta_nor_another_collection(tmp_path: Path) -> None:
    with zipfile.ZipFile(LEGACY) as old:
        real = old.read("collection.anki21")
    path = repacked(LEGACY, tmp_path / "old.apkg", meta=None, collection_dot_anki21=None, collection_dot_anki2=real)
    with opened(path) as package:
        assert (package.version, package.notes) == (1, 25)


def test_the_dummy_that_asks_for_an_update_is_never_read(tmp_path: Path) -> None:
    with opened(repacked(LEGACY, tmp_path / "no_meta.apkg", meta=None)) as package:
        assert (package.version, package.notes) == (2, 25)


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"meta": b"\x08\x04"}, "newer_version"),
        ({"meta": b"\x08\x00"}, "newer_version"),
        ({"meta": b"\xff\xff\xff"}, "broken_file"),
        ({"collection_dot_anki21b": None}, "not_a_package"),
        ({"collection_dot_anki21b": b"no zstd"}, "broken_file"),
        ({"media": b"no zstd"}, "broken_file"),
    ],
)
def test_what_is_no_package_is_refused_by_name(tmp_path: Path, members: dict[str, bytes | None], reason: str) -> None:
    path = repacked(LATEST, tmp_path / "odd.apkg", **members)
    with pytest.raises(Refused) as refused, opened(path):
        pass
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "empty_file"), (b"hello", "broken_file"), (b"PK\x03\x04", "broken_file")]
)
def test_what_is_no_archive_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "odd.apkg"
    path.write_bytes(data)
    with pytest.raises(Refused) as refused, opened(path):
        pass
    assert refused.value.reason == reason


def test_names_are_told_as_notes_tell_them_and_only_those_that_none_can_tell_are_left_out(tmp_path: Path) -> None:
    told = {"0": "../../etc/passwd", "1": "C:\\boot.ini", "2": "ok.png", "3": "a\u0308.png", "9": "missing.png"}
    odd = {"8": "..", "7": "x" * 1_001}
    path = repacked(LEGACY, tmp_path / "paths.apkg", media=json.dumps(told | odd).encode())
    with opened(path) as package:
        assert [medium.name for medium in package.media] == [told[number] for number in "0123"]
        assert package.refused_names() == ["..", "x" * 1_001]


def test_the_fixtures_come_with_their_licence() -> None:
    assert "free to use" in (DATA / "README.md").read_text()


def test_both_kinds_of_collections_tell_the_same_presets() -> None:
    told = []
    for path in (LATEST, LEGACY):
        with opened(path) as package:
            told.append({package.decks[number]: preset for number, preset in package.presets.items()})
    latest, legacy = told
    assert set(latest) == set(legacy) == {"Default", "Atlas", "Atlas::Facts", "Atlas::Facts::Deep", "Atlas::Cloze ✓"}
    for name, mine in latest.items():
        theirs = legacy[name]
        assert mine["name"] == theirs["name"]
        assert mine["desiredRetention"] == pytest.approx(theirs["desiredRetention"])
        assert mine["fsrsParams6"] == pytest.approx(theirs["fsrsParams6"], abs=1e-4)
        for part, names in {"new": ("delays", "perDay", "bury"), "rev": ("perDay", "maxIvl", "bury")}.items():
            assert [mine[part][name] for name in names] == [theirs[part][name] for name in names]
        assert mine["lapse"]["delays"] == theirs["lapse"]["delays"]
        assert mine["lapse"]["leechFails"] == theirs["lapse"]["leechFails"]
        assert (mine["maxTaken"], mine["reviewOrder"]) == (theirs["maxTaken"], theirs["reviewOrder"])
