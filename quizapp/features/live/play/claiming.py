"""After a game: whoever played without an account takes what they missed into their reviews, once signed in."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import Refused
from quizapp.extensions import db, writes
from quizapp.features.live import bp, entering, reasons
from quizapp.features.live.play.sent import own_place
from quizapp.web import access


class ClaimForm(FlaskForm):
    """Nothing but the press itself."""


@bp.get("/play/<code>/claim")
def claim(code: str) -> str:
    """Ask whether these answers are theirs; whoever is not signed in is sent to do that first, and comes back here."""
    live, player = own_place(code)
    learner = access.learner()
    return render_template(
        "live/play/claim.html", live=live, player=player, code=code, is_mine=player.learner_id == learner.id
    )


@bp.post("/play/<code>/claim")
def take(code: str) -> AnyResponse:
    """Make the player this learner's; a second press changes nothing."""
    live, player = own_place(code)
    learner = access.learner()
    if not ClaimForm().validate_on_submit():
        return redirect(url_for("live.claim", code=code), code=303)
    writes.set(True)
    try:
        entering.claim(live, player, learner, now=clock.now())
    except Refused as error:
        db.session.rollback()
        flash(reasons.sentence(error), "error")
        return redirect(url_for("live.claim", code=code), code=303)
    db.session.commit()
    flash(_("What you did not know comes back in your reviews."), "done")
    return redirect(url_for("study.decks"), code=303)
