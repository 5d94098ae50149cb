"""How long fitting, judging and rescheduling take, and whether the fit foretells as well as the library's own.

Run: python -m tests.bench.bench_fit [--cards 10500] [--seeds 1 2 3]
"""

import argparse
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from fsrs_rs_python import evaluate_with_time_series_splits

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.fitting.fit import fit, prefixes, shrunk
from quizapp.core.memory.fitting.folds import evaluate
from quizapp.core.memory.fitting.histories import asked, histories
from quizapp.core.memory.plan.anew import Placed, planned
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.state import Phase, State
from tests.core.memory.fitting.learners import Forgetful

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def timed(name: str, run: Callable[[], Any]) -> Any:
    """Run, print the seconds by the wall and of this process alone, and give what came out."""
    wall, own = time.perf_counter(), time.process_time()
    made = run()
    print(f"{name:46} {time.perf_counter() - wall:6.2f} s ({time.process_time() - own:.2f} s of its own)")
    return made


def speed(cards: int) -> None:
    """A long log, fitted, judged; and as many cards as it has reviews, rescheduled."""
    log = Forgetful(span=1500).log(cards, seed=9)
    known = timed(f"histories of {len(log)} reviews", lambda: histories(log))
    reviews = timed("reviews to foretell", lambda: asked(known))
    items = timed(f"{len(reviews)} prefixes", lambda: prefixes(known, reviews))
    fitted = timed("fit", lambda: fit(items))
    timed("five forward folds, three sets of parameters", lambda: evaluate(known))
    states = [
        State(Phase.REVIEW, 0, 5.0 + n % 90, 5.0, NOW + timedelta(days=n % 30), NOW - timedelta(days=n % 40), 9, 0, 4)
        for n in range(len(log))
    ]
    placed = [Placed(number, state) for number, state in enumerate(states, 1)]
    preset = Preset(parameters=shrunk(fitted, len(reviews)))
    options: dict[str, Any] = {"preset": preset, "clock": DayClock("Europe/Berlin"), "most_a_day": 200}
    timed(f"new dates for {len(placed)} cards", lambda: planned(placed, NOW, **options))


def accuracy(seeds: list[int]) -> None:
    """Made-up learners: the log loss of the library's own folds and of ours."""
    for seed in seeds:
        known = histories(Forgetful().log(1000, seed=seed))
        theirs = evaluate_with_time_series_splits(prefixes(known, asked(known)), num_relearning_steps=1)
        own = evaluate(known)
        told = f"default {own.default.log_loss:.4f}, fitted {own.fitted.log_loss:.4f}, shrunk {own.shrunk.log_loss:.4f}"
        print(f"learner {seed}: library {theirs.log_loss:.4f}; ours {told} ({own.default.reviews} reviews)")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", type=int, default=10_500)
    parser.add_argument("--seeds", nargs="*", type=int, default=[1, 2, 3])
    given = parser.parse_args()
    speed(given.cards)
    accuracy(given.seeds)


if __name__ == "__main__":
    main()
