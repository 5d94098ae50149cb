"""The host's addresses: choose a game, lead it, follow it in any number of windows."""

import secrets

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.adapters.broker import broker
from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.live import bp, frames, hosting, making
from quizapp.features.live.host import pressing, views
from quizapp.features.live.host.forms import KickForm, LiveForm
from quizapp.features.live.queries import games
from quizapp.features.quizzes import making as quizzes
from quizapp.features.quizzes import queries as quiz_queries
from quizapp.web import access, sse


@bp.get("/decks/<int:deck_id>/live")
def new(deck_id: int) -> str:
    """Choose how the game is played."""
    return _choose(deck_id, LiveForm(request_key=secrets.token_hex(16)))


def _choose(deck_id: int, form: LiveForm) -> str:
    host = access.learner()
    deck, askable = quiz_queries.own_deck(host, deck_id), quizzes.askable(host, deck_id)
    form.offer(quizzes.sizes(askable), askable=askable)
    past = games.lives_of(host, deck_id)
    kept = quiz_queries.kept_count(host, deck_id)
    return render_template("live/new.html", form=form, deck=deck, askable=askable, kept=kept, past=past)


@bp.post("/decks/<int:deck_id>/live")
def make(deck_id: int) -> AnyResponse | tuple[str, int]:
    """Open the lobby; a second click comes to the same one."""
    form, host = LiveForm(), access.learner()
    quiz_queries.own_deck(host, deck_id)
    if not form.validate_on_submit():
        return _choose(deck_id, form), 422
    key, size = form.request_key.data, form.size.data
    try:
        live = making.make_live(host, deck_id, request_key=key, size=size, manner=form.manner, now=clock.now())
    except Refused:
        return _choose(deck_id, form), 422
    db.session.commit()
    return redirect(url_for("live.host", live_id=live.id), code=303)


@bp.get("/live/<int:live_id>")
def host(live_id: int) -> str:
    """The wall, as it stands now: a refresh goes on where the game is."""
    live = games.own_live(access.learner(), live_id)
    frame = frames.host_frame(live)
    return render_template("live/host/show.html", wall=views.wall(live, clock.now()), frame=frame, qr=views.qr(live))


@bp.get("/live/<int:live_id>/stream")
def host_stream(live_id: int) -> AnyResponse:
    """The host's frames as they come."""
    frame = frames.host_frame(games.own_live(access.learner(), live_id))
    return sse.stream(broker(), frames.host_channel(live_id), frame)


@bp.get("/live/<int:live_id>/state")
def host_state(live_id: int) -> AnyResponse:
    """The host's frame of now, for a page that cannot have a stream."""
    return sse.state(frames.host_frame(games.own_live(access.learner(), live_id)))


@bp.post("/live/<int:live_id>/press")
def press(live_id: int) -> pressing.JsonOrPage:
    """One press of the host."""
    host = access.learner()
    games.own_live(host, live_id)
    back = url_for("live.host", live_id=live_id)
    return pressing.press(lambda: games.own_live(host, live_id, lock=True), back=back)


@bp.post("/live/<int:live_id>/players/<int:player_id>/kick")
def kick(live_id: int, player_id: int) -> pressing.JsonOrPage:
    """Send somebody out of the game."""
    form, host = KickForm(), access.learner()
    hosting.kick(host, live_id, player_id)
    if form.validate_on_submit():
        db.session.commit()
        frames.publish(live_id)
    return pressing.answer("", 200, back=url_for("live.people", live_id=live_id))
