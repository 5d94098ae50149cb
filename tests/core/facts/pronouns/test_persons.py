"""Whom "he" or "she" means, with the real language model."""

import pytest

from quizapp.core.facts.fact import Family
from quizapp.core.facts.find import find_facts
from tests.quality.articles import language

pytestmark = pytest.mark.slow


def names_put(title: str, text: str) -> set[str]:
    """The names that the facts of the last sentence put for its pronouns."""
    docs, offset = [], 0
    for paragraph in text.split("\n\n"):
        docs.append((paragraph, offset))
        offset += len(paragraph) + 2
    found = find_facts(language().parse(docs), title=title)
    return {fact.context for fact in found.facts if fact.sentence.end == len(text)} - {""}


ONE_STORY = [
    (
        "Carl Nielsen",
        "Few composers can have had a noisier nursery than Carl Nielsen.\n\nHe was born on 9 June 1865 in Odense.",
        "Carl Nielsen",
    ),
    (
        "Matthew Flinders: the man who drew Australia",
        (
            "Matthew Flinders went to sea early. He was born at Donington in 1774. The ship was old.\n\n"
            "In April 1802 he met the French explorer Nicolas Baudin in Encounter Bay."
        ),
        "Matthew Flinders",
    ),
    (
        "Barbara McClintock and the Restless Genes",
        (
            "Barbara McClintock studied maize. Five years at the University of Missouri ended badly. "
            "At the end of 1941 she moved to Cold Spring Harbor in New York."
        ),
        "Barbara McClintock",
    ),
    (
        "Sofonisba Anguissola",
        (
            "Sofonisba Anguissola was born in Cremona with her twin.\n\nHe was a Fleming. He came from Antwerp.\n\n"
            "In 1559 she was invited to Madrid by the Duke of Alba."
        ),
        "Sofonisba Anguissola",
    ),
]
ONE_PERSON = [
    (
        "Strontium",
        "The metal itself was isolated in 1808 by Humphry Davy. He had been born at Penzance in 1778.",
        "Humphry Davy",
    ),
    (
        "Argon",
        (
            "In 1785 Henry Cavendish passed sparks through air. A small bubble was left over. "
            "Henry Cavendish weighed it. His laboratory stood at Clapham in London."
        ),
        "Henry Cavendish",
    ),
    (
        "Weighing the world",
        "A country clergyman, John Michell, saw how to do without it. He died at Thornhill in 1793.",
        "John Michell",
    ),
]
SEVERAL = [
    (  # the other man of the paragraph
        "Matthew Flinders: the man who drew Australia",
        (
            "Matthew Flinders went to sea early. He was born at Donington in 1774. He liked books.\n\n"
            "Joseph Banks helped Matthew Flinders. In 1768 he had sailed to Tahiti with James Cook."
        ),
    ),
    ("Argon", "Humphry Davy met Michael Faraday in London. He went to Paris in 1813 with a servant."),
    (  # somebody who has no name
        "Harvest",
        "The painting was bought by John Smith from a merchant. He moved to Boston in 1850 with the money.",
    ),
    (  # of the same sentence, said after it
        "The Raft",
        (
            "William Bullock hung the picture in London. "
            "Since a share of the money went to him in 1820, Théodore Géricault did well out of it in Paris."
        ),
    ),
    ("Harvest", 'John Smith wrote from Boston in 1850. "Of his work," said Anna, "he spoke in Paris in 1851."'),
    (  # a name that the parser may not know
        "Muzio Clementi",
        (
            "Muzio Clementi was born in Rome. He lived in London. He died in Evesham in 1832.\n\n"
            "Mozart wrote to the emperor from Vienna. He had listened harder in December 1781 than he let on in Vienna."
        ),
    ),
    (  # who plays her
        "Nicole Franklin",
        (
            "Nicole Franklin is shallow. She likes parties. She lives in Sydney.\n\n"
            "She thought that Nicole Franklin was dull. In 2010 she went to Melbourne with James Smith."
        ),
    ),
    ("The Fleet", "Captain Emma Jones commanded the frigate. She sank off Gibraltar in 1805 with all her guns."),
]


@pytest.mark.parametrize(("title", "text", "name"), ONE_STORY + ONE_PERSON)
def test_a_pronoun_means_the_one_person_left(title: str, text: str, name: str) -> None:
    assert names_put(title, text) == {name}


@pytest.mark.parametrize(("title", "text"), SEVERAL)
def test_a_pronoun_that_may_mean_another_stays(title: str, text: str) -> None:
    assert names_put(title, text) == set()


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (
            "In June 1859, on his way to see Napoleon III about a concession, he reached Castiglione.",
            "In ____, on his way to see Napoleon III about a concession, Henry Dunant reached Castiglione.",
        ),
        ("On his death in 1910 the money went to Geneva.", "On Henry Dunant's death in 1910 the money went to ____."),
    ],
)
def test_the_name_stands_where_the_subject_is(said: str, asked: str) -> None:
    text = f"The idea came from Henry Dunant, a businessman of Geneva. {said}"
    found = find_facts(language().parse([(text, 0)]), title="The Red Cross")
    gaps = {f"{fact.ask.before}____{fact.ask.after}" for fact in found.facts if fact.family == Family.CLOZE}
    assert asked in gaps
