"""Run by a Python of its own that has Anki's package: brings a file into an empty collection and tells what is there.

Usage: PYTHON anki_oracle.py FILE [FILE ...]; the files are brought one after the other. Prints one JSON object.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any


def main(files: list[str]) -> None:
    """Bring the files and print what came of it."""
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest  # type: ignore

    with tempfile.TemporaryDirectory() as folder:
        found = Collection(str(Path(folder) / "collection.anki2"))
        logs = []
        for file in files:
            options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)
            done = found.import_anki_package(ImportAnkiPackageRequest(package_path=file, options=options)).log
            logs.append({"new": len(done.new), "updated": len(done.updated), "duplicate": len(done.duplicate)})
        told = {
            "log": logs,
            "today": found.sched.today,
            "notes": [_note(found, number) for number in found.find_notes("")],
            "reviews": found.db.all("SELECT id, cid, ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY id"),
            "presets": {deck.name: _preset(found, deck.id) for deck in found.decks.all_names_and_ids()},
            "media": sorted(path.name for path in Path(found.media.dir()).iterdir()),
        }
        found.close()
    json.dump(told, sys.stdout)


def _preset(found: Any, deck: int) -> dict[str, object]:
    kept = found.decks.config_dict_for_deck_id(deck)
    names = ("name", "desiredRetention", "fsrsParams6", "reviewOrder", "easyDaysPercentages")
    return {name: kept[name] for name in names} | {"steps": kept["new"]["delays"], "perDay": kept["new"]["perDay"]}


def _note(found: Any, number: int) -> dict[str, object]:
    note = found.get_note(number)
    cards = []
    for card in note.cards():
        state = card.memory_state
        cards.append(
            {
                "ord": card.ord, "deck": found.decks.name(card.did), "type": card.type, "queue": card.queue,
                "due_in": card.due - found.sched.today if card.type == 2 else None, "ivl": card.ivl,
                "flag": card.flags & 7, "reps": card.reps, "lapses": card.lapses, "s": state and state.stability,
                "d": state and state.difficulty,
                "last": card.last_review_time, "question": card.question(), "answer": card.answer(), "id": card.id,
            }
        )  # fmt: skip
    return {
        "guid": note.guid,
        "type": note.note_type()["name"],
        "tags": note.tags,
        "fields": note.fields,
        "cards": cards,
    }


if __name__ == "__main__":
    main(sys.argv[1:])
