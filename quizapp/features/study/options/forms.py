"""What the page about a deck's study takes in."""

from datetime import timedelta
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, IntegerField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from quizapp.core.memory.engine.balance import Ease
from quizapp.core.memory.preset import MOST_STEPS, Preset
from quizapp.core.memory.rules.orders import LeechAction, NewOrder, NewSort, ReviewOrder
from quizapp.features.study.options.queries import Today
from quizapp.features.study.options.services import Own
from quizapp.features.study.options.steps import read_steps, written
from quizapp.web.controls import without_controls

NEEDED = InputRequired(_("This is needed."))
PER_DAY = NumberRange(0, 9999, _("A whole number from 0 to 9999."))
SHARE = NumberRange(70, 99, _("A whole number from 70 to 99."))
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EASES = [
    SelectChoice(Ease.NORMAL.value, _("as usual")),
    SelectChoice(Ease.REDUCED.value, _("about half")),
    SelectChoice(Ease.MINIMUM.value, _("almost nothing")),
]
NEW_ORDERS = [
    SelectChoice(NewOrder.DECK.value, _("deck after deck")),
    SelectChoice(NewOrder.DECK_NOTES.value, _("deck after deck, the notes of each shuffled")),
    SelectChoice(NewOrder.POSITION.value, _("the first made first")),
    SelectChoice(NewOrder.BACKWARDS.value, _("the last made first")),
    SelectChoice(NewOrder.RANDOM_NOTES.value, _("notes shuffled each day")),
    SelectChoice(NewOrder.RANDOM.value, _("cards shuffled each day")),
]
NEW_SORTS = [
    SelectChoice(NewSort.GATHERED.value, _("as they were chosen")),
    SelectChoice(NewSort.TEMPLATE.value, _("the first cards of all notes, then the second ones")),
    SelectChoice(NewSort.TEMPLATE_RANDOM.value, _("the first cards of all notes shuffled, then the second ones")),
    SelectChoice(NewSort.NOTES.value, _("shuffled notes, the cards of each together")),
    SelectChoice(NewSort.RANDOM.value, _("shuffled")),
]
REVIEW_ORDERS = [
    SelectChoice(ReviewOrder.DUE.value, _("the longest due first, those of one day shuffled")),
    SelectChoice(ReviewOrder.DUE_DECK.value, _("the longest due first, those of one day deck after deck")),
    SelectChoice(ReviewOrder.DECK_DUE.value, _("deck after deck, the longest due first")),
    SelectChoice(ReviewOrder.RANDOM.value, _("shuffled each day")),
    SelectChoice(ReviewOrder.OVERDUE.value, _("the most overdue for its interval first")),
    SelectChoice(ReviewOrder.UNLIKELIEST.value, _("the most nearly forgotten first")),
    SelectChoice(ReviewOrder.LIKELIEST.value, _("the best remembered first")),
    SelectChoice(ReviewOrder.SHORTEST.value, _("short intervals first")),
    SelectChoice(ReviewOrder.LONGEST.value, _("long intervals first")),
    SelectChoice(ReviewOrder.EASIEST.value, _("easy cards first")),
    SelectChoice(ReviewOrder.HARDEST.value, _("hard cards first")),
    SelectChoice(ReviewOrder.ADDED.value, _("the first made first")),
    SelectChoice(ReviewOrder.LATEST.value, _("the last made first")),
]
LEECHES = [
    SelectChoice(LeechAction.TAG.value, _("only mark it")),
    SelectChoice(LeechAction.SUSPEND.value, _("mark it and put it aside")),
]


class Number(IntegerField):
    """A whole number; what is none is left to the validators to speak of."""

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = valuelist[0].strip() if valuelist else ""
        self.data = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None

    def _value(self) -> str:
        if self.data is None and self.raw_data:
            return str(self.raw_data[0])[:40]
        return "" if self.data is None else str(self.data)


class MaybeNumber(Number):
    """A number that may stay empty; anything else must be one in range."""

    def pre_validate(self, _form: Any) -> None:
        if self.data is None and self.raw_data and str(self.raw_data[0]).strip():
            raise ValidationError(_("A whole number, or nothing."))


def _steps(_form: FlaskForm, field: Field) -> None:
    steps = read_steps(field.data or "")
    if steps is None:
        raise ValidationError(_("Write steps such as 1m 10m 1d: s, m, h and d for seconds, minutes, hours and days."))
    if list(steps) != sorted(steps) or any(step < SECOND for step in steps):
        raise ValidationError(_("Each step must be as long as the one before or longer, and a second at least."))
    if len(steps) > MOST_STEPS:
        raise ValidationError(_("At most 20 steps."))
    if any(step.days > (_form.max_interval_days.data or 0) for step in steps):
        raise ValidationError(_("No step may be longer than the longest interval."))


def _named(_form: FlaskForm, field: Field) -> None:
    field.data = without_controls(field.data or "").strip()
    if not field.data:
        raise ValidationError(_("This is needed."))


