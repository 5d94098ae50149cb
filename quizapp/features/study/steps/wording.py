"""Undo and redo in plain words: what a press would take back or do again, and what it did."""

from flask_babel import gettext as _
from flask_babel import ngettext

from quizapp.features.study.steps import undoing
from quizapp.features.study.steps.keeping import Desk
from quizapp.features.study.steps.undoing import Undone
from quizapp.features.study.steps.verbs import Verb


def labels(desk: Desk) -> dict[str, str | None]:
    """What a page shows on its two buttons; None where there is nothing to take back, or to do again."""
    back, again = undoing.to_undo(desk), undoing.to_redo(desk)
    return {
        "undoes": _("Undo: %(what)s", what=_named(back)) if back else None,
        "redoes": _("Redo: %(what)s", what=_named(again)) if again else None,
    }


def taken_back(done: Undone) -> str:
    """What undo did."""
    number = done.number
    return {
        Verb.ANSWER: _("Your last answer is taken back."),
        Verb.BURY: _("The card is asked today after all."),
        Verb.UNBURY: _("The card is not asked today."),
        Verb.ASIDE: _("The card is no longer put aside."),
        Verb.BACK: _("The card is put aside again."),
        Verb.FLAG: _("The flag is as it was."),
        Verb.STAR: _("The star is as it was."),
        Verb.RESET: _("The card has its memory back."),
        Verb.UNTAG: _("The mark is on again."),
        Verb.AWAY: ngettext(
            "Your time away is taken back: %(num)d card comes when it came before.",
            "Your time away is taken back: %(num)d cards come when they came before.",
            number,
        ),
        Verb.CATCH_UP: ngettext(
            "The backlog is no longer spread: %(num)d card comes when it came before.",
            "The backlog is no longer spread: %(num)d cards come when they came before.",
            number,
        ),
        Verb.NEW_DATES: _("The cards come when they came before. Those answered since keep their day."),
        Verb.ACCEPT: _("That answer no longer counts as right."),
        Verb.SET_DUE: _("The card comes when it came before."),
    }[done.verb]


def done_again(done: Undone) -> str:
    """What redo did."""
    return _("Done again: %(what)s.", what=_named(done))


def _named(step: Undone) -> str:
    number = step.number
    return {
        Verb.ANSWER: _("your last answer"),
        Verb.BURY: _("no longer asking a card today"),
        Verb.UNBURY: _("asking a card today after all"),
        Verb.ASIDE: _("putting a card aside"),
        Verb.BACK: _("taking a card up again"),
        Verb.FLAG: _("a flag"),
        Verb.STAR: _("a star"),
        Verb.RESET: _("the new start of a card"),
        Verb.UNTAG: _("taking off a mark"),
        Verb.AWAY: ngettext("your time away (%(num)d card)", "your time away (%(num)d cards)", number),
        Verb.CATCH_UP: ngettext("the spread backlog (%(num)d card)", "the spread backlog (%(num)d cards)", number),
        Verb.NEW_DATES: ngettext("the new date of %(num)d card", "the new dates of %(num)d cards", number),
        Verb.ACCEPT: _("counting an answer as right"),
        Verb.SET_DUE: _("the day set for a card"),
    }[step.verb]
