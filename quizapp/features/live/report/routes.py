"""The addresses of reports: the games of a host, one game's report as a page or a sheet, and playing it again."""

import re
import secrets
import unicodedata

from flask import Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField
from wtforms.validators import DataRequired, Length

from quizapp.adapters import clock
from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.live import boards, bp, reasons
from quizapp.features.live.people.teams import team_names
from quizapp.features.live.queries import games, past
from quizapp.features.live.report import again, figures, sheets
from quizapp.models import LiveSession
from quizapp.web import access

ON_PAGE = 200  # players; all of them are in the sheet
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABLES = {"questions": sheets.questions, "players": sheets.players}


class AgainForm(FlaskForm):
    """One click; `request_key` makes a double one a single game."""

    request_key = HiddenField(validators=[DataRequired(), Length(8, 64)])


@bp.get("/live")
def games_led() -> str:
    """The games that the visitor has led, the latest first."""
    page = min(max(1, request.args.get("page", 1, type=int)), 10_000)
    rows, has_more = past.past_games(access.learner(), page=page)
    return render_template("live/report/games.html", rows=rows, page=page, has_more=has_more)


@bp.get("/live/<int:live_id>/report")
def report(live_id: int) -> str:
    """How each question and each player did."""
    live = games.own_live(access.learner(), live_id)
    found, teams = figures.report_of(live), team_names(live)
    return render_template(
        "live/report/show.html",
        report=found,
        teams=teams,
        places=boards.count(live).best_teams if teams else [],
        on_page=ON_PAGE,
        request_key=secrets.token_hex(16),
    )


@bp.get("/live/<int:live_id>/report/<any(questions,players):table>.csv")
def report_csv(live_id: int, table: str) -> Response:
    """One of the report's tables."""
    live = games.own_live(access.learner(), live_id)
    rows = TABLES[table](figures.report_of(live))
    return _file(sheets.as_csv(rows), "text/csv; charset=utf-8", live, f"{table}.csv")


@bp.get("/live/<int:live_id>/report.xlsx")
def report_xlsx(live_id: int) -> Response:
    """The report as a workbook."""
    live = games.own_live(access.learner(), live_id)
    found = figures.report_of(live)
    book = sheets.as_workbook([(_("Questions"), sheets.questions(found)), (_("Players"), sheets.players(found))])
    return _file(book, WORKBOOK, live, "report.xlsx")


def _file(body: bytes, kind: str, live: LiveSession, end: str) -> Response:
    plain = unicodedata.normalize("NFKD", live.title).encode("ascii", "ignore").decode()
    name = "-".join(re.findall("[A-Za-z0-9]+", plain))[:60] or "quiz"
    response = Response(body, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{live.created_at:%Y-%m-%d}-{end}"'
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post("/live/<int:live_id>/again")
def play_again(live_id: int) -> AnyResponse:
    """Open a new lobby with what the class missed."""
    form, host = AgainForm(), access.learner()
    games.own_live(host, live_id)
    if not form.validate_on_submit():
        return redirect(url_for("live.report", live_id=live_id), code=303)
    try:
        live = again.make_again(host, live_id, request_key=form.request_key.data, now=clock.now())
    except Refused as error:
        db.session.rollback()
        flash(reasons.sentence(error), "error")
        return redirect(url_for("live.report", live_id=live_id), code=303)
    db.session.commit()
    return redirect(url_for("live.host", live_id=live.id), code=303)
