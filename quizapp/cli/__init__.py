"""The `quizapp` command: Flask's own group with our commands, each one service call and a commit."""

import sys
from pathlib import Path
from typing import Any

import click
from flask import Flask
from flask.cli import FlaskGroup

from quizapp.cli.exchange import bring, take
from quizapp.cli.generating.generate import generate
from quizapp.cli.people import people
from quizapp.cli.serve import serve, worker
from quizapp.cli.study.memory import memory
from quizapp.cli.study.reviews import reviews
from quizapp.core.errors import Refused
from quizapp.settings import CHECKOUT

COMMANDS = (serve, worker, generate, bring, take, people, reviews, memory)


def migrations_folder() -> Path:
    """Where the migrations are: beside the package in a checkout, inside it once installed from a wheel."""
    packed = Path(__file__).resolve().parent.parent / "migrations"
    return packed if packed.is_dir() else CHECKOUT / "migrations"


def register(app: Flask) -> None:
    """Give the app our commands, so that `flask --app quizapp` has them too."""
    for command in COMMANDS:
        app.cli.add_command(command)


def _app(*_given: Any) -> Flask:
    from quizapp import create_app

    return create_app()


def run() -> None:
    """Run one command of the program; a wrong setting gets one sentence."""
    group = FlaskGroup(create_app=_app, add_default_commands=False, help="quizapp: from reading to remembering.")
    for command in COMMANDS:
        group.add_command(command)
    try:
        group.main(prog_name="quizapp", standalone_mode=True)
    except Refused as refusal:
        wrong = refusal.data
        click.echo(f"quizapp: {wrong['name']} is {wrong['value']!r}, which is not a {wrong['wanted']}.", err=True)
        sys.exit(2)
