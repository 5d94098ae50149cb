"""The signed cookie of a session: a signature that was found right is not computed anew with every request.

Whether it is right never changes; how old it is, is asked every time.
"""

import time

from flask import Flask, Request, Response
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature

from quizapp.extensions import Known

PLAIN = (str, int, bool, type(None))  # values that a request cannot change for the next


class KnownCookies(SecureCookieSessionInterface):
    """Flask's own cookies, read once."""

    def __init__(self) -> None:
        self._known: Known[str, tuple[float, dict[str, object]]] = Known()

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        cookie = request.cookies.get(self.get_cookie_name(app))
        known = self.known(app, cookie) if cookie else None
        if known is not None:
            return self.session_class(known)
        opened = super().open_session(app, request)
        if cookie and opened and all(isinstance(value, PLAIN) for value in opened.values()):
            self._known.keep(cookie, (self._signed_at(app, cookie), dict(opened)))
        return opened

    def known(self, app: Flask, cookie: str) -> dict[str, object] | None:
        """What this cookie holds, if it was read before and has not grown too old."""
        found = self._known.get(cookie)
        return found[1] if found is not None and self.is_fresh(app, found[0]) else None

    def signed_at(self, cookie: str) -> float:
        """When a cookie that is known was signed, in seconds of the clock."""
        found = self._known.get(cookie)
        return found[0] if found is not None else 0.0

    @staticmethod
    def is_fresh(app: Flask, signed_at: float) -> bool:
        """Whether a cookie signed then is not too old."""
        return 0 <= time.time() - signed_at < app.permanent_session_lifetime.total_seconds()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if not session or self.should_set_cookie(app, session) or any(name == "Vary" for name, _ in response.headers):
            super().save_session(app, session, response)
        elif session.accessed:
            response.headers["Vary"] = "Cookie"

    def _signed_at(self, app: Flask, cookie: str) -> float:
        serializer = self.get_signing_serializer(app)
        if serializer is None:
            raise BadSignature("no key")
        _values, at = serializer.loads(cookie, return_timestamp=True)
        return float(at.timestamp())
