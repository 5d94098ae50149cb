"""Packages made for tests: whole ones from the fixtures, and broken ones from nothing."""

import json
import sqlite3
import zipfile
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data" / "anki"
LATEST, LEGACY, PLAIN = (
    DATA / f"{name}.apkg" for name in ("atlas_latest_fsrs", "atlas_legacy_fsrs", "plain_latest_noscheduling")
)
EXPECTED = json.loads((DATA / "atlas_expected.json").read_text())


def repacked(source: Path, target: Path, **members: bytes | None) -> Path:
    """A package with some of its members replaced, or left out where None is given (dots in names as `_dot_`)."""
    changed = {name.replace("_dot_", "."): data for name, data in members.items()}
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, data in changed.items():
            if data is not None:
                new.writestr(name, data)
    return target


def altered(source: Path, target: Path, *statements: str) -> Path:
    """The legacy package with its collection changed by these statements."""
    inside = target.with_suffix(".db")
    with zipfile.ZipFile(source) as old:
        inside.write_bytes(old.read("collection.anki21"))
    with sqlite3.connect(inside) as found:
        for statement in statements:
            found.execute(statement)
    found.close()
    return repacked(source, target, collection_dot_anki21=inside.read_bytes())
