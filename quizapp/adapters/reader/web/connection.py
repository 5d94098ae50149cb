"""One request to one checked address: pinned to it, under one deadline for connecting, waiting and reading."""

import http.client
import io
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib.metadata import version
from typing import Any

from quizapp.adapters.reader.web.address import Target

HEADERS = {
    "User-Agent": f"quizapp/{version('quizapp')}",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain,text/markdown,*/*;q=0.5",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


class _DeadlineReader(io.RawIOBase):
    """Reads a socket until a moment, however slowly the bytes drip."""

    def __init__(self, sock: socket.socket, remaining: Callable[[], float]) -> None:
        self._sock, self._remaining = sock, remaining

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(self._remaining())
        return self._sock.recv_into(buffer)


class _DeadlineSocket:
    """The part of a socket that http.client uses; closing is left to the one who opened it."""

    def __init__(self, sock: socket.socket, remaining: Callable[[], float]) -> None:
        self._sock, self._remaining = sock, remaining

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._remaining())
        self._sock.sendall(data)

    def makefile(self, *_args: object, **_options: object) -> io.BufferedReader:
        return io.BufferedReader(_DeadlineReader(self._sock, self._remaining))

    def close(self) -> None:
        """http.client closes after the headers when no length is known; the body is still to be read."""


class Visit:
    """A connection to the address that was checked, open for one answer. Use it as a context manager.

    Raises OSError (TimeoutError among them), ssl.SSLError and http.client.HTTPException.
    """

    def __init__(
        self,
        target: Target,
        addresses: list[str],
        *,
        deadline: float,
        body: bytes | None = None,
        headers: Mapping[str, str] = HEADERS,
    ) -> None:
        """With a `body` it is sent (POST), else the page is asked for (GET)."""
        self._target, self._deadline, self._body, self._headers = target, deadline, body, headers
        self._sock = self._connected(addresses)

    def __enter__(self) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(self._target.host, self._target.port)
        connection.sock = _DeadlineSocket(self._sock, self._remaining)
        try:
            method = "GET" if self._body is None else "POST"
            connection.putrequest(method, self._target.path, skip_host=True, skip_accept_encoding=True)
            for name, value in {"Host": self._target.authority, **self._headers}.items():
                connection.putheader(name, value)
            connection.endheaders(self._body)
            return connection.getresponse()
        except BaseException:
            self._sock.close()
            raise

    def __exit__(self, *_error: object) -> None:
        self._sock.close()

    def _remaining(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def _connected(self, addresses: list[str]) -> socket.socket:
        """To the first address that answers; the name is used for the certificate and nothing else."""
        error: OSError = OSError("no address")
        for number, address in enumerate(addresses[:4]):
            share = self._remaining() / (len(addresses[:4]) - number)
            try:
                sock = socket.create_connection((address, self._target.port), timeout=share)
            except OSError as refused:
                error = refused
                continue
            return self._secured(sock) if self._target.scheme == "https" else sock
        raise error

    def _secured(self, sock: socket.socket) -> socket.socket:
        try:
            sock.settimeout(self._remaining())
            return _tls().wrap_socket(sock, server_hostname=self._target.host)
        except BaseException:
            with suppress(OSError):
                sock.close()
            raise


def _tls() -> ssl.SSLContext:
    """The system's trusted authorities, and certifi's for machines that came without any."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    with suppress(ImportError, OSError):
        import certifi

        context.load_verify_locations(certifi.where())
    return context
