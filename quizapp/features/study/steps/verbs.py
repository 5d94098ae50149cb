"""What a step may be; the word stands in the database."""

from enum import StrEnum


class Verb(StrEnum):
    """What was done."""

    ANSWER = "answer"
    BURY = "bury"
    UNBURY = "unbury"
    ASIDE = "aside"
    BACK = "back"
    FLAG = "flag"
    STAR = "star"
    RESET = "reset"
    SET_DUE = "set_due"
    UNTAG = "untag"
    AWAY = "away"
    CATCH_UP = "catch_up"
    NEW_DATES = "new_dates"
    ACCEPT = "accept"


MOVES_ON = (Verb.ANSWER, Verb.BURY, Verb.ASIDE)  # after these the page shows the next card
TAKES_BACK = {Verb.UNBURY: Verb.BURY, Verb.BACK: Verb.ASIDE}
