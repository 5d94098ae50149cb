"""What people send to quizzes: the wish for one, one answer, or all answers at once."""

from collections.abc import Mapping, Sequence

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, IntegerField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from quizapp.models import Feedback, Item, Layout

LONGEST_MS = 2**31 - 1


class QuizForm(FlaskForm):
    """Which quiz to make; `request_key` makes a double click one quiz."""

    size = RadioField(
        _l("How many questions"),
        choices=[SelectChoice(5, "5"), SelectChoice(10, "10"), SelectChoice(20, "20")],
        coerce=int,
        default=10,
        validators=[InputRequired()],
    )
    layout = RadioField(
        _l("How they are asked"),
        choices=[
            SelectChoice(Layout.ONE.value, _l("One at a time")),
            SelectChoice(Layout.ALL.value, _l("All on one page")),
        ],
        default=Layout.ONE.value,
    )
    feedback = RadioField(
        _l("When you see what is right"),
        choices=[
            SelectChoice(Feedback.EACH.value, _l("After each answer")),
            SelectChoice(Feedback.END.value, _l("At the end")),
        ],
        default=Feedback.EACH.value,
    )
    request_key = HiddenField(validators=[DataRequired(), Length(8, 64)])


class KeyForm(FlaskForm):
    """A button that makes something once."""

    request_key = HiddenField(validators=[DataRequired(), Length(8, 64)])


class AnswerForm(FlaskForm):
    """One answer: the place of the chosen option, or the word that one does not know."""

    choice = IntegerField(validators=[Optional(), NumberRange(0, 5)])
    pass_ = BooleanField(name="pass")
    taken_ms = IntegerField(validators=[Optional(), NumberRange(0, LONGEST_MS)])

    @property
    def is_answered(self) -> bool:
        """Whether there is a choice, or the word that there is none."""
        return self.choice.data is not None or bool(self.pass_.data)


class HandInForm(FlaskForm):
    """All answers of one page; `anyway` hands in although some are missing."""

    anyway = BooleanField()


def choices(sent: Mapping[str, str], items: Sequence[Item], *, name: str = "choice") -> dict[int, int]:
    """Item id -> the number sent for it as `name-position`; what is no number is left out."""
    found = {item.id: sent.get(f"{name}-{item.position}", "") for item in items}
    return {key: int(value) for key, value in found.items() if value.isascii() and value.isdigit() and len(value) < 10}
