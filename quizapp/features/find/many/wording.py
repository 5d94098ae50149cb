"""What was done to many cards, in a sentence."""

from flask_babel import gettext as _
from flask_babel import ngettext

from quizapp.features.find.many.services import Verb
from quizapp.models import ManyChange
from quizapp.web.filters import grouped


def done(step: ManyChange) -> str:
    """What a step did."""
    number, shown = step.number, grouped(step.number)
    said = {
        Verb.TAG: ngettext("Tag put on %(n)s fact.", "Tag put on %(n)s facts.", number, n=shown),
        Verb.UNTAG: ngettext("Tag taken off %(n)s fact.", "Tag taken off %(n)s facts.", number, n=shown),
        Verb.MOVE: ngettext("%(n)s fact moved with its cards.", "%(n)s facts moved with their cards.", number, n=shown),
        Verb.ASIDE: ngettext("%(n)s card put aside.", "%(n)s cards put aside.", number, n=shown),
        Verb.BACK: ngettext("%(n)s card taken up again.", "%(n)s cards taken up again.", number, n=shown),
        Verb.FLAG: ngettext("Flag of %(n)s card changed.", "Flag of %(n)s cards changed.", number, n=shown),
        Verb.DROP: ngettext("%(n)s card dropped.", "%(n)s cards dropped.", number, n=shown),
        Verb.DAYS: ngettext("%(n)s card has a new day.", "%(n)s cards have a new day.", number, n=shown),
        Verb.RESET: ngettext("%(n)s card starts again.", "%(n)s cards start again.", number, n=shown),
        Verb.MERGE: ngettext(
            "%(n)s card became one with another.", "%(n)s cards became one with another.", number, n=shown
        ),
        Verb.RENAME_TAG: ngettext("Tag renamed on %(n)s fact.", "Tag renamed on %(n)s facts.", number, n=shown),
        Verb.DELETE_TAG: ngettext("Tag deleted from %(n)s fact.", "Tag deleted from %(n)s facts.", number, n=shown),
        Verb.REPLACE: ngettext("Text replaced on %(n)s card.", "Text replaced on %(n)s cards.", number, n=shown),
    }
    return str(said[Verb(step.verb)])


def taken_back(step: ManyChange, number: int) -> str:
    """How much of a step was taken back."""
    if number == step.number:
        return _("Taken back.")
    return _(
        "Taken back: %(done)s of %(all)s. The others were changed since and stay as they are.",
        done=grouped(number),
        all=grouped(step.number),
    )
