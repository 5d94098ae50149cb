"""The presets of a package: how its decks were studied, in the form of the older collections whatever wrote them."""

import sqlite3
import struct
from typing import Any

from quizapp.adapters.packages import wire

Preset = dict[str, Any]
_FLOAT = 4  # bytes
# Field of a preset's message: the place of the value in the older form, and whether it is a list of numbers.
_WHOLE = {9: ("new", "perDay"), 10: ("rev", "perDay"), 16: ("rev", "maxIvl"), 21: ("lapse", "leechAction"),
          22: ("lapse", "leechFails"), 24: ("maxTaken",), 27: ("new", "bury"), 28: ("rev", "bury"),
          29: ("buryInterdayLearning",), 32: ("newSortOrder",), 33: ("reviewOrder",),
          34: ("newGatherPriority",)}  # fmt: skip
_LISTS = {1: ("new", "delays"), 2: ("lapse", "delays"), 3: ("fsrsWeights",), 4: ("easyDaysPercentages",),
          5: ("fsrsParams5",), 6: ("fsrsParams6",)}  # fmt: skip
_RETENTION = 37
_NORMAL, _PRESET = 1, 1  # of a deck's message: an ordinary deck; of that: the number of its preset
_OWN = {6: "reviewLimit", 7: "newLimit"}  # and what the deck alone has instead of it
_OWN_RETENTION = 10
OWN = "ownOfDeck"  # the key under which a preset tells that


def from_json(decks: dict[str, Any], presets: dict[str, Any]) -> dict[int, Preset]:
    """The preset of each deck of an older collection."""
    found = {}
    for number, deck in decks.items():
        preset = presets.get(str(deck.get("conf")))
        if isinstance(preset, dict):
            own = {name: deck.get(name) for name in _OWN.values()}
            share = deck.get("desiredRetention")  # in hundredths here, and nowhere else
            found[int(number)] = preset | {OWN: own | {"desiredRetention": share and share / 100}}
    return found


def from_tables(found: sqlite3.Connection) -> dict[int, Preset]:
    """The preset of each deck of a newer collection; none where it has no such table."""
    named = "SELECT 1 FROM sqlite_master WHERE name = 'deck_config' AND type = 'table'"
    if found.execute(named).fetchone() is None:
        return {}
    rows = found.execute("SELECT id, name, config FROM deck_config").fetchall()
    presets = {int(number): _read(config) | {"name": str(name)} for number, name, config in rows}
    used = {}
    for number, kind in found.execute("SELECT id, kind FROM decks"):
        normal = wire.first(kind, _NORMAL)
        preset = wire.first(normal, _PRESET, 0) if isinstance(normal, bytes) else 0
        if preset in presets and isinstance(normal, bytes):
            used[int(number)] = presets[int(preset)] | {OWN: _own(normal)}
    return used


def _own(normal: bytes) -> Preset:
    own = {_OWN[number]: value for number, value in wire.fields(normal) if number in _OWN}
    share = wire.first(normal, _OWN_RETENTION)
    return own | {"desiredRetention": _floats(share)[0] if share and isinstance(share, bytes) else None}


def _read(config: bytes) -> Preset:
    made: Preset = {"new": {}, "rev": {}, "lapse": {}}
    for path in _WHOLE.values():
        _put(made, path, 0)
    for path in _LISTS.values():
        _put(made, path, [])
    for number, value in wire.fields(config):
        if number in _WHOLE and isinstance(value, int):
            _put(made, _WHOLE[number], value)
        elif number in _LISTS and isinstance(value, bytes):
            _extend(made, _LISTS[number], _floats(value))
        elif number == _RETENTION and isinstance(value, bytes):
            made["desiredRetention"] = _floats(value)[0]
    return made


def _floats(data: bytes) -> list[float]:
    return [round(value, 6) for (value,) in struct.iter_unpack("<f", data[: len(data) // _FLOAT * _FLOAT])]


def _put(made: Preset, path: tuple[str, ...], value: Any) -> None:
    _holder(made, path)[path[-1]] = value


def _extend(made: Preset, path: tuple[str, ...], values: list[float]) -> None:
    _holder(made, path)[path[-1]] += values


def _holder(made: Preset, path: tuple[str, ...]) -> Preset:
    return made[path[0]] if len(path) > 1 else made
