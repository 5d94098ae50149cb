"""Who is visiting: binds a learner to the browser by the signed session cookie, and lets go of them; light or dark."""

import secrets

from flask import Response, g, request, session
from flask_babel import get_locale
from flask_login import current_user, login_user, logout_user
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.extensions import db, login_manager, writes
from quizapp.features.accounts import queries, services
from quizapp.models import User
from quizapp.settings import current
from quizapp.web import access

THEMES = ("light", "dark")
A_YEAR_S = 365 * 24 * 3600


SIGN_IN = "sign_in"  # the key of the cookie that tells one sign-in from another
TOKEN = "csrf_token"  # noqa: S105  the name under which Flask-WTF keeps it


@login_manager.user_loader
def _load(key: str) -> User | None:
    return queries.user_by_session(key, sign_in())


def sign_in() -> str:
    """The sign-in that the cookie of this request was made for; "" when it says nothing of one."""
    return str(session.get(SIGN_IN, ""))


def learner_or_guest() -> User:
    """The learner of this request; a stranger becomes a guest, remembered by a cookie. The caller commits.

    A new guest takes the form's field `timezone` (the browser's own zone) and the browser's light or dark.
    """
    if current_user.is_authenticated:
        return access.learner()
    guest = guest_or_new()
    token = session.get(TOKEN)
    begin(guest)
    if token:
        session[TOKEN] = token  # nobody gained a right, and the visitor's other open pages must go on working
    return guest


def guest_or_new() -> User:
    """The guest of this request, else a new one whom no cookie names yet: whoever signs up begins as a guest."""
    mine = guest()
    found = (mine and queries.guest_to_adopt(mine.id)) or services.make_guest(now=clock.now())
    services.note_zone(found, request.form.get("timezone"))
    found.theme = found.theme or _cookie_theme()
    return found


def begin(user: User) -> None:
    """Bind this browser to `user`, with everything of the earlier session forgotten (no fixation)."""
    session.clear()
    login_user(user)
    session[SIGN_IN] = secrets.token_hex(16)
    session.permanent = True
    if user.language:
        session["language"] = user.language


def end() -> None:
    """Let go of this browser's learner."""
    logout_user()
    session.clear()
    g.pop("csrf_token", None)  # it was made for the session that is gone; the page of this answer needs another


def commit_and_begin(user: User) -> None:
    """Commit, then bind: a browser never holds a cookie for somebody the database does not know.

    The sign-in that this browser had until now ends.
    """
    earlier = access.account()
    if earlier is not None and sign_in():
        services.sign_out(earlier, sign_in(), now=clock.now())
    db.session.commit()
    begin(user)


def note_visit() -> None:
    """Before a page: once a day, write down that this learner came, so that guests are not forgotten too early.

    The cookie remembers that it was done today, so that other requests of the day ask no database for it.
    """
    today = clock.now().date()
    key, seen = session.get("_user_id"), session.get("seen")
    if key is None or seen == today.isoformat() or request.endpoint is None or request.endpoint.endswith("static"):
        return
    before = writes.set(True)  # in a transaction of its own, before the page begins to read
    services.note_visit(key, sign_in(), today=today)
    db.session.commit()
    writes.reset(before)
    session["seen"] = today.isoformat()


def looks() -> dict[str, object]:
    """What layout.html needs on every page: the theme (none: as the system says) and the locale."""
    return {"theme": theme(), "get_locale": get_locale}


def theme() -> str | None:
    """Light or dark, as the learner chose it, or a stranger on this browser; none: as the system says."""
    return current_user.theme if current_user.is_authenticated else _cookie_theme()


def keep_theme[R: (Response, AnyResponse)](response: R, chosen: str | None) -> R:
    """Let the browser remember the theme for when nobody is signed in."""
    if chosen is None:
        response.delete_cookie("theme", samesite="Lax")
    else:
        secure = current().secure_cookies
        response.set_cookie("theme", chosen, max_age=A_YEAR_S, secure=secure, httponly=True, samesite="Lax")
    return response


def _cookie_theme() -> str | None:
    chosen = request.cookies.get("theme")
    return chosen if chosen in THEMES else None


def visitor() -> User | None:
    """The learner of this request, with an account or as a guest; none for a stranger."""
    return access.learner() if current_user.is_authenticated else None


def guest() -> User | None:
    """The guest of this request; none for an account or a stranger."""
    return None if access.account() else visitor()
