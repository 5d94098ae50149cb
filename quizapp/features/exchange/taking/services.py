"""Making a file of a deck: asked for on a page, written by the worker, fetched once it is there."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from quizapp.adapters import queue
from quizapp.extensions import db
from quizapp.features.decks import queries as decks
from quizapp.features.decks.bringing.naming import name_notes
from quizapp.features.exchange import queries as brought
from quizapp.features.exchange.services import path_of
from quizapp.features.exchange.taking import package, queries, sheets
from quizapp.features.study.learner import learner_of
from quizapp.models import Bringing, Deck, Stage, User

FORMS = ("apkg", "csv", "tsv", "md")
KEPT = timedelta(days=1)


def write_deck(user: User, deck: Deck, target: Path, *, form: str, progress: bool, tell: Callable[[int], None]) -> int:
    """Write a deck with those below it; gives how many notes it holds."""
    shelves = queries.decks_below(deck)
    name_notes(shelves)
    learner = learner_of(user)
    if form == "apkg":
        package.write(learner, shelves, target, with_progress=progress, tell=tell)
    else:
        sheets.write(learner, shelves, target, form=form, tell=tell)
    return queries.count_notes(shelves)


def ask(user: User, deck: Deck, *, form: str, progress: bool, key: str, now: datetime) -> Bringing:
    """Have the worker make a file; the same click again finds the same one."""
    if there := brought.by_key(user, key):
        return there
    for old in queries.made_before(user, now - KEPT):
        path_of(old.id).unlink(missing_ok=True)
        db.session.delete(old)
    name = f"{deck.name.replace('::', ' - ').replace('/', '-')[:200]}.{form}"
    options: dict[str, Any] = {"deck_id": deck.id, "progress": progress}
    row = Bringing(learner_id=user.id, request_key=key, name=name, kind=f"take-{form}", options=options, created_at=now)
    row.stage, row.done, row.total = Stage.QUEUED, 0, queries.count_notes(queries.decks_below(deck))
    db.session.add(row)
    db.session.flush()
    queue.enqueue("take_along", row.id, now=now)
    return row


def take_along(number: int, save: Callable[[], None]) -> None:
    """Job: make the file. Safe to run twice."""
    row = brought.bringing_for_worker(number)
    if row is None or row.stage not in {Stage.QUEUED, Stage.BRINGING}:
        return
    row.stage = Stage.BRINGING
    save()
    user = brought.learner_for_worker(row.learner_id)
    deck = decks.own_deck(user, int(str(row.options["deck_id"])))
    form, progress = row.kind.removeprefix("take-"), bool(row.options.get("progress"))

    def tell(done: int) -> None:
        queries.count_done(number, done)
        save()

    path_of(number).parent.mkdir(parents=True, exist_ok=True)
    part = path_of(number).with_suffix(".part")
    write_deck(user, deck, part, form=form, progress=progress, tell=tell)
    part.replace(path_of(number))
    row = brought.bringing_for_worker(number)
    if row is not None:
        row.stage, row.done = Stage.DONE, row.total
