"""Stands before the app: takes the answers that a study page's script sends, and lets everything else pass."""

import re
import time
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any

from flask import Flask

from quizapp.adapters import clock
from quizapp.adapters.json_text import quoted
from quizapp.adapters.together import NotDone
from quizapp.core.errors import QuizError
from quizapp.extensions import db
from quizapp.features.study import forms, services
from quizapp.features.study.branches.session import is_plain
from quizapp.features.study.coming import Coming, coming_alone
from quizapp.features.study.lane.asking import Environ, Languages, Visitor, Visitors, fields
from quizapp.features.study.lane.lines import Lines, LongWay, OwnLines
from quizapp.features.study.learner import Learner
from quizapp.features.study.page import views
from quizapp.features.study.page.faces import Face, face_of
from quizapp.features.study.page.wording import Spoken, leech_words
from quizapp.features.study.places import place
from quizapp.web import HEADERS, HSTS
from quizapp.web.log import log_line

ADDRESS = re.compile(r"/decks/([0-9]{1,15})/study/answers")
SOME = 987_654_321  # a number that stands in no address but where it is put
RULE = "/decks/<int:deck_id>/study/answers"
_day = lru_cache(maxsize=8)(date.isoformat)
MADE = {"Content-Type": "application/json", **HEADERS, "Cache-Control": "no-store", "Vary": "Cookie"}


class AnswerLane:
    """A WSGI app around another one."""

    def __init__(self, app: Flask, long_way: Callable[..., Any]) -> None:
        self._app, self._long_way = app, long_way
        self._languages, self._visitors = Languages(app), Visitors(app)
        safe = HSTS if app.config["SESSION_COOKIE_SECURE"] else {}
        self._headers = [*MADE.items(), *safe.items()]
        app.extensions["quizapp.lines"] = OwnLines(self._engine)

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        found = ADDRESS.fullmatch(environ["PATH_INFO"])
        body = self._quickly(int(found[1]), environ) if found else None
        if body is None:
            passed: Iterable[bytes] = self._long_way(environ, start)
            return passed
        start("200 OK", [*self._headers, ("Content-Length", str(len(body)))])
        return [body]

    def _engine(self) -> Any:
        with self._app.app_context():
            return db.engine

    def _quickly(self, deck_id: int, environ: Environ) -> bytes | None:
        """The reply to an answer; None when the long way has to look at it, and then nothing was changed."""
        opened, now = time.perf_counter(), clock.now()
        asks = (environ["REQUEST_METHOD"], environ.get("HTTP_ACCEPT"), environ.get("SCRIPT_NAME", ""))
        who = self._visitors.of(environ, _day(now.date())) if asks == ("POST", "application/json", "") else None
        sent = fields(environ) if who else None
        if who is None or sent is None or "csrf_token" in sent:
            return None
        spoken = self._languages.of(who.language, environ.get("HTTP_ACCEPT_LANGUAGE", ""))
        lines: Lines = self._app.extensions["quizapp.lines"]
        try:
            reply = lines.run(lambda: self._reply(*self._answered(who, deck_id, sent, now), now=now, spoken=spoken))
        except (NotDone, QuizError):
            return None  # the long way has the words for it
        log_line(now, "POST", RULE, 200, opened=opened)
        return reply.encode()

    def _answered(
        self, who: Visitor, deck_id: int, sent: dict[str, str], now: datetime
    ) -> tuple[Learner, Coming, services.Recorded]:
        learner, row = views.at_desk(who.key, who.sign_in, forms.row_number(sent, "card_id"))
        given, showing = forms.read_answer(sent, now=now, device=who.sign_in), forms.whole(sent, "showing", default=0)
        if row.deck_id != deck_id or not is_plain(learner):
            raise LongWay
        did = services.answer(learner, deck_id, given, now=now, row=row)
        here = coming_alone(learner, place(learner, deck_id, now, answered=given.card_id, showing=showing))
        if here is None:
            raise LongWay
        return learner, here, did

    def _reply(self, learner: Learner, here: Coming, did: services.Recorded, *, now: datetime, spoken: Spoken) -> str:
        """As JSON: what the long way gives for the same answer."""
        face = face_of(here.card, learner, now) if here.card is not None else None
        shown = views.drawn(face, self._link(face), spoken) if face else "null"
        message = quoted(leech_words(did, spoken)) if did.is_leech else '""'
        more = "true" if here.has_more else "false"
        return f'{{"next":{shown},"left":{here.left},"done":{here.done},"more":{more},"message":{message}}}'

    def _link(self, face: Face) -> str | None:
        article = face.source.article_id
        if article is None:
            return None
        before, after = self._article
        return f"{before}{article}{after}{views.fact(face.source)}"

    @cached_property
    def _article(self) -> tuple[str, str]:
        """The address of an article before and after its number."""
        before, _number, after = (
            self._app.url_map.bind("").build("articles.show", {"article_id": SOME}).partition(str(SOME))
        )
        return before, after
