"""The orders in which new cards and reviews may come, and what becomes of a card that is forgotten too often."""

from enum import StrEnum


class NewOrder(StrEnum):
    """How new cards are gathered (rule Q4): deck after deck, all decks by their places, or shuffled each day, card by
    card or note by note.
    """

    DECK = "deck"
    DECK_NOTES = "deck_notes"  # deck after deck, the notes of each shuffled
    POSITION = "position"
    BACKWARDS = "backwards"  # by places, the last made first
    RANDOM_NOTES = "random_notes"
    RANDOM = "random"  # cards


class NewSort(StrEnum):
    """How the new cards gathered for the day are put in order (rule Q4); `TEMPLATE` is a card's number in its note."""

    GATHERED = "gathered"
    TEMPLATE = "template"
    TEMPLATE_RANDOM = "template_random"
    NOTES = "notes"  # shuffled notes, the cards of each by template
    RANDOM = "random"


class ReviewOrder(StrEnum):
    """How reviews come (rule Q4); ties are broken by chance that stays the same for the day."""

    DUE = "due"
    DUE_DECK = "due_deck"  # of those due on one day, deck after deck
    DECK_DUE = "deck_due"  # deck after deck
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
