"""The addresses by which questions come into a quiz from elsewhere: from cards, or from a file."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.live import bp
from quizapp.features.live.builder import sources, wording
from quizapp.features.live.builder.forms import BringForm, KeyForm, whole
from quizapp.features.live.builder.pages import Page, key
from quizapp.features.live.queries import quizzes as queries
from quizapp.web import access

LONGEST_WORDS = 200


@bp.get("/live/quizzes/<int:live_quiz_id>/cards")
def pick_cards(live_quiz_id: int) -> str:
    """Cards to pick from, all or those found."""
    owner = access.learner()
    quiz, decks = queries.own_quiz(owner, live_quiz_id), queries.decks_of(owner)
    words = " ".join(request.args.get("q", "")[:LONGEST_WORDS].replace("\0", "").split())
    deck_id = request.args.get("deck", type=int)
    deck_id = deck_id if deck_id in {number for number, _name in decks} else None
    cards = queries.cards_found(owner, words, deck_id)
    asked = {question.card_id for question in queries.questions_of(quiz)}
    return render_template(
        "live/builder/cards.html",
        quiz=quiz, decks=decks, deck_id=deck_id, words=words, cards=cards, asked=asked, request_key=key(),
        most=queries.MOST_FOUND,
    )  # fmt: skip


@bp.post("/live/quizzes/<int:live_quiz_id>/cards")
def add_cards(live_quiz_id: int) -> AnyResponse:
    """Ask the picked cards."""
    form, owner = KeyForm(), access.learner()
    queries.own_quiz(owner, live_quiz_id)
    ids = whole(request.form.getlist("card"), most=queries.MOST_FOUND)
    if form.validate_on_submit() and ids:
        try:
            chosen = form.request_key.data or key()
            number = sources.add_cards(owner, live_quiz_id, ids, request_key=chosen, now=clock.now())
        except Refused as error:
            db.session.rollback()
            flash(wording.why(error), "error")
        else:
            db.session.commit()
            flash(ngettext("%(num)d question added.", "%(num)d questions added.", number), "done")
    return redirect(url_for("live.quiz", live_quiz_id=live_quiz_id), code=303)


@bp.get("/live/quizzes/<int:live_quiz_id>/bring")
def bring_questions(live_quiz_id: int) -> str:
    """Choose a file, or paste."""
    return _page(live_quiz_id, BringForm(request_key=key()))


def _page(live_quiz_id: int, form: BringForm, skipped: object = ()) -> str:
    quiz = queries.own_quiz(access.learner(), live_quiz_id)
    return render_template(
        "live/builder/bring.html", quiz=quiz, form=form, skipped=skipped, sentence=wording.sentence
    )  # fmt: skip


def _taken(sent: FileStorage) -> bytes:
    with sent.stream as stream:
        return bytes(stream.read())


@bp.post("/live/quizzes/<int:live_quiz_id>/bring")
def take_questions(live_quiz_id: int) -> Page:
    """Add what can be asked of it; the rest is listed with its reasons."""
    request.max_content_length = 6 * 2**20
    form, owner = BringForm(), access.learner()
    queries.own_quiz(owner, live_quiz_id)
    if not form.validate_on_submit():
        return _page(live_quiz_id, form), 422
    sent = form.file.data
    field, body = (form.file, _taken(sent)) if sent else (form.text, (form.text.data or "").encode())
    try:
        number, found = sources.bring(owner, live_quiz_id, body, request_key=form.request_key.data, now=clock.now())
    except Refused as error:
        db.session.rollback()
        field.errors = [wording.why(error)]
        return _page(live_quiz_id, form), 422
    db.session.commit()
    if number:
        flash(ngettext("%(num)d question added.", "%(num)d questions added.", number), "done")
    if found.skipped:
        fresh = BringForm(formdata=None, request_key=key())
        fresh.text.errors = [] if found.drafts else [_("Nothing of it could be asked.")]
        fresh.text.data = "" if found.drafts else form.text.data
        return _page(live_quiz_id, fresh, found.skipped), 200 if found.drafts else 422
    return redirect(url_for("live.quiz", live_quiz_id=live_quiz_id), code=303)
