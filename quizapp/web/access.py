"""Who may: the learner behind a request, guests included."""

from collections.abc import Callable
from functools import wraps

from flask import abort, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from quizapp.models import User


def learner() -> User:
    """The learner of this request, with an account or as a guest.

    A browser without either is asked to sign in when it opens a page, whether there is such a page or not; else 404.
    """
    if not current_user.is_authenticated:
        if request.method == "GET" and not wants_json():
            abort(redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")), code=303))
        abort(404)
    user: User = current_user._get_current_object()  # noqa: SLF001  Flask-Login's way to the object behind its proxy
    return user


def account() -> User | None:
    """The signed-in person; none for guests and strangers."""
    return None if not current_user.is_authenticated or current_user.is_guest else learner()


def account_required[**P](view: Callable[P, str | AnyResponse]) -> Callable[P, str | AnyResponse]:
    """Send guests and strangers to the sign-in page, and back here afterwards."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> str | AnyResponse:
        if account() is None:
            return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")), code=303)
        return view(*args, **kwargs)

    return guarded


def safe_next(target: str | None) -> str | None:
    """`target` if it is a path on this server, else None: nobody is sent elsewhere by a crafted link."""
    if (
        not target
        or not target.startswith("/")
        or target.startswith("//")
        or "\\" in target
        or any(ord(c) < 32 for c in target)
    ):
        return None
    return target


def wants_json() -> bool:
    """Whether a script asks (else it is a person's browser)."""
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"
