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


def ask(script: str, *words: object, given: Any = None) -> Any:
    """What a script of the tests prints; `given` is what it reads."""
    command = [PYTHON, str(Path(__file__).parent / script), *map(str, words)]
    told, env = json.dumps(given), os.environ | {"TZ": "UTC"}
    done = subprocess.run(command, input=told, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
