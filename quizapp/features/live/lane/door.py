"""Stands before the app: takes the requests of phones that it can answer itself, and lets all others pass."""

import json
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Flask, session

from quizapp.adapters import clock
from quizapp.adapters.broker import Broker, Frame
from quizapp.adapters.group_commit import NotWritten
from quizapp.core.errors import Refused
from quizapp.core.live.kinds import Question, read
from quizapp.extensions import writes
from quizapp.features.accounts.visits import TOKEN
from quizapp.features.live import entering, frames, timing
from quizapp.features.live.answering import questions
from quizapp.features.live.answering.recording import Sent
from quizapp.features.live.entering import Holder
from quizapp.features.live.lane.remembered import Remembered
from quizapp.features.live.pace import stepping
from quizapp.features.live.pace.replies import reply
from quizapp.features.live.play import answers
from quizapp.features.live.play.joining import COOKIE
from quizapp.features.live.play.results import written
from quizapp.settings import current
from quizapp.web import HSTS, sse
from quizapp.web.log import log_line
from quizapp.web.wire import asked

ADDRESS = re.compile(r"/play/([0-9]{6})/(answer|stream|state|me|turn|turn/answer)")
SENT = {"answer", "turn", "turn/answer"}
LONGEST = 4_096  # an answer; what is longer is looked at elsewhere
MOST_HOLDERS = 20_000
JSON = {"Content-Type": "application/json", "X-Content-Type-Options": "nosniff"}
Environ = dict[str, Any]
Fields = dict[str, Any]
Questions = dict[int, Question]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as the server sends it."""

    status: str
    headers: dict[str, str]
    body: Iterable[bytes]


def told(view: dict[str, Any]) -> Reply:
    """A document for one phone alone."""
    body = written(view).encode()
    return Reply("200 OK", JSON | {"Cache-Control": "no-store", "Content-Length": str(len(body))}, [body])


@dataclass(frozen=True, slots=True)
class Said:
    """What a phone sent: who, when, and the fields."""

    holder: Holder
    environ: Environ
    received: datetime
    fields: Fields

    @property
    def wants_screen(self) -> bool:
        """Whether the page asks for its next screen too."""
        return bool(self.fields.get("page"))


class Lane:
    """A WSGI app around another one."""

    def __init__(self, app: Flask, long_way: Callable[..., Any]) -> None:
        self._app, self._long_way = app, long_way
        self._holders: dict[str, Holder] = {}
        self._signer = entering.signer(app.secret_key)
        self.remembered = Remembered(app)
        with app.app_context():
            self._always = HSTS if current().secure_cookies else {}
        app.extensions["quizapp.lane"] = self

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        found = ADDRESS.fullmatch(environ["PATH_INFO"])
        reply = self._quickly(found[1], found[2], environ) if found else None
        if reply is None:
            passed: Iterable[bytes] = self._long_way(environ, start)
            return passed
        start(reply.status, [*reply.headers.items(), *self._always.items()])
        return reply.body

    def _quickly(self, code: str, what: str, environ: Environ) -> Reply | None:
        opened, received = time.perf_counter(), clock.now()
        if environ["REQUEST_METHOD"] != ("POST" if what in SENT else "GET"):
            return None
        holder = self._holder(asked.cookie(environ, f"{COOKIE}-{code}"))
        if holder is None:
            return None
        reply = self._sent(holder, what, environ, received) if what in SENT else self._look(holder, what, environ)
        if reply is not None:
            log_line(received, environ["REQUEST_METHOD"], f"/play/<code>/{what}", int(reply.status[:3]), opened=opened)
        return reply

    def _holder(self, token: str) -> Holder | None:
        """Whom the cookie names; that our own signature is on it is checked once."""
        if token and token not in self._holders:
            found = entering.holder(token, self._signer)
            if found is None:
                return None
            if len(self._holders) >= MOST_HOLDERS:
                self._holders.clear()
            self._holders[token] = found
        return self._holders.get(token)

    def _sent(self, holder: Holder, what: str, environ: Environ, received: datetime) -> Reply | None:
        fields, known = _json(environ), questions.known(holder.live_id)
        if fields is None or known is None:
            return None
        said = Said(holder, environ, received, fields)
        try:
            view = self._answer(said, known) if what == "answer" else self._turn(said, known, is_answer=what != "turn")
        except (Refused, LookupError, NotWritten):
            return None  # the long way has the words for it
        if view is None:
            return None
        timing.count_soon(holder.live_id, self._app)
        return told(view)

    def _answer(self, said: Said, known: Questions) -> Fields | None:
        question, take, claimed = answers.numbers(said.fields)
        given, holder = read(known[question], said.fields.get("answer")), said.holder
        sent = Sent(holder.live_id, holder.player_id, question, take, given, said.received, claimed)
        outcome = self._app.extensions["quizapp.answers"].put(sent)
        return None if outcome.refused else answers.saved(outcome)

    def _turn(self, said: Said, known: Questions, *, is_answer: bool) -> Fields | None:
        """Where everybody goes at their own speed: to a question, or its answer."""
        holder = said.holder
        frame = self._app.extensions["quizapp.broker"].latest(frames.players_channel(holder.live_id))
        stand = self.remembered.stand(holder, frame.order[0]) if frame else None
        if stand is None or not stand.is_each_alone or not self.remembered.may_play(holder, stand.live.version):
            return None
        marked, total = known if is_answer else None, len(stand.items)
        step = stepping.step(stand.live, holder, said.fields, said.received, known=marked, total=total)
        outcome = self._app.extensions["quizapp.turns"].put(step)
        member = stand.members.get(holder.player_id)
        if outcome.refused or member is None:
            return None
        wanted = said.wants_screen
        with self._app.request_context(said.environ) if wanted else self._app.app_context():
            writes.set(False)
            if wanted and TOKEN not in session:
                return None  # a new one would have to go with the screen, and into the cookie
            return reply(outcome, stand.live, member, clock.now(), items=stand.items, with_screen=wanted)

    def _look(self, holder: Holder, what: str, environ: Environ) -> Reply | None:
        broker: Broker = self._app.extensions["quizapp.broker"]
        channel = frames.players_channel(holder.live_id)
        frame = broker.latest(channel)
        if frame is None:
            return None
        if what == "state":
            return _state(frame, environ)
        if what == "me":
            own = self.remembered.own(holder, frame.order[0])
            return None if own is None else told(own)
        if not broker.is_sure() or not self.remembered.may_play(holder, frame.order[0]):
            return None
        return Reply("200 OK", sse.HEADERS, sse.frames(broker, channel, frame, environ, name=holder.player_id))


def _json(environ: Environ) -> dict[str, Any] | None:
    """The fields of an answer that a script of our own pages sends; None for anything else. Others may read it again.

    No page of another site can have a browser send JSON with our cookies.
    """
    is_ours = environ.get("HTTP_SEC_FETCH_SITE", answers.SAME) == answers.SAME
    body = asked.body(environ, "application/json", most=LONGEST) if is_ours else None
    if body is None:
        return None
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) else None


def _state(frame: Frame, environ: Environ) -> Reply:
    tag = f'"{frame.id}"'
    headers = JSON | {"ETag": tag, "Cache-Control": "no-cache"}
    if environ.get("HTTP_IF_NONE_MATCH") == tag:
        return Reply("304 Not Modified", headers, [])
    body = frame.data.encode()
    return Reply("200 OK", headers | {"Content-Length": str(len(body))}, [body])
