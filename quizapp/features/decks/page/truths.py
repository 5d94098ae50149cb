"""True and false as a reader sees them: the database holds one word for each, whatever the language of the page."""

from flask_babel import gettext as _

from quizapp.core.quiz.asking import FALSE, TRUE
from quizapp.models import CardKind


def shown_answer(kind: CardKind, text: str) -> str:
    """An answer or option of a card of this kind, in the language of the page; marking compares the stored one."""
    if kind != CardKind.TRUE_FALSE:
        return text
    return {TRUE: _("True"), FALSE: _("False")}.get(text, text)
