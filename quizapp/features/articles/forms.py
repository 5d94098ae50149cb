"""What comes in when somebody brings an article."""

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import StringField, TextAreaField
from wtforms.validators import Length

from quizapp.web.wishing import WishForm

KINDS = ".txt,.md,.markdown,.html,.htm,.pdf,.docx,.epub"


class BringForm(WishForm):
    """An article as text, as a web address or as a file, and a wish for its cards; `come_from` says which."""

    text = TextAreaField(_("Your article"))
    address = StringField(_("Web address"), validators=[Length(max=2000, message=_("That address is too long."))])
    file = FileField(_("File"))
