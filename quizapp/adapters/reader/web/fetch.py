"""Fetching a page: redirect by redirect, each address checked anew, the body unpacked within its limit."""

import http.client
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin

from quizapp.adapters.reader.result import Limits
from quizapp.adapters.reader.web.address import Resolver, addresses_of, target_of
from quizapp.adapters.reader.web.connection import Visit
from quizapp.core.errors import Refused

_REDIRECTS = {301, 302, 303, 307, 308}
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: where it was found in the end, its bytes, and the server's word on what they are."""

    url: str
    data: bytes
    content_type: str
    charset: str | None


def fetch(url: str, *, limits: Limits, resolve: Resolver) -> Page:
    """The page behind an address, whatever redirects lie between, within one time limit for all of it."""
    deadline = time.monotonic() + limits.timeout_s
    for _ in range(limits.max_redirects + 1):
        answer = _visited(url, limits=limits, resolve=resolve, deadline=deadline)
        if isinstance(answer, Page):
            return answer
        url = answer
    raise Refused("too_many_redirects", limit=limits.max_redirects)


def _visited(url: str, *, limits: Limits, resolve: Resolver, deadline: float) -> Page | str:
    """One visit: the page, or the address that it points to."""
    target = target_of(url, limits=limits)
    seconds = max(0.0, deadline - time.monotonic())
    addresses = addresses_of(target, limits=limits, resolve=resolve, seconds=seconds)
    try:
        with Visit(target, addresses, deadline=deadline) as response:
            place = response.getheader("Location")
            if response.status in _REDIRECTS and place:
                return urljoin(target.url, _as_utf8(place))
            if response.status != 200:
                raise Refused("not_found_there", status=response.status)
            data = _body(response, limits=limits)
            content_type = response.headers.get_content_type() if response.getheader("Content-Type") else ""
            return Page(target.url, data, content_type, response.headers.get_content_charset())
    except TimeoutError as error:
        raise Refused("timed_out", seconds=limits.timeout_s) from error
    except (OSError, ssl.SSLError, http.client.HTTPException, ValueError, LookupError) as error:
        raise Refused("not_reachable") from error


def _as_utf8(header: str) -> str:
    """A header that a server sent as UTF-8 arrives as Latin-1."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _body(response: http.client.HTTPResponse, *, limits: Limits) -> bytes:
    """All bytes, unpacked; a body that grows past the limit is refused, packed or not, before it is held in memory."""
    unpack = _unpacker((response.getheader("Content-Encoding") or "identity").strip().lower())
    body, received = bytearray(), 0
    while chunk := response.read(_CHUNK):
        received += len(chunk)
        body += unpack(chunk, limits.max_bytes + 1 - len(body))
        if max(received, len(body)) > limits.max_bytes:
            raise Refused("too_big", limit_mb=limits.max_bytes / 2**20)
    return bytes(body)


def _unpacker(encoding: str) -> Callable[[bytes, int], bytes]:
    if encoding in {"identity", ""}:
        return lambda chunk, _most: chunk
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise Refused("broken_file")
    return _Unpacked(raw_deflate=encoding == "deflate").more


class _Unpacked:
    """Bytes of a packed body as they come, never more than asked for."""

    def __init__(self, *, raw_deflate: bool) -> None:
        self._stream, self._raw_deflate, self._begun = zlib.decompressobj(wbits=47), raw_deflate, False

    def more(self, chunk: bytes, most: int) -> bytes:
        try:
            return self._stream.decompress(self._stream.unconsumed_tail + chunk, most)
        except zlib.error as error:
            if self._raw_deflate and not self._begun:  # "deflate" without its zlib head, as some servers send it
                self._stream = zlib.decompressobj(wbits=-15)
                self._raw_deflate = False
                return self.more(chunk, most)
            raise Refused("broken_file") from error
        finally:
            self._begun = True
