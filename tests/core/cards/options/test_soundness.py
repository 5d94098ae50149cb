"""What may not stand beside the right option, each objection with an example."""

import pytest

from quizapp.core.cards.options.article import Article
from quizapp.core.cards.options.soundness import answer_is_told, is_same, objection, others_are_right
from quizapp.core.facts.fact import AnswerType, Found, Known, Sentence
from tests.core.cards.drafts import gap_draft


def _article(*texts: str, full: dict[str, str] | None = None) -> Article:
    known = Known(full=full or {}, latest_year=2000)
    return Article(Found((), (), tuple(Sentence(text, 0, len(text), 0) for text in texts), known, 100))


def _objects(text: str, answer: str, option: str, *, kind: AnswerType = AnswerType.PLACE, more: str = "") -> str | None:
    return objection(option, gap_draft(text, answer, kind=kind), _article(text, more))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Britain", "the United Kingdom"),
        ("UK", "Great Britain"),
        ("U.S.", "America"),
        ("Holland", "the Netherlands"),
        ("Burma", "Myanmar"),
        ("Constantinople", "Istanbul"),
        ("İstanbul", "Istanbul"),
        ("NATO", "the North Atlantic Treaty Organization"),
        ("World Health Organization", "WHO"),
        ("Lake Baikal", "Baikal"),
        ("Pope Innocent X", "Innocent X"),
        ("ventricle", "ventricles"),
        ("the Bosporus", "the Bosphorus"),
        ("Fort St. Jean", "Fort St. John"),
    ],
)
def test_two_names_of_the_same_never_meet(one: str, other: str) -> None:
    assert is_same(one, other, {})
    assert is_same(other, one, {})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1920", "1921"),
        ("12", "120"),
        ("Sweden", "Norway"),
        ("atria", "aorta"),
        ("Battle of Bennington", "Battle of Brandywine"),
    ],
)
def test_two_things_are_two(one: str, other: str) -> None:
    assert not is_same(one, other, {})


@pytest.mark.parametrize(
    ("text", "answer", "option", "reason"),
    [
        ("The painting hangs in Paris.", "Paris", "France", "one lies in the other"),
        ("The workers came from England.", "England", "Britain", "one lies in the other"),
        ("The railway from Addis Ababa to Djibouti.", "Djibouti", "Ethiopia", "holds a place of the question"),
        ("The pact of Sweden with Denmark.", "Denmark", "Sweden", "stands in the sentence"),
        ("The pact of the UK with Denmark.", "Denmark", "the United Kingdom", "stands in the sentence"),
        ("He left Britain early.", "Britain", "the Netherlands", "does not fit the article"),
        ("The United States intervened.", "United States", "India", "does not fit the article"),
        ("He left Britain early.", "Britain", "Sweden", None),
        ("The crew left Madeira early.", "Madeira", "Canary Islands", "does not fit the article"),
        ("The crew left the Canary Islands early.", "Canary Islands", "Marshall Islands", None),
        ("The crew left the Canary Islands early.", "Canary Islands", "Bronx", None),
        ("The United States intervened.", "United States", "the Netherlands", None),
    ],
)
def test_each_objection_has_its_name(text: str, answer: str, option: str, reason: str | None) -> None:
    assert _objects(text, answer, option) == reason


def test_what_the_article_says_of_the_option_elsewhere_is_no_wrong_answer() -> None:
    text = "The golomyanka lives in the depths of Baikal."
    more = "In the depths of Ladoga too the golomyanka lives."
    assert _objects(text, "Baikal", "Ladoga", more=more) == "the article makes it true"


def test_a_year_in_which_the_article_says_the_same_happened_is_no_wrong_answer() -> None:
    text = "A strong earthquake shook the delta in 1862."
    more = "Another strong earthquake shook the delta in 1865."
    assert _objects(text, "1862", "1865", kind=AnswerType.YEAR, more=more) == "the article makes it true"


def test_a_surname_in_the_sentence_speaks_of_the_whole_person() -> None:
    text = "For the last stage Scott chose Edgar Evans."
    assert _objects(text, "Edgar Evans", "Robert Falcon Scott", kind=AnswerType.PERSON) == "stands in the sentence"


def test_an_answer_told_by_another_name_is_seen() -> None:
    assert answer_is_told(gap_draft("U.S. forces left the United States.", "United States", kind=AnswerType.PLACE))
    assert not answer_is_told(gap_draft("Troops left the United States.", "United States", kind=AnswerType.PLACE))


@pytest.mark.parametrize(
    ("text", "answer", "kind"),
    [
        ("Languages with over 100,000 speakers are Erzya, Moksha and Mari.", "100,000", AnswerType.NUMBER),
        ("Spiders are found on every continent except Antarctica.", "Antarctica", AnswerType.PLACE),
    ],
)
def test_no_options_where_others_hold_as_well_or_are_all_but_named(text: str, answer: str, kind: AnswerType) -> None:
    assert others_are_right(gap_draft(text, answer, kind=kind))
