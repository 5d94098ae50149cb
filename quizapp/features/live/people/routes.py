"""The host's list of players: more time or no clock for one of them, and whom to send out."""

from flask import abort, flash, jsonify, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response as AnyResponse
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from quizapp.core.errors import Refused
from quizapp.core.live.game import UNTIMED
from quizapp.extensions import db
from quizapp.features.live import bp, frames, hosting, reasons
from quizapp.features.live.people.teams import team_names
from quizapp.features.live.queries import games, players
from quizapp.web import access

CLOCKS = {"1": 1.0, "1.5": 1.5, "2": 2.0, "3": 3.0, "none": UNTIMED}


class BackForm(FlaskForm):
    """Nothing but the press itself."""


class TimeForm(FlaskForm):
    """How one player's clock runs."""

    clock = SelectField(
        _l("Time"),
        choices=[
            SelectChoice("1", _l("as everybody")),
            SelectChoice("1.5", _l("half as much again")),
            SelectChoice("2", _l("twice as much")),
            SelectChoice("3", _l("three times as much")),
            SelectChoice("none", _l("no clock")),
        ],
    )


def clock_name(extra: float) -> str:
    """The choice that stands for this clock."""
    return next((name for name, value in CLOCKS.items() if value == extra), "1")


@bp.get("/live/<int:live_id>/players")
def people(live_id: int) -> str:
    """Everybody in the game."""
    live = games.own_live(access.learner(), live_id)
    members = games.members_of(live.id)
    return render_template(
        "live/people.html", live=live, members=members, teams=team_names(live), clock_name=clock_name,
        choices=TimeForm().clock.choices, gone=players.sent_out(live.id),
    )  # fmt: skip


@bp.post("/live/<int:live_id>/players/<int:player_id>/time")
def player_time(live_id: int, player_id: int) -> AnyResponse:
    """Let one player's clock run longer, or not at all."""
    form, host = TimeForm(), access.learner()
    games.own_player(host, live_id, player_id)
    if not form.validate_on_submit():
        abort(422)
    live = hosting.give_time(host, live_id, player_id, CLOCKS[form.clock.data])
    db.session.commit()
    frames.publish(live_id)
    if access.wants_json():
        return jsonify(v=live.version)
    flash(_("The clock is set."), "done")
    return redirect(url_for("live.people", live_id=live_id), code=303)


@bp.post("/live/<int:live_id>/players/<int:player_id>/back")
def player_back(live_id: int, player_id: int) -> AnyResponse:
    """Let somebody come in again who was sent out."""
    form, host = BackForm(), access.learner()
    player = games.own_player(host, live_id, player_id)
    if form.validate_on_submit():
        try:
            hosting.let_back(host, live_id, player_id)
        except Refused as error:
            db.session.rollback()
            flash(reasons.sentence(error), "error")
        else:
            said = _("%(name)s may come in again, with the same code.", name=player.name)
            db.session.commit()
            frames.publish(live_id)
            flash(said, "done")
    return redirect(url_for("live.people", live_id=live_id), code=303)
