"""The sentence before, ready to be shown with a gap, with the real language model."""

import pytest

from quizapp.core.facts.fact import Family
from quizapp.core.facts.find import find_facts
from tests.quality.articles import language

pytestmark = pytest.mark.slow

LEADS = [
    (
        "In October 2010 cholera appeared in Haiti, where soldiers from Nepal had brought the bacterium.",
        "In October 2010 cholera appeared in Haiti, where soldiers from Nepal had brought the bacterium.",
    ),
    (
        "However, the Royal Club (then small) was formed in Edinburgh in 1838.",
        "The Royal Club was formed in Edinburgh in 1838.",
    ),
    ("He had never been there before, and he did not like what he saw of it.", ""),
    ("Who built the bridge over the Tay?", ""),
    ("We think that Haiti is a beautiful country.", ""),
]


UNFIT = [
    (
        "The musicians Leopold Godowsky and Leopold Mannes invented the film in Rochester.",
        "It was followed by Kodacolor in 1942 and sold in Europe.",
    ),
    (
        "Leopold Mannes was a musician from New York and played the piano.",
        "It was followed by Kodacolor in 1942 and sold in Europe.",
    ),
    (
        "Half of the goods for Russia came by way of Vladivostok in that year.",
        "Before June 1941 it had carried Jewish refugees from Kaunas to Japan.",
    ),
]


@pytest.mark.parametrize(("before", "said"), UNFIT)
def test_a_pronoun_is_led_to_by_nothing_that_it_cannot_mean(before: str, said: str) -> None:
    found = find_facts(language().parse([(f"{before} {said}", 0)]), title="Kodak")
    assert not [fact for fact in found.facts if fact.lead]


@pytest.mark.parametrize(("before", "lead"), LEADS)
def test_a_sentence_leads_to_the_next_only_when_it_stands_alone(before: str, lead: str) -> None:
    text = f"{before} Its victims numbered about 820,000 in the whole of Haiti, and Jean Dupont of Paris told of it."
    found = find_facts(language().parse([(text, 0)]), title="Cholera")
    gaps = [fact for fact in found.facts if fact.family == Family.CLOZE and "Its victims" in fact.sentence.text]
    assert {fact.lead for fact in gaps} <= {lead}
    assert bool(lead) <= bool(gaps)
