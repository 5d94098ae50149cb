"""The fit itself, by the library that Anki uses, and the pull towards the defaults that a short log needs."""

from collections.abc import Sequence

from fsrs_rs_python import FSRS, FSRSItem

from quizapp.core.memory.engine.curve import Parameters, along, filled, is_usable, recall, sequence
from quizapp.core.memory.fitting.histories import Asked, History

PULL = 600  # reviews that the defaults count for


def prefixes(of: Sequence[History], chosen: Sequence[Asked]) -> list[FSRSItem]:
    """Each of these reviews with all of its card's before it, as the library learns from them.

    >>> [item.long_term_review_cnt() for item in prefixes([History(1, ((3, 0), (3, 2)), (0.0, 9.0))], [])]
    []
    """
    return [sequence(of[one.history].reviews[: one.place + 1]) for one in chosen]


def fit(items: Sequence[FSRSItem], *, relearning_steps: int = 1) -> tuple[float, ...]:
    """The parameters that foretell these reviews best, the latest counting most; the defaults where they are too few.

    `items` are in the order of time. It holds up every other thread while it works: for jobs and commands only.
    """
    engine, steps = FSRS(list(filled(None))), relearning_steps
    try:
        found = tuple(engine.compute_parameters(list(items), num_relearning_steps=steps))
    except ValueError:  # not one first interval among them, or nothing left of them
        return filled(None)
    return found if is_usable(found) else filled(None)


def shrunk(fitted: Sequence[float], reviews: int) -> tuple[float, ...]:
    """Fitted parameters pulled to the defaults, by n / (n + 600): out of sample that is better than either.

    >>> shrunk(filled(None), 10) == filled(None), round(shrunk([1.0] * 21, 600)[0], 3)
    (True, 0.606)
    """
    share = reviews / (reviews + PULL)
    return tuple(before + (own - before) * share for own, before in zip(fitted, filled(None), strict=True))


def foretold(
    of: Sequence[History], chosen: Sequence[Asked], parameters: Parameters, *, whole: Sequence[FSRSItem] = ()
) -> list[float]:
    """The chance to recall that these parameters gave each review before it came.

    `whole` are the histories as the library takes them, for whoever asks more than once.

    >>> history = History(1, ((3, 0), (3, 2)), (0.0, 9.0))
    >>> [round(chance, 2) for chance in foretold([history], [Asked(9.0, 0, 1, 2, True)], None)]
    [0.91]
    """
    wanted = sorted({one.history for one in chosen})
    items = [whole[number] if whole else sequence(of[number].reviews) for number in wanted]
    states = dict(zip(wanted, along(items, parameters), strict=True))
    return [recall(states[one.history][one.place - 1].stability, one.days, parameters=parameters) for one in chosen]
