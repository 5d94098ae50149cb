"""What comes in when somebody writes or edits a card, or names a deck."""

import re
import secrets
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, Optional, Regexp, ValidationError

from quizapp.core.cards.card import GAP
from quizapp.core.errors import Refused
from quizapp.core.quiz.asking import FALSE, MOST, TRUE
from quizapp.features.decks.services import Contents
from quizapp.features.decks.tagging.services import tidy_tags
from quizapp.models import Card, CardKind
from quizapp.web.controls import without_controls

LONGEST = 2000
MOST_LINES = 20
ROWS = 8  # of the field for a question of several lines
KINDS = [
    SelectChoice(CardKind.BASIC.value, _("Question and answer")),
    SelectChoice(CardKind.CLOZE.value, _("Fill the gap")),
    SelectChoice(CardKind.TYPED.value, _("Type the answer")),
    SelectChoice(CardKind.CHOICE.value, _("Choose from options")),
    SelectChoice(CardKind.TRUE_FALSE.value, _("True or false")),
]
_GAPS = re.compile(r"_{3,}|\[\.\.\.\]|\{\{.*?\}\}")
_NEIGHBOURS = re.compile(rf"{GAP}(?:\s+{GAP})+")  # one answer of several words
_WORD = re.compile(r"[^\W_]")


def _cleaned(data: Any) -> Any:
    return without_controls(data).replace("\r\n", "\n") if isinstance(data, str) else data


class CleanForm(FlaskForm):
    """A form whose texts come in without control characters, their lines ended as ours are."""

    class Meta(FlaskForm.Meta):
        """How the fields are bound."""

        def bind_field(self, form: Any, unbound_field: Any, options: Any) -> Field:
            filters = [_cleaned, *unbound_field.kwargs.get("filters", ())]
            return unbound_field.bind(form=form, filters=filters, **options)


class Lines(TextAreaField):
    """A text area that means a list, one entry a line."""

    def _value(self) -> str:
        return "\n".join(self.data or [])

    def process_formdata(self, valuelist: list[str]) -> None:
        lines = (" ".join(line.split()) for line in without_controls(valuelist[0] if valuelist else "").splitlines())
        self.data = list(dict.fromkeys(line for line in lines if line))


def _few_and_short(form: FlaskForm, field: Field) -> None:
    stored = _stored(form, field, [])
    most, longest = max(MOST_LINES, len(stored)), max([LONGEST, *map(len, stored)])
    if len(field.data or []) > most:
        raise ValidationError(gettext("At most %(num)s lines.", num=most))
    if any(len(line) > longest for line in field.data or []):
        raise ValidationError(gettext("At most %(num)s characters a line.", num=longest))


def _short(form: FlaskForm, field: Field) -> None:
    """At most as long as a text may be, or as the one that stands there: a package may have brought a longer one."""
    longest = max(LONGEST, len(_stored(form, field, "")))
    if len(field.data or "") > longest:
        raise ValidationError(gettext("At most %(num)s characters.", num=longest))


def _stored(form: FlaskForm, field: Field, nothing: Any) -> Any:
    card, name = getattr(form, "card", None), {"options": "distractors"}.get(field.name, field.name)
    return nothing if card is None else getattr(card, name)


def _gapped(front: str, back: str) -> str:
    """The front with its gaps written one way; without any, the first whole-word answer makes room for one."""
    words = _NEIGHBOURS.sub(GAP, _GAPS.sub(GAP, front))
    if GAP in words or not back:
        return words
    return re.sub(rf"(?<!\w){re.escape(back)}(?!\w)", GAP, words, count=1)


