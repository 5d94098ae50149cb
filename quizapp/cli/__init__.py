"""The `quizapp` command: Flask's own group with our commands, each one service call and a commit."""

import sys
from importlib import import_module
from typing import Any

import click
from flask import Flask
from flask.cli import AppGroup, FlaskGroup

from quizapp.core.errors import Refused

COMMANDS = {
    "serve": "serve:serve",
    "worker": "serve:worker",
    "generate": "generating.generate:generate",
    "import": "exchange:bring",
    "export": "exchange:take",
    "user": "people:people",
    "reviews": "study.reviews:reviews",
    "memory": "study.memory:memory",
}


class Late(click.Group):
    """Loads a command when it is asked for: whoever serves needs none of what the others do."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, name = COMMANDS[cmd_name].partition(":")
        found: click.Command = getattr(import_module(f"quizapp.cli.{module}"), name)
        return found

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*COMMANDS, *super().list_commands(ctx)})


class OfApp(Late, AppGroup):
    """Our commands for `flask --app quizapp`."""


class Program(Late, FlaskGroup):
    """Our commands, and those of the packages we use: `quizapp db ...`."""


def register(app: Flask) -> None:
    """Give the app our commands."""
    app.cli = OfApp(name=app.name)


def _app(*_given: Any) -> Flask:
    """The app for a command. Whichever of ours comes first makes the database; others leave it as it is."""
    from quizapp import create_app
    from quizapp.cli.database import bring_up_to_date, knows_its_steps

    app = create_app()
    if _asked() in COMMANDS:
        bring_up_to_date(app)
    return knows_its_steps(app)


def _asked() -> str | None:
    """The command as it was typed, without those below it."""
    context, name = click.get_current_context(silent=True), None
    while context is not None and context.parent is not None:
        context, name = context.parent, context.info_name
    return name


def run() -> None:
    """Run one command of the program; what is wrong with its words, or with a setting, gets one sentence."""
    group = Program(create_app=_app, add_default_commands=False, help="quizapp: from reading to remembering.")
    try:
        done = group.main(prog_name="quizapp", standalone_mode=False)
        sys.exit(done if isinstance(done, int) else 0)
    except click.exceptions.NoArgsIsHelpError as wanted:
        wanted.show()
        sys.exit(wanted.exit_code)
    except click.ClickException as wrong:
        click.echo(f"Error: {wrong.format_message()}", err=True)
        sys.exit(wrong.exit_code)
    except click.Abort:
        click.echo("Aborted!", err=True)
        sys.exit(1)
    except Refused as refusal:
        told = refusal.data
        click.echo(f"quizapp: {told['name']} is {told['value']!r}, which is not a {told['wanted']}.", err=True)
        sys.exit(2)
