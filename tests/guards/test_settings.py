"""Every option stands in the README's table with its default, and only the settings read the environment."""

from dataclasses import fields
from pathlib import Path

import pytest

from quizapp.core.errors import Refused
from quizapp.settings import Settings, kept_secret

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
    ],
)
def test_options_come_from_the_environment(given: dict[str, str], name: str, value: object) -> None:
    assert getattr(Settings.from_environment(given), name) == value


@pytest.mark.parametrize("given", [{"QUIZAPP_PORT": "many"}, {"QUIZAPP_SECURE_COOKIES": "perhaps"}])
def test_a_wrong_value_is_refused_by_name(given: dict[str, str]) -> None:
    with pytest.raises(Refused) as caught:
        Settings.from_environment(given)
    assert caught.value.data["name"] in given


def test_the_secret_key_is_made_once_and_is_private(tmp_path: Path) -> None:
    first = kept_secret(tmp_path)
    assert kept_secret(tmp_path) == first
    assert len(first) == 64
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
