"""Sends prepared requests over kept-alive connections as fast as the server answers, and measures each."""

import socket
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles
from threading import Thread


@dataclass(frozen=True)
class Figures:
    """What was measured: requests a second over all connections, and the time of one request in milliseconds."""

    requests: int
    per_second: float
    p50_ms: float
    p95_ms: float
    statuses: frozenset[str]

    def __str__(self) -> str:
        return f"{self.per_second:7.0f} req/s   p50 {self.p50_ms:6.2f} ms   p95 {self.p95_ms:6.2f} ms"


def request(method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> bytes:
    """One request as it goes over the wire."""
    head = {"Host": "127.0.0.1", **headers} | ({"Content-Length": str(len(body))} if body else {})
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in head.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def measure(port: int, work: Sequence[Sequence[bytes]], *, bar: bytes = b"") -> Figures:
    """Send each list of requests over a connection of its own, all lists at once. Each reply must hold `bar`."""
    taken: list[float] = []
    statuses: set[str] = set()
    threads = [Thread(target=_send, args=(port, requests, taken, statuses, bar)) for requests in work]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - started
    cuts = quantiles(taken, n=100)
    return Figures(len(taken), len(taken) / seconds, cuts[49] * 1000, cuts[94] * 1000, frozenset(statuses))


def _send(port: int, requests: Sequence[bytes], taken: list[float], statuses: set[str], bar: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for one in requests:
            started = time.perf_counter()
            connection.sendall(one)
            status, body = _reply(connection)
            taken.append(time.perf_counter() - started)
            statuses.add(status if bar in body else f"{status} but incomplete")


def _reply(connection: socket.socket) -> tuple[str, bytes]:
    """The status and the body of one reply; the body's length is named in its head."""
    data = b""
    while (end := data.find(b"\r\n\r\n")) < 0:
        data += connection.recv(65536)
    head = data[:end]
    at = head.lower().index(b"content-length:") + 15
    length = int(head[at : head.find(b"\r\n", at) if head.find(b"\r\n", at) > 0 else None])
    while len(data) < end + 4 + length:
        data += connection.recv(65536)
    return head[9:12].decode(), data[end + 4 :]
