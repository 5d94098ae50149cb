"""Run by a Python of its own that has Anki's package: brings files into a collection and tells what is there.

Usage: PYTHON anki_oracle.py ROLLOVER [COLLECTION.anki2] FILE ...; the files are brought one after the other into a copy
of the collection, or into an empty one whose days begin at that hour. Prints one JSON object.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any


def main(rollover: int, files: list[str]) -> None:
    """Bring the files and print what came of it."""
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest  # type: ignore

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "collection.anki2"
        if files[0].endswith(".anki2"):
            shutil.copy(files.pop(0), path)
        found = Collection(str(path))
        found.set_config("rollover", rollover)
        logs = []
        for file in files:
            options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)
            done = found.import_anki_package(ImportAnkiPackageRequest(package_path=file, options=options)).log
            logs.append({"new": len(done.new), "updated": len(done.updated), "duplicate": len(done.duplicate)})
        answer = told(found) | {"log": logs}
        found.close()
    json.dump(answer, sys.stdout)


def told(found: Any) -> dict[str, Any]:
    """What is in a collection; cards of filtered decks as they are at home."""
    return {
        "notes": [_note(found, number) for number in found.find_notes("")],
        "reviews": found.db.all("SELECT id, cid, ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY id"),
        "presets": {
            deck.name: _preset(found, deck.id) for deck in found.decks.all_names_and_ids(include_filtered=False)
        },
        "media": sorted(path.name for path in Path(found.media.dir()).iterdir()),
    }


def _preset(found: Any, deck: int) -> dict[str, object]:
    kept = found.decks.config_dict_for_deck_id(deck)
    names = ("name", "desiredRetention", "fsrsParams6", "reviewOrder", "easyDaysPercentages")
    steps = {"steps": kept["new"]["delays"], "resteps": kept["lapse"]["delays"]}
    return {name: kept[name] for name in names} | steps | {"perDay": kept["new"]["perDay"]}


def _note(found: Any, number: int) -> dict[str, object]:
    note = found.get_note(number)
    return {
        "guid": note.guid,
        "type": note.note_type()["name"],
        "tags": note.tags,
        "fields": note.fields,
        "cards": [_card(found, card) for card in note.cards()],
    }


def _card(found: Any, card: Any) -> dict[str, object]:
    state, due = card.memory_state, card.odue or card.due
    is_moment = due > 1_000_000
    data = json.loads(found.db.scalar("SELECT data FROM cards WHERE id = ?", card.id) or "{}")
    return {
        "ord": card.ord, "deck": found.decks.name(card.odid or card.did), "type": card.type, "queue": card.queue,
        "due_in": due - found.sched.today if card.type and not is_moment else None,
        "due_at": due if card.type and is_moment else None, "ivl": card.ivl, "left": card.left % 1000,
        "flag": card.flags & 7, "reps": card.reps, "lapses": card.lapses, "s": state and state.stability,
        "d": state and state.difficulty, "last": card.last_review_time, "place": data.get("pos") if card.type else due,
        "question": card.question(), "answer": card.answer(), "id": card.id,
    }  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
