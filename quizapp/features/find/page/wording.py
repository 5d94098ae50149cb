"""Why a search cannot be read, in a sentence with the place."""

from flask_babel import gettext as _

from quizapp.core.search import Unreadable
from quizapp.core.search.reading import LONGEST, MOST_PIECES


def why(refused: Unreadable) -> str:
    """One sentence for the field."""
    part, place = refused.part, refused.position + 1
    sentences = {
        "too_long": _("A search has at most %(num)s characters.", num=LONGEST),
        "too_many": _("A search has at most %(num)s words and signs.", num=MOST_PIECES),
        "too_deep": _("Too many brackets inside each other at character %(place)s.", place=place),
        "open_quote": _("The quotation mark at character %(place)s is never closed.", place=place),
        "open_bracket": _("The bracket at character %(place)s is never closed.", place=place),
        "close_bracket": _("The bracket at character %(place)s was never opened.", place=place),
        "empty_bracket": _("There is nothing to look for in the bracket at character %(place)s.", place=place),
        "nothing_after": _("Something is missing beside “%(part)s” at character %(place)s.", part=part, place=place),
        "unknown_key": _(
            "“%(part)s” at character %(place)s is not known. Put it in quotation marks to look for the words.",
            part=part,
            place=place,
        ),
        "unknown_value": _("“%(part)s” at character %(place)s is not known.", part=part, place=place),
        "empty_value": _("Something is missing behind “%(part)s” at character %(place)s.", part=part, place=place),
        "number": _("“%(part)s” at character %(place)s wants a number at its end.", part=part, place=place),
    }
    known = ", ".join(refused.known[:12])
    return sentences[refused.reason] + (" " + _("Known are: %(known)s", known=known) if known else "")


def help_rows() -> list[tuple[list[str], str]]:
    """What can be typed, with what it finds."""
    return [
        (["wave tide"], _("cards with both words, on either side, in their sentence or their tags")),
        (['"spring tide"'], _("these words side by side")),
        (["tid*"], _("words that begin so")),
        (["-moon", "wave or tide", "(wave or tide) -moon"], _("without a word, one of two, both together")),
        (["front:tide", "back:moon"], _("only in the question, only in the answer")),
        (["deck:Seas", "deck:*sea*"], _("in a deck and those below it; * stands for anything")),
        (["tag:lakes", "tag:none"], _("with a tag or one below it; without any")),
        (["article:baikal"], _("made from an article of this title")),
        (["is:due", "is:new", "is:learn", "is:review"], _("due today, never asked, in first steps, in review")),
        (["is:suspended", "is:buried"], _("put aside, not today")),
        (["is:leech", "is:marked", "is:flagged", "flag:2"], _("forgotten again and again, with a star, with a flag")),
        (["kind:cloze"], _("asked in one way: basic, reversed, cloze, typed, choice, true_false")),
        (["prop:r<80%"], _("chance to remember it now below 80 percent")),
        (["prop:s>30", "prop:ivl>=10"], _("would hold longer than 30 days; comes after 10 days or more")),
        (["prop:d>5", "prop:lapses>3", "prop:reps<2"], _("how hard (1 to 10), how often forgotten, how often asked")),
        (["prop:due<7"], _("due within a week")),
        (["added:7", "rated:1", "rated:7:1"], _("new this week; answered today; answered “again” this week")),
    ]
