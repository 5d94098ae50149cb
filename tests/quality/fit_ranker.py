"""Fits the ranker to rated cards: `python -m tests.quality.fit_ranker RATED.jsonl ... [--articles FOLDER]`.

Each rated card is looked up among today's drafts of its article. Every article is judged by a model that has not seen
it; the model is written only with `--write`, and only when it beats the hand-made score on such articles.

With `--only loose: chronicle:` only the features that begin so are learnt, from the gaps of the default deck, and
all other weights stay; what is stored must be beaten then.
"""

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from random import Random

import numpy as np

from quizapp.core.cards.draft import Draft
from quizapp.core.cards.rank import score
from quizapp.core.cards.rank.features import features
from quizapp.core.cards.rank.learnt import DATA, Ranker, stored_ranker
from quizapp.core.facts.fact import Family
from tests.quality.articles import HELD_OUT, OWN
from tests.quality.readings import LOW, Rated, Reading, alike, home, near, rated_rows, read_at_home, read_file

_PENALTY = 1 / 30  # for each feature: how strongly weights are held near nothing; hundreds of features need 20
_NEAR = 25.0  # the same, when they are held near those of a model that knows other cards
_HELD, _STEADY = 80.0, 300.0  # the same for few features learnt beside a stored model: rare ones; those of every card
_LEAST_SPREAD = 0.1  # a rarer feature is held the more
_FOLDS = 12  # each article is judged by a model of the articles of the other folds
_ROUNDS = 8
_SHARES = (0.25, 0.5, 0.75)
_PARTS = (0.5, 0.6, 0.7, 0.8)  # of the gaps so many may become cards
_REDRAWS = 100
_SURE = 0.9  # in so many of the redraws the learnt score must win to be kept
_SEEN = 8  # a feature that fewer cards have is not learnt


_OF_LENGTH = ("chronicle:", "paragraph")  # of these texts of one length teach nothing of longer ones
_OF_GAPS = "family cloze"  # the weight that lifts all gaps

UNTAUGHT = Ranker({}, 0.0)


@dataclass(frozen=True, eq=False)
class Sample:
    """A rated draft: its article, its features, its hand-made score, whether the reader kept it, and is it a gap?"""

    article: str
    told: dict[str, float]
    hand: float
    good: bool
    is_gap: bool = False


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
    close = [draft for draft, reason in near(row, reading) if reason in {"", LOW}]
    read = " ".join(row.question.split())
    draft = next((one for one in close if _as_read(one) == read), None)
    draft = draft or next((one for one in close if alike(_as_read(one), read)), None)
    if draft is None:
        return None
    gap = draft.fact.family == Family.CLOZE
    return Sample(article, features(draft, reading.found), score(draft), row.good, gap)


def _as_read(draft: Draft) -> str:
    """The words that a reader has before him, in one line: a verdict on a gap alone is none on it in its passage."""
    return " ".join(draft.shown.split())


def _read(row: Rated, folder: Path | None) -> tuple[str, Reading | None]:
    folders = [OWN, *([folder] if folder else [])]
    places = [found for one in folders for found in sorted(one.rglob(Path(row.file).name))] if row.file else []
    place = next(iter(places), None)
    if place is not None:
        return place.stem, read_file(place)
    title = home(row.sentence)
    return title, read_at_home(title) if title else None


def fit(known: Sequence[Sample], near: Ranker = UNTAUGHT) -> Ranker:
    """A logistic regression with a ridge penalty, by Newton's method: the same samples give the same model.

    The weights are held near those of another model, or near nothing.
    """
    counts = Counter(name for sample in known for name, value in sample.told.items() if value)
    held = _OF_LENGTH if near.weights else ()
    names = sorted(name for name, count in counts.items() if count >= _SEEN and not name.startswith(held))
    rows, good = _matrix(known, names), np.array([float(sample.good) for sample in known])
    rest = replace(near, bias=0.0, weights={n: w for n, w in near.weights.items() if n not in set(names)})
    beside = np.array([rest.told(sample.told) for sample in known])  # what too few cards have here stays as it was
    penalty = np.full(len(names) + 1, _NEAR if near.weights else _PENALTY * len(names))
    penalty[0] = 1e-6  # the bias is free
    middle = np.array([near.bias, *(near.weights.get(name, 0.0) for name in names)])
    weights = _newton(rows, good, penalty, middle, beside)
    learnt = dict(zip(names, (float(weight) for weight in weights[1:]), strict=True))
    return Ranker({**near.weights, **learnt}, float(weights[0]))


