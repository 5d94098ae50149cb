"""What a player sends: the code and a name, and later an answer."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, StringField
from wtforms.validators import DataRequired, Length


class JoinForm(FlaskForm):
    """The code on the wall and a name; `request_key` makes a double tap one player."""

    code = StringField(
        _l("Code on the board"), validators=[DataRequired(_l("Type the six digits from the board.")), Length(max=20)]
    )
    name = StringField(_l("Your name"), validators=[Length(max=200)])
    more_time = BooleanField(_l("I want more time for each question"))
    request_key = HiddenField(validators=[DataRequired(), Length(8, 64)])

    @property
    def digits(self) -> str:
        """The code without whatever was typed between its digits."""
        return "".join(letter for letter in self.code.data or "" if letter.isdigit())