class WordsForm(CleanForm):
    """The words of a card; its kind is known."""

    front = TextAreaField(_("Question"), validators=[DataRequired(message=_("Write what the card asks.")), _short])
    back = TextAreaField(_("Answer"), validators=[_short])
    options = Lines(_("Wrong answers, one a line"), validators=[_few_and_short])
    accept = Lines(_("Also right when typed, one a line"), validators=[_few_and_short])
    truth = RadioField(
        _("This statement is"),
        choices=[SelectChoice("true", _("True")), SelectChoice("false", _("False"))],
        validate_choice=False,  # validate_truth decides: only statements need it
    )
    seen = IntegerField(validators=[Optional()])
    card_kind: CardKind = CardKind.BASIC
    card: Card | None = None  # the one that is edited

    def is_of(self, card: Card) -> None:
        """The form is about this card, which is there."""
        self.card, self.card_kind = card, card.kind

    def validate_front(self, field: Field) -> None:
        """A gap card has one gap; when only the answer stands there, the gap is made for it."""
        if self._kind() != CardKind.CLOZE or not field.data:
            return
        back = (self.back.data or "").strip()
        words = _gapped(field.data, back)
        if GAP not in words:
            raise ValidationError(gettext("Write %(gap)s where the answer is missing.", gap=GAP))
        if words.count(GAP) > 1:
            raise ValidationError(gettext("Leave one gap only; a card asks for one answer."))
        if not _WORD.search(words.replace(GAP, "")):
            raise ValidationError(gettext("Leave some words around the gap."))
        field.data = words

    def validate_back(self, field: Field) -> None:
        """Every kind but true or false needs an answer."""
        if self._kind() != CardKind.TRUE_FALSE and not (field.data or "").strip():
            raise ValidationError(gettext("Write the answer."))

    def validate_options(self, field: Field) -> None:
        """Options are wrong answers, and a choice needs at least one."""
        if self._kind() == CardKind.TRUE_FALSE:
            return
        back = (self.back.data or "").strip().casefold()
        if any(option.casefold() == back for option in field.data or []):
            raise ValidationError(gettext("The right answer stands among the wrong ones."))
        if self._kind() == CardKind.CHOICE and not field.data:
            raise ValidationError(gettext("Write at least one wrong answer."))
        if self._kind() == CardKind.CHOICE and len(field.data) > MOST:
            raise ValidationError(gettext("At most %(num)s wrong answers.", num=MOST))

    def validate_truth(self, field: Field) -> None:
        """A statement is true or false."""
        if self._kind() == CardKind.TRUE_FALSE and field.data not in {"true", "false"}:
            raise ValidationError(gettext("Say whether it is true or false."))

    def _kind(self) -> CardKind:
        return self.card_kind

    def contents(self) -> Contents:
        """What the card will say."""
        front, back = (self.front.data or "").strip(), (self.back.data or "").strip()
        options, accept = tuple(self.options.data or ()), tuple(self.accept.data or ())
        if self._kind() == CardKind.TRUE_FALSE:
            back, other = (TRUE, FALSE) if self.truth.data == "true" else (FALSE, TRUE)
            return Contents(CardKind.TRUE_FALSE, front, back, (other,))
        return Contents(self._kind(), front, back, options, accept)

    def show(self, card: Card) -> None:
        """Fill the fields with a card as it stands."""
        self.is_of(card)
        self.front.data, self.back.data = card.front, card.back
        if "\n" in card.front:
            self.front.render_kw = {"rows": ROWS}
        self.options.data, self.accept.data = list(card.distractors), list(card.accept)
        self.truth.data = "true" if card.back == TRUE else "false"
        self.seen.data = card.version


class EditForm(WordsForm):
    """The words of a card that is there, and the tags of its fact."""

    tags = StringField(_("Tags"), validators=[Length(max=LONGEST)])

    def validate_tags(self, field: Field) -> None:
        """Few tags, and short ones."""
        try:
            tidy_tags(field.data or "")
        except Refused as refused:
            limit = refused.data.get("limit")
            long = gettext("A tag has at most %(num)s characters.", num=limit)
            raise ValidationError(
                long if refused.reason == "tag_long" else gettext("At most %(num)s tags.", num=limit)
            ) from refused


class CardForm(WordsForm):
    """A new card: its kind is chosen, and it may be about a passage."""

    kind = RadioField(_("Kind"), choices=KINDS, validators=[InputRequired(message=_("Choose a kind."))])
    start = IntegerField(validators=[Optional()])
    end = IntegerField(validators=[Optional()])
    passage = TextAreaField(_("The passage it is about"), validators=[Length(max=LONGEST)])
    key = HiddenField(validators=[Regexp(r"^[A-Za-z0-9_-]{8,64}$")])

    def _kind(self) -> CardKind:
        return CardKind(self.kind.data) if self.kind.data in list(CardKind) else CardKind.BASIC

    def begin(self, kind: CardKind) -> None:
        """A fresh form with a key of its own."""
        self.kind.data, self.key.data = kind.value, secrets.token_urlsafe(16)


class NameForm(CleanForm):
    """The name of a deck."""

    name = StringField(
        _("Name"),
        validators=[
            DataRequired(message=_("Give the deck a name.")),
            Length(max=200, message=_("At most 200 characters.")),
        ],
        filters=[lambda name: " ".join(name.split()) if name else name],
    )