def _newton(
    rows: np.ndarray, good: np.ndarray, penalty: np.ndarray, middle: np.ndarray, beside: np.ndarray | float = 0.0
) -> np.ndarray:
    weights = middle.copy()
    for _ in range(_ROUNDS):
        rates = 1 / (1 + np.exp(-np.clip(rows @ weights + beside, -30, 30)))
        slope = rows.T @ (rates - good) + penalty * (weights - middle)
        curve = (rows.T * (rates * (1 - rates))) @ rows + np.diag(penalty)
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def logit(rate: float) -> float:
    """The inverse of the logistic function, for rates that are neither 0 nor 1.

    >>> logit(0.5)
    0.0
    """
    return math.log(rate / (1 - rate))


def fit_only(known: Sequence[Sample], stored: Ranker, starts: Sequence[str]) -> Ranker:
    """The stored model with weights for the features that begin in one of these ways, learnt from gaps.

    What the stored model says is stretched to fit; the new weights are given on its own scale, so that it stays as it
    is for all else, and gaps are lifted by so much that the middle one is rated as before.
    """
    gaps = [sample for sample in known if sample.is_gap]
    counts = Counter(name for sample in gaps for name, value in sample.told.items() if value)
    names = sorted(n for n, count in counts.items() if count >= _SEEN and n.startswith(tuple(starts)))
    bare = replace(stored, weights={n: w for n, w in stored.weights.items() if n not in names})
    rates = np.array([[logit(bare.rate(sample.told))] for sample in gaps])
    rows = _matrix(gaps, names)
    spread = np.maximum(rows[:, 1:].std(axis=0), _LEAST_SPREAD)
    plain, rows = rows[:, 1:], np.hstack([rows[:, :1], rates, rows[:, 1:] / spread])
    free = [1e-6, 1e-3, *(_STEADY if counts[name] > len(gaps) / 2 else _HELD for name in names)]
    weights = _newton(rows, np.array([float(s.good) for s in gaps]), np.array(free), np.zeros(rows.shape[1]))
    learnt = weights[2:] / spread / weights[1]
    told = dict(zip(names, map(float, learnt), strict=True))
    lost = float(np.median(plain @ learnt))
    lifted = {_OF_GAPS: bare.weights.get(_OF_GAPS, 0.0) - lost}
    return replace(bare, weights={**bare.weights, **told, **lifted})


def mixed(new: Ranker, old: Ranker, share: float) -> Ranker:
    """So much of the new model and the rest of an old one, which was fitted to cards that are not at hand any more:
    the mean of their logits, weighted.

    >>> mixed(Ranker({"a": 1.0}, 1.0), Ranker({"b": 1.0}, 0.0), 0.75)
    Ranker(weights={'a': 0.75, 'b': 0.25}, bias=0.75, floor=0.5)
    """
    names = sorted({*new.weights, *old.weights})
    both = {name: share * new.weights.get(name, 0.0) + (1 - share) * old.weights.get(name, 0.0) for name in names}
    return Ranker(both, share * new.bias + (1 - share) * old.bias, old.floor)


def _matrix(known: Sequence[Sample], names: Sequence[str]) -> np.ndarray:
    places = {name: n for n, name in enumerate(names, 1)}  # place 0 is the bias
    rows = np.zeros((len(known), len(names) + 1))
    rows[:, 0] = 1.0
    for n, sample in enumerate(known):
        for name, value in sample.told.items():
            if name in places:
                rows[n, places[name]] = value
    return rows


def to_learn_from(known: Sequence[Sample]) -> list[Sample]:
    """The samples of articles that may be tuned on; the others only judge."""
    return [sample for sample in known if sample.article not in HELD_OUT]


def unseen_rates(known: Sequence[Sample], near: Ranker = UNTAUGHT) -> list[float]:
    """For each sample the rate of a model that was fitted without the sample's article."""
    rates = dict[int, float]()
    articles = sorted({sample.article for sample in known})
    for fold in (set(articles[n::_FOLDS]) for n in range(min(_FOLDS, len(articles)))):
        model = fit([sample for sample in to_learn_from(known) if sample.article not in fold], near)
        rates |= {n: model.rate(sample.told) for n, sample in enumerate(known) if sample.article in fold}
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


def stored(model: Ranker) -> str:
    """The model as JSON text: sorted names, four decimals, so that two fits can be compared line by line."""
    weights = {name: round(weight, 4) for name, weight in model.weights.items()}
    told = {"bias": round(model.bias, 4), "floor": model.floor, "weights": weights}
    return json.dumps(told, indent=1, sort_keys=True)


