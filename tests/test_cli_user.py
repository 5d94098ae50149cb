"""`quizapp user create`: an account from the shell, under the same rules as on the page."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

from quizapp.extensions import db
from quizapp.features.accounts import credentials, queries
from quizapp.models import User
from tests import factories
from tests.features.accounts.browsers import PASSWORD


def _create(app: Flask, *given: str, typed: str = f"{PASSWORD}\n") -> tuple[int, str]:
    ran = app.test_cli_runner().invoke(args=["user", "create", *given, "--password-stdin"], input=typed)
    db.session.expire_all()
    return ran.exit_code, ran.output


def test_an_account_is_made(app: Flask) -> None:
    assert _create(app, "Tess", "--timezone", "Europe/Berlin", "--day-start", "6") == (0, "Account tess made.\n")
    tess = queries.user_by_name("tess")
    assert (tess.name, tess.timezone, tess.day_start) == ("Tess", "Europe/Berlin", 6)
    assert credentials.is_right(PASSWORD, tess.password_hash)


def test_the_account_can_sign_in(app: Flask) -> None:
    _create(app, "tess")
    answer = app.test_client().post("/sign-in", data={"login": "tess", "password": PASSWORD})
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("given", "typed", "sentence"),
    [
        (["ana"], PASSWORD, "Error: Somebody already has this user name. Choose another.\n"),
        (["t"], PASSWORD, "Error: A user name has 2 to 40 characters.\n"),
        (["tess"], "short", "Error: A password has at least 8 characters.\n"),
        (["tess"], "", "Error: A password has at least 8 characters.\n"),
        (["tess", "--timezone", "Mars"], PASSWORD, "Error: There is no such time zone.\n"),
    ],
)
def test_a_refusal_is_one_sentence(app: Flask, ana: User, given: list[str], typed: str, sentence: str) -> None:
    factories.article(ana)
    assert _create(app, *given, typed=typed + "\n") == (1, sentence)
    assert queries.user_by_name("tess") is None


def test_the_password_is_asked_for_twice(app: Flask) -> None:
    typed = f"{PASSWORD}\n{PASSWORD}\n"
    ran = app.test_cli_runner().invoke(args=["user", "create", "tess"], input=typed)
    assert (ran.exit_code, PASSWORD in ran.output) == (0, False)
    assert queries.user_by_name("tess") is not None


def test_a_forgotten_password_is_set_anew_and_every_device_is_out(app: Flask, ana: User) -> None:
    key = ana.session_key
    ran = app.test_cli_runner().invoke(args=["user", "password", "Ana", "--password-stdin"], input=f"{PASSWORD}\n")
    db.session.expire_all()
    assert (ran.exit_code, ran.output) == (0, "Account ana has a new password and is signed out everywhere.\n")
    assert credentials.is_right(PASSWORD, ana.password_hash)
    assert ana.session_key != key


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [("nobody", PASSWORD, "There is no account called nobody."), ("ana", "x", "A password has at least 8 characters.")],
)
def test_a_password_is_not_set(app: Flask, ana: User, name: str, typed: str, sentence: str) -> None:
    ran = app.test_cli_runner().invoke(args=["user", "password", name, "--password-stdin"], input=typed)
    db.session.expire_all()
    assert (ran.exit_code, ran.output) == (1, f"Error: {sentence}\n")
    assert credentials.is_right("anaana", ana.password_hash)


@pytest.mark.slow
def test_the_first_command_of_all_makes_the_database(tmp_path: Path) -> None:
    started = {**os.environ, "QUIZAPP_INSTANCE": str(tmp_path / "new"), "DATABASE_URL": ""}
    words = [sys.executable, "-m", "quizapp", "user", "create", "tess", "--password-stdin"]
    ran = subprocess.run(words, env=started, input=PASSWORD, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "Account tess made.\n", "")
