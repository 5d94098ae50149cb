"""Bringing a file: it is kept, looked into, and once the person says so its notes are written, batch by batch.

Every batch is committed with the count of what is done. When a worker dies, the next one begins the file anew: what was
committed is found by its names and passed over, much faster than it was written.
"""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import IO, Any

from quizapp.adapters import clock, queue
from quizapp.core.errors import Refused
from quizapp.core.exchange.brought import Tally
from quizapp.core.exchange.files import Files
from quizapp.extensions import db
from quizapp.features.exchange import queries
from quizapp.features.exchange.offers import fitted
from quizapp.features.exchange.opening import Opened, kind_of, open_file, unknown
from quizapp.features.exchange.writing import Writer
from quizapp.features.study.fitting.services import rebuild_memory
from quizapp.features.study.learner import learner_of
from quizapp.models import Bringing, Stage, User
from quizapp.settings import current

Save = Callable[[], None]
SHOWN_ROWS = 8
LEFT_LYING = timedelta(days=1)
_CHUNK = 2**20


def path_of(number: int) -> Path:
    """Where a brought file lies until it is done."""
    return Path(current().instance) / "brought" / str(number)


def begin(learner: User, name: str, stream: IO[bytes], *, key: str, options: dict[str, Any], now: datetime) -> Bringing:
    """Keep a file and have it looked into. The same click again finds the file of the first.

    Raises Refused: empty_file, too_big.
    """
    if there := queries.by_key(learner, key):
        return there
    for old in queries.unfinished_since(learner, now - LEFT_LYING):
        discard(old)
    head = stream.read(4096)
    if not head.strip():
        raise Refused("empty_file")
    kind = kind_of(name, head)
    row = Bringing(learner_id=learner.id, request_key=key, name=name[:300], kind=kind, options=options, created_at=now)
    row.stage, row.done, row.total = Stage.WAITING, 0, 0
    db.session.add(row)
    db.session.flush()
    _keep(path_of(row.id), head, stream)
    queue.enqueue("look_into", row.id, now=now)
    return row


def _keep(path: Path, head: bytes, stream: IO[bytes]) -> None:
    most = current().max_package_mb * 2**20
    path.parent.mkdir(parents=True, exist_ok=True)
    total = 0
    with path.open("wb") as file:
        chunk = head
        while chunk:
            total += len(chunk)
            if total > most:
                break
            file.write(chunk)
            chunk = stream.read(_CHUNK)
    if total > most:
        os.unlink(path)
        raise Refused("too_big", limit_mb=current().max_package_mb)


def discard(row: Bringing) -> None:
    """Forget a file that was not brought in."""
    path_of(row.id).unlink(missing_ok=True)
    db.session.delete(row)
    db.session.flush()


def choose(row: Bringing, options: dict[str, Any], *, now: datetime) -> None:
    """Read the file in another way: it is looked into once more."""
    if row.stage not in {Stage.SHOWN, Stage.FAILED}:
        return
    row.options, row.stage, row.preview, row.refusal = row.options | options, Stage.WAITING, None, None
    queue.enqueue("look_into", row.id, now=now)


def start(row: Bringing, options: dict[str, Any], *, now: datetime) -> None:
    """Bring it in; a second click changes nothing."""
    if row.stage is not Stage.SHOWN:
        return
    row.options, row.stage, row.done = row.options | options, Stage.QUEUED, 0
    queue.enqueue("bring_in", row.id, now=now)


def look_into(number: int, save: Save) -> None:
    """Job: see what is in a file. Safe to run twice."""
    row = queries.bringing_for_worker(number)
    if row is None or row.stage not in {Stage.WAITING, Stage.LOOKING}:
        return
    row.stage = Stage.LOOKING
    save()
    learner = queries.learner_for_worker(row.learner_id)
    try:
        with _opened(learner, path_of(number), row.kind, dict(row.options)) as found:
            shown = _preview(found) | {"fitted": fitted.offered(found, learner)}
            row.total = int(shown["notes"])
    except Refused as refused:
        row.stage, row.refusal = Stage.FAILED, {"reason": refused.reason} | refused.data
        return
    row.preview, row.stage = shown, Stage.SHOWN


