"""One table: why an account was refused something -> the field it belongs to and the sentence that says so."""

from collections.abc import Callable
from typing import NamedTuple

from flask_babel import gettext as _

from quizapp.core.errors import Refused


class Sentence(NamedTuple):
    """Where a refusal is shown, and in which words (made late, in the reader's language)."""

    field: str
    words: Callable[[], str]


SENTENCES = {
    "name_length": Sentence("username", lambda: _("A user name has %(shortest)s to %(longest)s characters.")),
    "name_letters": Sentence(
        "username",
        lambda: _("A user name is made of letters, digits, points, hyphens and _, and begins with a letter or digit."),
    ),
    "name_taken": Sentence("username", lambda: _("Somebody already has this user name. Choose another.")),
    "email_form": Sentence("email", lambda: _("This does not look like an e-mail address.")),
    "email_taken": Sentence("email", lambda: _("There is an account with this e-mail address already.")),
    "password_short": Sentence("password", lambda: _("A password has at least %(limit)s characters.")),
    "password_long": Sentence("password", lambda: _("A password has at most %(limit)s characters.")),
    "password_is_name": Sentence("password", lambda: _("The user name is too easy to guess as a password.")),
    "password_common": Sentence("password", lambda: _("Many people use this password. Choose one of your own.")),
    "wrong_sign_in": Sentence("password", lambda: _("This name and password do not belong together.")),
    "wrong_password": Sentence("current", lambda: _("This is not your password.")),
    "time_zone": Sentence("timezone", lambda: _("There is no such time zone.")),
    "day_start": Sentence("day_start", lambda: _("A day starts at an hour from %(lowest)s to %(highest)s.")),
}


def explain(refusal: Refused) -> str:
    """The sentence for a refusal of this feature, with its figures."""
    return SENTENCES[refusal.reason].words() % refusal.data


def field_of(refusal: Refused) -> str:
    """The name of the field that the sentence belongs to."""
    return SENTENCES[refusal.reason].field
