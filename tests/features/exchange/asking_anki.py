"""Anki itself, asked by scripts that a Python of its own runs: its package is AGPL, and no part of the program.

Set QUIZAPP_ANKI_PYTHON to a Python that has PyPI's `anki`; without it what needs it is left out, everywhere.
"""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

PYTHON = os.environ.get("QUIZAPP_ANKI_PYTHON", "")
NEEDS_ANKI = [
    pytest.mark.slow,
    pytest.mark.skipif(not PYTHON, reason="QUIZAPP_ANKI_PYTHON names no Python with Anki's package"),
]


def ask(script: str, *words: object) -> Any:
    """What a script beside this file prints."""
    command = [PYTHON, str(Path(__file__).with_name(script)), *map(str, words)]
    done = subprocess.run(command, env=os.environ | {"TZ": "UTC"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
