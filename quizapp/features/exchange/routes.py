"""The pages on which cards are brought: choose, look, bring, see what came of it."""

import io

from flask import jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import Refused
from quizapp.extensions import db, limiter
from quizapp.features.exchange import bp, queries, services
from quizapp.features.exchange.forms import BETWEEN, BringForm, ChooseForm
from quizapp.features.exchange.wording import explain, reason, refusal
from quizapp.models import Bringing, Stage
from quizapp.settings import current
from quizapp.web import access

LIMIT = "20 per minute;200 per hour"
type Page = AnyResponse | str | tuple[str, int]


@bp.get("/bring")
def bring() -> Page:
    """Choose a file, or paste a list."""
    access.learner()
    form = BringForm()
    form.begin()
    return _bring_page(form)


def _bring_page(form: BringForm) -> str:
    recent = [
        row
        for row in queries.bringings_of(access.learner())
        if row.stage is not Stage.FAILED and not row.kind.startswith("take-")
    ][:5]
    return render_template("exchange/bring.html", form=form, recent=recent, limit_mb=current().max_package_mb)


@bp.post("/bring")
@limiter.limit(LIMIT)
def take_in() -> Page:
    """Keep the file and have it looked into."""
    request.max_content_length = (current().max_package_mb + 1) * 2**20
    learner, form = access.learner(), BringForm()
    if not form.validate_on_submit():
        return _bring_page(form), 422
    sent = form.file.data
    stream = sent.stream if sent else io.BytesIO((form.text.data or "").encode())
    name = (sent.filename if sent else "") or _("Pasted cards")
    deck = (form.deck.data or "").strip() or name.rpartition(".")[0] or name
    try:
        row = services.begin(
            learner, name, stream, key=form.key.data or "", options={"deck": deck[:300]}, now=clock.now()
        )
    except Refused as refused:
        field = form.file if sent or refused.reason == "too_big" else form.text
        field.errors = [*field.errors, explain(refused)]
        form.begin()
        return _bring_page(form), 422
    db.session.commit()
    return redirect(url_for(".brought", brought_id=row.id), code=303)


@bp.get("/bring/<int:brought_id>")
def brought(brought_id: int) -> Page:
    """How far a file has come: what is in it, or what came of it."""
    row = queries.own_bringing(access.learner(), brought_id)
    return _page(row, _choose_form(row))


def _choose_form(row: Bringing) -> ChooseForm:
    form, options = ChooseForm(), row.options
    between = str(options.get("between") or "")
    known = {"\t": "tab"}.get(between, between)
    is_listed = known in {choice.value for choice in BETWEEN}
    form.deck.data, form.rows.data = str(options.get("deck") or ""), str(options.get("rows") or "")
    form.between.data, form.other.data = (known, "") if is_listed else ("other", between)
    return form


def _page(row: Bringing, form: ChooseForm) -> str:
    return render_template("exchange/brought.html", row=row, form=form, **_told(row))


def _told(row: Bringing) -> dict[str, object]:
    return {"stage": row.stage.value, "why": refusal(dict(row.refusal or {})) if row.refusal else "", "reason": reason}


@bp.get("/bring/<int:brought_id>/state")
def state_of_brought(brought_id: int) -> AnyResponse:
    """How far the worker is, for the script of the page; 304 when nothing changed."""
    row = queries.own_bringing(access.learner(), brought_id)
    is_resting = row.stage in {Stage.SHOWN, Stage.DONE, Stage.FAILED}
    html = "" if is_resting else render_template("exchange/_working.html", row=row, **_told(row))
    after = url_for(".brought", brought_id=brought_id) if is_resting else None
    answer = jsonify(progress=row.stage.value, next=after, html=html)
    answer.add_etag(weak=True)
    return answer.make_conditional(request)


@bp.post("/bring/<int:brought_id>/read")
def read_again(brought_id: int) -> Page:
    """Read the text in another way."""
    row, form = queries.own_bringing(access.learner(), brought_id, lock=True), ChooseForm()
    if not form.validate_on_submit():
        return _page(row, form), 422
    services.choose(row, form.options(), now=clock.now())
    db.session.commit()
    return redirect(url_for(".brought", brought_id=brought_id), code=303)


@bp.post("/bring/<int:brought_id>/start")
def start(brought_id: int) -> AnyResponse:
    """Bring it in."""
    row = queries.own_bringing(access.learner(), brought_id, lock=True)
    services.start(row, {name: name in request.form for name in ("progress", "parameters")}, now=clock.now())
    db.session.commit()
    return redirect(url_for(".brought", brought_id=brought_id), code=303)


@bp.post("/bring/<int:brought_id>/discard")
def discard(brought_id: int) -> AnyResponse:
    """Forget a file that was not brought in."""
    row = queries.own_bringing(access.learner(), brought_id, lock=True)
    if row.stage in {Stage.SHOWN, Stage.FAILED}:
        services.discard(row)
        db.session.commit()
    return redirect(url_for(".bring"), code=303)
