"""A real browser and a real server for the tests of this folder."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from quizapp.extensions import db
from tests.browser.visitor import WAIT_MS
from tests.server import Server, app_of, start_server
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


@pytest.fixture(autouse=True)
def windows(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every window is closed with its test: a page of a game goes on asking for its server."""
    yield
    if "chromium" in request.fixturenames:
        for context in request.getfixturevalue("chromium").contexts:
            context.close()


@pytest.fixture(scope="session")
def classrooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that lets everybody join."""
    running = start_server(tmp_path_factory.mktemp("classrooms") / "instance", QUIZAPP_LIVE_LIMITS="0")
    yield running
    running.stop()


@pytest.fixture
def classroom(classrooms: Server) -> Server:
    """That server as if nobody had been there: its tables are empty, and what it remembered is gone too."""
    if classrooms.process.poll() is not None:  # a test ended while it was killed
        classrooms.process = classrooms.again().process
    for serving in classrooms.serving():
        os.kill(serving, signal.SIGKILL)  # its keeper starts another by itself, from what is loaded
    with app_of(classrooms):
        for table in reversed(db.metadata.sorted_tables):
            db.session.execute(table.delete())
        db.session.commit()
    return classrooms


@pytest.fixture(scope="session")
def article() -> str:
    """A chatty article: the project's seed where it is at hand, else one of our own of the same kind."""
    root = Path(__file__).resolve().parents[2]
    seed = root.parent / "shared/articles/seed.txt"
    return (seed if seed.is_file() else root / "tests/data/articles/python-language-history.txt").read_text()
