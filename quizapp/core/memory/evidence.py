"""What an answer in a quiz, in homework or in a live game says about memory, and what of it is logged."""

from quizapp.core.memory.rating import Rating

UNSEEN = 0.5  # the chance to know a card that was never studied
KNOWN_FROM = 0.9


def known(retrievability: float | None, options: int) -> float:
    """The probability that a right choice among `options` was known, not guessed; `retrievability` is None if unseen.

    Bayes: R / (R + (1 - R) / k). ValueError below one option.

    >>> known(None, 4), round(known(0.75, 4), 3)
    (0.8, 0.923)
    """
    if options < 1:
        raise ValueError("a choice has at least one option")
    share = UNSEEN if retrievability is None else min(1.0, max(0.0, retrievability))
    return share * options / (share * options + 1 - share)


def of_choice(is_right: bool, *, options: int, retrievability: float | None) -> Rating | None:
    """The rating of a multiple-choice or true/false response; None is evidence that moves nothing.

    A miss is Again; a right choice is Good when it was known with a probability of at least 0.9.

    >>> of_choice(False, options=4, retrievability=0.99), of_choice(True, options=4, retrievability=0.75)
    (<Rating.AGAIN: 1>, <Rating.GOOD: 3>)
    >>> of_choice(True, options=4, retrievability=None) is None
    True
    """
    if not is_right:
        return Rating.AGAIN
    return Rating.GOOD if known(retrievability, options) >= KNOWN_FROM else None


def of_typed(is_right: bool) -> Rating:
    """The rating of a typed response: nobody types a right answer by luck.

    >>> of_typed(True), of_typed(False)
    (<Rating.GOOD: 3>, <Rating.AGAIN: 1>)
    """
    return Rating.GOOD if is_right else Rating.AGAIN
