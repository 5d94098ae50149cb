"""Who sits at this desk: the learner of the request, the sign-in that tells their device, and the moment."""

from quizapp.adapters import clock
from quizapp.features.accounts import visits
from quizapp.features.study.learner import learner_of
from quizapp.features.study.steps.keeping import Desk
from quizapp.web import access


def here() -> Desk:
    """The desk of this request."""
    return Desk(learner_of(access.learner()), visits.sign_in(), clock.now())
