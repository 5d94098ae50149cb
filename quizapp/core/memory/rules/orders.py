"""The orders in which new cards and reviews may come, and what becomes of a card that is forgotten too often."""

from enum import StrEnum


class NewOrder(StrEnum):
    """How new cards come: deck after deck, all decks by their places, or shuffled each day (rule Q4)."""

    DECK = "deck"
    POSITION = "position"
    RANDOM = "random"


class ReviewOrder(StrEnum):
    """How reviews come (rule Q4); ties are broken by chance that stays the same for the day."""

    DUE = "due"
    RANDOM = "random"
    SHORTEST = "shortest"  # interval
    LONGEST = "longest"
    EASIEST = "easiest"  # difficulty
    HARDEST = "hardest"
    LIKELIEST = "likeliest"  # retrievability
    UNLIKELIEST = "unlikeliest"
    OVERDUE = "overdue"  # relative overdueness
    ADDED = "added"  # the first made first
    LATEST = "latest"


class LeechAction(StrEnum):
    """What a leech gets: a tag, or a tag and a rest until it is taken up again (rule L1)."""

    TAG = "tag"
    SUSPEND = "suspend"
