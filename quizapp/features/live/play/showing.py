"""How options and answers of a question are shown to a player: as letters with their words, in their language."""

from flask_babel import gettext as _

from quizapp.core.live.kinds import Kind
from quizapp.core.quiz.asking import FALSE, TRUE
from quizapp.models import LiveItem

LETTERS = "abcdef"


def words() -> dict[str, str]:
    """The words that the database holds once, in the language of the page."""
    return {TRUE: _("True"), FALSE: _("False")}


def options_of(item: LiveItem) -> list[str]:
    """The options as a player reads them."""
    known = words() if item.kind is Kind.TRUE_FALSE else {}
    return [known.get(text, text) for text in item.options[: len(LETTERS)]]


def given_tiles(item: LiveItem, given: object) -> list[tuple[str, str]]:
    """(letter, words) of each place in an answer, in its order; none for one that was typed."""
    shown = options_of(item)
    if not isinstance(given, list):
        return []
    return [(LETTERS[place], shown[place]) for place in given if isinstance(place, int) and place < len(shown)]
