"""Finding the learner that a command is about."""

import click

from quizapp.features.accounts import queries
from quizapp.models import User


def user_called(name: str) -> User:
    """The account of this user name or e-mail address; ends the command with a sentence when there is none."""
    user = queries.user_to_sign_in(name)
    if user is None:
        raise click.ClickException(f"There is no account called {name}.")
    return user
