"""What somebody types in the builder: a title, a question of any kind, a file or text with questions."""

from collections.abc import Iterable
from math import inf
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, Optional

from quizapp.core.live.kinds import Kind, number_of
from quizapp.core.live.writing import LONGEST_FRONT, MOST_OPTIONS, WITH_OPTIONS, Draft, truth
from quizapp.features.decks.forms import CleanForm, Lines
from quizapp.features.live.frames import shown_number
from quizapp.models import LiveQuestion

LONGEST_WHY = 500
SECONDS = (5, 10, 20, 30, 60, 90, 120, 240, 0)


def _times() -> list[SelectChoice]:
    told = [SelectChoice(str(s), _l("%(num)s seconds", num=s) if s else _l("No clock")) for s in SECONDS]
    return [SelectChoice("", _l("As the game says")), *told]


class TitleForm(CleanForm):
    """The title of a quiz; `request_key` makes a double click one quiz."""

    title = StringField(_l("Title"), validators=[DataRequired(_l("Type a title.")), Length(max=300)])
    request_key = HiddenField(validators=[Optional(), Length(8, 64)])


class QuestionForm(CleanForm):
    """A question of any kind; each kind shows the fields that it needs."""

    front = TextAreaField(
        _l("Question"), validators=[DataRequired(_l("Type the question.")), Length(max=LONGEST_FRONT)]
    )
    answer = RadioField(
        _l("Right answer"),
        choices=[SelectChoice("true", _l("True")), SelectChoice("false", _l("False"))],
        default="true",
        validators=[Optional()],
    )
    accept = Lines(_l("Right answers, one a line"))
    value = StringField(_l("Right number"), validators=[Optional(), Length(max=40)])
    tolerance = StringField(_l("May be off by"), validators=[Optional(), Length(max=40)])
    why = TextAreaField(_l("Explanation, shown with the answer"), validators=[Optional(), Length(max=LONGEST_WHY)])
    seconds = SelectField(_l("Time"), choices=_times(), default="")
    factor = SelectField(
        _l("Points"),
        coerce=int,
        choices=[SelectChoice(1, _l("Usual")), SelectChoice(2, _l("Double")), SelectChoice(0, _l("None"))],
        default=1,
    )
    image = FileField(_l("Picture"))
    image_alt = StringField(_l("What the picture shows, in words"), validators=[Optional(), Length(max=300)])
    image_remove = BooleanField(_l("Without the picture"))
    image_kept = HiddenField(validators=[Optional(), Length(max=2000)])
    request_key = HiddenField(validators=[DataRequired(), Length(8, 64)])

    def draft(self, kind: Kind) -> Draft:
        """The question as it was typed."""
        front = (self.front.data or "").strip()
        seconds = int(self.seconds.data) if self.seconds.data else None
        factor = self.factor.data
        if kind is Kind.TRUE_FALSE:
            made = truth(front, self.answer.data != "false")
            return Draft(kind=kind, front=front, options=made.options, right=made.right, factor=factor, seconds=seconds)
        options, right = self.typed_options() if kind in WITH_OPTIONS else ((), ())
        return Draft(
            kind=kind,
            front=front,
            options=options,
            right=right if kind in {Kind.CHOICE, Kind.MULTIPLE} else (),
            accept=tuple(self.accept.data or ()) if kind is Kind.TYPED else (),
            value=number_of(self.value.data or "") if kind is Kind.NUMERIC else None,
            tolerance=self._tolerance() if kind is Kind.NUMERIC else 0.0,
            factor=factor,
            seconds=seconds,
        )

    def _tolerance(self) -> float:
        said = (self.tolerance.data or "").strip()
        found = number_of(said) if said else 0.0
        return inf if found is None else found

    def typed_options(self) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """The options that hold something, and the places of those marked right."""
        texts = [" ".join((self[f"option_{n}"].data or "").split()) for n in range(MOST_OPTIONS)]
        places = [n for n, text in enumerate(texts) if text]
        right = tuple(place for place, n in enumerate(places) if self[f"right_{n}"].data)
        return tuple(texts[n] for n in places), right

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """(option, whether it is right), for the page."""
        return [(self[f"option_{n}"], self[f"right_{n}"]) for n in range(MOST_OPTIONS)]

    def show(self, question: LiveQuestion) -> None:
        """Fill the fields with a question as it is stored."""
        self.front.data, self.factor.data = question.front, question.factor
        self.image_alt.data = str((question.image or {}).get("alt", ""))
        self.why.data = "" if question.card_id else str(question.proof.get("lead", ""))
        self.seconds.data = "" if question.seconds is None else str(question.seconds)
        key: dict[str, Any] = question.key
        self.answer.data = "true" if 0 in key.get("places", []) else "false"
        self.accept.data = list(key.get("accept", []))
        self.value.data, self.tolerance.data = _typed(key.get("value")), _typed(key.get("tolerance") or None)
        for place, option in enumerate(question.options[:MOST_OPTIONS]):
            self[f"option_{place}"].data = option
            self[f"right_{place}"].data = place in key.get("places", [])


def _typed(number: float | None) -> str:
    return "" if number is None else shown_number(number)


for _n in range(MOST_OPTIONS):
    _label = _l("Answer %(letter)s", letter="ABCDEF"[_n])
    setattr(QuestionForm, f"option_{_n}", StringField(_label, validators=[Optional(), Length(max=200)]))
    setattr(QuestionForm, f"right_{_n}", BooleanField(_l("Answer %(letter)s is right", letter="ABCDEF"[_n])))


class BringForm(CleanForm):
    """A file, or a pasted text."""

    file = FileField(_l("File"))
    text = TextAreaField(_l("Or paste the questions"), validators=[Optional(), Length(max=1_000_000)])
    request_key = HiddenField(validators=[DataRequired(), Length(8, 64)])


class KeyForm(CleanForm):
    """One press; `request_key` makes a double one a single change."""

    request_key = HiddenField(validators=[Optional(), Length(8, 64)])


def whole(values: Iterable[str], *, most: int) -> list[int]:
    """The numbers among what was sent, as large as a database holds."""
    return [int(value) for value in list(values)[:most] if value.isdecimal() and len(value) < 19]
