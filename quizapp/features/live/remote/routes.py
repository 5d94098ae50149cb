"""The addresses of the remote: the link for the host, taking it on the phone, the page with its buttons."""

from flask import make_response, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.adapters.broker import broker
from quizapp.core.errors import Stale
from quizapp.extensions import db
from quizapp.features.live import bp, frames
from quizapp.features.live.host import pressing, views
from quizapp.features.live.queries import games
from quizapp.features.live.remote import passes
from quizapp.models import LiveSession
from quizapp.settings import current
from quizapp.web import access, sse

COOKIE = "live-remote"
A_DAY_S = 24 * 3600


class TakeForm(FlaskForm):
    """Nothing but the press itself."""


def _live(live_id: int, *, lock: bool = False) -> LiveSession:
    return passes.live_of(live_id, request.cookies.get(f"{COOKIE}-{live_id}"), lock=lock)


@bp.get("/live/<int:live_id>/remote")
def remote_link(live_id: int) -> str:
    """The link and its picture, for the host's own eyes."""
    live = games.own_live(access.learner(), live_id)
    address = url_for("live.remote_take", link=passes.link_for(live), _external=True)
    minutes = passes.LINK_S // 60
    return render_template(
        "live/remote/link.html", live=live, address=address, qr=views.drawn(address), minutes=minutes
    )


@bp.get("/remote/take/<link>")
def remote_take(link: str) -> str | tuple[str, int]:
    """Ask whether this phone shall lead: only a press takes the link, no preview of it."""
    try:
        passes.offered(link)
    except Stale:
        return _gone(link)
    return render_template("live/remote/take.html", link=link, is_gone=False)


def _gone(link: str) -> tuple[str, int]:
    return render_template("live/remote/take.html", link=link, is_gone=True), 404


@bp.post("/remote/take/<link>")
def remote_taken(link: str) -> AnyResponse | tuple[str, int]:
    """This phone leads now."""
    if not TakeForm().validate_on_submit():
        return redirect(url_for("live.remote_take", link=link), code=303)
    try:
        live, token = passes.take(link)
    except Stale:
        db.session.rollback()
        return _gone(link)
    db.session.commit()
    answer = make_response(redirect(url_for("live.remote", live_id=live.id), code=303))
    secure = current().secure_cookies
    answer.set_cookie(f"{COOKIE}-{live.id}", token, max_age=A_DAY_S, secure=secure, httponly=True, samesite="Lax")
    return answer


@bp.get("/remote/<int:live_id>")
def remote(live_id: int) -> str:
    """The buttons that have their time now, and how many have answered."""
    live = _live(live_id)
    frame = frames.host_frame(live)
    return render_template("live/remote/show.html", wall=views.wall(live, clock.now()), frame=frame)


@bp.get("/remote/<int:live_id>/stream")
def remote_stream(live_id: int) -> AnyResponse:
    """The host's frames."""
    frame = frames.host_frame(_live(live_id))
    return sse.stream(broker(), frames.host_channel(live_id), frame)


@bp.get("/remote/<int:live_id>/state")
def remote_state(live_id: int) -> AnyResponse:
    """The host's frame of now."""
    return sse.state(frames.host_frame(_live(live_id)))


@bp.post("/remote/<int:live_id>/press")
def remote_press(live_id: int) -> pressing.JsonOrPage:
    """A press on the remote is a press of the host."""
    _live(live_id)
    return pressing.press(lambda: _live(live_id, lock=True), back=url_for("live.remote", live_id=live_id))
