"""A real browser and a real server for the tests of this folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.visitor import WAIT_MS
from tests.server import Server, start_server
from tests.services import missing

QUIET = ["no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking"]
QUIET += ["disable-component-update", "disable-sync"]
expect.set_options(timeout=WAIT_MS)  # what a page shows in time is measured in tests/bench, not by giving up early
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        missing(f"no Chromium on this machine (looked for {', '.join(NAMES)})")
    switches = [f"--{switch}" for switch in QUIET]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=switches, timeout=WAIT_MS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program with its worker and the real language model."""
    running = start_server(tmp_path_factory.mktemp("served"), worker="1")
    yield running
    running.stop()


@pytest.fixture
def classroom(tmp_path: Path) -> Iterator[Server]:
    """A server that lets everybody join."""
    server = start_server(tmp_path / "instance", QUIZAPP_LIVE_LIMITS="0")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def article() -> str:
    """A chatty article: the project's seed where it is at hand, else one of our own of the same kind."""
    root = Path(__file__).resolve().parents[2]
    seed = root.parent / "shared/articles/seed.txt"
    return (seed if seed.is_file() else root / "tests/data/articles/python-language-history.txt").read_text()
