"""The pages on which cards are taken along."""

import secrets

from flask import jsonify, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import NotFound
from quizapp.extensions import db, limiter
from quizapp.features.decks import queries as decks
from quizapp.features.exchange import bp
from quizapp.features.exchange.services import path_of
from quizapp.features.exchange.taking import queries, services
from quizapp.models import Stage
from quizapp.web import access

TYPES = {
    "apkg": "application/octet-stream", "csv": "text/csv", "tsv": "text/tab-separated-values", "md": "text/markdown",
}  # fmt: skip
type Page = AnyResponse | str | tuple[str, int]


@bp.get("/decks/<int:deck_id>/take")
def take(deck_id: int) -> Page:
    """Choose what to take a deck along as."""
    deck = decks.own_deck(access.learner(), deck_id)
    below = queries.decks_below(deck)
    shown = {"deck": deck, "notes": queries.count_notes(below), "below": len(below) - 1, "key": secrets.token_hex(16)}
    return render_template("exchange/take.html", **shown)


@bp.post("/decks/<int:deck_id>/take")
@limiter.limit("20 per minute;200 per hour")
def take_deck(deck_id: int) -> AnyResponse:
    """Have the file made."""
    learner = access.learner()
    deck = decks.own_deck(learner, deck_id)
    form = request.form.get("form", "")
    if form not in services.FORMS:
        return redirect(url_for(".take", deck_id=deck_id), code=303)
    progress, key = "progress" in request.form, request.form.get("key", "")[:64] or secrets.token_hex(16)
    row = services.ask(learner, deck, form=form, progress=progress, key=key, now=clock.now())
    db.session.commit()
    return redirect(url_for(".taken", taken_id=row.id), code=303)


@bp.get("/take/<int:taken_id>")
def taken(taken_id: int) -> Page:
    """How far the file is, and the file itself once it is there."""
    row = queries.own_taking(access.learner(), taken_id)
    return render_template("exchange/taken.html", row=row, stage=row.stage.value)


@bp.get("/take/<int:taken_id>/state")
def state_of_taken(taken_id: int) -> AnyResponse:
    """How far the worker is, for the script of the page; 304 when nothing changed."""
    row = queries.own_taking(access.learner(), taken_id)
    is_resting = row.stage in {Stage.DONE, Stage.FAILED}
    html = "" if is_resting else render_template("exchange/_making.html", row=row)
    answer = jsonify(
        progress=row.stage.value, next=url_for(".taken", taken_id=taken_id) if is_resting else None, html=html
    )
    answer.add_etag(weak=True)
    return answer.make_conditional(request)


@bp.get("/take/<int:taken_id>/file")
def taken_file(taken_id: int) -> AnyResponse:
    """The file."""
    row = queries.own_taking(access.learner(), taken_id)
    path = path_of(row.id)
    if row.stage is not Stage.DONE or not path.is_file():
        raise NotFound
    kind = TYPES[row.kind.removeprefix("take-")]
    return send_file(path, mimetype=kind, as_attachment=True, download_name=row.name, max_age=0)
