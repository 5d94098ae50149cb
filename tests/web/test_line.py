"""A listener's connection: written to at once when there is room, caught up by its own greenlet when there is not."""

import socket
import threading
from collections.abc import Iterator

import pytest

from quizapp.adapters.broker import Frame, MemoryBroker
from quizapp.web.wire.line import Line, event, lines, packed, socket_of

LARGE = "x" * 100_000
Ends = tuple[socket.socket, socket.socket]


@pytest.fixture
def ends() -> Iterator[Ends]:
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    yield ours, theirs
    ours.close()
    theirs.close()


def _frame(version: int, data: str = "{}") -> Frame:
    return Frame((version, 0), data)


def test_a_chunk_says_how_long_it_is() -> None:
    frame = _frame(3, '{"a":"ü"}')
    size, _, rest = packed(frame, chunked=True).partition(b"\r\n")
    assert rest == event(frame).encode() + b"\r\n"
    assert int(size, 16) == len(rest) - 2
    assert packed(frame, chunked=False) == event(frame).encode()


def test_what_is_ones_own_comes_behind_what_is_for_all(ends: Ends) -> None:
    ours, theirs = ends
    frame = Frame((2, 0), '{"v":2}', {7: '{"name":"Priya"}', 8: '{"name":"Emre"}'})
    chunks = packed(frame, 7, chunked=True).split(b"\r\n")
    assert b"".join(chunks[1::2]) == event(frame, 7).encode() == b'id: 2\ndata: {"v":2}\ndata: {"name":"Priya"}\n\n'
    assert [int(size, 16) for size in chunks[:-1:2]] == [len(chunk) for chunk in chunks[1::2]]
    line = Line(ours, chunked=False, known="1", name=8)
    line._held = False
    line.tell(frame)
    assert theirs.recv(1000).endswith(b'\ndata: {"name":"Emre"}\n\n')
    assert packed(frame, 9, chunked=False) == b'id: 2\ndata: {"v":2}\n\n'


def test_what_is_published_is_there_at_once(ends: Ends) -> None:
    ours, theirs = ends
    broker, line = MemoryBroker(), Line(ours, chunked=False, known="1")
    line._held = False
    broker.attach("a", line)
    broker.publish("a", _frame(2))
    broker.publish("b", _frame(9))
    assert theirs.recv(1000) == event(_frame(2)).encode()
    broker.detach("a", line)
    broker.publish("a", _frame(3))
    theirs.setblocking(False)
    with pytest.raises(BlockingIOError):
        theirs.recv(1000)


def test_what_came_before_it_listened_is_sent_first(ends: Ends) -> None:
    ours, theirs = ends
    broker, line = MemoryBroker(), Line(ours, chunked=False, known="1")
    broker.publish("a", _frame(2))
    threading.Thread(target=lambda: list(lines(broker, "a", line)), daemon=True).start()
    assert theirs.recv(1000) == event(_frame(2)).encode()


def test_a_slow_listener_gets_whole_frames_and_the_latest(ends: Ends) -> None:
    ours, theirs = ends
    line = Line(ours, chunked=False, known="0")
    line._held = False
    versions = range(1, 40)
    for version in versions:
        line.tell(_frame(version, LARGE))  # more than the connection holds: nothing waits for it
    assert line._held
    ours.setblocking(True)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.extend(iter(lambda: theirs.recv(65_536), b"")))
    reader.start()
    latest = _frame(versions[-1], LARGE)
    assert line.rest(latest)
    assert line.rest(latest)
    ours.shutdown(socket.SHUT_WR)
    reader.join()
    frames = b"".join(received).decode().split("\n\n")[:-1]
    assert all(frame.endswith(LARGE) for frame in frames)
    assert frames[-1].startswith(f"id: {versions[-1]}\n")
    assert len(frames) < len(versions)


def test_whoever_has_gone_is_noticed(ends: Ends) -> None:
    ours, theirs = ends
    line = Line(ours, chunked=False, known="0")
    line._held = False
    theirs.close()
    line.tell(_frame(1))
    assert line.is_gone
    assert list(lines(MemoryBroker(), "a", line)) == []


def test_only_a_plain_connection_that_does_not_block_is_written_to(ends: Ends) -> None:
    ours, theirs = ends
    environ = {"quizapp.socket": ours, "SERVER_PROTOCOL": "HTTP/1.1"}
    assert socket_of(environ) is ours
    assert socket_of(environ | {"SERVER_PROTOCOL": "HTTP/2"}) is None
    assert socket_of(environ | {"quizapp.socket": theirs}) is None  # it blocks
    assert socket_of({"SERVER_PROTOCOL": "HTTP/1.1"}) is None
