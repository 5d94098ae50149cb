"""Why a question cannot be asked or was left out, and what the kinds are called, in words."""

from flask_babel import gettext as _

from quizapp.core.errors import Refused
from quizapp.core.live.kinds import Kind


def kinds() -> dict[Kind, tuple[str, str]]:
    """Kind -> (its name, what it is for)."""
    return {
        Kind.CHOICE: (_("One right answer"), _("Up to six answers, one of them right.")),
        Kind.MULTIPLE: (_("Several right answers"), _("Each right one counts, a wrong one takes away.")),
        Kind.TRUE_FALSE: (_("True or false"), _("A statement to judge.")),
        Kind.TYPED: (_("Typed answer"), _("Small slips are forgiven.")),
        Kind.NUMERIC: (_("A number"), _("With how far off it may be.")),
        Kind.ORDER: (_("Put in order"), _("Each one in its right place counts.")),
        Kind.POLL: (_("Poll"), _("No points: what does the room think.")),
        Kind.CLOUD: (_("Word cloud"), _("No points: a word from everybody.")),
    }


def sentence(reason: str) -> str:
    """One sentence for this reason."""
    known = {
        "no_front": _("The question is missing."),
        "front_long": _("The question is too long."),
        "few_options": _("Give at least two answers."),
        "many_options": _("There can be six answers at most."),
        "option_long": _("An answer is too long."),
        "options_alike": _("Two answers are the same."),
        "none_right": _("No answer is marked as right."),
        "several_right": _("Only one answer can be right here. Choose the kind with several right answers otherwise."),
        "no_answer": _("The right answer is missing."),
        "answer_long": _("A right answer is too long, or there are too many."),
        "no_number": _("The right number is missing."),
        "no_tolerance": _("How far off the answer may be must be a number, zero or more."),
        "settings": _("The time or the points are out of range."),
        "image_big": _("This picture is too large: 8 MB and 40 million points at most."),
        "image_unreadable": _("This is no picture that can be shown. PNG, JPEG, WebP and GIF can."),
        "image_alt": _("Say in a few words what the picture shows, for whoever cannot see it."),
        "unreadable": _("It could not be read."),
        "essay": _("A free text has no right answer that could be checked."),
        "matching": _("Pairs cannot be asked live."),
        "empty_option": _("An answer is empty."),
        "too_many": _("A quiz has at most 200 questions."),
        "many_questions": _("A quiz has at most 200 questions."),
        "no_headings": _(
            "No row of headings was found: one column must be called Question, others Answer 1, Answer 2."
        ),
        "too_big": _("This file is too large."),
        "nothing_found": _("There was no question in it."),
    }
    return known.get(reason, _("That did not work."))


def why(error: Refused) -> str:
    """One sentence for this refusal."""
    return sentence(error.reason)
