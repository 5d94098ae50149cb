"""Why something was left out or refused, in the reader's language."""

from typing import Any

from flask_babel import gettext as _

from quizapp.core.errors import Refused


def explain(refused: Refused) -> str:
    """Why a file cannot be brought."""
    return refusal({"reason": refused.reason} | refused.data)


def refusal(told: dict[str, Any]) -> str:
    """Why a file cannot be brought, from what was kept of it."""
    limit = round(float(told.get("limit_mb", 0)))
    known = {
        "broken_file": _("The file is damaged. Export it once more where it comes from."),
        "not_a_package": _("This is no Anki package: there is no collection in it."),
        "bare_collection": _("This is the file in which Anki keeps its cards. In Anki, export them as a package."),
        "newer_version": _(
            "This package is of a newer kind than we know. In Anki, export it with “Support older Anki versions”."
        ),
        "encrypted": _("The file is locked with a password. Bring it without one."),
        "too_dense": _(
            "The file unpacks to far more than a package holds, as files do that mean harm. It was not read."
        ),
        "too_big": _("The file is larger than the %(limit)s MB that are read.", limit=limit),
        "not_text": _("This file holds neither cards nor text."),
        "no_cards": _("There are no cards in it."),
        "empty_file": _("There is nothing in it. Choose a file, or paste some text."),
        "no_file": _("Choose a file, or paste some text."),
    }
    return known.get(str(told.get("reason")), _("Something broke on our side. Nothing was lost; try again."))


def reason(code: str, about: str = "") -> str:
    """Why a row was left out, with the beginning of what it says."""
    known = {
        "empty_front": _("no question"),
        "empty_back": _("no answer"),
        "too_long": _("too long for a card"),
        "no_gap": _("no gap to fill"),
        "no_name": _("it has no id"),
        "no_cards": _("nothing is asked in it"),
        "log_times": _("answers whose times cannot be"),
        "no_note_type": _("how to ask it is missing from the file"),
        "no_template": _("how to ask this card is missing from the file"),
        "image_occlusion": _("covered parts of a picture are not supported yet"),
        "no_question": _("a line that stands below no question"),
        "one_column": _("only one column: nothing parts the question from the answer"),
        "twice": _("it is in the file once already"),
        "damaged_row": _("it holds a sign that is no letter"),
        "unreadable_row": _("the table cannot be read from here on"),
        "bad_file_name": _("a file whose name is empty or far too long"),
        "file_kind": _("a file that is neither picture nor sound"),
        "file_too_big": _("a picture or sound that is too large"),
        "broken_picture": _("a file that is damaged"),
    }
    words = known.get(code, code)
    return f"{words}: {about}" if about else words
