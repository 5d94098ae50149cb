"""What is installed from a wheel can bring its own database up to date and draw its own pages."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.services import missing

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel built now."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        missing(f"no wheel could be built: {done.stderr[-300:]}")
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return set(archive.namelist())


@pytest.mark.slow
def test_the_wheel_carries_pages_styles_scripts_words_and_migrations(wheel: set[str]) -> None:
    kinds = [
        "templates/**/*.html",
        "templates/**/*.jinja",
        "static/**/*.css",
        "static/**/*.js",
        "core/data/*",
        "samples/*",
    ]
    wanted = {
        f"quizapp/{path.relative_to(ROOT / 'quizapp')}" for kind in kinds for path in (ROOT / "quizapp").glob(kind)
    }
    steps = {f"quizapp/{path.relative_to(ROOT)}" for path in (ROOT / "migrations").rglob("*.py")}
    assert len(wanted) > 20
    assert {name for name in wanted | steps if "__pycache__" not in name} - wheel == set()


@pytest.mark.slow
def test_the_wheel_carries_no_tests_and_nobodys_data(wheel: set[str]) -> None:
    assert [name for name in wheel if name.startswith(("tests/", "instance/")) or name.endswith(".db")] == []
