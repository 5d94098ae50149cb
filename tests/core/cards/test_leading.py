"""A question that leans on the sentence before is shown behind it, or dropped."""

from dataclasses import replace

import pytest

from quizapp.core.cards.checks import fatal
from quizapp.core.cards.checks.leading import settle
from quizapp.core.cards.draft import Draft, as_card
from quizapp.core.cards.rank import choose
from quizapp.core.cards.rank.learnt import Rating
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import AnswerType, Ask, Shape
from tests.core.cards.drafts import NOTHING, gap_draft

LEAD = "The Grand Caledonian Curling Club was formed in Edinburgh in 1838."


def leaning(text: str, answer: str, *, lead: str = LEAD, marks: tuple[str, ...] = ("loose pronoun",)) -> Draft:
    draft = gap_draft(text, answer, kind=AnswerType.PERSON, marks=marks)
    return replace(draft, fact=replace(draft.fact, lead=lead))


def test_a_pronoun_is_explained_by_the_sentence_before() -> None:
    draft = leaning("It became Royal after Queen Victoria had seen a game at Scone.", "Queen Victoria")
    shown, end = settle(draft, NOTHING, fatal)
    assert end is None
    assert shown.whole == f"{LEAD} It became Royal after ____ had seen a game at Scone."
    assert as_card(shown).question == f"{LEAD}\n\nIt became Royal after ____ had seen a game at Scone."
    chosen, _, _ = choose([shown], Wish(), words=100, by=Rating(lambda draft: 0.9, 0.5))
    assert [draft.whole for draft in chosen] == [shown.whole]


@pytest.mark.parametrize(
    ("why", "text", "answer", "lead", "marks", "end"),
    [
        ("no sentence before", "It became Royal after Victoria saw a game.", "Victoria", "", (), "pronoun left"),
        (
            "the sentence before tells the answer",
            "It was led in those years by Maud Clark of Edinburgh.",
            "Maud Clark",
            "The Grand Caledonian Curling Club was formed by Maud Clark in Edinburgh.",
            (),
            "pronoun left",
        ),
        (
            "no acid was named",
            "In 1810 Ampère of Lyon said that this acid held hydrogen.",
            "Ampère",
            "When it was heated in Berlin, the glass of his retort corroded.",
            (),
            "points elsewhere",
        ),
        (
            "These may be anything said before",
            "These emptied straight into the river by way of Chelsea, said Bazalgette.",
            "Bazalgette",
            "The commission ordered all cesspits of London to be closed.",
            ("dangling",),
            "dangling subject",
        ),
        (
            "the sentence before leans itself",
            "It was bought by Sir John Soane of Lincoln's Inn.",
            "Sir John Soane",
            "Then this house in London stood empty.",
            (),
            "pronoun left",
        ),
    ],
)
def test_where_the_sentence_before_does_not_help_the_question_is_dropped(
    why: str, text: str, answer: str, lead: str, marks: tuple[str, ...], end: str
) -> None:
    pronoun = () if end == "points elsewhere" else ("loose pronoun",)
    draft = leaning(text, answer, lead=lead, marks=(*pronoun, *marks))
    shown, found = settle(draft, NOTHING, fatal)
    assert (found, shown.lead) == (end, ""), why


HISTORY = "The club was formed in Edinburgh in 1838. At first it had few members, and none of them was a woman."


def in_its_passage(text: str, answer: str, *, passage: str = HISTORY) -> tuple[Draft, str | None]:
    draft = gap_draft(text, answer, kind=AnswerType.PERSON, marks=("loose pronoun",))
    return settle(replace(draft, fact=replace(draft.fact, passage=passage)), NOTHING, fatal)


def test_what_no_single_sentence_explains_is_shown_in_its_passage() -> None:
    shown, end = in_its_passage("It became Royal after Queen Victoria had seen a game at Scone.", "Queen Victoria")
    assert (end, shown.lead, shown.in_passage) == (None, HISTORY, True)
    assert as_card(shown).question == f"{HISTORY}\n\nIt became Royal after ____ had seen a game at Scone."
    chosen, _, _ = choose([shown], Wish(), words=100, by=Rating(lambda draft: 0.9, 0.5))
    assert [draft.shown for draft in chosen] == [shown.shown]


@pytest.mark.parametrize(
    ("why", "passage"),
    [
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
    assert (end, shown.lead) == ("pronoun left", ""), why


def test_a_passage_need_not_pass_the_checks_of_a_question() -> None:
    told = "Later that year the society bought a second rink there, which it named after him."
    shown, end = in_its_passage(
        "It became Royal after Queen Victoria had seen a game at Scone.", "Queen Victoria", passage=told
    )
    assert (end, shown.lead) == (None, told)


def test_a_question_that_is_clear_is_not_lengthened() -> None:
    draft = leaning("In 1843 Queen Victoria of Britain saw a game at Scone Palace.", "Queen Victoria", marks=())
    draft = replace(draft, fact=replace(draft.fact, signs=frozenset({"first:sentence"})))
    assert settle(draft, NOTHING, fatal) == (draft, None)


def test_a_plain_thing_is_led_to_only_when_the_sentence_before_names_it() -> None:
    text = "The metal was first melted by Joseph Priestley in Leeds in 1774."
    named = leaning(text, "Joseph Priestley", lead="Bismuth is a brittle metal of group 15.", marks=("described",))
    other = leaning(text, "Joseph Priestley", lead=LEAD, marks=("described",))
    other = replace(other, fact=replace(other.fact, signs=frozenset({"first:sentence"})))
    assert settle(named, NOTHING, fatal)[0].lead
    shown, end = settle(other, NOTHING, fatal)
    assert (shown.lead, end) == ("", None)
    assert "leaning" in shown.fact.marks  # it must be the surer


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
    assert (end, bool(shown.lead)) == (None, is_led)


@pytest.mark.parametrize(("passage", "is_led"), [(NAMED, False), (f"{NAMED} One was in a valley.", True)])
def test_that_valley_must_have_been_told_of(passage: str, *, is_led: bool) -> None:
    draft = gap_draft(
        "That valley was bought by Queen Victoria of Britain in 1842.", "Queen Victoria", marks=("dangling",)
    )
    shown, _ = settle(replace(draft, fact=replace(draft.fact, passage=passage)), NOTHING, fatal)
    assert bool(shown.lead) is is_led


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
    assert (end, shown.lead, shown.question) == (None, passage, asked)


@pytest.mark.parametrize(
    ("text", "is_led"),
    [
        ("In 1842 Queen Victoria of Britain saw a game at Scone Palace.", True),
        (
            "In 1842 Queen Victoria of Britain, who had come from Perth, saw a game at Scone Palace with her court.",
            False,
        ),
        ("It became Royal after Queen Victoria of Britain had seen a game.", False),
    ],
)
def test_a_part_of_a_passage_is_shown_only_before_a_short_gap_that_may_be_asked_at_all(
    text: str, *, is_led: bool
) -> None:
    marks = ("loose pronoun",) if text.startswith("It") else ()
    draft = gap_draft(text, "Queen Victoria", kind=AnswerType.PERSON, marks=marks)
    fact = replace(draft.fact, passage=NAMED, signs=frozenset({"passage:cut"}))
    assert bool(settle(replace(draft, fact=fact), NOTHING, fatal)[0].lead) is is_led
