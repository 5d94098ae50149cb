"""Why something was refused in a live game, in words for whoever asked."""

from flask_babel import gettext as _

from quizapp.core.errors import Refused


def sentence(error: Refused) -> str:
    """One sentence for this refusal."""
    known = {
        "already_started": _("This game has already begun."),
        "claimed": _("These answers are in somebody's reviews already."),
        "played_twice": _("You played this game with your account, too. Its answers are in your reviews."),
        "nothing_missed": _("Nothing was missed in this game."),
        "no_questions": _("There is no question to ask."),
        "not_reading": _("The question is open already."),
        "not_open": _("No question is open now."),
        "no_clock": _("This question has no clock."),
        "too_long": _("That is more time than a question can have."),
        "not_locked": _("There is no answer to show yet."),
        "not_revealed": _("Show the answer first."),
        "nothing_before": _("There is no earlier question."),
        "not_asking": _("No question is being asked."),
        "not_over": _("The question is still being asked."),
        "paused": _("The game is paused."),
        "not_paused": _("The game is not paused."),
        "closed": _("This game is over."),
        "already_shut": _("Nobody else can join already."),
        "already_open": _("Anybody with the code can join already."),
        "shut": _("The host lets nobody else in at the moment."),
        "full": _("This game is full."),
        "kicked": _("The host has sent this player out of the game."),
        "name_taken": _("Somebody in this game has that name. Choose another."),
        "name_empty": _("Type a name with at least one letter or number."),
        "name_long": _("Names have at most %(limit)s characters.", limit=error.data.get("limit", "")),
        "name_unkind": _("Choose another name, one that everybody in the room may read."),
        "name_none": _("Type a name."),
        "name_unlisted": _("This game has a list of names. Choose yours."),
        "roster_long": _("A list has at most %(limit)s names.", limit=error.data.get("limit", "")),
        "answer": _("That is not an answer to this question."),
        "late": _("Too late: the question is closed."),
        "early": _("The question is not open yet."),
        "gone": _("You are not in this game any more."),
    }
    return str(known.get(error.reason, _("That does not work now.")))
