"""Bombs, lies and damage: a clear refusal of ours, quickly and in little memory."""

import resource
import sqlite3
import zipfile
from pathlib import Path

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.adapters.packages import Limits, opened
from quizapp.core.errors import Refused
from tests.adapters.packages.packing import LATEST, LEGACY, altered, repacked

SMALL = Limits(collection=2**20, medium=2**16, gentle=2**18)


def _read_whole(path: Path, limits: Limits | None = None) -> None:
    with opened(path, limits) as package:
        package.cards_by_deck()
        package.refused_names()
        for batch in package.batches():
            assert batch
        for medium in package.media:
            package.read_medium(medium)


def _refusal(path: Path) -> str | None:
    try:
        _read_whole(path)
    except Refused as refused:
        return refused.reason
    return None


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_a_zip_bomb_is_refused_before_it_fills_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "bomb.apkg"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("collection.anki2", "w", force_zip64=True) as member,
    ):
        for _ in range(200):
            member.write(bytes(2**20))
    before = _peak_mb()
    with pytest.raises(Refused) as refused:
        _read_whole(path)
    assert refused.value.reason == "too_dense"
    assert _peak_mb() - before < 60


def test_a_zstd_bomb_is_refused_before_it_fills_the_disk(tmp_path: Path) -> None:
    engine = zstandard.ZstdCompressor().compressobj()
    bomb = b"".join(engine.compress(bytes(2**20)) for _ in range(500)) + engine.flush()
    before = _peak_mb()
    with pytest.raises(Refused) as refused:
        _read_whole(repacked(LATEST, tmp_path / "bomb.apkg", collection_dot_anki21b=bomb))
    assert refused.value.reason == "too_dense"
    assert _peak_mb() - before < 100


def test_a_bomb_among_the_pictures_is_refused(tmp_path: Path) -> None:
    bomb = zstandard.compress(bytes(40 * 2**20))
    with pytest.raises(Refused):
        _read_whole(repacked(LATEST, tmp_path / "bomb.apkg", **{"0": bomb}))


def test_a_picture_or_collection_beyond_its_cap_is_too_big(tmp_path: Path) -> None:
    path = repacked(LEGACY, tmp_path / "big.apkg", **{"0": bytes(range(256)) * 400})
    with pytest.raises(Refused) as refused:
        _read_whole(path, SMALL)
    assert refused.value.reason == "too_big"
    with pytest.raises(Refused) as refused:
        _read_whole(LEGACY, Limits(collection=1000))
    assert refused.value.reason == "too_big"


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE revlog",
        "DELETE FROM col",
        "UPDATE col SET models = 'no json'",
        "UPDATE col SET models = '[]'",
        "UPDATE col SET decks = '{\"x\": 1}'",
        "UPDATE col SET crt = 'never'",
        "UPDATE col SET ver = 18",
    ],
)
def test_a_collection_that_is_not_what_it_should_be_is_refused(tmp_path: Path, statement: str) -> None:
    with pytest.raises(Refused) as refused:
        _read_whole(altered(LEGACY, tmp_path / "odd.apkg", statement))
    assert refused.value.reason in {"broken_file", "not_a_package"}


def test_one_odd_row_spoils_nothing_but_itself(tmp_path: Path) -> None:
    odd = ("UPDATE cards SET due = 'soon' WHERE ord = 1", "UPDATE notes SET mod = x'ff00', flds = 7 WHERE id % 2")
    with opened(altered(LEGACY, tmp_path / "odd.apkg", *odd)) as package:
        assert sum(len(batch) for batch in package.batches()) == 25


def test_a_view_in_place_of_a_table_is_refused(tmp_path: Path) -> None:
    statements = ("ALTER TABLE notes RENAME TO held", "CREATE VIEW notes AS SELECT * FROM held")
    with pytest.raises(Refused):
        _read_whole(altered(LEGACY, tmp_path / "view.apkg", *statements))


def test_tables_without_indexes_are_read_in_good_time(tmp_path: Path) -> None:
    many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
    path = altered(
        LEGACY, tmp_path / "plain.apkg", "DROP INDEX ix_cards_nid", "DROP INDEX ix_revlog_cid",
        many + "INSERT INTO cards SELECT i, i, 1, 0, 0, 0, 0, 0, i, 0, 0, 0, 0, 0, 0, 0, 0, '' FROM n",
        many + "INSERT INTO notes SELECT i, 'g' || i, 1, 0, 0, '', 'a' || char(31) || 'b', 'a', 0, 0, '' FROM n",
    )  # fmt: skip
    with opened(path) as package:
        assert sum(len(batch) for batch in package.batches()) == 20_025


WHOLE = {path: path.read_bytes() for path in (LATEST, LEGACY)}


@given(source=st.sampled_from(sorted(WHOLE)), share=st.floats(0, 1))
@settings(max_examples=10)
def test_a_package_cut_short_is_refused(tmp_path_factory: pytest.TempPathFactory, source: Path, share: float) -> None:
    path = tmp_path_factory.mktemp("cut") / "cut.apkg"
    path.write_bytes(WHOLE[source][: int(share * (len(WHOLE[source]) - 1))])
    with pytest.raises(Refused):
        _read_whole(path)


@given(source=st.sampled_from(sorted(WHOLE)), flips=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 7)), min_size=1))
@settings(max_examples=15)
def test_a_package_with_wrong_bits_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, source: Path, flips: list[tuple[float, int]]
) -> None:
    data = bytearray(WHOLE[source])
    for place, bit in flips:
        data[int(place * (len(data) - 1))] ^= 1 << bit
    path = tmp_path_factory.mktemp("flip") / "flip.apkg"
    path.write_bytes(data)
    assert _refusal(path) in {
        None,
        "broken_file",
        "not_a_package",
        "newer_version",
        "encrypted",
        "too_big",
        "too_dense",
    }


@given(flips=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 7)), min_size=1, max_size=30))
@settings(max_examples=15)
def test_a_collection_with_wrong_bits_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, flips: list[tuple[float, int]]
) -> None:
    folder = tmp_path_factory.mktemp("bits")
    with zipfile.ZipFile(LEGACY) as archive:
        data = bytearray(archive.read("collection.anki21"))
    for place, bit in flips:
        data[int(place * (len(data) - 1))] ^= 1 << bit
    path = repacked(LEGACY, folder / "bits.apkg", collection_dot_anki21=bytes(data))
    assert _refusal(path) in {None, "broken_file", "not_a_package", "too_dense"}


def test_nothing_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    _read_whole(LATEST)
    assert list(tmp_path.iterdir()) == []
    assert sqlite3.sqlite_version_info >= (3, 31)
