"""Cards of one note keep apart: which of them an answer hides for the day (rule Q2)."""

from enum import IntFlag

from quizapp.core.memory.preset import Preset
from quizapp.core.memory.state import Phase, State


class Bury(IntFlag):
    """The groups whose cards wait until tomorrow when one of their note was answered, in the order of asking."""

    NONE = 0
    INTERDAY = 1
    REVIEW = 2
    NEW = 4


def wished(preset: Preset) -> Bury:
    """The groups that the options name.

    >>> wished(Preset(bury_new=True)) is Bury.NEW
    True
    """
    pairs = ((preset.bury_interday, Bury.INTERDAY), (preset.bury_reviews, Bury.REVIEW), (preset.bury_new, Bury.NEW))
    return Bury(sum(group for is_wished, group in pairs if is_wished))


def hidden_by(before: State, preset: Preset) -> Bury:
    """The groups that an answer to a card in this state hides: its own and later ones, never an earlier one.

    >>> everything = Preset(bury_new=True, bury_reviews=True, bury_interday=True)
    >>> hidden_by(State(Phase.REVIEW), everything) == Bury.REVIEW | Bury.NEW
    True
    """
    if not (preset.bury_new or preset.bury_reviews or preset.bury_interday):
        return Bury.NONE
    if before.phase is Phase.NEW:
        groups = Bury.NEW
    elif before.phase is Phase.REVIEW:
        groups = Bury.REVIEW | Bury.NEW
    else:
        groups = Bury.INTERDAY | Bury.REVIEW | Bury.NEW
    return wished(preset) & groups
