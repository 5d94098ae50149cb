"""What comes in when somebody brings a file or pastes a list."""

import secrets

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from quizapp.features.decks.forms import CleanForm

BETWEEN = [
    SelectChoice("", _("Find out")),
    SelectChoice("tab", _("A tab")),
    SelectChoice(",", _("A comma")),
    SelectChoice(";", _("A semicolon")),
    SelectChoice(" - ", _("A dash")),
    SelectChoice(":", _("A colon")),
    SelectChoice("|", _("A bar")),
    SelectChoice("other", _("Something else")),
]
ROWS = [
    SelectChoice("", _("Find out")),
    SelectChoice("line", _("A new line")),
    SelectChoice("blank", _("An empty line")),
    SelectChoice(";", _("A semicolon")),
]


class BringForm(CleanForm):
    """A file, or a pasted list."""

    file = FileField(_("File"))
    text = TextAreaField(_("Cards"), validators=[Optional(), Length(max=5_000_000)])
    deck = StringField(_("Deck"), validators=[Optional(), Length(max=300)])
    key = HiddenField(validators=[Length(max=64)])

    def begin(self) -> None:
        """A key for this page, so that two clicks bring once."""
        self.key.data = secrets.token_hex(16)


class ChooseForm(CleanForm):
    """How to read a text, and whether progress comes along."""

    deck = StringField(_("Deck"), validators=[Optional(), Length(max=300)])
    between = SelectField(_("Between question and answer"), choices=BETWEEN, validators=[Optional()])
    other = StringField(_("Something else, namely"), validators=[Optional(), Length(max=10)])
    rows = SelectField(_("Between two cards"), choices=ROWS, validators=[Optional()])
    progress = BooleanField(_("Bring what you have learned already"), default=True)
    parameters = BooleanField(_("Go by what Anki found out about your forgetting"))

    def options(self) -> dict[str, object]:
        """The wishes as they are kept with the file."""
        between = self.other.data if self.between.data == "other" else self.between.data
        mark = "\t" if between == "tab" else between or ""
        return {"deck": (self.deck.data or "").strip(), "between": mark, "rows": self.rows.data or ""}
