"""Sentences that are plainly miswritten, and sound ones of the same form."""

import pytest

from quizapp.core.cards.checks import problems
from quizapp.core.facts.fact import AnswerType
from tests.core.cards.drafts import NOTHING, gap_draft

SLIPS = [
    ("Only a few walked and but 12% of the people of Leeds cycled in 1990.", "1990"),
    ("After promotion in 2007, Surrey were among the contenders in the 2008.", "2007"),
    ("The fern was first described Karl Kunz in 1816 after a journey to Peru.", "1816"),
    ("In 1842, Fort Reyes was named after Ada Reyes, was established on the road to Kansas.", "1842"),
    ("The cover made fun of Apple Inc. ' s new maps in October 2012.", "October 2012"),
    ("The case of the Royal Hotel in Keyser’ s favour was heard in 1920.", "1920"),
    ("The tour showed songs from Ada ' debut album released in 2003.", "2003"),
    ("The song peaked at number 32 in Germany It reached number 50 in Sweden in 1990.", "1990"),
    ("HMS Comet transferred to the Royal Canadian Navy in 1938 and renamed HMCS Reyes.", "HMCS Reyes"),
    ('In 1948, the critic called the language of the ode " elicate, charming even" and praised it.', "1948"),
    ("The Reyes Mountains in southeastern part of Idaho peak at 9,451 feet.", "9,451"),
    ("Both Bradford City and Bradford had been relegated from the Second Division in 1922.", "1922"),
    ("In the early 2013, Ada Reyes became the ambassador for the telephone Onyx.", "Onyx"),
    ("The Act of 1853, that had lightened the coins authorized a gold piece.", "1853"),
    ("A third prototype was ordered on 14 March 1945 and powered by Napier E.122 engine.", "14 March 1945"),
    ("The singer lists Oasis, Ke $ha, and Rihanna among her influences since 1990.", "1990"),
    ("A mixture of styles can be see in a brooch from Pierowall in Orkney.", "Orkney"),
    ("The magazine was published by Reyes Publications from 1940 and 1943.", "1943"),
    ("The restaurant was opened again in 2007 after following building works in Leeds.", "2007"),
    ("A bill was passed in by the Canadian government in October 1990.", "October 1990"),
    ("The engines for first two ships were designed to provide 62,138 horsepower.", "62,138"),
    ("Elements of the plot were compared by executive producer to the Protestant Reformation.",
     "Protestant Reformation"),
    ("Ada Reyes used a heavy camera taking sheets of film four inches by five.", "four inches"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "answer"), SLIPS, ids=[one[0][:30] for one in SLIPS])
def test_a_miswritten_sentence_is_not_asked(text: str, answer: str) -> None:
    assert "rough surface" in problems(gap_draft(text, answer, kind=AnswerType.YEAR), NOTHING)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The fern was first described by Karl Kunz in 1816 after a journey to Peru.", "1816"),
        ("In 1842 Fort Reyes, which was named after Ada Reyes, was moved to Kansas.", "1842"),
        ("The dogs' tails were cut in Leeds until October 2012, when it was forbidden.", "October 2012"),
        ("HMS Comet was transferred to the Royal Canadian Navy in 1938 and renamed HMCS Reyes.", "HMCS Reyes"),
        ("The president of the ' Gun Club ' decided in 1865 to build a cannon.", "1865"),
        ("In the late 1990s Ada Reyes became the ambassador for the telephone Onyx.", "Onyx"),
        ("The library holds coins dating from 1940 and 1943.", "1943"),
        ("The engines for the first two ships were designed to provide 62,138 horsepower.", "62,138"),
        ("The Reyes Mountains in the southeastern part of Idaho peak at 9,451 feet.", "9,451"),
        ('In 1948, the critic said "the language is charming" and praised the third ode of Keats.', "Keats"),
    ],
)
def test_a_sound_sentence_may_be_asked(text: str, answer: str) -> None:
    assert "rough surface" not in problems(gap_draft(text, answer, kind=AnswerType.YEAR), NOTHING)
