"""What a host sends: the wish for a game, a press of a button, somebody to send out."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, IntegerField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from quizapp.core.live.commands import EXTENSION_S, LONGEST_EXTENSION_S
from quizapp.core.live.game import Standings
from quizapp.features.live.making import Manner

MOST = 20
CLOCKS = (10, 20, 30, 60, 0)


class LiveForm(FlaskForm):
    """Which game to make; `request_key` makes a double click one game."""

    size = RadioField(
        _l("How many questions"), coerce=int, validate_choice=False, validators=[InputRequired(), NumberRange(1, MOST)]
    )
    seconds = RadioField(
        _l("Time for each question"),
        coerce=int,
        choices=[SelectChoice(s, _l("%(num)s seconds", num=s) if s else _l("No clock")) for s in CLOCKS],
        default=20,
    )
    speed = RadioField(
        _l("What counts"),
        coerce=int,
        choices=[
            SelectChoice(0, _l("Only what is right")),
            SelectChoice(25, _l("Speed a little")),
            SelectChoice(50, _l("Speed half")),
        ],
        default=0,
    )
    standings = RadioField(
        _l("When the room sees who leads"),
        choices=[
            SelectChoice(Standings.EACH.value, _l("After each question")),
            SelectChoice(Standings.END.value, _l("At the end")),
            SelectChoice(Standings.HIDDEN.value, _l("Never")),
        ],
        default=Standings.EACH.value,
    )
    show_question = BooleanField(_l("Show the question on the phones too"), default=True)
    streaks = BooleanField(_l("Extra points for several right in a row"))
    last_wins = BooleanField(_l("An answer may be changed until the question closes"))
    request_key = HiddenField(validators=[DataRequired(), Length(8, 64)])

    def offer(self, sizes: Sequence[int], *, askable: int) -> None:
        """Let one choose among these sizes."""
        every = _l("All %(num)s", num=askable)
        self.size.choices = [SelectChoice(size, str(size) if size in {5, 10, 20} else every) for size in sizes]
        if self.size.data not in sizes:
            self.size.data = max((size for size in sizes if size <= 10), default=None)

    @property
    def manner(self) -> Manner:
        """The game's manner as chosen."""
        return Manner(
            seconds=self.seconds.data,
            speed_percent=self.speed.data,
            standings=Standings(self.standings.data),
            show_question=bool(self.show_question.data),
            streaks=bool(self.streaks.data),
            last_wins=bool(self.last_wins.data),
        )


class PressForm(FlaskForm):
    """One press; `seen` counts the presses the page knows of."""

    command = HiddenField(validators=[DataRequired()])
    seen = IntegerField(validators=[InputRequired(), NumberRange(0, 2**31 - 1)])
    seconds = IntegerField(validators=[Optional(), NumberRange(1, LONGEST_EXTENSION_S)], default=EXTENSION_S)


class KickForm(FlaskForm):
    """Nothing but the press itself."""
