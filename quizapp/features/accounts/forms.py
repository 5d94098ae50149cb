"""What the pages of accounts take in; the rules themselves are in credentials and services."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from flask_babel import get_babel
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, HiddenField, IntegerField, PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.accounts.belongings import SETTINGS
from quizapp.features.accounts.refusals import explain, field_of
from quizapp.features.accounts.services import Preferences
from quizapp.models import User

NEEDED = InputRequired(_("This is needed."))
PER_DAY = NumberRange(0, 9999, _("A whole number from 0 to 9999."))
NOT_SPOKEN = {"autocapitalize": "none", "spellcheck": "false"}


class AccountForm(FlaskForm):
    """A form that can show at the right field why the service refused."""

    @contextmanager
    def showing_refusals(self) -> Iterator[None]:
        """Around a service's call: what it refuses is taken back and shown at the field."""
        try:
            yield
        except Refused as refusal:
            db.session.rollback()
            self.show(refusal)

    def show(self, refusal: Refused) -> None:
        """Put the refusal's sentence at its field, else at the last one."""
        field = self._fields.get(field_of(refusal)) or list(self._fields.values())[-1]
        field.errors = [*field.errors, explain(refusal)]


class SignInForm(AccountForm):
    login = StringField(_("User name or e-mail"), [NEEDED], render_kw={"autocomplete": "username", **NOT_SPOKEN})
    password = PasswordField(_("Password"), [NEEDED], render_kw={"autocomplete": "current-password"})
    next = HiddenField()


class SignUpForm(AccountForm):
    username = StringField(_("User name"), [NEEDED], render_kw={"autocomplete": "username", **NOT_SPOKEN})
    email = StringField(_("E-mail (may stay empty)"), render_kw={"autocomplete": "email", **NOT_SPOKEN})
    password = PasswordField(_("Password"), [NEEDED], render_kw={"autocomplete": "new-password"})
    timezone = HiddenField(render_kw={"data-browser-zone": ""})
    next = HiddenField()


class PasswordForm(AccountForm):
    current = PasswordField(_("Your password now"), [NEEDED], render_kw={"autocomplete": "current-password"})
    password = PasswordField(_("New password"), [NEEDED], render_kw={"autocomplete": "new-password"})


class EmailForm(AccountForm):
    email = StringField(_("E-mail (may stay empty)"), render_kw={"autocomplete": "email", **NOT_SPOKEN})
    current = PasswordField(_("Your password"), [NEEDED], render_kw={"autocomplete": "current-password"})


class DeleteForm(AccountForm):
    """Typing the password is the asking back."""

    current = PasswordField(_("Your password"), [NEEDED], render_kw={"autocomplete": "current-password"})


class GuestDeleteForm(AccountForm):
    """A guest has no password; the token against forged requests is all it holds."""


class WholeNumber(IntegerField):
    """A whole number; whatever else was typed is left for the validator of the range to speak of."""

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = valuelist[0].strip() if valuelist else ""
        self.data = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


class MaybeDay(DateField):
    """A day that may stay empty."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        typed = valuelist[0].strip() if valuelist else ""
        try:
            self.data = date.fromisoformat(typed) if typed else None
        except ValueError as error:
            raise ValueError(_("A day, such as 2025-12-31, or nothing.")) from error


class SettingsForm(AccountForm):
    name = StringField(
        _("Name"), [Length(max=60, message=_("At most 60 characters."))], render_kw={"autocomplete": "nickname"}
    )
    timezone = SelectField(_("Time zone"), render_kw={"translate": "no", "data-zone-choice": ""})
    day_start = SelectField(_("A new day starts at"), coerce=int, render_kw={"translate": "no"})
    new_per_day = WholeNumber(_("New cards a day, at most"), [NEEDED, PER_DAY])
    reviews_per_day = WholeNumber(_("Reviews a day, at most"), [NEEDED, PER_DAY])
    retention = WholeNumber(
        _("Remembered when asked, in %"), [NEEDED, NumberRange(70, 99, _("A whole number from 70 to 99."))]
    )
    fit_since = MaybeDay(_("Judge by cards learned since"))
    theme = SelectField(_("Light or dark"))
    language = SelectField(_("Language"), render_kw={"translate": "no"})  # each language names itself
    single_keys = BooleanField(_("Keys of one letter"))

    def __init__(self, *given: object, **more: object) -> None:
        super().__init__(*given, **more)
        self.timezone.choices = [(zone, zone.replace("_", " ")) for zone in zones()]
        self.day_start.choices = [(hour, f"{hour:02}:00") for hour in range(24)]
        self.theme.choices = [("", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))]
        spoken = sorted({str(locale) for locale in get_babel().instance.list_translations()})
        self.language.choices = [("", _("As the browser asks")), *((code, tongue(code)) for code in spoken)]

    @classmethod
    def of(cls, user: User) -> "SettingsForm":
        """The form as it stands for this learner, or as they just filled it in."""
        return cls(data={name: getattr(user, name) for name in SETTINGS} | {"retention": round(user.retention * 100)})

    def preferences(self) -> Preferences:
        """What was filled in, as the service takes it."""
        given = {name: value for name, value in self.data.items() if name != "csrf_token"}
        given |= {"retention": given["retention"] / 100}
        given |= {"theme": given["theme"] or None, "language": given["language"] or None}
        return Preferences(**given)


def tongue(code: str) -> str:
    """A language's own name for itself."""
    return Locale.parse(code).get_display_name() or code


@cache
def zones() -> tuple[str, ...]:
    """The names of all time zones, by the alphabet."""
    return tuple(sorted(available_timezones() - {"Factory", "localtime", "leapseconds", "posixrules"}))
