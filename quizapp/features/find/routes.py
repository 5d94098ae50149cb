"""The page of a search."""

import secrets
from collections.abc import Collection

from flask import render_template, request
from flask_babel import gettext as _

from quizapp.features.articles import memories
from quizapp.features.decks.many.queries import own_decks
from quizapp.features.find import bp
from quizapp.features.find.forms import SearchNameForm
from quizapp.features.find.many import wording as wording_of_many
from quizapp.features.find.page import views, wording
from quizapp.features.find.page.views import Asked
from quizapp.features.find.queries import names, saved
from quizapp.features.find.queries.pages import Order, Place
from quizapp.web import access
from quizapp.web.controls import without_controls


def asked() -> Asked:
    """What the address or the form asks for; what makes no sense there is left out."""
    wanted, _dash, way = request.values.get("sort", "").partition("-")
    order = Order(wanted) if wanted in {order.value for order in Order} else Order.ADDED
    down = (way or request.values.get("down", "1" if order is Order.ADDED else "0")) in {"1", "down"}
    place = request.args.get("after", "")[:1000]
    return Asked(_typed(), order, down, Place.read(place, order) if place else None)


def _typed() -> str:
    return " ".join(without_controls(request.values.get("q", "")).split())


@bp.get("/find")
def show() -> tuple[str, int]:
    """The cards that a search means."""
    return page(views.results(access.learner(), asked()))


def page(
    results: views.Results, status: int = 200, *, problem: str = "", ticked: Collection[int] = ()
) -> tuple[str, int]:
    """The page with these results; `problem` says why the ticked cards were not changed."""
    learner = access.learner()
    form = SearchNameForm(formdata=None)
    form.q.data = results.asked.q
    step = saved.last_step(learner)
    body = render_template(
        "find/show.html",
        results=results,
        asked=results.asked,
        recalls=memories.recalls(learner, [row.card.id for row in results.rows]),
        orders=views.orders(),
        help_rows=wording.help_rows(),
        saved=saved.saved_searches(learner),
        step=step,
        step_said=wording_of_many.done(step) if step else "",
        decks=own_decks(learner.id) if results.rows else [],
        tags=names.tags_of(learner.id) if results.rows else [],
        problem=problem,
        ticked=ticked,
        name_form=form,
        new_key=secrets.token_hex(12),
        page_keys=[(["/"], _("to the search box"))],
    )
    return body, 422 if results.problem else status
