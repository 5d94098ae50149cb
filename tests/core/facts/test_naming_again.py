"""Whom a sentence goes on to speak of, and words beside a name that are no part of it, with the real language model."""

import pytest

from tests.core.facts.test_naming import _asked, _problems

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("title", "text", "wrong"),
    [
        (
            "John Morris, printer",
            (
                "Critics complained that the pages hurt the eyes. Thereupon Franklin fetched a specimen sheet, tore "
                "off the name at the top and asked his visitor to point out the faults of Morris."
            ),
            "=> Thereupon",
        ),
        (
            "The Han Dynasty",
            (
                "In 202 BCE Liu Bang won a decisive victory at Gaixia. His dynasty, the Han, would rule China for "
                "about four centuries with one short interruption."
            ),
            "BCE Liu Bang's",
        ),
        (
            "The Faroe Islands",
            (
                "Faroese is closest to Icelandic. For centuries it was hardly written: Danish was the language of "
                "church, school and court. Its spelling was devised in 1846 by V. U. Hammershaimb, a clergyman."
            ),
            "Danish's spelling",
        ),
        (
            "Trout Creek Mountains",
            (
                "In 1991, the Bureau of Land Management approved a new grazing plan. It was based on the agreements "
                "made by the Trout Creek Working Group, and it took effect in 1992."
            ),
            "Management was based",
        ),
    ],
)
def test_nothing_wrong_is_named(title: str, text: str, wrong: str) -> None:
    assert not any(wrong in f"{question} => {answer}" for question, answer in _asked(text, title).items())


def test_a_surname_keeps_its_capital() -> None:
    text = (
        "Crawford Long, a doctor in Georgia, noticed that friends took ether. On 30 March 1842 he cut a growth from "
        "the neck of James Venable. Long used ether several times more. It took a long time and a long way, and for so "
        "long a time nothing was printed before 1849."
    )
    asked = _asked(text, "How anaesthesia came")
    assert any("Crawford Long cut" in question for question in asked)
    assert not any("Crawford long" in question for question in asked)


def test_whoever_won_is_named_without_the_era() -> None:
    text = (
        "In 202 BCE Liu Bang won a decisive victory at Gaixia. His dynasty, the Han, would rule China for about "
        "four centuries with one short interruption."
    )
    asked = _asked(text, "The Han Dynasty")
    assert any(question.startswith("Liu Bang's dynasty") for question in asked)
    assert not any("BCE" in answer for answer in asked.values())


def test_a_numbered_name_keeps_its_capital() -> None:
    text = (
        "Monument 99 is an undated fragment that shows a captive. The site has a monument by the road, a monument by "
        "the well and another monument below."
    )
    assert not any("monument 99" in question for question in _asked(text, "Tonina"))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Sundback's firm, renamed Talon in 1937, ruled the trade until the 1960s.", "rename Talon"),
        (
            (
                "In 1671 the English naturalist John Raye, better known for his work on plants, reported in the "
                "Philosophical Transactions that a sour spirit could be got by distilling large numbers of ants."
            ),
            "plants.",
        ),
        (
            (
                "Carlo Gatti, the Swiss-Italian who made penny ices popular, dug two great wells at King's Cross to "
                "store it, and one can be looked into today at the London Canal Museum."
            ),
            "to store it",
        ),
    ],
)
def test_nothing_is_asked_of_half_a_sentence(text: str, wrong: str) -> None:
    drafts = [question for question in _asked(text, "The zip") if wrong in question]
    assert all(_problems(text, "The zip", drafts))


def test_what_was_renamed_by_others_is_still_asked() -> None:
    asked = _asked("In 1937 the firm of Sundberg was renamed Talow by its owners in Meadville.")
    assert any("renamed" in question for question in asked)
