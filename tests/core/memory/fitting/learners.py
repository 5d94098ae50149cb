"""Made-up learners who forget by known parameters, for tests and measurements of fitting."""

from dataclasses import dataclass
from random import Random

from fsrs_rs_python import FSRS, MemoryState

from quizapp.core.memory.engine.curve import filled, recall
from quizapp.core.memory.fitting.histories import Logged

DAY = 86_400.0
FIRST, LATER = (0.25, 0.1, 0.55, 0.1), (0.12, 0.76, 0.12)
ODD = (0.6, 1.8, 4.0, 18.0, *filled(None)[4:8], 1.4, *filled(None)[9:20], 0.28)  # nobody average


@dataclass(frozen=True)
class Forgetful:
    """Somebody with these parameters who looks at a card about when it should be looked at, within so many days."""

    parameters: tuple[float, ...] = ODD
    span: int = 600
    most_reviews: int = 14
    same_day: float = 0.3  # the share of forgotten cards that are asked again on the same day

    def log(self, cards: int, *, seed: int) -> list[Logged]:
        """Their log, in the order of time."""
        rng = Random(seed)
        return sorted(
            (row for card in range(1, cards + 1) for row in self._card(card, rng)), key=lambda row: row.moment
        )

    def _card(self, card: int, rng: Random) -> list[Logged]:
        engine = FSRS(list(self.parameters))
        day, memory, rows, gap = rng.randrange(self.span), None, [], 0
        moment = day * DAY + rng.uniform(0.2, 0.5) * DAY
        while day < self.span and len(rows) < self.most_reviews:
            rating = self._rating(memory, gap, rng)
            rows.append(Logged(card, round(moment, 3), day, rating, in_first_steps=not rows))
            after = engine.next_states(memory, 0.9, gap)
            memory = (after.again, after.hard, after.good, after.easy)[rating - 1].memory
            is_again = rating == 1 and rng.random() < self.same_day
            gap = 0 if is_again else max(1, round(memory.stability * rng.uniform(0.5, 1.7)))
            day += gap
            moment = moment + 600 if is_again else day * DAY + rng.uniform(0.2, 0.5) * DAY
        return rows

    def _rating(self, memory: MemoryState | None, gap: int, rng: Random) -> int:
        if memory is None:
            return rng.choices((1, 2, 3, 4), FIRST)[0]
        if gap and rng.random() > recall(memory.stability, gap, parameters=self.parameters):
            return 1
        return rng.choices((2, 3, 4), LATER)[0]
