"""Looking for garbage waits while many people wait."""

import gc

import pytest

from quizapp.web.wire.waste import undisturbed


def _stumble() -> None:
    with undisturbed():
        assert not gc.isenabled()
        raise LookupError


def test_nothing_is_looked_for_within_and_again_afterwards() -> None:
    assert gc.isenabled()
    with pytest.raises(LookupError):
        _stumble()
    assert gc.isenabled()


def test_of_two_at_once_the_one_that_found_it_on_puts_it_on_again() -> None:
    first, second = undisturbed(), undisturbed()
    first.__enter__()
    second.__enter__()
    second.__exit__(None, None, None)
    assert not gc.isenabled()
    first.__exit__(None, None, None)
    assert gc.isenabled()
