"""The sentences before a gap, word for word, with the real language model."""

import pytest

from quizapp.core.facts.fact import Family
from quizapp.core.facts.find import find_facts
from tests.quality.articles import language

pytestmark = pytest.mark.slow

FIRST = "Trieste lies at the head of the Adriatic Sea."
THEN = "It was made a free port by the emperor Charles VI."
OLD = "By 1850 the harbour of the Habsburgs was the busiest of that sea."
CLEAR = "Joseph II confirmed the freedom of Trieste in 1782."
LONG = (
    "In 1719 Charles VI made a free port of Trieste, which had always been a town of fishermen and of "
    "makers of salt, and nothing more."
)
FULL = f"{LONG[:-1]}, as {', '.join(f'a traveller of the year {year} said' for year in range(1700, 1706))}."
ASKED = "They built a railway to it, which Karl Ritter von Ghega finished in 1857."


def passages(*paragraph: str, above: str = "") -> set[str]:
    """The passages of the gaps of the last sentence."""
    text = " ".join(paragraph)
    docs = [(above, 0), (text, len(above) + 2)] if above else [(text, 0)]
    found = find_facts(language().parse(docs), title="Trieste")
    gaps = [fact for fact in found.facts if fact.family == Family.CLOZE]
    mine = [fact for fact in gaps if fact.sentence.text == paragraph[-1]]
    return {fact.passage for fact in mine if "passage:cut" not in fact.signs}


@pytest.mark.parametrize(
    ("before", "passage"),
    [
        ((FIRST,), FIRST),
        ((FIRST, THEN), f"{FIRST} {THEN}"),
        ((FIRST, CLEAR), f"{FIRST} {CLEAR}"),  # clear by itself, but short
        ((FIRST, LONG), LONG),
        ((FULL, CLEAR), CLEAR),  # there is no room for more
        (("What made Trieste so large?", CLEAR), CLEAR),  # a question is shown right before its answer only
        (("What made the harbour of Trieste so large?",), "What made the harbour of Trieste so large?"),
        (("As you come from the hills you see Trieste.",), "As you come from the hills you see Trieste."),
    ],
)
def test_a_passage_begins_where_it_is_understood(before: tuple[str, ...], passage: str) -> None:
    assert passages(*before, ASKED) == {passage}


@pytest.mark.parametrize(
    ("why", "before"),
    [
        ("nothing stands before", ()),
        (
            "too long",
            (
                FIRST,
                *[
                    f"It had {n} ships, more than any other harbour of this sea and of those beyond it."
                    for n in (10, 20, 30, 40, 50)
                ],
            ),
        ),
        ("somebody exclaims", ("How large the harbour of Trieste was!",)),
        ("a quotation is cut in two", ('The mayor of Trieste said in 1850: "The harbour is the largest of this sea.',)),
        ("a heading", ("1. The harbour of Trieste",)),
        ("of ourselves", ("We walked through Trieste with our children.",)),
    ],
)
def test_there_is_no_passage(why: str, before: tuple[str, ...]) -> None:
    assert passages(*before, ASKED) <= {""}, why


KING = "Charles VI of Austria was fond of harbours."
HE_CAME = "He came to see the harbour of Trieste in 1728."


@pytest.mark.parametrize(
    ("why", "above", "first", "passage"),
    [
        ("it leans on the paragraph before", FIRST, THEN, f"{FIRST} {THEN}"),
        ("it opens the paragraph, but is short", LONG, CLEAR, f"{LONG} {CLEAR}"),
        ("there is no room for more", FULL, CLEAR, CLEAR),
        ("nobody was named", KING, HE_CAME, f"{KING} {HE_CAME}"),
        ("nothing stands above", "", THEN, ""),
        ("nobody is named above either", FIRST, HE_CAME, ""),
    ],
)
def test_a_paragraph_that_leans_is_shown_behind_the_one_before(why: str, above: str, first: str, passage: str) -> None:
    assert passages(first, ASKED, above=above) <= {passage}, why
    assert not passage or passages(first, ASKED, above=above) == {passage}, why


def test_a_gap_is_kept_as_the_article_says_it_too() -> None:
    text = "Trieste was small. It was made a free port by Charles VI of Austria in 1719."
    found = find_facts(language().parse([(text, 0)]), title="Trieste")
    asks = {(fact.ask.before, fact.own.before) for fact in found.facts if fact.own and fact.answer.text == "1719"}
    made = "was made a free port by Charles VI of Austria in "
    assert asks == {(f"Trieste {made}", f"It {made}")}


def test_of_a_passage_that_is_too_long_a_part_is_kept_as_such() -> None:
    ships = [
        f"It had {n} ships, more than any other harbour of this sea and of those beyond it." for n in (10, 20, 30, 40)
    ]
    text = " ".join([FIRST, *ships, "Karl Ritter von Ghega finished the railway in 1857."])
    found = find_facts(language().parse([(text, 0)]), title="Trieste")
    cut = {fact.passage for fact in found.facts if fact.answer.text == "1857" and fact.family == Family.CLOZE}
    assert cut == {" ".join(ships[1:])}
    assert all("passage:cut" in fact.signs for fact in found.facts if fact.answer.text == "1857")
