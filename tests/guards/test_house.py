"""The sizes and the imports that keep every file small and every arrow pointing one way."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sorted((ROOT / "quizapp").rglob("*.py"))
LIMITS = {"module": 250, "function": 40, "template": 100, "script": 120, "modules in a package": 9}


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def _too_long(paths: list[Path], limit: int) -> list[str]:
    return [f"{path.relative_to(ROOT)}: {_lines(path)} lines" for path in paths if _lines(path) > limit]


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_modules_are_short() -> None:
    assert not _too_long(PYTHON, LIMITS["module"])


def test_templates_are_short() -> None:
    assert not _too_long(sorted((ROOT / "quizapp/templates").rglob("*.html")), LIMITS["template"])


def test_scripts_are_short() -> None:
    assert not _too_long(sorted((ROOT / "quizapp/static/js").rglob("*.js")), LIMITS["script"])


@pytest.mark.parametrize("path", PYTHON, ids=_name)
def test_functions_are_short_and_take_few_places(path: Path) -> None:
    functions = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)]
    long = [f.name for f in functions if f.end_lineno - f.lineno + 1 > LIMITS["function"]]
    wide = [f.name for f in functions if len([a for a in f.args.args if a.arg not in {"self", "cls"}]) > 4]
    assert not long, f"longer than {LIMITS['function']} lines"
    assert not wide, "more than four positional parameters"


def test_packages_are_small() -> None:
    folders = {path.parent for path in PYTHON}
    counts = {_name(f): len([p for p in f.glob("*.py") if not p.name.startswith("__")]) for f in folders}
    assert {f: n for f, n in counts.items() if n > LIMITS["modules in a package"]} == {}


def test_no_drawer_for_everything() -> None:
    names = {"utils", "helpers", "misc", "manager", "common"}
    assert [_name(path) for path in PYTHON if path.stem in names] == []


def test_imports_point_one_way() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_select_stands_in_queries_only() -> None:
    """Reading is done where it can be checked for whom it is done (the job list, an adapter, reads its own table)."""
    places = [path for path in (ROOT / "quizapp/features").rglob("*.py") if "queries" not in _name(path)]
    guilty = [
        _name(p)
        for p in places
        if any(n.id == "select" for n in ast.walk(ast.parse(p.read_text())) if isinstance(n, ast.Name))
    ]
    assert guilty == []


NOT_AT_START = (
    "spacy", "thinc", "numpy", "openpyxl", "PIL", "latex2mathml", "charset_normalizer", "trafilatura", "pypdfium2",
    "alembic", "flask_migrate", "huey", "psycopg", "redis", "quizapp.jobs", "quizapp.cli.generating.generate",
    "quizapp.core.generate", "quizapp.core.facts.find", "quizapp.core.cards.checks", "quizapp.core.drafting.vetting",
)  # fmt: skip


@pytest.mark.parametrize("start", ["import quizapp.wsgi", "from quizapp.cli.serve import prepare; prepare()"])
def test_a_web_process_loads_no_language_model_and_nothing_that_few_need(start: str, tmp_path: Path) -> None:
    code = f"import sys; {start}; print([m for m in {NOT_AT_START} if m in sys.modules])"
    environment = os.environ | {"QUIZAPP_INSTANCE": str(tmp_path), "DATABASE_URL": "", "REDIS_URL": ""}

    def loaded() -> str:
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    loaded()  # the first start makes the database
    assert loaded() == "[]"
