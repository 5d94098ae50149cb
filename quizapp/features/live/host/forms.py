"""What a host sends: the wish for a game, a press of a button, somebody to send out."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, IntegerField, RadioField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, StopValidation

from quizapp.core.errors import Refused
from quizapp.core.live.commands import EXTENSION_S, LONGEST_EXTENSION_S
from quizapp.core.live.game import Standings
from quizapp.core.live.names import Names, roster_of
from quizapp.features.live import reasons
from quizapp.features.live.making import Manner
from quizapp.features.live.people.teams import MOST_TEAMS

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
            SelectChoice(Standings.ROUND.value, _l("After each round")),
            SelectChoice(Standings.END.value, _l("At the end")),
            SelectChoice(Standings.HIDDEN.value, _l("Never")),
        ],
        default=Standings.EACH.value,
    )
    every = SelectField(
        _l("Questions in a round"), coerce=int, choices=[SelectChoice(n, str(n)) for n in (2, 3, 4, 5, 10)], default=5
    )
    pace = RadioField(
        _l("Who sets the pace"),
        choices=[
            SelectChoice("led", _l("All together, you lead")),
            SelectChoice("own", _l("Everybody at their own speed")),
        ],
        default="led",
    )
    auto = SelectField(
        _l("Going on by itself"),
        coerce=int,
        choices=[
            SelectChoice(s, _l("After %(num)s seconds", num=s) if s else _l("Never, you press"))
            for s in (0, 5, 10, 20, 30)
        ],
        default=0,
    )
    teams = SelectField(
        _l("Teams"),
        coerce=int,
        choices=[
            SelectChoice(n, _l("%(num)s teams", num=n) if n else _l("None, each for themselves"))
            for n in (0, *range(2, MOST_TEAMS + 1))
        ],
        default=0,
    )
    names = RadioField(
        _l("Names"),
        choices=[
            SelectChoice(Names.FREE.value, _l("As they like")),
            SelectChoice(Names.MADE.value, _l("Made up by the game")),
            SelectChoice(Names.REAL.value, _l("Their real names")),
            SelectChoice(Names.LIST.value, _l("From a list")),
        ],
        default=Names.FREE.value,
    )
    roster = TextAreaField(
        _l("The list, one name a line"), validators=[Optional(), Length(max=20_000)], render_kw={"rows": 8}
    )
    show_question = BooleanField(_l("Show the question on the phones too"), default=True)
    shuffled = BooleanField(_l("Each player gets the questions in another order"))
    streaks = BooleanField(_l("Extra points for several right in a row"))
    last_wins = BooleanField(_l("An answer may be changed until the question closes"))
    request_key = HiddenField(validators=[DataRequired(), Length(8, 64)])

    def offer(self, sizes: Sequence[int], *, askable: int) -> None:
        """Let one choose among these sizes."""
        every = _l("All %(num)s", num=askable)
        self.size.choices = [SelectChoice(size, str(size) if size in {5, 10, 20} else every) for size in sizes]
        if self.size.data not in sizes:
            self.size.data = max((size for size in sizes if size <= 10), default=None)

    def validate_roster(self, field: TextAreaField) -> None:
        """The list must hold names where players choose from it; nobody reads it otherwise."""
        if self.names.data != Names.LIST.value:
            return
        try:
            names = roster_of(field.data or "")
        except Refused as error:
            raise StopValidation(reasons.sentence(error)) from error
        if not names:
            raise StopValidation(_l("Type the names to choose from, one a line."))

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
            every=self.every.data,
            own_pace=self.pace.data == "own",
            shuffled=self.pace.data == "own" and bool(self.shuffled.data),
            auto_s=self.auto.data,
            teams=self.teams.data,
            names=Names(self.names.data),
            roster=roster_of(self.roster.data or "") if self.names.data == Names.LIST.value else (),
        )


class PressForm(FlaskForm):
    """One press; `seen` counts the presses the page knows of."""

    command = HiddenField(validators=[DataRequired()])
    seen = IntegerField(validators=[InputRequired(), NumberRange(0, 2**31 - 1)])
    seconds = IntegerField(validators=[Optional(), NumberRange(1, LONGEST_EXTENSION_S)], default=EXTENSION_S)


class KickForm(FlaskForm):
    """Nothing but the press itself."""
