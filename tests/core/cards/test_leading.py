"""A question that leans on what the article says before is shown behind that, or dropped."""

from dataclasses import replace

import pytest

from quizapp.core.cards.checks import BEHIND, FATAL, fatal
from quizapp.core.cards.checks.leading import settle
from quizapp.core.cards.draft import Draft, as_card
from quizapp.core.cards.rank import choose
from quizapp.core.cards.rank.learnt import Rating
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import AnswerType, Ask, Known, Shape
from tests.core.cards.drafts import NOTHING, gap_draft

HISTORY = "The club was formed in Edinburgh in 1838. At first it had few members, and none of them was a woman."


def in_its_passage(
    text: str, answer: str, *, passage: str = HISTORY, marks: tuple[str, ...] = ("loose pronoun",)
) -> tuple[Draft, str | None]:
    draft = gap_draft(text, answer, kind=AnswerType.PERSON, marks=marks)
    return settle(replace(draft, fact=replace(draft.fact, passage=passage)), NOTHING, fatal)


def test_a_pronoun_is_explained_by_the_passage() -> None:
    shown, end = in_its_passage("It became Royal after Queen Victoria had seen a game at Scone.", "Queen Victoria")
    assert (end, shown.passage) == (None, HISTORY)
    assert as_card(shown).question == f"{HISTORY}\n\nIt became Royal after ____ had seen a game at Scone."
    chosen, _, _ = choose([shown], Wish(), words=100, by=Rating(lambda draft: 0.9, 0.5))
    assert [draft.shown for draft in chosen] == [shown.shown]


@pytest.mark.parametrize(
    ("why", "passage"),
    [
        ("nothing was said before", ""),
        ("it tells the answer", f"{HISTORY} Queen Victoria was its patron."),
        ("it tells a word of the answer's root", f"{HISTORY} Victorian ladies looked on."),
        ("it tells the answer's year", f"{HISTORY} In 1841–43 nobody came."),
        ("it is too much to read", " ".join([HISTORY] * 4)),
    ],
)
def test_a_passage_that_spoils_the_question_is_not_shown(why: str, passage: str) -> None:
    answer = "1843" if "1841" in passage else "Queen Victoria"
    text = "It became Royal after Queen Victoria had seen a game at Scone in 1843."
    shown, end = in_its_passage(text, answer, passage=passage)
    assert (end, shown.passage) == ("pronoun left", ""), why


def test_a_passage_need_not_pass_the_checks_of_a_question() -> None:
    told = "Later that year the society bought a second rink there, which it named after him."
    shown, end = in_its_passage(
        "It became Royal after Queen Victoria had seen a game at Scone.", "Queen Victoria", passage=told
    )
    assert (end, shown.passage) == (None, told)


def test_a_question_that_nothing_makes_clear_must_be_the_surer() -> None:
    text = "The metal was first melted by Joseph Priestley in Leeds in 1774."
    shown, end = in_its_passage(text, "Joseph Priestley", passage="", marks=("described",))
    assert (shown.passage, end) == ("", None)
    assert "leaning" in shown.fact.marks


AT_LENGTH = "In 1842 Queen Victoria of Britain, who had come from Perth, saw a game at Scone Palace with all the court."
NAMED = "Edinburgh, where the Grand Caledonian Curling Club was formed, had many ponds."


@pytest.mark.parametrize(
    ("text", "signs", "marks", "is_led"),
    [
        ("Queen Victoria of Britain saw a game at Scone Palace in 1842.", {"first:sentence"}, (), False),
        ("Queen Victoria of Britain saw a game at Scone Palace in 1842.", set(), (), True),
        ("Queen Victoria of Britain saw a game at Scone Palace in 1842.", set(), ("instruction",), False),
        ("Some ten years before, Queen Victoria of Britain saw Scone Palace.", {"first:sentence"}, (), True),
    ],
)
def test_within_a_paragraph_what_was_said_is_shown(
    text: str, signs: set[str], marks: tuple[str, ...], *, is_led: bool
) -> None:
    draft = gap_draft(text, "Queen Victoria", kind=AnswerType.PERSON, marks=marks)
    draft = replace(draft, fact=replace(draft.fact, passage=NAMED, signs=frozenset(signs)))
    shown, end = settle(draft, NOTHING, fatal)
    assert (end, bool(shown.passage)) == (None, is_led)


