"""What the lane reads of a request, and whose it is: only what the long way has found right before."""

from collections.abc import Callable
from contextlib import contextmanager
from typing import Any, NamedTuple, cast
from urllib.parse import unquote_plus

from flask import Flask
from flask_babel import force_locale
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from quizapp.extensions import Known, best_language, csrf
from quizapp.features.study.page import wording
from quizapp.features.study.page.wording import Spoken
from quizapp.web.cookies import KnownCookies
from quizapp.web.wire import asked

LONGEST = 8_192
FORM = "application/x-www-form-urlencoded"
Environ = dict[str, Any]


class Visitor(NamedTuple):
    """Whom the cookie of a request names: the key of their session, the sign-in, and the language they chose.

    `day` is that of their last visit, `signed_at` the moment of their cookie.
    """

    key: str
    sign_in: str
    language: object
    day: object
    signed_at: float


class Visitors:
    """Who sends requests from pages of ours. What was found right about headers once is right whenever they come again,
    but for the age of the cookie.
    """

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._known: Known[tuple[str, ...], Visitor] = Known()

    def of(self, environ: Environ, today: str) -> Visitor | None:
        """Who sends this; None when that is not known yet, or today's visit is not noted."""
        said = environ.get
        key = (
            said("HTTP_COOKIE", ""), said("HTTP_X_CSRFTOKEN", ""), said("HTTP_REFERER", ""), said("HTTP_HOST", "-"),
            environ["wsgi.url_scheme"],
        )  # fmt: skip
        found = self._known.get(key)
        if found is None:
            found = self._look(environ)
            if found is None:
                return None
            self._known.keep(key, found)
        return found if found.day == today and KnownCookies.is_fresh(self._app, found.signed_at) else None

    def _look(self, environ: Environ) -> Visitor | None:
        cookies = cast("KnownCookies", self._app.session_interface)
        mine = asked.cookie(environ, self._app.config["SESSION_COOKIE_NAME"])
        held = cookies.known(self._app, mine)
        if held is None or not _is_from_us(self._app, environ, str(held.get("csrf_token"))):
            return None
        who = str(held.get("_user_id", "")), str(held.get("sign_in", "")), held.get("language")
        return Visitor(*who, held.get("seen"), cookies.signed_at(mine))


def _is_from_us(app: Flask, environ: Environ, mine: str) -> bool:
    if not app.config["WTF_CSRF_ENABLED"]:
        return True
    secure_host = environ.get("HTTP_HOST", "-") if environ["wsgi.url_scheme"] == "https" else ""
    token, referrer = environ.get("HTTP_X_CSRFTOKEN", ""), environ.get("HTTP_REFERER", "")
    return csrf.knows(str(app.secret_key), mine, token, referrer=referrer, secure_host=secure_host)


def fields(environ: Environ) -> dict[str, str] | None:
    """The fields of a form that a script of our own pages sends; None for anything else. Others may read it again."""
    body = asked.body(environ, FORM, most=LONGEST)
    if body is None or not body.isascii():
        return None
    text = body.decode().replace("%2C", ",")  # what stands in every answer need not be looked at letter by letter
    parts = text.split("&")[::-1]  # of two of a name the first counts
    if "%" not in text and "+" not in text:
        try:
            return dict([part.split("=") for part in parts])
        except ValueError:  # a part without its sign, or with two of them
            pass
    pairs = [part.partition("=") for part in parts]
    return {unquote_plus(name): unquote_plus(value) for name, _is, value in pairs}


class Languages:
    """The languages of an app, spoken outside of its requests."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._known: dict[str, Spoken] = {}

    def of(self, chosen: object, accepted: str) -> Spoken:
        """The language of a visitor who chose this one, or whose browser accepts these."""
        key = f"{chosen or ''} {accepted}"
        if key not in self._known:
            if len(self._known) > 1_000:
                self._known.clear()
            self._known[key] = self._spoken(best_language(chosen, parse_accept_header(accepted, LanguageAccept)))
        return self._known[key]

    def _spoken(self, language: str) -> Spoken:
        @contextmanager
        def inside() -> Any:
            with self._app.test_request_context(), force_locale(language):
                yield

        with inside():
            found = wording.of_request()._replace(inside=cast("Callable[[], Any]", inside))
            wording.words(found)
        return found
