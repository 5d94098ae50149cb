"""What all pages share: who may, how things are written, the headers of every response."""

import time
from datetime import UTC, datetime

from flask import Flask, Response, g, request
from werkzeug.middleware.proxy_fix import ProxyFix

from quizapp.extensions import KnownWords, writes
from quizapp.settings import current
from quizapp.web import filters, health
from quizapp.web.cookies import KnownCookies
from quizapp.web.log import log_request
from quizapp.web.numbers import RowNumber
from quizapp.web.wire.addresses import Route

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
HSTS = {"Strict-Transport-Security": "max-age=31536000"}  # where cookies are for HTTPS alone
WITH_EVERY = [(name.lower(), name, value) for name, value in HEADERS.items()]


def register(app: Flask) -> None:
    """Bind filters, headers and the request log."""
    app.session_interface = KnownCookies()
    app.request_class = KnownWords
    app.ensure_sync = lambda func: func  # type: ignore[method-assign]  # nothing here is async; Flask asks seven times
    app.url_rule_class = Route
    app.url_map.converters["int"] = RowNumber
    filters.register(app)
    app.register_blueprint(health.bp)
    app.before_request(_open)
    app.after_request(_close)


def trust_proxies(app: Flask) -> None:
    """Let the proxies in front say how the visitor came; before everything else, the fast lanes too."""
    with app.app_context():
        proxies = current().trusted_proxies
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]


def _open() -> None:
    g.opened = time.perf_counter()
    writes.set(request.method not in {"GET", "HEAD", "OPTIONS"})


def _close(response: Response) -> Response:
    there = {name.lower() for name, _value in response.headers}
    for lower, name, value in WITH_EVERY:
        if lower not in there:
            response.headers.add(name, value)
    if current().secure_cookies:
        for name, value in HSTS.items():
            response.headers.setdefault(name, value)
    if request.endpoint not in {"static", "bootstrap.static"} and "cache-control" not in there:
        response.headers.add("Cache-Control", "no-store")  # pages are personal
    log_request(response, datetime.now(UTC))
    return response
