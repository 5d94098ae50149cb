"""Run by a Python of its own that has Anki's package: what Anki's scheduler would do with cards in given states.

Usage: TZ=UTC PYTHON anki_scheduler.py < asked.json. Reads {"rollover": hour, "cases": [...]} and prints one JSON list:
of each case the four buttons, or, where a log is given, the memory that Anki computes from it, if any.
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

DAY = 86_400
TYPES = {"new": (0, 0), "learning": (1, 1), "review": (2, 2), "relearning": (3, 1)}  # type and queue of a card
WHOLE_DAYS = 3  # the queue of steps of a day and more


def main() -> None:
    """Ask of every case."""
    from anki.collection import Collection  # type: ignore

    asked = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "collection.anki2")
        found = Collection(path)
        found.set_config("rollover", asked["rollover"])
        found.set_config("fsrs", True)
        found.db.execute("UPDATE col SET crt = crt - ?", 2_000 * DAY)
        found.close()
        found = Collection(path)
        note = found.new_note(found.models.by_name("Basic"))
        note["Front"] = note["Back"] = "x"
        found.add_note(note, 1)
        told = [_told(found, note.cards()[0].id, case) for case in asked["cases"]]
        found.close()
    json.dump(told, sys.stdout)


def _told(found: Any, card: int, case: dict[str, Any]) -> Any:
    options = found.decks.config_dict_for_deck_id(1)
    options["new"]["delays"], options["lapse"]["delays"] = case["steps"], case["resteps"]
    options["desiredRetention"], options["rev"]["maxIvl"] = case["retention"], case["longest"]
    options["fsrsParams6"] = case["parameters"]
    found.decks.update_config(options)
    found.db.execute("DELETE FROM revlog")
    _place(found, card, case)
    if "log" not in case:
        states = found._backend.get_scheduling_states(card)
        return [_button(getattr(states, name).normal) for name in ("again", "hard", "good", "easy")]
    for at, ease, interval, last, factor, kind in case["log"]:
        row = (at, card, -1, ease, interval, last, factor, 4000, kind)
        found.db.execute("INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", *row)
    told = found._backend.compute_memory_state(card)
    return {"s": told.state.stability, "d": told.state.difficulty} if told.HasField("state") else None


def _place(found: Any, card: int, case: dict[str, Any]) -> None:
    kind, queue = TYPES[case["phase"]]
    today, now = found.sched.today, int(time.time())
    due, days = now, case["interval_days"]
    if kind == 2 or days:
        due = today - case["elapsed_days"] + days
        queue = queue if kind == 2 else WHOLE_DAYS
    data = {"s": case["s"], "d": case["d"], "dr": case["retention"], "lrt": now - case["gap"]} if case["s"] else {}
    values = (kind, queue, due, days, 2500 if kind else 0, case["reps"], case["lapses"], case["left"], json.dumps(data))
    change = "type = ?, queue = ?, due = ?, ivl = ?, factor = ?, reps = ?, lapses = ?, left = ?, data = ?"
    found.db.execute(f"UPDATE cards SET {change} WHERE id = {int(card)}", *values)


def _button(state: Any) -> dict[str, Any]:
    name = state.WhichOneof("kind")
    made = getattr(state, name)
    steps = made.learning if name == "relearning" else made
    memory = steps.memory_state
    told = {"phase": name, "s": memory.stability, "d": memory.difficulty}
    if name == "review":
        return told | {"days": made.scheduled_days, "lapses": made.lapses}
    return told | {"seconds": steps.scheduled_secs, "left": steps.remaining_steps}


if __name__ == "__main__":
    main()
