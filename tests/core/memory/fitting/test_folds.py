"""Proves core/memory/fitting: the fit, the folds and the scores agree with the library that Anki fits with."""

from itertools import pairwise

import pytest
from fsrs_rs_python import evaluate_with_time_series_splits
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.memory.engine.curve import after_answer, along, filled, sequence
from quizapp.core.memory.fitting.fit import fit, foretold, prefixes, shrunk
from quizapp.core.memory.fitting.folds import evaluate, folds
from quizapp.core.memory.fitting.histories import asked, histories
from quizapp.core.memory.fitting.scores import auc, log_loss, score
from tests.core.memory.fitting.learners import ODD, Forgetful

reviews = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 400)), min_size=1, max_size=30)


def test_R4_five_folds_reach_the_log_loss_of_the_library_on_the_same_rows() -> None:
    known = histories(Forgetful().log(400, seed=1))
    rows = asked(known)
    spare = len(rows) % 6  # the library gives what is left over to the last part, we learn from it
    last = {(one.history, one.place) for one in rows[len(rows) - spare :]}
    cut = [
        history._replace(reviews=history.reviews[:keep], moments=history.moments[:keep])
        for number, history in enumerate(known)
        for keep in [min([place for other, place in last if other == number], default=len(history.reviews))]
    ]
    items = prefixes(cut, asked(cut))
    theirs = evaluate_with_time_series_splits(items, num_relearning_steps=1)
    ours = evaluate(cut)
    assert len(items) % 6 == 0
    assert ours.fitted.log_loss == pytest.approx(theirs.log_loss, abs=1e-4)
    assert ours.fitted.rmse_bins == pytest.approx(theirs.rmse_bins, abs=1e-3)
    assert ours.default.reviews == len(items) // 6 * 5


def test_R4_fitting_finds_a_learner_who_is_not_average() -> None:
    known = histories(Forgetful().log(1500, seed=2))
    found = evaluate(known)
    best = asked(known)[-found.fitted.reviews :]
    truth = score(known, best, foretold(known, best, ODD))
    assert found.fitted.log_loss < found.default.log_loss - 0.002
    assert found.fitted.log_loss < truth.log_loss + 0.005
    assert found.shrunk.log_loss < truth.log_loss + 0.005


def test_shrinkage_is_better_than_either_for_short_logs() -> None:
    known = [histories(Forgetful().log(70, seed=seed)) for seed in range(10)]
    found = [evaluate(one) for one in known]
    means = {name: sum(getattr(one, name).log_loss for one in found) / len(found) for name in ("fitted", "shrunk")}
    assert means["shrunk"] < means["fitted"]


@settings(max_examples=60)
@given(st.lists(reviews, min_size=1, max_size=3))
def test_all_at_once_is_step_by_step(logs: list[list[tuple[int, int]]]) -> None:
    logs = [[(rating, days if place else 0) for place, (rating, days) in enumerate(log)] for log in logs]
    for log, states in zip(logs, along([sequence(log) for log in logs], ODD), strict=True):
        memory: tuple[float | None, float | None] = (None, None)
        for (rating, days), state in zip(log, states, strict=True):
            after = after_answer(*memory, days, retention=0.9, parameters=ODD)[rating - 1]
            memory = (after.stability, after.difficulty)
            assert state.stability == pytest.approx(after.stability, rel=1e-3)
            assert state.difficulty == pytest.approx(after.difficulty, rel=1e-3)


@pytest.mark.parametrize("cards", [0, 1, 4])
def test_too_short_a_log_gives_the_defaults(cards: int) -> None:
    known = histories(Forgetful(most_reviews=3).log(cards, seed=1))
    assert fit(prefixes(known, asked(known))) == filled(None)


def test_an_empty_log_is_scored_as_nothing() -> None:
    found = evaluate([])
    assert (found.default.log_loss, found.fitted.auc, found.shrunk.reviews) == (None, None, 0)


def test_folds_never_learn_from_what_they_foretell() -> None:
    for number in (6, 7, 11, 100, 1001):
        parts = folds(number)
        assert (len(parts), parts[-1][1]) == (5, number)
        assert all(end == start for (_a, end), (start, _b) in pairwise(parts))
        assert parts[0][0] >= number // 6


def test_scores_of_a_coin() -> None:
    assert log_loss([0.5, 0.5], [True, False]) == pytest.approx(0.6931, abs=1e-4)
    assert auc([0.5, 0.5, 0.5], [True, False, True]) == 0.5
    assert auc([0.2, 0.9], [True, False]) == 0.0


def test_the_pull_to_the_defaults_fades() -> None:
    far = [abs(one - ODD[0]) for one in (shrunk(ODD, n)[0] for n in (10, 600, 6000, 60_000))]
    assert far == sorted(far, reverse=True)
    assert far[-1] < 0.01 * abs(filled(None)[0] - ODD[0]) + 1e-9
