"""The questions of running games as they are marked, remembered by this process: they do not change once asked."""

from collections import OrderedDict

from quizapp.core.errors import Refused
from quizapp.core.live.kinds import Question
from quizapp.extensions import writes
from quizapp.features.live.queries import games

REMEMBERED = 256
_known: OrderedDict[int, dict[int, Question]] = OrderedDict()


def question(live_id: int, position: int) -> Question:
    """A question of a game that has begun; Refused("answer") when there is none."""
    known = _known.get(live_id)
    if known is None:
        writes.set(False)
        known = every(live_id)
    if position not in known:
        raise Refused("answer")
    return known[position]


def every(live_id: int) -> dict[int, Question]:
    """All questions of a game by their places, in order."""
    known = _known.get(live_id)
    if known is None:
        known = {item.position: games.question_of(item) for item in games.items_of(live_id)}
        if games.has_begun(live_id):
            _known[live_id] = known
            while len(_known) > REMEMBERED:
                _known.popitem(last=False)
    return known


def known(live_id: int) -> dict[int, Question] | None:
    """The questions of a game by their places, if this process remembers them; no database is asked."""
    return _known.get(live_id)


def forget() -> None:
    """Forget all of them (a test's database is rolled back under them)."""
    _known.clear()
