"""Every option stands in the README's table with its default, and only the settings read the environment."""

from dataclasses import fields
from pathlib import Path

import pytest

from quizapp.core.errors import Refused
from quizapp.settings import Settings, keep_private, kept_secret

ROOT = Path(__file__).resolve().parents[2]
OPTIONS = [option.metadata for option in fields(Settings)]


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option["name"])
def test_option_stands_in_the_readme(option: dict[str, str]) -> None:
    row = next((line for line in (ROOT / "README.md").read_text().splitlines() if f"`{option['name']}`" in line), "")
    assert option["meaning"] in row


def test_only_the_settings_read_the_environment() -> None:
    readers = [
        p.name for p in (ROOT / "quizapp").rglob("*.py") if "os.environ" in p.read_text() or "getenv" in p.read_text()
    ]
    assert readers == ["settings.py"]


@pytest.mark.parametrize(
    ("given", "name", "value"),
    [
        ({"QUIZAPP_PORT": "9000"}, "port", 9000),
        ({"QUIZAPP_SECURE_COOKIES": "yes"}, "secure_cookies", True),
        ({"QUIZAPP_RATE_LIMITS": "0"}, "rate_limits", False),
        ({"QUIZAPP_PORT": ""}, "port", 8000),
        ({"DATABASE_URL": "postgres://u:p@h/d"}, "database", "postgresql+psycopg://u:p@h/d"),
        ({"QUIZAPP_PIPELINES": "fr=a, DE=b"}, "pipelines", {"en": "", "fr": "a", "de": "b"}),
        ({"QUIZAPP_MODEL_URL": "http://127.0.0.1:1/v1"}, "has_model", False),
        ({"QUIZAPP_MODEL_URL": "http://127.0.0.1:1/v1", "QUIZAPP_MODEL_NAME": "m"}, "has_model", True),
    ],
)
def test_options_come_from_the_environment(given: dict[str, str], name: str, value: object) -> None:
    assert getattr(Settings.from_environment(given), name) == value


@pytest.mark.parametrize(
    "given",
    [
        {"QUIZAPP_PORT": "many"},
        {"QUIZAPP_SECURE_COOKIES": "perhaps"},
        {"QUIZAPP_PIPELINES": "french"},
        {"QUIZAPP_PIPELINES": "fr="},
        {"QUIZAPP_MODEL_URL": "127.0.0.1:11434"},
        {"QUIZAPP_MODEL_URL": "http://user:word@host/v1"},
        {"QUIZAPP_MODEL_NAME": "m" * 201},
        {"QUIZAPP_MODEL_TIMEOUT_S": "0"},
        {"QUIZAPP_MODEL_PRICE_IN": "cheap"},
    ],
)
def test_a_wrong_value_is_refused_by_name(given: dict[str, str]) -> None:
    with pytest.raises(Refused) as caught:
        Settings.from_environment(given)
    assert caught.value.data["name"] in given


def test_the_secret_key_is_made_once_and_is_private(tmp_path: Path) -> None:
    first = kept_secret(tmp_path)
    assert kept_secret(tmp_path) == first
    assert len(first) == 64
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_what_is_secret_is_never_shown() -> None:
    told = repr(Settings(secret_key="hush", model_key="hush", database_url="u:hush@h", redis_url="hush"))
    assert "hush" not in told


def test_nobody_else_may_look_into_the_instance(tmp_path: Path) -> None:
    new, shared = Settings(instance=tmp_path / "new"), Settings(instance=tmp_path / "shared")
    shared.instance.mkdir()
    shared.instance.chmod(0o775)  # its group may write: that is meant
    (shared.instance / "quizapp.db").touch()
    (shared.instance / "quizapp.db").chmod(0o644)
    for settings in (new, shared):
        keep_private(settings)
    paths = (new.instance, *new.files, shared.instance, shared.instance / "quizapp.db")
    assert [oct(path.stat().st_mode & 0o777) for path in paths] == ["0o700", "0o600", "0o600", "0o770", "0o600"]
