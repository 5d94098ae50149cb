"""What comes in with a search."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired, Length

from quizapp.core.search.reading import LONGEST
from quizapp.features.decks.forms import CleanForm


def stripped(data: Any) -> Any:
    return data.strip() if isinstance(data, str) else data


class SearchNameForm(CleanForm):
    """A name for a search, and the search."""

    name = StringField(
        _("Name"),
        filters=[stripped],
        validators=[
            DataRequired(message=_("Give it a name.")),
            Length(max=100, message=_("At most %(num)s characters.", num=100)),
        ],
        render_kw={"maxlength": 100},
    )
    q = HiddenField(validators=[Length(max=LONGEST)])
