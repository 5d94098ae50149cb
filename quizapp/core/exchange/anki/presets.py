"""Our options of study as Anki's presets keep them, the learner's own parameters of FSRS among them; and back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from quizapp.core.errors import Refused
from quizapp.core.memory.engine.balance import Ease
from quizapp.core.memory.engine.curve import filled, is_usable
from quizapp.core.memory.preset import MINUTE, RANGES, Preset
from quizapp.core.memory.rules.orders import LeechAction, NewOrder, NewSort, ReviewOrder

NEW_ORDERS = {
    NewOrder.DECK: 0, NewOrder.POSITION: 1, NewOrder.BACKWARDS: 2, NewOrder.RANDOM_NOTES: 3, NewOrder.RANDOM: 4,
    NewOrder.DECK_NOTES: 5,
}  # fmt: skip
NEW_SORTS = {
    NewSort.TEMPLATE: 0, NewSort.GATHERED: 1, NewSort.TEMPLATE_RANDOM: 2, NewSort.NOTES: 3, NewSort.RANDOM: 4,
}  # fmt: skip
REVIEW_ORDERS = {
    ReviewOrder.DUE: 0,
    ReviewOrder.DUE_DECK: 1,
    ReviewOrder.DECK_DUE: 2,
    ReviewOrder.RANDOM: 8,
    ReviewOrder.SHORTEST: 3,
    ReviewOrder.LONGEST: 4,
    ReviewOrder.EASIEST: 6,  # Anki orders by ease, which falls as difficulty rises
    ReviewOrder.HARDEST: 5,
    ReviewOrder.LIKELIEST: 11,
    ReviewOrder.UNLIKELIEST: 7,
    ReviewOrder.OVERDUE: 12,
    ReviewOrder.ADDED: 9,
    ReviewOrder.LATEST: 10,
}
LEECHES = {LeechAction.SUSPEND: 0, LeechAction.TAG: 1}
SHARES = {Ease.NORMAL: 1.0, Ease.REDUCED: 0.5, Ease.MINIMUM: 0.0}


FITTED_TO = ("fsrsParams6", "fsrsParams5", "fsrsWeights")  # the newest first


def as_conf(preset: Preset, *, number: int, name: str, mod: int) -> dict[str, Any]:
    """A preset of Anki's older collections, under which it asks as we do.

    >>> conf = as_conf(Preset(retention=0.85), number=7, name="Keen", mod=0)
    >>> conf["desiredRetention"], conf["new"]["delays"], conf["fsrsParams6"]
    (0.85, [1.0, 10.0], [])
    """
    new = {"bury": preset.bury_new, "delays": [step / MINUTE for step in preset.learning_steps],
           "initialFactor": 2500, "ints": [1, 4, 0], "order": 1, "perDay": preset.new_per_day}  # fmt: skip
    reviews = {"bury": preset.bury_reviews, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": preset.max_interval_days,
               "perDay": preset.reviews_per_day, "hardFactor": 1.2}  # fmt: skip
    lapses = {"delays": [step / MINUTE for step in preset.relearning_steps], "minInt": 1, "mult": 0.0,
              "leechAction": LEECHES[preset.leech_action], "leechFails": preset.leech_at}  # fmt: skip
    return {
        "id": number, "mod": mod, "name": name, "usn": -1, "dyn": False, "autoplay": True, "replayq": True, "timer": 0,
        "maxTaken": int(preset.answer_cap.total_seconds()), "new": new, "rev": reviews, "lapse": lapses,
        "buryInterdayLearning": preset.bury_interday, "newGatherPriority": NEW_ORDERS[preset.new_order],
        "newSortOrder": NEW_SORTS[preset.new_sort],
        "reviewOrder": REVIEW_ORDERS[preset.review_order], "desiredRetention": preset.retention,
        "fsrsParams6": [round(value, 4) for value in filled(preset.parameters)] if preset.parameters else [],
        "easyDaysPercentages": [SHARES[day] for day in preset.easy_days],
    }  # fmt: skip


def from_conf(conf: Mapping[str, Any], usual: Preset) -> Preset:
    """The options of a preset of Anki's; what ours cannot have stays as usual.

    >>> from_conf({"desiredRetention": 0.2, "new": {"perDay": 7, "delays": [1, 10]}}, Preset()).new_per_day
    7
    """
    made = usual
    for name, read in _READ.items():
        try:
            made = replace(made, **{name: read(conf)})
        except (Refused, KeyError, IndexError, TypeError, ValueError, OverflowError):
            continue
    return made


def own_of_deck(conf: Mapping[str, Any]) -> tuple[int | None, int | None, float | None]:
    """What a deck alone has instead of its preset: new cards a day, reviews a day, wished retention.

    >>> own_of_deck({"ownOfDeck": {"newLimit": 3.5, "reviewLimit": -1, "desiredRetention": 0.971}})
    (3, None, 0.97)
    """
    own = (("new_per_day", "newLimit"), ("reviews_per_day", "reviewLimit"), ("retention", "desiredRetention"))
    told = conf.get("ownOfDeck") or {}
    new, reviews, share = (_within(RANGES[name], told.get(there)) for name, there in own)
    return new and int(new), reviews and int(reviews), share and round(share, 2)


def _within(span: tuple[Any, Any], told: Any) -> Any:
    return told if isinstance(told, int | float) and span[0] <= told <= span[1] else None


def parameters_in(conf: Mapping[str, Any]) -> tuple[float, ...] | None:
    """The parameters that a preset was fitted to, of the newest version it has; none when there are none to go by.

    >>> parameters_in({"fsrsParams6": [], "fsrsParams5": [1.0]}) is None
    True
    """
    for version in FITTED_TO:
        try:
            found = tuple(map(float, conf.get(version) or ()))
        except (TypeError, ValueError):
            continue
        if is_usable(found) and found != filled(None):
            return found
    return None


def _steps(found: Any) -> tuple[timedelta, ...]:
    return tuple(timedelta(seconds=round(float(minutes) * 60)) for minutes in found)


def _ease(share: float) -> Ease:
    return Ease.NORMAL if share >= 1 else Ease.REDUCED if share > 0 else Ease.MINIMUM


_TURNED_NEW = {number: order for order, number in NEW_ORDERS.items()}
_TURNED_SORT = {number: order for order, number in NEW_SORTS.items()}
_TURNED_REVIEW = {number: order for order, number in REVIEW_ORDERS.items()}
_TURNED_LEECH = {number: action for action, number in LEECHES.items()}
_READ: dict[str, Callable[[Mapping[str, Any]], Any]] = {
    "learning_steps": lambda conf: _steps(conf["new"]["delays"]),
    "relearning_steps": lambda conf: _steps(conf["lapse"]["delays"]),
    "new_per_day": lambda conf: int(conf["new"]["perDay"]),
    "reviews_per_day": lambda conf: int(conf["rev"]["perDay"]),
    "retention": lambda conf: round(float(conf["desiredRetention"]), 2),
    "max_interval_days": lambda conf: int(conf["rev"]["maxIvl"]),
    "leech_at": lambda conf: int(conf["lapse"]["leechFails"]),
    "leech_action": lambda conf: _TURNED_LEECH[conf["lapse"]["leechAction"]],
    "answer_cap": lambda conf: timedelta(seconds=int(conf["maxTaken"])),
    "bury_new": lambda conf: bool(conf["new"]["bury"]),
    "bury_reviews": lambda conf: bool(conf["rev"]["bury"]),
    "bury_interday": lambda conf: bool(conf["buryInterdayLearning"]),
    "new_order": lambda conf: _TURNED_NEW[conf["newGatherPriority"]],
    "new_sort": lambda conf: _TURNED_SORT[conf["newSortOrder"]],
    "review_order": lambda conf: _TURNED_REVIEW[conf["reviewOrder"]],
    "easy_days": lambda conf: tuple(map(_ease, conf["easyDaysPercentages"])),
}
