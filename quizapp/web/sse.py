"""Server-sent events: a stream of frames that opens with the present one and touches no database after it."""

from collections.abc import Iterator
from random import Random

from flask import Response, request

from quizapp.adapters.broker import Broker, Frame

HEARTBEAT_S = 15.0
RETRY_MS = (500, 2_000)  # spread, so that a thousand phones do not come back in one moment
_rng = Random()


def event(frame: Frame) -> str:
    """One frame as lines of the stream.

    >>> event(Frame((3, 0), '{"a":1}'))
    'id: 3\\ndata: {"a":1}\\n\\n'
    """
    return f"id: {frame.id}\ndata: {frame.data}\n\n"


def stream(broker: Broker, channel: str, first: Frame, *, known: str) -> Response:
    """The frames of a channel: `first` at once unless the listener knows it, then each as it comes."""
    answer = Response(_lines(broker, channel, first, known), mimetype="text/event-stream")
    answer.headers["Cache-Control"] = "no-cache, no-transform"
    answer.headers["X-Accel-Buffering"] = "no"
    return answer


def _lines(broker: Broker, channel: str, first: Frame, known: str) -> Iterator[str]:
    # One write with all that is known: a phone on a slow network waits for one packet.
    opening = f"retry: {_rng.randint(*RETRY_MS)}\n\n"
    yield opening + ("" if known == first.id else event(first))
    known = first.id
    while True:
        frame = broker.wait(channel, known, HEARTBEAT_S)
        if frame is None and not broker.is_sure():
            return  # the page asks for the state until streams can be had again
        if frame is None:
            yield ": still here\n\n"
        else:
            known = frame.id
            yield event(frame)


def known() -> str:
    """The frame this listener says it has: the browser's own word after a reconnect, else the page's."""
    return request.headers.get("Last-Event-ID") or request.args.get("v", "")


def state(frame: Frame) -> Response:
    """The present frame as a document; 304 for whoever has it."""
    answer = Response(frame.data, mimetype="application/json")
    answer.set_etag(frame.id)
    answer.headers["Cache-Control"] = "no-cache"
    answer.make_conditional(request)
    return answer
