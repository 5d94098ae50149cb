"""What a check drops and whoever asks for more questions gets all the same: each with one that stays dropped."""

from collections import Counter
from dataclasses import replace

import pytest

from quizapp.core.cards.checks import settled, sieve
from quizapp.core.cards.draft import Draft
from quizapp.core.facts.fact import AnswerType, Ask, Family, Found, Known, Shape
from tests.core.cards.drafts import NOTHING, gap_draft, wh_draft

GROUP, PLACE, PERSON = AnswerType.GROUP, AnswerType.PLACE, AnswerType.PERSON
WORK, PHRASE = AnswerType.WORK, AnswerType.PHRASE
LINKED = Ask(Shape.INVERTED, "Which island", "do", "several tunnels", "link", "to New York City and New Jersey")
SOME_LINKED = Ask(Shape.INVERTED, "Which island", "do", "several tunnels", "link", "to the other boroughs of New York")
RUN = Ask(Shape.INVERTED, "What", "does", "İDO", "run", "to ports on both sides of the Bosphorus")
RUN_ANYWHERE = Ask(Shape.INVERTED, "What", "does", "İDO", "run", "to ports on both sides")
BUILT = Ask(Shape.INVERTED, "What", "did", "Albert Zahm", "build", "in 1882")
ALBERT = Ask(Shape.INVERTED, "What", "did", "Albert", "build", "in 1882")
LAST = Ask(Shape.DIRECT, "Who", verb="was appointed as the last Dutch Director General of the colony in 1647")
LAST_ONE = Ask(Shape.DIRECT, "Who", verb="was appointed as the last director of the colony")
FORMED = Ask(Shape.INVERTED, "What", "did", "the Partisans", "form", "on 10 August in Upper Stanulović near Raška")
FORMED_THERE = Ask(Shape.INVERTED, "What", "did", "the Partisans", "form", "on 10 August")
TUNNEL = "an early wind tunnel for models of gliders"
OF = replace(NOTHING, known=Known(topic="Istanbul", title="Istanbul"))


def asks(ask: Ask, answer: str, *marks: str, family: Family = Family.WHAT, kind: AnswerType = GROUP) -> Draft:
    """A question for a name, anchored where its marks say so."""
    return wh_draft(ask, answer, family=family, kind=kind, marks=("root", *marks))


def gap(text: str, answer: str, kind: AnswerType = GROUP, *marks: str) -> Draft:
    """A gap for the subject of a sentence."""
    return gap_draft(text, answer, kind=kind, marks=("subject", *marks))


def cut(draft: Draft, tail: str) -> Draft:
    """The draft of a sentence that goes on."""
    sentence = replace(draft.fact.sentence, text=draft.fact.sentence.text.removesuffix(".") + tail)
    return replace(draft, fact=replace(draft.fact, sentence=sentence))


ABOUT = replace(OF, known=replace(OF.known, names={"Zahm": PERSON, "Albert": PERSON}))
EASED: list[tuple[str, Found, Draft, Draft]] = [
    (
        "answer is the topic",
        OF,
        gap("Istanbul has an annual average of 130 days with significant precipitation.", "Istanbul", PLACE),
        gap("Istanbul has an old part on both shores and its mosques are known.", "Istanbul", PLACE),
    ),
    (
        "answer is the topic",
        OF,
        cut(gap("Broadway is the most notable of many exceptions to the grid.", "Broadway"), ", far from Istanbul."),
        gap("Broadway, also known as Istanbul, is the most notable of many exceptions.", "Istanbul"),
    ),
    (
        "answer leaks",
        NOTHING,
        gap("Heinz Chapel Choir was founded in 1938 as a choir of Pittsburgh students.", "Heinz Chapel Choir"),
        gap("The Eimer organs of moles are named after a zoologist, Theodor Eimer.", "Theodor Eimer"),
    ),
    (
        "broad name",
        NOTHING,
        gap("Central Park is the location of record for the climatic data of the borough.", "Central Park", PLACE),
        gap("North America is the home of the oldest arena of that kind of sport.", "North America", PLACE),
    ),
    (
        "everyday name",
        NOTHING,
        gap("For years the Review was edited by Ann Gurian, Fred Crosson and Tom Stritch.", "Review", WORK),
        gap("For years the Review was edited in a small house by the river.", "Review", WORK),
    ),
    (
        "list member",
        NOTHING,
        gap("Cassiterite is the only source of tin of commercial importance.", "Cassiterite", GROUP, "listed"),
        gap("Cassiterite and Stannite are the only sources of tin for the trade.", "Cassiterite", GROUP, "listed"),
    ),
    (
        "odd answer",
        NOTHING,
        gap(
            "Section 23 of the Constitution requires a tied division to be resolved.", "Section 23 of the Constitution"
        ),
        gap("Section 23 requires that a tied division is resolved in the negative.", "Section 23"),
    ),
    (
        "a ranking",
        NOTHING,
        gap("The Gourmet Report ranks the philosophy programme as 15th nationally.", "Gourmet Report"),
        gap("The city of Leeds is ranked 15th of the philosophy programmes.", "Leeds", PLACE),
    ),
    ("nameless subject", NOTHING, asks(LINKED, "Manhattan Island"), asks(SOME_LINKED, "Manhattan Island")),
    (
        "points elsewhere",
        NOTHING,
        asks(RUN, "a fleet of large ferries", "anchored", kind=PHRASE),
        asks(RUN_ANYWHERE, "a fleet of large ferries", "anchored", kind=PHRASE),
    ),
    (
        "pronoun left",
        NOTHING,
        gap("Due to its electoral importance, Ankara has reported cases of fraud.", "Ankara", PLACE, "loose pronoun"),
        gap("Due to importance, Ankara has reported its cases of electoral fraud.", "Ankara", PLACE, "loose pronoun"),
    ),
    (
        "untold",
        OF,
        gap("Darüşşafaka School provides education to children across the country.", "Darüşşafaka School"),
        gap("Darüşşafaka School provides education and held the title.", "Darüşşafaka School"),
    ),
    (
        "vague",
        NOTHING,
        gap("The Basilica features a bell tower with a carillon.", "Basilica"),
        gap("The Basilica has been there for a long time.", "Basilica"),
    ),
    (
        "which one is meant",
        NOTHING,
        asks(LAST, "Peter Stuyvesant", "anchored", "definite", family=Family.WHO, kind=PERSON),
        asks(LAST_ONE, "Peter Stuyvesant", "anchored", "definite", family=Family.WHO, kind=PERSON),
    ),
    (
        "year unsaid",
        NOTHING,
        asks(FORMED, "Kopaonik Detachment", "anchored"),
        asks(FORMED_THERE, "Detachment", "anchored"),
    ),
]


