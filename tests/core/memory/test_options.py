"""Proves core/memory/rules/options.py: what is written down is read back."""

import json

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.memory.engine.balance import Ease
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rules.options import FORMS, as_document, with_document
from quizapp.core.memory.rules.orders import LeechAction, NewOrder, NewSort, ReviewOrder

presets = st.builds(
    Preset,
    leech_action=st.sampled_from(LeechAction),
    bury_new=st.booleans(),
    bury_reviews=st.booleans(),
    bury_interday=st.booleans(),
    is_new_free=st.booleans(),
    new_order=st.sampled_from(NewOrder),
    new_sort=st.sampled_from(NewSort),
    review_order=st.sampled_from(ReviewOrder),
    easy_days=st.lists(st.sampled_from(Ease), min_size=7, max_size=7).map(tuple),
    new_per_day=st.integers(0, 9999),
    retention=st.floats(0.7, 0.99),
)


@given(presets)
def test_B1_options_survive_being_kept(preset: Preset) -> None:
    assert with_document(Preset(), json.loads(json.dumps(as_document(preset)))) == preset


def test_B1_every_option_but_the_parameters_is_kept() -> None:
    assert {*FORMS} == {*Preset.__dataclass_fields__} - {"parameters"}


def test_B1_what_is_not_kept_stays_as_usual() -> None:
    usual = Preset(new_per_day=7, parameters=None)
    assert with_document(usual, {"leech_at": 3, "of_another_version": 1}) == Preset(new_per_day=7, leech_at=3)
