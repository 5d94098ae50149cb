"""The fields of a wish for cards; left as they are, they wish for what everybody gets."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, RadioField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice, SelectMultipleField

from quizapp.core.cards.wish import Difficulty, Wish
from quizapp.web.wishing.kinds import KINDS, NAMES, USUAL, Kind, families_of, names_of

MOST = 200
AUTOMATIC, OWN = "", "own"
NUMBERS = ("5", "10", "20", "40")
DIFFICULTIES = [
    SelectChoice(Difficulty.EASY.value, _("Easy")),
    SelectChoice(Difficulty.NORMAL.value, _("Normal")),
    SelectChoice(Difficulty.HARD.value, _("Hard")),
]
MEANINGS: Mapping[str, Any] = {
    Difficulty.EASY.value: _("The plainest facts; wrong answers that are clearly other ones."),
    Difficulty.NORMAL.value: _("What most readers want to remember."),
    Difficulty.HARD.value: _("Details above all; wrong answers that come close to the right one."),
}


def numbers(*, automatic: bool) -> list[SelectChoice]:
    """How many cards can be asked for."""
    first = [SelectChoice(AUTOMATIC, _("Automatic"))] if automatic else []
    return [*first, *[SelectChoice(number, number) for number in NUMBERS], SelectChoice(OWN, _("Another number"))]


class WishForm(FlaskForm):
    """How many cards, of which kinds, how hard. Whoever sends none of it wishes for the usual."""

    wishing = HiddenField(default="yes")  # the fields below were on the page
    number = RadioField(
        _("Number of cards"),
        choices=numbers(automatic=True),
        default=AUTOMATIC,
        validate_choice=False,
    )
    own_number = StringField(_("How many"))
    kinds = SelectMultipleField(
        _("Kinds of questions"),
        choices=[SelectChoice(kind.name, kind.label) for kind in KINDS],
        default=[name for name in NAMES if name in USUAL],
        validate_choice=False,
    )
    difficulty = RadioField(
        _("Difficulty"), choices=DIFFICULTIES, default=Difficulty.NORMAL.value, validate_choice=False
    )

    def validate_number(self, field: Field) -> None:
        """One of the numbers offered."""
        if self.is_wished and field.data not in [choice.value for choice in self._offered()]:
            raise ValidationError(gettext("Choose how many cards."))

    def validate_own_number(self, field: Field) -> None:
        """A number of one's own, when that was chosen."""
        if not self.is_wished or self.number.data != OWN:
            return
        written = (field.data or "").strip()
        if not (written.isdecimal() and len(written) <= 6 and 1 <= int(written) <= MOST):
            raise ValidationError(gettext("Write a number from 1 to %(most)s.", most=MOST))

    def validate_kinds(self, field: Field) -> None:
        """At least one kind."""
        if not self.is_wished:
            return
        if not field.data:
            raise ValidationError(gettext("Choose at least one kind of question."))
        if not set(field.data) <= set(NAMES):
            raise ValidationError(gettext("Choose among the kinds of questions below."))

    def validate_difficulty(self, field: Field) -> None:
        """One of the three words."""
        if self.is_wished and field.data not in list(Difficulty):
            raise ValidationError(gettext("Choose how hard the cards should be."))

    @property
    def is_wished(self) -> bool:
        """Whether these fields were sent."""
        return bool(self.wishing.raw_data)

    def _offered(self) -> list[SelectChoice]:
        choices: list[SelectChoice] = self.number.choices
        return choices

    @property
    def wish_errors(self) -> bool:
        """Whether something in these fields is wrong, so that a page must open them."""
        return any(field.errors for field in (self.number, self.own_number, self.kinds, self.difficulty))

    @property
    def kinds_offered(self) -> tuple[Kind, ...]:
        """The tick boxes, each with its example."""
        return KINDS

    @property
    def more_is_ticked(self) -> bool:
        """Whether a kind is ticked that needs a closer look."""
        return bool(set(self.kinds.data or ()) & set(NAMES) - USUAL)

    @staticmethod
    def meaning(difficulty: str) -> Any:
        """What a word of difficulty means, in a sentence."""
        return MEANINGS[difficulty]

    def wish(self) -> Wish:
        """What these fields wish for, once they are valid."""
        if not self.is_wished:
            return Wish()
        written = self.own_number.data if self.number.data == OWN else self.number.data
        limit = int(written.strip()) if written else None
        return Wish(limit, families_of(self.kinds.data), difficulty=Difficulty(self.difficulty.data))

    def show_wish(self, wish: Wish) -> None:
        """Fill the fields with a wish."""
        number = str(wish.limit or "")
        is_offered = number in [choice.value for choice in self._offered()]
        self.number.data, self.own_number.data = (number, "") if is_offered else (OWN, number)
        self.kinds.data, self.difficulty.data = names_of(wish.kinds), wish.difficulty.value
