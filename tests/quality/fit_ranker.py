"""Fits the ranker to rated cards: `python -m tests.quality.fit_ranker RATED.jsonl ... [--articles FOLDER]`.

Each rated card is looked up among today's drafts of its article. Every article is judged by a model that has not seen
it; the model is written only with `--write`, and only when it beats the hand-made score on such articles.
"""

import argparse
import json
import math
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from quizapp.core.cards.rank import FLOOR, score
from quizapp.core.cards.rank.features import features
from quizapp.core.cards.rank.learnt import DATA, Ranker
from tests.quality.readings import Rated, Reading, alike, home, near, rated_rows, read_at_home, read_file

_PENALTY = 8.0  # how strongly weights are held near nothing; fresh ratings are few
_ROUNDS = 400
_SHARES = (0.25, 0.5, 0.75)
_SEEN = 4  # a feature that fewer cards have is not learnt


@dataclass(frozen=True, eq=False)
class Sample:
    """A rated draft: its article, its features, its hand-made score, and whether the reader kept it."""

    article: str
    told: dict[str, float]
    hand: float
    good: bool


def samples(paths: Sequence[Path], folder: Path | None) -> tuple[list[Sample], int]:
    """The rated cards that today's generator drafts as well, and the number of those it does not."""
    found: list[Sample] = []
    strangers = 0
    for row in (row for path in paths for row in rated_rows(path)):
        sample = _sample(row, folder)
        if sample is None:
            strangers += 1
        else:
            found.append(sample)
    return found, strangers


def _sample(row: Rated, folder: Path | None) -> Sample | None:
    article, reading = _read(row, folder)
    if reading is None:
        return None
    close = [draft for draft, _ in near(row, reading)]
    draft = next((one for one in close if one.question == row.question), None)
    draft = draft or next((one for one in close if alike(one.question, row.question)), None)
    return Sample(article, features(draft), score(draft), row.good) if draft else None


def _read(row: Rated, folder: Path | None) -> tuple[str, Reading | None]:
    place = next(iter(sorted(folder.rglob(Path(row.file).name))), None) if folder and row.file else None
    if place is not None:
        return place.stem, read_file(place)
    title = home(row.sentence)
    return title, read_at_home(title) if title else None


def fit(known: Sequence[Sample]) -> Ranker:
    """A logistic regression with a ridge penalty, by plain gradient descent: the same samples give the same model."""
    counts: dict[str, int] = defaultdict(int)
    for sample in known:
        for name, value in sample.told.items():
            counts[name] += value != 0
    names = sorted(name for name, count in counts.items() if count >= _SEEN)
    weights, bias = dict.fromkeys(names, 0.0), 0.0
    rate = 4.0 / (len(known) + _PENALTY)
    for _ in range(_ROUNDS):
        slope, lean = {name: _PENALTY * weights[name] for name in names}, 0.0
        for sample in known:
            wrong = Ranker(weights, bias, 0.0).rate(sample.told) - sample.good
            lean += wrong
            for name, value in sample.told.items():
                if name in slope:
                    slope[name] += wrong * value
        weights = {name: weights[name] - rate * slope[name] / 4 for name in names}
        bias -= rate * lean
    return Ranker(weights, bias, 0.0)


def unseen_rates(known: Sequence[Sample]) -> list[float]:
    """For each sample the rate of a model that was fitted without the sample's article."""
    rates = dict[int, float]()
    for article in sorted({sample.article for sample in known}):
        model = fit([sample for sample in known if sample.article != article])
        rates |= {n: model.rate(sample.told) for n, sample in enumerate(known) if sample.article == article}
    return [rates[n] for n in range(len(known))]


def area(rates: Sequence[float], good: Sequence[bool]) -> float:
    """The area under the ROC curve: how often a good card is rated above a bad one; a tie counts half.

    >>> area([0.9, 0.5, 0.1], [True, False, False])
    1.0
    """
    ups = [rate for rate, kept in zip(rates, good, strict=True) if kept]
    downs = [rate for rate, kept in zip(rates, good, strict=True) if not kept]
    wins = sum((up > down) + 0.5 * (up == down) for up in ups for down in downs)
    return wins / (len(ups) * len(downs)) if ups and downs else math.nan


def best_share(known: Sequence[Sample], rates: Sequence[float], share: float) -> float:
    """How many of the best-rated `share` of each article's cards the reader kept."""
    kept: list[bool] = []
    for article in sorted({sample.article for sample in known}):
        rows = sorted((-rate, s.good) for s, rate in zip(known, rates, strict=True) if s.article == article)
        kept += [good for _, good in rows[: math.ceil(share * len(rows))]]
    return sum(kept) / len(kept)


def stored(model: Ranker, floor: float) -> str:
    """The model as JSON text: sorted names, four decimals, so that two fits can be compared line by line."""
    weights = {name: round(weight, 4) for name, weight in model.weights.items()}
    return json.dumps(
        {"bias": round(model.bias, 4), "floor": round(floor, 4), "weights": weights}, indent=1, sort_keys=True
    )


def floor_like_by_hand(known: Sequence[Sample], model: Ranker) -> float:
    """The rate that lets as many of the cards pass as the floor of the hand-made score does."""
    rates = sorted(model.rate(sample.told) for sample in known)
    return rates[min(len(rates) - 1, sum(sample.hand < FLOOR for sample in known))]


def compare(known: Sequence[Sample]) -> bool:
    """Print how both scores do on articles that the learnt one has not seen; does the learnt one win?"""
    good = [sample.good for sample in known]
    hand, learnt = [sample.hand for sample in known], unseen_rates(known)
    print(f"{len(known)} rated cards, {sum(good)} of them good, from {len({s.article for s in known})} articles")
    print(f"area under the curve: by hand {area(hand, good):.3f}, learnt {area(learnt, good):.3f}")
    wins = area(learnt, good) > area(hand, good)
    for share in _SHARES:
        mine, its = best_share(known, hand, share), best_share(known, learnt, share)
        print(f"kept of the best {share:.0%} of each article: by hand {mine:.1%}, learnt {its:.1%}")
        wins = wins and its >= mine
    print("the learnt score wins" if wins else "the hand-made score stays")
    return wins


def main(arguments: Sequence[str]) -> None:
    """Compare, and write the model when it wins and `--write` is given."""
    parser = argparse.ArgumentParser(description="Fits the ranker to rated cards.")
    parser.add_argument("rated", nargs="+", type=Path)
    parser.add_argument("--articles", type=Path, help="the folder where the rated articles are")
    parser.add_argument("--write", action="store_true", help="keep the model when it wins")
    asked = parser.parse_args(arguments)
    known, strangers = samples(asked.rated, asked.articles)
    print(f"left out: {strangers} cards that are not drafted any more or whose article is not at hand")
    if compare(known) and asked.write:
        model = fit(known)
        place = Path(str(files("quizapp.core.data").joinpath(DATA)))
        place.write_text(stored(model, floor_like_by_hand(known, model)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
