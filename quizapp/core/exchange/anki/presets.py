"""Our options of study as Anki's presets keep them, the learner's own parameters of FSRS among them."""

from typing import Any

from quizapp.core.memory.engine.balance import Ease
from quizapp.core.memory.engine.curve import filled
from quizapp.core.memory.preset import MINUTE, Preset
from quizapp.core.memory.rules.orders import LeechAction, NewOrder, ReviewOrder

NEW_ORDERS = {NewOrder.DECK: 0, NewOrder.POSITION: 1, NewOrder.RANDOM: 4}
REVIEW_ORDERS = {
    ReviewOrder.DUE: 0,
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
BY_TEMPLATE, AS_GATHERED = 0, 1


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
        "newSortOrder": AS_GATHERED if preset.new_order is NewOrder.RANDOM else BY_TEMPLATE,
        "reviewOrder": REVIEW_ORDERS[preset.review_order], "desiredRetention": preset.retention,
        "fsrsParams6": [round(value, 4) for value in filled(preset.parameters)] if preset.parameters else [],
        "easyDaysPercentages": [SHARES[day] for day in preset.easy_days],
    }  # fmt: skip
