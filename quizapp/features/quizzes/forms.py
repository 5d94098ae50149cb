"""What people send to quizzes: the wish for one, one answer, or all answers at once."""

from collections.abc import Mapping, Sequence

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, IntegerField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from quizapp.features.quizzes.making import MOST, SIZES, USUAL
from quizapp.models import Feedback, Item, Layout

LONGEST_MS = 2**31 - 1


class QuizForm(FlaskForm):
    """Which quiz to make; `request_key` makes a double click one quiz."""

    size = RadioField(
        _l("How many questions"),
        coerce=int,
        validate_choice=False,  # a page from when there were more cards still starts a quiz, of what there is
        validators=[InputRequired(), NumberRange(1, MOST)],
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

    def offer(self, sizes: Sequence[int], *, askable: int) -> None:
        """Let one choose among these sizes; the last of them may be all there is."""
        every = _l("All %(num)s", num=askable)
        self.size.choices = [SelectChoice(size, str(size) if size in SIZES else every) for size in sizes]
        if self.size.data not in sizes:
            self.size.data = max((size for size in sizes if size <= USUAL), default=None)


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
