"""How often one may try: brakes on guessing passwords and on making accounts by the hundred, and the page that says so.

Of tries at a password only the failed ones count, so a class behind one address may sign in all at once.
"""

import time

from flask import Flask, Response, jsonify, make_response, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_limiter import RateLimitExceeded
from flask_limiter.util import get_remote_address
from flask_login import current_user

from quizapp.extensions import limiter
from quizapp.features.accounts.credentials import folded
from quizapp.web import access

TRIES = "10 per minute;100 per hour"


def _failed(response: Response) -> bool:
    return response.status_code == 422


def _named() -> str:
    return "name:" + folded(request.form.get("login", ""))[:300]


def _learner() -> str:
    return f"learner:{current_user.get_id()}" if current_user.is_authenticated else get_remote_address()


tries_of_address = limiter.limit(TRIES, methods=["POST"], deduct_when=_failed)
tries_for_name = limiter.limit(TRIES, methods=["POST"], deduct_when=_failed, key_func=_named)
tries_of_learner = limiter.limit(TRIES, methods=["POST"], deduct_when=_failed, key_func=_learner)
new_accounts = limiter.limit("30 per minute;200 per hour", methods=["POST"])
exports = limiter.limit("6 per minute", key_func=_learner)


def register(app: Flask) -> None:
    """Bind the page of a reached limit, whichever feature set it."""
    app.register_error_handler(RateLimitExceeded, _too_often)


def _too_often(_error: RateLimitExceeded) -> Response:
    breach = limiter.current_limit
    wait_s = max(1, round(breach.reset_at - time.time())) if breach else 60
    sentence = _("Too many tries in a short time. Nothing of yours is lost. Try again in %(wait)s.", wait=_span(wait_s))
    if access.wants_json():
        answer = make_response(jsonify(error=sentence, status=429, wait_s=wait_s), 429)
    else:
        title = _("A little slower, please")
        answer = make_response(render_template("error.html", status=429, title=title, sentence=sentence), 429)
    answer.headers["Retry-After"] = str(wait_s)
    return answer


def _span(seconds: int) -> str:
    if seconds < 90:
        return str(ngettext("%(num)d second", "%(num)d seconds", seconds))
    return str(ngettext("%(num)d minute", "%(num)d minutes", -(-seconds // 60)))