@pytest.mark.parametrize(("check", "found", "draft", "other"), EASED, ids=[each[0] for each in EASED])
def test_whoever_asks_for_more_gets_what_is_told_by_the_rest(
    check: str, found: Found, draft: Draft, other: Draft
) -> None:
    assert settled(draft, found)[1] == check
    shown, end = settled(draft, found, is_wide=True)
    assert (end, "eased" in shown.fact.marks) == (None, True)
    assert settled(other, found, is_wide=True)[1] is not None


def test_a_name_in_full_is_somebody_and_a_first_name_alone_is_not() -> None:
    earlier = gap_draft("Zahm and Albert taught physics.", "Zahm", kind=PERSON)
    found = replace(ABOUT, sentences=(earlier.fact.sentence,))
    full, first = (
        replace(draft, fact=replace(draft.fact, sentence=replace(draft.fact.sentence, start=99)))
        for draft in (asks(BUILT, TUNNEL, "anchored", kind=PHRASE), asks(ALBERT, TUNNEL, "anchored", kind=PHRASE))
    )
    assert settled(full, found)[1] == settled(first, found)[1] == "somebody"
    assert settled(full, found, is_wide=True)[1] is None
    assert settled(first, found, is_wide=True)[1] == "somebody"


def test_what_the_article_speaks_of_often_needs_no_year() -> None:
    often = replace(NOTHING, sentences=(gap_draft("An island, " * 5 + "of Rome.", "Rome").fact.sentence,))
    last = Ask(Shape.DIRECT, "Who", verb="was appointed as the last Dutch governor of all the island")
    draft = asks(last, "Peter Stuyvesant", "anchored", "definite", family=Family.WHAT, kind=PERSON)
    assert often.counts == Counter({"island": 5, "an": 5, "of": 1, "rome": 1})
    assert settled(draft, often, is_wide=True)[1] != "which one is meant"
    assert settled(draft, NOTHING, is_wide=True)[1] == "which one is meant"


def test_a_name_and_a_year_do_not_tell_which_discovery_it_was() -> None:
    won = Ask(Shape.DIRECT, "Who", verb="received the Nobel Prize in 2021 for the discovery")
    draft = asks(won, "David Julius", "anchored", "definite", family=Family.WHO, kind=PERSON)
    assert settled(draft, NOTHING, is_wide=True)[1] == "which one is meant"


def test_a_statement_to_judge_is_held_to_all_checks() -> None:
    draft = EASED[0][2]
    statement = replace(draft, fact=replace(draft.fact, family=Family.TRUE_FALSE))
    assert settled(statement, OF, is_wide=True)[1] == "answer is the topic"


def test_the_sieve_lets_them_pass_only_for_a_wide_wish() -> None:
    draft = EASED[0][2]
    assert sieve([draft], OF)[0] == []
    assert [kept.question for kept in sieve([draft], OF, is_wide=True)[0]] == [draft.question]
