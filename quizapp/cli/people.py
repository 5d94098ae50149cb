"""`quizapp user ...`: accounts from the shell."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask.cli import with_appcontext
from flask_babel import force_locale

from quizapp.adapters import clock
from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.accounts import queries, refusals, services


@click.group("user")
def people() -> None:
    """Accounts."""


@people.command("create")
@click.argument("name")
@click.option("--timezone", default="UTC", show_default=True, help="Time zone by its name, such as Europe/Berlin.")
@click.option(
    "--day-start", type=click.IntRange(0, 23), default=4, show_default=True, help="Hour at which a study day begins."
)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@with_appcontext
def create(name: str, *, timezone: str, day_start: int, password_stdin: bool) -> None:
    """Make an account called NAME; asks for the password unless --password-stdin is given."""
    password = _read_password(password_stdin)
    with _refusals_explained():
        user = services.sign_up(
            None, username=name, password=password, timezone=timezone, day_start=day_start, now=clock.now()
        )
    db.session.commit()
    click.echo(f"Account {user.username} made.")


@people.command("password")
@click.argument("name")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@with_appcontext
def password(name: str, *, password_stdin: bool) -> None:
    """Set a new password for the account NAME (a user name or an e-mail address) and sign it out everywhere."""
    user = queries.user_to_sign_in(name)
    if user is None:
        raise click.ClickException(f"There is no account called {name}.")
    chosen = _read_password(password_stdin)
    with _refusals_explained():
        services.set_password(user, password=chosen)
    db.session.commit()
    click.echo(f"Account {user.username} has a new password and is signed out everywhere.")


def _read_password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return typed


@contextmanager
def _refusals_explained() -> Iterator[None]:
    try:
        yield
    except Refused as refusal:
        with force_locale("en"):  # the shell speaks English, as the other commands do
            raise click.ClickException(refusals.explain(refusal)) from refusal