def wins_when_redrawn(known: Sequence[Sample], hand: Sequence[float], learnt: Sequence[float]) -> float:
    """The share of redraws of the articles (with putting back) in which the learnt score has the larger area."""
    places: dict[str, list[int]] = defaultdict(list)
    for n, sample in enumerate(known):
        places[sample.article].append(n)
    rng, names, wins = Random(1), sorted(places), 0
    for _ in range(_REDRAWS):
        drawn = [n for name in rng.choices(names, k=len(names)) for n in places[name]]
        good = [known[n].good for n in drawn]
        wins += area([learnt[n] for n in drawn], good) > area([hand[n] for n in drawn], good)
    return wins / _REDRAWS


def compare(known: Sequence[Sample], near: Ranker = UNTAUGHT) -> bool:
    """Print how a learnt score does on articles that it has not seen, beside the stored one that it is held near, or
    else the hand-made one; does it win?"""
    good = [sample.good for sample in known]
    rival = "stored" if near.weights else "by hand"
    hand = [near.rate(sample.told) if near.weights else sample.hand for sample in known]
    learnt = unseen_rates(known, near)
    print(f"{len(known)} rated cards, {sum(good)} of them good, from {len({s.article for s in known})} articles")
    print(f"area under the curve: {rival} {area(hand, good):.3f}, learnt {area(learnt, good):.3f}")
    wins = area(learnt, good) > area(hand, good)
    for share in _SHARES:
        mine, its = best_share(known, hand, share), best_share(known, learnt, share)
        print(f"kept of the best {share:.0%} of each article: {rival} {mine:.1%}, learnt {its:.1%}")
        wins = wins and its >= mine
    sure = wins_when_redrawn(known, hand, learnt)
    print(f"larger area in {sure:.0%} of redraws of the articles")
    wins = wins and sure >= _SURE
    print("the learnt score wins" if wins else "what there was stays")
    return wins


def compare_only(known: Sequence[Sample], model: Ranker, starts: Sequence[str]) -> bool:
    """Print how many of the best-rated gaps readers kept, stored and with what is learnt from other articles."""
    gaps = [sample for sample in known if sample.is_gap]
    articles = sorted({sample.article for sample in gaps})
    rates: dict[int, float] = {}
    for fold in (set(articles[n::_FOLDS]) for n in range(_FOLDS)):
        learnt = fit_only([sample for sample in gaps if sample.article not in fold], model, starts)
        rates |= {n: learnt.rate(sample.told) for n, sample in enumerate(gaps) if sample.article in fold}
    print(f"{len(gaps)} gaps, {sum(s.good for s in gaps)} of them good, from {len(articles)} articles")
    gains = []
    for share in _PARTS:
        now = _best([(model.rate(s.told), s.good) for s in gaps], share)
        then = _best([(rates[n], s.good) for n, s in enumerate(gaps)], share)
        print(f"kept of the best {share:.0%}: stored {now:.1%}, learnt {then:.1%}")
        gains.append(then - now)
    wins = min(gains) >= 0 and sum(gains) > 0
    print("what is learnt wins" if wins else "the stored model stays")
    return wins


def _best(rated: list[tuple[float, bool]], share: float) -> float:
    rows = sorted(rated, key=lambda one: -one[0])[: math.ceil(share * len(rated))]
    return sum(good for _, good in rows) / max(1, len(rows))


def main(arguments: Sequence[str]) -> None:
    """Compare, and write the model when it wins and `--write` is given."""
    parser = argparse.ArgumentParser(description="Fits the ranker to rated cards.")
    parser.add_argument("rated", nargs="+", type=Path)
    parser.add_argument("--articles", type=Path, help="the folder where the rated articles are")
    parser.add_argument("--floor", type=float, default=0.7, help="the rate that a draft must reach to become a card")
    parser.add_argument("--write", action="store_true", help="keep the model when it wins")
    parser.add_argument("--near", action="store_true", help="hold the weights near those stored, which know more cards")
    parser.add_argument("--share", type=float, default=1.0, help="so much of the new model, the rest of the stored one")
    parser.add_argument("--only", nargs="+", metavar="START", help="learn only the features that begin so, from gaps")
    asked = parser.parse_args(arguments)
    near = (stored_ranker() if asked.near else None) or UNTAUGHT
    known, strangers = samples(asked.rated, asked.articles)
    print(f"left out: {strangers} cards that are not drafted any more or whose article is not at hand")
    old = stored_ranker()
    if asked.only and old is not None:
        if compare_only(known, old, asked.only) and asked.write:
            _write(fit_only(to_learn_from(known), old, asked.only))
    elif compare(known, near) and asked.write:
        new = fit(to_learn_from(known), near)
        _write(replace(mixed(new, old or new, asked.share), floor=asked.floor))


def _write(model: Ranker) -> None:
    place = Path(str(files("quizapp.core.data").joinpath(DATA)))
    place.write_text(stored(model) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
