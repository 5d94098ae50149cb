"""What another program found out about somebody's forgetting, and taking it over on request."""

from collections import Counter
from datetime import datetime

from quizapp.adapters.packages import Package
from quizapp.core.exchange.anki.presets import parameters_in
from quizapp.core.exchange.brought import clean_name
from quizapp.extensions import db
from quizapp.features.exchange.opening import Opened
from quizapp.features.study.fitting import adopting
from quizapp.features.study.learner import Learner, learner_of
from quizapp.models import User

Values = tuple[float, ...]


def best_of(package: Package, cards: dict[str, int]) -> tuple[str, Values] | None:
    """The fitted parameters by which most cards of the package were studied, with the name of their preset."""
    weights: Counter[Values] = Counter()
    names: dict[Values, str] = {}
    for deck, conf in package.presets.items():
        if (values := parameters_in(conf)) is not None:
            weights[values] += 1 + cards.get(clean_name(package.decks.get(deck, "")), 0)
            names.setdefault(values, str(conf.get("name", ""))[:90])
    return None if not weights else (names[best := weights.most_common(1)[0][0]], best)


def offered(found: Opened, user: User) -> str | None:
    """The name of the preset whose parameters may be taken over; none for who has parameters of their own already."""
    best = best_of(found.package, found.decks) if found.package and found.reviews else None
    return best[0] if best and not adopting.has_own(user.id) else None


def adopt(found: Opened, user: User, *, now: datetime) -> Learner:
    """Let the learner's cards follow the parameters of the package, unless they follow their own."""
    best = best_of(found.package, found.decks) if found.package else None
    if best and adopting.adopt(user.id, best[1], now=now):
        db.session.refresh(user)
    return learner_of(user)