@pytest.mark.parametrize(("passage", "is_led"), [(NAMED, False), (f"{NAMED} One was in a valley.", True)])
def test_that_valley_must_have_been_told_of(passage: str, *, is_led: bool) -> None:
    draft = gap_draft(
        "That valley was bought by Queen Victoria of Britain in 1842.", "Queen Victoria", marks=("dangling",)
    )
    shown, _ = settle(replace(draft, fact=replace(draft.fact, passage=passage)), NOTHING, fatal)
    assert bool(shown.passage) is is_led


@pytest.mark.parametrize(
    ("passage", "asked"),
    [
        (
            "Ann Rey of Rodez bred melons. Her mother sold them.",
            "At eighteen she went to ____ with Paul Lenoir and forty baskets of melons.",
        ),
        (
            "The melons of Rodez are small. They are sold in May.",
            "At eighteen Ann Rey went to ____ with Paul Lenoir and forty baskets of melons.",
        ),
    ],
)
def test_behind_a_passage_that_names_her_she_is_she(passage: str, asked: str) -> None:
    draft = gap_draft(
        "At eighteen Ann Rey went to Lyon with Paul Lenoir and forty baskets of melons.", "Lyon", kind=AnswerType.PLACE
    )
    own = Ask(Shape.GAP, before="At eighteen she went to ", after=" with Paul Lenoir and forty baskets of melons.")
    fact = replace(draft.fact, passage=passage, own=own, context="Ann Rey")
    shown, end = settle(replace(draft, fact=fact), NOTHING, fatal)
    assert (end, shown.passage, shown.question) == (None, passage, asked)


@pytest.mark.parametrize(
    ("text", "begins", "is_led"),
    [
        ("In 1842 Queen Victoria of Britain saw a game at Scone Palace.", True, True),
        ("In 1842 Queen Victoria of Britain saw a game.", True, False),
        (AT_LENGTH, True, False),
        (AT_LENGTH, False, True),
        (AT_LENGTH.replace("with all the", "and another"), True, True),
        (AT_LENGTH.replace("Scone Palace", "Crathes"), True, True),
        ("It became Royal after Queen Victoria of Britain had seen a game.", True, False),
    ],
)
def test_a_part_of_a_passage_is_shown_before_a_gap_that_tells_something_but_not_enough(
    text: str, *, begins: bool, is_led: bool
) -> None:
    marks = ("loose pronoun",) if text.startswith("It") else ()
    draft = gap_draft(text, "Queen Victoria", kind=AnswerType.PERSON, marks=marks)
    signs = frozenset({"passage:cut", *(["first:sentence"] if begins else [])})
    sentence = replace(draft.fact.sentence, paragraph=3)
    fact = replace(draft.fact, passage=NAMED, signs=signs, sentence=sentence)
    found = replace(NOTHING, known=Known(topic="Scone Palace", title="Scone Palace"))
    assert bool(settle(replace(draft, fact=fact), found, fatal)[0].passage) is is_led


class Watched:
    """A draft that remembers what was asked of it."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.asked: set[str] = set()

    def __getattr__(self, name: str) -> object:
        self.asked.add(name)
        return getattr(self.draft, name)


OPENINGS = ("In 1842 the hall there", "He later said that it", "These two clubs and the Council's war")
GAPS = [
    ("was bought for 42 percent of 1,000 pounds in May", AnswerType.PERSON),
    ("had been seen, with the first and the last round, by Ann, 29,", AnswerType.NUMBER),
    ("is the capital of the country and was won, two years later,", AnswerType.PLACE),
    ("began on 4 July 1776, it is said,", AnswerType.DATE),
]


def test_only_those_checks_ask_for_the_passage_that_ask_again_behind_it() -> None:
    """A question that passed the others alone is never asked by them behind its passage."""
    texts = [(f"{said} {gap} by Queen Victoria of Britain.", kind) for said in OPENINGS for gap, kind in GAPS]
    for text, kind in texts:
        draft = gap_draft(text, "Queen Victoria", kind=kind, marks=("definite", "small", "PERCENT"))
        for name, check in FATAL:
            watched = Watched(replace(draft, passage=HISTORY))
            check(watched, NOTHING)  # type: ignore[arg-type]
            assert check in BEHIND or watched.asked.isdisjoint({"passage", "shown"}), name
