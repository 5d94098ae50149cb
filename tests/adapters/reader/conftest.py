"""The server that pages are fetched from."""

from collections.abc import Iterator
from threading import Thread

import pytest

from tests.adapters.reader.server import Server


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