class OptionsForm(FlaskForm):
    """Every option of a set."""

    name = StringField(_("Name of this set"), [Length(max=100, message=_("At most 100 characters.")), _named])
    new_per_day = Number(_("New cards a day, at most"), [NEEDED, PER_DAY])
    reviews_per_day = Number(_("Reviews a day, at most"), [NEEDED, PER_DAY])
    is_new_free = BooleanField(_("New cards come even when the reviews of the day are used up"))
    learning_steps = StringField(_("First steps of a new card"), [_steps])
    relearning_steps = StringField(_("Steps after forgetting"), [_steps])
    retention = Number(_("Remembered when asked, in %"), [NEEDED, SHARE])
    max_interval_days = Number(
        _("Longest interval, in days"), [NEEDED, NumberRange(1, 36_500, _("A whole number from 1 to 36500."))]
    )
    new_order = SelectField(_("New cards of a day are chosen"), choices=NEW_ORDERS)
    new_sort = SelectField(_("and then come"), choices=NEW_SORTS)
    review_order = SelectField(_("Reviews"), choices=REVIEW_ORDERS)
    bury_new = BooleanField(_("Other new cards of the same note wait until tomorrow"))
    bury_reviews = BooleanField(_("Other reviews of the same note wait until tomorrow"))
    bury_interday = BooleanField(_("Other cards of the same note in steps of a day or more wait until tomorrow"))
    leech_at = Number(
        _("Forgotten so many times, a card does not stick"),
        [NEEDED, NumberRange(0, 9999, _("A whole number from 0 to 9999."))],
    )
    leech_action = SelectField(_("What happens to it"), choices=LEECHES)
    learn_ahead = Number(
        _("Ask cards in steps ahead of time, in minutes"),
        [NEEDED, NumberRange(0, 1440, _("A whole number from 0 to 1440."))],
    )
    answer_cap = Number(
        _("Longest time counted for an answer, in seconds"),
        [NEEDED, NumberRange(1, 7200, _("A whole number from 1 to 7200."))],
    )
    monday = SelectField(_("Monday"), choices=EASES)
    tuesday = SelectField(_("Tuesday"), choices=EASES)
    wednesday = SelectField(_("Wednesday"), choices=EASES)
    thursday = SelectField(_("Thursday"), choices=EASES)
    friday = SelectField(_("Friday"), choices=EASES)
    saturday = SelectField(_("Saturday"), choices=EASES)
    sunday = SelectField(_("Sunday"), choices=EASES)

    @classmethod
    def of(cls, name: str, preset: Preset, **more: Any) -> "OptionsForm":
        """The form as these options have it, or as it was just filled in (`formdata=None`: another one was)."""
        shown: dict[str, Any] = {field: getattr(preset, field) for field in AS_THEY_ARE}
        shown |= {"name": name, "retention": round(preset.retention * 100)}
        shown |= {field: written(getattr(preset, field)) for field in ("learning_steps", "relearning_steps")}
        shown |= {"learn_ahead": preset.learn_ahead // MINUTE, "answer_cap": preset.answer_cap // SECOND}
        shown |= dict(zip(WEEKDAYS, preset.easy_days, strict=True))
        return cls(data=shown, **more)

    def preset(self) -> Preset:
        """The options that were filled in."""
        given: dict[str, Any] = {field: self[field].data for field in AS_THEY_ARE}
        given |= {"new_order": NewOrder(self.new_order.data), "review_order": ReviewOrder(self.review_order.data)}
        given |= {"new_sort": NewSort(self.new_sort.data)}
        given |= {"leech_action": LeechAction(self.leech_action.data), "retention": (self.retention.data or 0) / 100}
        given |= {name: read_steps(self[name].data or "") for name in ("learning_steps", "relearning_steps")}
        given |= {"learn_ahead": (self.learn_ahead.data or 0) * MINUTE}
        given |= {"answer_cap": (self.answer_cap.data or 0) * SECOND}
        return Preset(**given, easy_days=tuple(Ease(self[day].data) for day in WEEKDAYS))


AS_THEY_ARE = (
    "new_per_day", "reviews_per_day", "is_new_free", "max_interval_days", "new_order", "new_sort", "review_order",
    "bury_new", "bury_reviews", "bury_interday", "leech_at", "leech_action",
)  # fmt: skip


class OwnForm(FlaskForm):
    """What one deck has instead of its set; empty is as in the set."""

    own_new = MaybeNumber(_("New cards a day, at most"), [Optional(), PER_DAY])
    own_reviews = MaybeNumber(_("Reviews a day, at most"), [Optional(), PER_DAY])
    own_retention = MaybeNumber(_("Remembered when asked, in %"), [Optional(), SHARE])

    @classmethod
    def of(cls, row: Any, **more: Any) -> "OwnForm":
        """The form as the deck has it, or as it was just filled in (`formdata=None`: another one was)."""
        share = None if row.own_retention is None else round(row.own_retention * 100)
        return cls(data={"own_new": row.own_new, "own_reviews": row.own_reviews, "own_retention": share}, **more)

    def own(self) -> Own:
        """What was filled in."""
        share = self.own_retention.data
        return Own(self.own_new.data, self.own_reviews.data, None if share is None else share / 100)


class TodayForm(FlaskForm):
    """The deck's limits of this day; empty is as usual."""

    today_new = MaybeNumber(_("New cards today, at most"), [Optional(), PER_DAY])
    today_reviews = MaybeNumber(_("Reviews today, at most"), [Optional(), PER_DAY])

    @classmethod
    def of(cls, limits: Today, **more: Any) -> "TodayForm":
        """The form as the limits are, or as it was just filled in (`formdata=None`: another one was)."""
        return cls(data={"today_new": limits.new, "today_reviews": limits.reviews}, **more)

    def limits(self) -> Today:
        """What was filled in."""
        return Today(self.today_new.data, self.today_reviews.data)