def _opened(user: User, path: Path, kind: str, options: dict[str, Any]) -> AbstractContextManager[Opened]:
    return open_file(path, kind, options, learner_of(user).clock, media=partial(queries.addresses_of, user.id))


def _preview(found: Opened) -> dict[str, Any]:
    """Counts, decks, the first cards, and what would be left out of the notes looked at (all of them, of a text)."""
    tally, notes, cards = Tally(), 0, 0
    rows: list[dict[str, str]] = []
    decks: dict[str, int] = {}
    for batch, problems in found.batches(Files(), unknown):
        for problem in problems:
            tally.tell(problem)
        notes += len(batch)
        for note in batch:
            cards += len(note.cards)
            for card in note.cards:
                decks[card.deck] = decks.get(card.deck, 0) + 1
            if len(rows) < SHOWN_ROWS:
                first = note.cards[0]
                rows.append({"kind": first.kind, "front": first.front[:2000], "back": first.back[:2000]})
        if found.package is not None:
            break
    told = tally.document()
    counts = (found.notes, found.cards, found.reviews) if found.package else (notes, cards, 0)
    if not counts[0] and not told["problems"]:
        raise Refused("no_cards")
    shown = dict(zip(("notes", "cards", "reviews"), counts, strict=True))
    shown["media"] = len(found.package.media) if found.package else 0
    return shown | {
        "decks": found.decks or decks,
        "rows": rows,
        "problems": told["problems"],
        "unlisted": told["unlisted"],
    }


def bring_in(number: int, save: Save) -> None:
    """Job: write what is in a file. Safe to run twice; cut short, it begins anew and passes over what is there."""
    row = queries.bringing_for_worker(number)
    if row is None or row.stage not in {Stage.QUEUED, Stage.BRINGING}:
        return
    row.stage = Stage.BRINGING
    save()
    user = queries.learner_for_worker(row.learner_id)

    def tell(tally: Tally, done: int, total: int) -> None:
        row.done, row.total, row.result = done, total, tally.document()
        save()

    try:
        tally = write_file(user, path_of(number), row.kind, dict(row.options), tell=tell)
        if row.options.get("parameters"):
            rebuild_memory(user.id, save)
    except Refused as refused:
        row.stage, row.refusal = Stage.FAILED, {"reason": refused.reason} | refused.data
        return
    row.result, row.stage, row.done = tally.document(), Stage.DONE, row.total
    path_of(number).unlink(missing_ok=True)


def write_file(
    user: User, path: Path, kind: str, options: dict[str, Any], *, tell: Callable[[Tally, int, int], None]
) -> Tally:
    """Write all that is in a file into the learner's decks; `tell` hears of each batch, and may commit it.

    Raises Refused: what `open_file` raises, and no_cards for a file with nothing in it, such as the names of columns.
    """
    learner, tally = learner_of(user), Tally()
    with _opened(user, path, kind, options) as found:
        if options.get("parameters"):
            learner = fitted.adopt(found, user, now=clock.now())
        writer = Writer(learner, clock.now(), tally)
        files = writer.bring_media(found.package) if found.package else Files()
        if found.package:
            writer.know_kinds(found.package, files)
        if found.package and found.reviews and options.get("progress", True):
            writer.know_presets(found.package)
        done = 0
        for notes, problems in found.batches(files, writer.look):
            for problem in problems:
                tally.tell(problem)
                tally.reviews["skipped"] += problem.answers
            tally.notes["skipped"] += len({problem.row for problem in problems} - {note.row for note in notes})
            writer.bring(notes)
            done += len(notes) + len(problems)
            tell(tally, min(done, found.notes), found.notes)
        writer.settle()
    if not done:
        raise Refused("no_cards")
    return tally


def give_up(number: int) -> None:
    """Job that failed for good: the person is told, and may try once more."""
    row = queries.bringing_for_worker(number)
    if row is not None and row.stage is not Stage.DONE:
        row.stage, row.refusal = Stage.FAILED, {"reason": "broken"}
