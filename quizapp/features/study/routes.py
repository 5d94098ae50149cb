"""The pages of study and what they send."""

from typing import Any

from flask import Response, jsonify, render_template, request, session
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import Stale
from quizapp.extensions import db, writes
from quizapp.features.accounts import visits
from quizapp.features.study import bp, forms, overview, services
from quizapp.features.study.custom import views as custom_views
from quizapp.features.study.integrity import late
from quizapp.features.study.learner import learner_of
from quizapp.features.study.leeches import queries as leech_queries
from quizapp.features.study.page import replies, views
from quizapp.features.study.page.reserve import reserve
from quizapp.features.study.queries import overview as decks_queries
from quizapp.features.study.steps.keeping import Desk
from quizapp.features.study.timebox import routes as timebox
from quizapp.web import access


@bp.get("/study")
def decks() -> str:
    """The decks with what waits in each."""
    learner, now = learner_of(access.learner()), clock.now()
    piles, total = overview.piles_and_all(learner, now)
    ms = overview.minutes_for(learner, total.total, now)
    hard = leech_queries.number(learner.id)
    waiting = custom_views.unfinished(learner)
    return render_template("study/decks.html", piles=piles, total=total, ms=ms, hard=hard, waiting_selections=waiting)


@bp.get("/decks/<int:deck_id>/study")
def start(deck_id: int) -> str:
    """One card of the deck, or what there is to say when none can be asked."""
    (learner, deck), now = views.at_deck(deck_id), clock.now()
    ids = decks_queries.with_below(learner.id, deck_id)
    if unopened := [number for number in ids if decks_queries.has_unopened(number)]:
        _open_for_writing()
        for number in sorted(unopened):  # as `hold` takes them
            services.open_deck(learner.id, number)
        db.session.commit()
    if over := timebox.when_over(Desk(learner, visits.sign_in(), now), deck):
        return over
    return views.study(learner, deck, now, request.args, device=visits.sign_in())


def _open_for_writing() -> None:
    """End the transaction that only reads, so that the next one waits its turn to write."""
    db.session.rollback()
    writes.set(True)


@bp.post("/decks/<int:deck_id>/study/answers")
def answer(deck_id: int) -> AnyResponse:
    """Record one answer and give the next card."""
    now, sent = clock.now(), request.form.to_dict()
    cookie = session.get("_user_id", ""), visits.sign_in()
    learner, row = views.at_desk(*cookie, forms.row_number(sent, "card_id"))
    given = forms.read_answer(sent, now=now, device=cookie[1])
    showing = forms.whole(sent, "showing", default=0)
    did = stale = None
    try:
        did = services.answer(learner, deck_id, given, now=now, row=row)
    except Stale as why:
        db.session.rollback()
        stale = None if late.keep(learner, deck_id, given, now=now) else why
    if row.deck_id != deck_id:
        learner = views.in_deck_of(learner, deck_id)
    following = replies.following(learner, deck_id, now, answered=given.card_id, showing=showing)
    db.session.commit()
    return replies.after_answer(following, deck_id, given.card_id, stale=stale, did=did)


@bp.post("/decks/<int:deck_id>/study/more")
def learn_more(deck_id: int) -> AnyResponse | tuple[str, int]:
    """More new cards or reviews than the limits let through, today alone; the same click twice asks once."""
    (learner, deck), now = views.at_deck(deck_id), clock.now()
    wish = forms.read_more(request.form)
    if wish.number is None:
        return views.study(learner, deck, now, {}, typed=wish.typed, device=visits.sign_in()), 422
    today = learner.clock.day_of(now)
    if wish.day == today:
        more: dict[str, Any] = {"number": wish.number, "seen": wish.seen, "reviews": wish.reviews}
        services.learn_more(learner.id, deck_id, day=today, **more)
        db.session.commit()
    else:
        replies.say_new_day()
    return replies.to_page(deck_id)


@bp.get("/decks/<int:deck_id>/study/marks")
def mark(deck_id: int) -> Response:
    """How a typed answer is marked, and the rating that this proposes."""
    (learner, _deck), now = views.at_deck(deck_id), clock.now()
    card = views.card_of(learner, deck_id, forms.row_number(request.args, "card"), now)
    return jsonify(views.marked(card, request.args, now, learner))


@bp.get("/decks/<int:deck_id>/study/ahead")
def ahead(deck_id: int) -> Response:
    """Cards to go on with when the connection is lost."""
    (learner, _deck), now = views.at_deck(deck_id), clock.now()
    return jsonify(cards=[views.as_json(face) for face in reserve(learner, deck_id, now)])
