"""`quizapp import` and `quizapp export`: cards from other programs and to them, from the shell."""

import json
import sys
from pathlib import Path

import click
from flask.cli import with_appcontext
from flask_babel import force_locale

from quizapp.cli.counting import counted
from quizapp.core.errors import NotFound, Refused
from quizapp.core.exchange.brought import Tally
from quizapp.extensions import db, measure_tables
from quizapp.features.accounts import queries as accounts
from quizapp.features.exchange import services
from quizapp.features.exchange.opening import kind_of
from quizapp.features.exchange.taking import services as taking
from quizapp.features.exchange.taking.queries import deck_by_name
from quizapp.features.exchange.wording import explain, reason
from quizapp.features.study.fitting.services import rebuild_memory
from quizapp.models import User

COUNTED = ("notes", "cards", "reviews", "media")
FORMATS = click.Choice(["text", "json"])


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--user", "name", required=True, help="Whose decks the cards go to: a user name or an e-mail address.")
@click.option("--deck", default="", help="Deck for a text that names none (usual: the file's name).")
@click.option("--parameters", is_flag=True, help="Also follow what an Anki package was fitted to, unless NAME was.")
@click.option("--format", "form", type=FORMATS, default="text", show_default=True, help="How to tell what was done.")
@with_appcontext
def bring(file: Path, *, name: str, deck: str, parameters: bool, form: str) -> None:
    """Bring the cards of FILE: an Anki package (.apkg, .colpkg), a table (.csv, .tsv, .txt) or Markdown (.md)."""
    user = account(name)
    fitted = user.fitted
    with file.open("rb") as stream:
        kind = kind_of(file.name, stream.read(4096))

    def tell(_tally: Tally, done: int, total: int) -> None:
        db.session.commit()
        if form == "text" and sys.stderr.isatty():
            click.echo(f"\r{done} of {total}", err=True, nl=False)

    try:
        options = {"deck": deck or file.stem, "parameters": parameters}
        tally = services.write_file(user, file, kind, options, tell=tell)
    except Refused as refused:
        with force_locale("en"):
            raise click.ClickException(f"{file} was refused: {explain(refused)}") from refused
    if user.fitted != fitted:
        rebuild_memory(user.id, db.session.commit)
    measure_tables()
    db.session.commit()
    with force_locale("en"):
        click.echo(_as_json(tally) if form == "json" else _as_text(tally))


def account(name: str) -> User:
    """The account of this name; ends with a sentence when there is none."""
    user = accounts.user_to_sign_in(name)
    if user is None:
        raise click.ClickException(f"There is no account called {name}.")
    return user


def _as_json(tally: Tally) -> str:
    told: dict[str, object] = {kind: getattr(tally, kind) for kind in COUNTED}
    told["problems"] = [{"row": p.row, "reason": reason(p.reason, p.about)} for p in tally.problems]
    return json.dumps(told, ensure_ascii=False)


def _as_text(tally: Tally) -> str:
    lines = []
    for kind in COUNTED:
        counts = getattr(tally, kind)
        lines.append(f"{kind}: " + ", ".join(f"{number} {how}" for how, number in counts.items()))
    lines += [f"row {p.row}: {reason(p.reason, p.about)}" for p in tally.problems]
    if tally.unlisted:
        lines.append(f"and {tally.unlisted} more rows left out")
    return "\n".join(lines)


@click.command("export")
@click.argument("deck")
@click.option("--user", "name", required=True, help="Whose deck it is: a user name or an e-mail address.")
@click.option("--to", "target", required=True, type=click.Path(dir_okay=False, writable=True, path_type=Path))
@click.option("--no-progress", is_flag=True, help="Leave out what is remembered (only .apkg can hold it).")
@with_appcontext
def take(deck: str, *, name: str, target: Path, no_progress: bool) -> None:
    """Write DECK (its name or number) with the decks in it to a file: .apkg for Anki, .csv, .tsv or .md."""
    form = target.suffix.lower().removeprefix(".")
    if form not in taking.FORMS:
        raise click.ClickException(f"{target} must end in .{', .'.join(taking.FORMS)}.")
    user = account(name)
    try:
        found = deck_by_name(user, deck)
    except NotFound as error:
        raise click.ClickException(f"{name} has no deck called {deck}.") from error
    deck_name, user_name = found.name, user.username
    part = target.with_name(f".{target.name}.part")
    try:
        notes = taking.write_deck(user, found, part, form=form, progress=not no_progress, tell=lambda _done: None)
        part.replace(target)
    except OSError as error:
        raise click.ClickException(f"{target} cannot be written: {error.strerror}.") from error
    finally:
        part.unlink(missing_ok=True)
    db.session.commit()
    click.echo(f"{counted(notes, 'note')} of the deck {deck_name} of {user_name} written to {target}.")
