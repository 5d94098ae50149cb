"""The broker: the latest frame of each channel, to everybody who listens, whatever gets lost on the way."""

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from shutil import which

import pytest

from quizapp.adapters.broker import Frame, MemoryBroker
from quizapp.adapters.broker.shared import RedisBroker
from tests.server import free_port
from tests.services import missing

ONE, TWO = Frame((1, 0), "one"), Frame((2, 0), "two")


def _until(look: Callable[[], bool], seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not look():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_the_latest_frame_is_kept_and_an_older_one_dropped() -> None:
    broker = MemoryBroker()
    assert broker.latest("a") is None
    broker.publish("a", TWO)
    broker.publish("a", ONE)
    assert (broker.latest("a"), broker.latest("b"), broker.offer("a", ONE)) == (TWO, None, TWO)


def test_whoever_waits_gets_the_frame_they_do_not_know() -> None:
    broker = MemoryBroker()
    broker.publish("a", ONE)
    assert broker.wait("a", "", 0) == ONE
    assert broker.wait("a", ONE.id, 0.01) is None
    found: list[Frame | None] = []
    waiting = [threading.Thread(target=lambda: found.append(broker.wait("a", ONE.id, 20))) for _ in range(5)]
    for thread in waiting:
        thread.start()
    broker.publish("b", TWO)
    broker.publish("a", TWO)
    for thread in waiting:
        thread.join()
    assert found == [TWO] * 5


def test_counts_within_a_version_have_an_order() -> None:
    broker = MemoryBroker()
    broker.publish("a", Frame((2, 30), "thirty"))
    broker.publish("a", Frame((2, 20), "twenty"))
    assert broker.latest("a") == Frame((2, 30), "thirty")
    assert Frame((2, 30), "").id == "2.30"


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def store(port: int) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Starts a Redis of this test's own, as often as it is asked to."""
    program = which("redis-server")
    if program is None:
        missing("no redis-server on this machine")
    running: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        running.append(subprocess.Popen([str(program), "--port", str(port), "--save", ""], stdout=subprocess.DEVNULL))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait()


@pytest.fixture
def brokers(port: int) -> Iterator[list[RedisBroker]]:
    """Those of two processes."""
    both = [RedisBroker(f"redis://127.0.0.1:{port}/0") for _ in range(2)]
    yield both
    for broker in both:
        broker.close()
    assert "live-subscriber" not in {thread.name for thread in threading.enumerate()}


@pytest.mark.slow
def test_frames_reach_every_process_and_a_lost_store_is_known(
    store: Callable[[], subprocess.Popen[bytes]], brokers: list[RedisBroker]
) -> None:
    first = store()
    here, there = brokers
    for broker in (here, there):
        _until(lambda broker=broker: broker.latest("a") is None and broker.is_sure())  # type: ignore[misc]
    here.publish("a", ONE)
    assert there.wait("a", "", 20) == ONE
    here.publish("a", Frame((1, 5), "{}", {7: '{"place":1}'}))
    heard = there.wait("a", ONE.id, 20)
    assert heard is not None
    assert heard.own == {7: '{"place":1}'}
    first.kill()
    first.wait()
    _until(lambda: not there.is_sure())
    assert there.latest("a") is None
    here.publish("a", TWO)  # nobody hears it, and nothing breaks
    store()
    _until(there.is_sure)
    assert there.latest("a") is None  # it may have missed something: the database is asked
    here.publish("a", Frame((3, 0), "three"))
    assert there.wait("a", "", 20) == Frame((3, 0), "three")


def test_a_closed_broker_wakes_whoever_waits_and_listens_no_more(port: int) -> None:
    broker = RedisBroker(f"redis://127.0.0.1:{port}/0")  # where nothing answers
    assert broker.latest("a") is None
    woken = threading.Thread(target=lambda: broker.wait("a", "", 60))
    woken.start()
    _until(lambda: "a" in broker._here._slots)
    broker.close()
    woken.join(20)
    assert not woken.is_alive()
    assert broker.latest("a") is None
    assert "live-subscriber" not in {thread.name for thread in threading.enumerate()}
