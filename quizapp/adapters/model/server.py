"""Any server that speaks the OpenAI protocol: one POST for one answer, within limits of time and size.

It follows no redirect, sends the key to nobody else, and neither logs nor repeats what it was told.
"""

import http.client
import json
import ssl
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from quizapp.adapters.model.protocol import Reply
from quizapp.adapters.reader.result import Limits
from quizapp.adapters.reader.web.address import addresses_of, resolved, target_of
from quizapp.adapters.reader.web.connection import Visit
from quizapp.core.errors import Refused

MOST_BYTES = 512 * 1024
RETRIES = 2
LONGEST_PAUSE_S = 20.0
_LIMITS = Limits(allow_private=True)  # whoever runs the program named the address
_MOST_TOKENS = 4_096
_CHUNK = 16 * 1024
_FAILURES = {401: "model_key", 403: "model_key", 402: "model_quota", 404: "model_not_there", 429: "model_busy"}


class ServerModel:
    """A model behind `{url}/chat/completions`."""

    def __init__(
        self, url: str, name: str, *, key: str = "", timeout_s: float = 120, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self._target = target_of(url.rstrip("/") + "/chat/completions", limits=_LIMITS)
        self.host, self.name = self._target.authority, name
        self._key, self._timeout_s, self._pause = key, timeout_s, pause
        self._plainness = 0  # how much of the protocol the server turned out not to know

    def complete(self, instructions: str, message: str, *, schema: dict[str, object]) -> Reply:
        """The answer to a message. Raises Refused with one of REASONS."""
        bodies = self._bodies(instructions, message, schema)
        while True:
            status, data = self._answered(bodies[self._plainness])
            if status == 200:
                return _reply(data)
            if status not in {400, 422} or self._plainness + 1 == len(bodies):
                raise _failure(status, data)
            self._plainness += 1  # an unknown option is refused unread, so this was not paid for

    def _bodies(self, instructions: str, message: str, schema: dict[str, object]) -> list[bytes]:
        """The request in three forms: with a schema for the answer, without, and with no option at all."""
        messages = [{"role": "system", "content": instructions}, {"role": "user", "content": message}]
        bare: dict[str, Any] = {"model": self.name, "messages": messages}
        limited = bare | {"max_tokens": _MOST_TOKENS}
        form = {"type": "json_schema", "json_schema": {"name": "cards", "strict": True, "schema": schema}}
        return [json.dumps(body).encode() for body in (limited | {"response_format": form}, limited, bare)]

    def _answered(self, body: bytes) -> tuple[int, bytes]:
        """Status and body of the answer; a busy or stumbling server is asked again, twice at the most."""
        for turn in range(RETRIES + 1):
            status, data, wait = self._visited(body)
            out_of_money = b"insufficient_quota" in data
            if turn == RETRIES or out_of_money or not (status == 429 or status >= 500):
                break
            pause_s = wait if wait is not None else 1.0 + 2 * turn
            if pause_s > LONGEST_PAUSE_S:
                break
            self._pause(pause_s)
        return status, data

    def _visited(self, body: bytes) -> tuple[int, bytes, float | None]:
        deadline = time.monotonic() + self._timeout_s
        try:
            addresses = addresses_of(self._target, limits=_LIMITS, resolve=resolved, seconds=self._timeout_s)
            with Visit(self._target, addresses, deadline=deadline, body=body, headers=self._headers(body)) as response:
                return response.status, _body(response), _seconds(response.getheader("Retry-After"))
        except TimeoutError as error:
            raise Refused("model_slow", seconds=self._timeout_s) from error
        except (OSError, ssl.SSLError, http.client.HTTPException, ValueError) as error:
            raise Refused("model_unreachable") from error
        except Refused as refused:
            if refused.reason in {"not_reachable", "timed_out"}:  # its name leads nowhere
                raise Refused("model_unreachable") from refused
            raise

    def _headers(self, body: bytes) -> dict[str, str]:
        headers = {
            "User-Agent": f"quizapp/{version('quizapp')}",
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "Content-Length": str(len(body)),
            "Connection": "close",
        }
        return headers | ({"Authorization": f"Bearer {self._key}"} if self._key else {})


def _body(response: http.client.HTTPResponse) -> bytes:
    """All of the answer; one without an end is refused."""
    body = bytearray()
    while chunk := response.read1(_CHUNK):
        body += chunk
        if len(body) > MOST_BYTES:
            raise Refused("model_too_much")
    return bytes(body)


def _seconds(header: str | None) -> float | None:
    return float(header) if header and header.strip().isdigit() else None


def _failure(status: int, data: bytes) -> Refused:
    if 300 <= status < 400:
        return Refused("model_moved")
    if b"insufficient_quota" in data:
        return Refused("model_quota")
    if status >= 500:
        return Refused("model_broken", status=status)
    return Refused(_FAILURES.get(status, "model_refuses"), status=status)


def _reply(data: bytes) -> Reply:
    """The words of an answer that has the protocol's form."""
    try:
        told = json.loads(data)
        text, used = told["choices"][0]["message"]["content"], told.get("usage") or {}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise Refused("model_rubbish") from error
    if not isinstance(text, str) or not isinstance(used, dict):
        raise Refused("model_rubbish")
    return Reply(text, _count(used.get("prompt_tokens")), _count(used.get("completion_tokens")))


def _count(value: object) -> int:
    return value if isinstance(value, int) and 0 <= value < 10**9 else 0
