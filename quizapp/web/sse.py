"""Server-sent events: a stream of frames that opens with the present one and touches no database after it."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from flask import Response, request

from quizapp.adapters.broker import Broker, Frame
from quizapp.web.wire.line import BEAT, HEARTBEAT_S, Line, event, lines, socket_of

RETRY_MS = (200, 700)  # soon, but spread, so that a thousand phones do not come back in one moment
HEADERS = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-cache, no-transform",
    "X-Accel-Buffering": "no",
}
_rng = Random()


def stream(broker: Broker, channel: str, first: Frame, name: int | None = None) -> Response:
    """The frames of a channel: `first` at once unless the listener knows it, then each as it comes.

    With each goes what is for the listener of this `name` alone.
    """
    answer = Response(frames(broker, channel, first, request.environ, name=name), headers=HEADERS)
    answer.headers["Content-Type"] = HEADERS["Content-Type"]
    return answer


def frames(
    broker: Broker, channel: str, first: Frame, environ: Mapping[str, Any], *, name: int | None = None
) -> Iterator[bytes]:
    """The body of that stream, for the listener who asks with `environ`."""
    # One write with all that is known: a phone on a slow network waits for one packet.
    opening = f"retry: {_rng.randint(*RETRY_MS)}\n\n"
    yield (opening + ("" if known(environ) == first.id else event(first, name))).encode()
    if (socket := socket_of(environ)) is not None:
        line = Line(socket, chunked=environ["SERVER_PROTOCOL"] == "HTTP/1.1", known=first.id, name=name)
        yield from lines(broker, channel, line)
    else:
        yield from _one_by_one(broker, channel, first.id, name)


def _one_by_one(broker: Broker, channel: str, known: str, name: int | None) -> Iterator[bytes]:
    while True:
        frame = broker.wait(channel, known, HEARTBEAT_S)
        if frame is None and not broker.is_sure():
            return  # the page asks for the state until streams can be had again
        if frame is None:
            yield BEAT
        else:
            known = frame.id
            yield event(frame, name).encode()


def known(environ: Mapping[str, Any]) -> str:
    """The frame this listener says it has: the browser's own word after a reconnect, else the page's (`?v=`)."""
    if told := environ.get("HTTP_LAST_EVENT_ID"):
        return str(told)
    asked = (part.partition("=") for part in environ.get("QUERY_STRING", "").split("&"))
    return next((value for name, _, value in asked if name == "v"), "")


def state(frame: Frame) -> Response:
    """The present frame as a document; 304 for whoever has it."""
    answer = Response(frame.data, mimetype="application/json")
    answer.set_etag(frame.id)
    answer.headers["Cache-Control"] = "no-cache"
    answer.make_conditional(request)
    return answer
