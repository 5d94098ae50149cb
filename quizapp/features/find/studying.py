"""A whole search as a choice of cards to study: `tag:lakes -deck:Alps prop:r<0.8`."""

from datetime import datetime

from quizapp.core.errors import Refused
from quizapp.core.search import Unreadable, read
from quizapp.features.find.page import wording
from quizapp.features.find.queries import pages
from quizapp.features.find.queries.figures import Seeker
from quizapp.features.study.learner import Learner


def cards_of(learner: Learner, text: str, now: datetime) -> list[int]:
    """The learner's cards that a search finds. Raises Refused("search", why=...) for one that cannot be read."""
    try:
        tree = read(text)
    except Unreadable as refused:
        raise Refused("search", why=wording.why(refused)) from refused
    return list(pages.ids_of(Seeker(learner.id, learner.clock, now, learner.usual.parameters), tree))
