"""What comes in when somebody asks for more cards: a wish, and the part of the article it is about."""

from dataclasses import replace

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, Field, HiddenField, IntegerField, RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from quizapp.core.cards.wish import Wish
from quizapp.core.more import USUAL_LIMIT
from quizapp.features.decks.more.parts import ALL, PASSAGE, SOME, Place, part_between, places
from quizapp.web.wishing import WishForm
from quizapp.web.wishing.form import numbers

PARTS = [
    SelectChoice(ALL, _("The whole article")),
    SelectChoice(SOME, _("Some paragraphs")),
    SelectChoice(PASSAGE, _("The passage you selected")),
]


class MoreForm(WishForm):
    """How many, which kinds, how hard, of which part, and of what is asked already or only of what is new.

    `after` is the newest wish that the page knew of.
    """

    part = RadioField(_("Part of the article"), choices=PARTS, default=ALL, validate_choice=False)
    first = SelectField(_("From paragraph"), choices=[], validate_choice=False)
    last = SelectField(_("To paragraph"), choices=[], validate_choice=False)
    start = IntegerField(validators=[Optional()])
    end = IntegerField(validators=[Optional()])
    again = BooleanField(_("Also ask facts again that the deck asks already, in another way"))
    after = HiddenField(default="0")
    text: str = ""

    @classmethod
    def about(cls, text: str, title: str = "") -> "MoreForm":
        """The form for an article of this text and title."""
        form = cls()
        form.text = text
        form.number.choices = numbers(automatic=False)
        spans = places(text, title=title)
        form.first.choices = [SelectChoice(str(place.first), place.beginning) for place in spans]
        form.last.choices = [SelectChoice(str(place.last), place.ending) for place in spans]
        return form

    def begin(self, wish: Wish, *, after: int, is_selected: bool = False) -> None:
        """Show a wish to begin with; its part `is_selected` when it is a passage marked in the text."""
        self.show_wish(replace(wish, limit=wish.limit or USUAL_LIMIT))
        spans = places(self.text)
        self.part.data, self.after.data, self.again.data = ALL, str(after), wish.is_again
        self.first.data, self.last.data = _range(spans, wish.part)
        if wish.part is None:
            return
        exact = part_between(self.text, int(self.first.data or 0), int(self.last.data or 0))
        self.part.data = SOME if exact == wish.part and not is_selected else PASSAGE
        if self.part.data == PASSAGE:
            self.start.data, self.end.data = wish.part

    @property
    def passage(self) -> str:
        """The words of the selected passage; empty when there is none."""
        start, end = self.start.data, self.end.data
        is_there = start is not None and end is not None and 0 <= start < end <= len(self.text)
        return self.text[start:end] if is_there else ""

    def validate_part(self, field: Field) -> None:
        """A part that there is."""
        if field.data not in {ALL, SOME, PASSAGE}:
            raise ValidationError(gettext("Choose a part of the article."))
        if field.data == SOME and self._paragraphs() is None:
            raise ValidationError(gettext("Choose where the part begins, and an end that comes after it."))
        if field.data == PASSAGE and not self.passage:
            raise ValidationError(gettext("That passage is not in the article. Choose another part."))

    def _paragraphs(self) -> tuple[int, int] | None:
        first, last = self.first.data or "", self.last.data or ""
        is_number = first.isdecimal() and last.isdecimal() and len(first) < 9 and len(last) < 9
        return part_between(self.text, int(first), int(last)) if is_number else None

    def whole_wish(self) -> Wish:
        """The wish with its part, once the form is valid."""
        wish = self.wish()
        chosen = {SOME: self._paragraphs(), PASSAGE: (self.start.data or 0, self.end.data or 0)}
        return replace(wish, part=chosen.get(self.part.data), is_again=bool(self.again.data))


def _range(spans: list[Place], part: tuple[int, int] | None) -> tuple[str, str]:
    """The places that hold a part; the whole article when there is none."""
    inside = [place for place in spans if part is None or (place.end > part[0] and place.start < part[1])]
    return (str(inside[0].first), str(inside[-1].last)) if inside else ("", "")
