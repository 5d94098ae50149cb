"""Setting a time for study, and letting go of it."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from quizapp.features.study import bp, forms
from quizapp.features.study.queries.overview import own_deck
from quizapp.features.study.steps.desk import here
from quizapp.features.study.steps.keeping import Desk
from quizapp.features.study.timebox import clock, queries
from quizapp.models import Deck


@bp.post("/study/time")
def begin_time() -> AnyResponse:
    """The same for the deck that the form names."""
    return set_time(forms.row_number(request.form, "deck_id"))


@bp.post("/decks/<int:deck_id>/study/time")
def set_time(deck_id: int) -> AnyResponse:
    """Study this deck for so many minutes; an empty field lets go of the time that was set."""
    desk, typed = here(), request.form.get("minutes", "").strip()
    own_deck(desk.learner.id, deck_id)
    lowest, highest = clock.MINUTES
    if not typed:
        clock.end()
    elif typed.isascii() and typed.isdecimal() and len(typed) < 6 and lowest <= int(typed) <= highest:
        clock.begin(deck_id, int(typed), desk.now)
    else:
        flash(_("A whole number of minutes from %(lowest)d to %(highest)d.", lowest=lowest, highest=highest), "error")
        return redirect(url_for("study.decks"), code=303)
    return redirect(url_for("study.start", deck_id=deck_id), code=303)


def when_over(desk: Desk, deck: Deck) -> str | None:
    """The page that says what was done, once the time that was set is over."""
    found = clock.of(deck.id)
    if found is None or desk.now < found.end:
        return None
    done = queries.since(desk.learner.id, found.start)
    minutes = round((found.end - found.start).total_seconds() / 60)
    return render_template("study/time_over.html", deck=deck, done=done, minutes=minutes)
