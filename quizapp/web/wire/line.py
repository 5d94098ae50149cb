"""A listener's connection, written to by whoever publishes: a thousand phones hear of a press without waking each.

Only with gevent, whose sockets do not block. What does not fit into the connection now is sent by the listener's own
greenlet, which else only sees to the heartbeat.
"""

import os
import threading
from collections.abc import Iterator, Mapping
from functools import lru_cache
from random import Random
from typing import Any

from quizapp.adapters.broker import Broker, Frame

SOCKETS = ("quizapp.socket", "gunicorn.socket")
HEARTBEAT_S = 15.0
BEAT = b": still here\n\n"
_rng = Random()


def event(frame: Frame, name: int | None = None) -> str:
    """One frame as lines of the stream; the listener of this name also gets what is for them alone.

    >>> event(Frame((3, 0), '{"a":1}', {7: '{"b":2}'}), 7)
    'id: 3\\ndata: {"a":1}\\ndata: {"b":2}\\n\\n'
    """
    return f"{_shared(frame)}{_own(frame, name)}\n"


def _shared(frame: Frame) -> str:
    return f"id: {frame.id}\ndata: {frame.data}\n"


def _own(frame: Frame, name: int | None) -> str:
    found = frame.own.get(name) if name is not None else None
    return "" if found is None else f"data: {found}\n"


def packed(frame: Frame, name: int | None = None, *, chunked: bool) -> bytes:
    """A frame as it goes over the wire to the listener of this name."""
    own = _own(frame, name)
    if not own:
        return _whole(frame, chunked=chunked)
    return _beginning(frame, chunked=chunked) + _chunk(f"{own}\n", chunked=chunked)


@lru_cache(maxsize=64)
def _whole(frame: Frame, *, chunked: bool) -> bytes:
    """What everybody gets, made once for all who listen."""
    return _chunk(event(frame), chunked=chunked)


@lru_cache(maxsize=64)
def _beginning(frame: Frame, *, chunked: bool) -> bytes:
    """The same for those who have something of their own behind it."""
    return _chunk(_shared(frame), chunked=chunked)


def _chunk(text: str, *, chunked: bool) -> bytes:
    data = text.encode()
    return b"%x\r\n%b\r\n" % (len(data), data) if chunked else data


def socket_of(environ: Mapping[str, Any]) -> Any:
    """The connection of this request, if it may be written to beside the server; else None."""
    found = next((environ[name] for name in SOCKETS if name in environ), None)
    if found is None or hasattr(found, "cipher") or environ.get("SERVER_PROTOCOL") not in {"HTTP/1.0", "HTTP/1.1"}:
        return None
    return found if found.fileno() >= 0 and not os.get_blocking(found.fileno()) else None


class Line:
    """One listener. While it is held, nobody but its own greenlet writes."""

    def __init__(self, socket: Any, *, chunked: bool, known: str, name: int | None = None) -> None:
        self._socket, self._chunked, self.known, self._name = socket, chunked, known, name
        self._rest = b""
        self._held, self.is_gone = True, False
        self._woken = threading.Event()

    def tell(self, frame: Frame) -> None:
        """Send a frame now if it fits; else let the listener's greenlet do it. Never waits, never raises."""
        if self._held:
            self._woken.set()
            return
        data = packed(frame, self._name, chunked=self._chunked)
        try:
            sent = os.write(self._socket.fileno(), data)
        except BlockingIOError:
            sent = 0
        except OSError:
            self.is_gone = True
            sent = len(data)
        self.known = frame.id
        if sent < len(data) or self.is_gone:
            self._rest, self._held = data[sent:], True
            self._woken.set()

    def wake(self) -> None:
        self._woken.set()

    def rest(self, latest: Frame | None) -> bool:
        """Send what is missing, then let others write until something happens; False when only time has passed."""
        if not self._rest and latest is not None and latest.id != self.known:
            self._rest, self.known = packed(latest, self._name, chunked=self._chunked), latest.id
        if self._rest:
            self._socket.sendall(self._rest)  # others are served meanwhile
            self._rest = b""
            return True  # and something newer may have come
        self._held = False
        woken = self._woken.wait(HEARTBEAT_S * _rng.uniform(0.6, 1))  # all came at once; their heartbeats need not
        self._held = True
        self._woken.clear()
        return woken


def lines(broker: Broker, channel: str, line: Line) -> Iterator[bytes]:
    """What the server still has to send by itself: the heartbeats."""
    broker.attach(channel, line)
    try:
        while broker.is_sure() and not line.is_gone:
            if not line.rest(broker.latest(channel)):
                yield BEAT
    except OSError:
        return  # the listener has gone
    finally:
        broker.detach(channel, line)
