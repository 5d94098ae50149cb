"""`quizapp reviews FILE.csv --user NAME`: loads a bare review log."""

import json
from pathlib import Path

import click
from flask.cli import with_appcontext

from quizapp.adapters import clock
from quizapp.adapters.reader.files.encodings import decoded, is_text
from quizapp.cli.counting import counted
from quizapp.cli.study.people import user_called
from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.study.integrity.loading import Loaded, load_log

MOST_SHOWN = 50


@click.command("reviews")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--user", "name", required=True, help="Whose reviews these are.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@with_appcontext
def reviews(file: Path, name: str, form: str) -> None:
    """Load a review log: card_id, rating (1-4), time (ms or s since 1970, or ISO 8601) and duration (ms) in FILE.

    Loading it twice adds nothing. Rows that cannot be read are listed with the reason; the rest is loaded.
    """
    user = user_called(name)
    try:
        loaded = load_log(user, _text(file), now=clock.now(), save=db.session.commit)
    except Refused as refusal:
        if refusal.reason == "no_rows":
            raise click.ClickException(
                f"There is no review in {file.name}, only the names of its columns."
            ) from refusal
        missing = ", ".join(map(str, refusal.data["missing"]))  # type: ignore[call-overload]
        raise click.ClickException(f"The first line of {file.name} names no column {missing}.") from refusal
    db.session.commit()
    click.echo(json.dumps(_as_json(loaded)) if form == "json" else _as_text(loaded))


def _text(file: Path) -> str:
    raw = file.read_bytes()
    text = decoded(raw)
    if not is_text(text):
        raise click.ClickException(f"{file.name} holds no text, and so no review log.")
    if not text.strip():
        raise click.ClickException(f"There is nothing in {file.name}.")
    return text


def _as_json(loaded: Loaded) -> dict[str, object]:
    known = loaded.cards - loaded.new_cards
    return {
        "cards": {"added": loaded.new_cards, "updated": 0, "skipped": known},
        "reviews": {"added": loaded.merged.added, "updated": 0, "skipped": loaded.merged.skipped},
        "problems": [{"row": bad.row, "reason": bad.reason} for bad in loaded.problems],
    }


def _as_text(loaded: Loaded) -> str:
    added, skipped = loaded.merged.added, loaded.merged.skipped
    first = f"{counted(added, 'review')} of {counted(loaded.cards, 'card')} loaded, "
    first += f"{counted(loaded.new_cards, 'card')} made; {counted(skipped, 'review')} there already, "
    first += f"{counted(len(loaded.problems), 'row')} left out."
    lines = [first, *_problems(loaded)]
    more = len(loaded.problems) - MOST_SHOWN
    return "\n".join(lines + ([f"and {more} more (--format json lists all)"] if more > 0 else []))


def _problems(loaded: Loaded) -> list[str]:
    return [f"row {bad.row}: {bad.reason}" for bad in loaded.problems[:MOST_SHOWN]]
