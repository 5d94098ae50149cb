"""What answers or is likened to something told before, each with a card like one that a reader threw out."""

import pytest

from quizapp.core.cards.checks import problems
from quizapp.core.cards.draft import Draft
from quizapp.core.facts.fact import AnswerType, Found, Known
from tests.core.cards.drafts import NOTHING, gap_draft

PERSON, PLACE, YEAR, NUMBER = AnswerType.PERSON, AnswerType.PLACE, AnswerType.YEAR, AnswerType.NUMBER
DATE, TERM = AnswerType.DATE, AnswerType.TERM

OPEN = [
    ("The world in question is Bennu, and the craft was NASA's OSIRIS-REx.", "OSIRIS-REx", TERM),
    ("When Spain overran those gardens in 1642, the Dutch built ovens of their own.", "1642", YEAR),
    ("On the morning of Sunday, 9 May 1790, the sky above Calais was clear.", "9 May 1790", DATE),
    ("In Moss Bay, not far off, water splashed 67 metres up the slope.", "67 metres", NUMBER),
    ("Sir John Lane, who oversaw the army's doctors, agreed, and in 1916 Gill was sent to Aldby.", "1916", YEAR),
    ("Equally impressive is the bridge at Alcora, completed under Trajan in AD 106.", "Trajan", PERSON),
    ("The Court of Appeal reached a comparable view in 2014, when it sat in Leeds.", "Leeds", PLACE),
    ("American began flying between New York and Omaha in June 1936.", "June 1936", DATE),
    ("The notary Gabriele Mosso tells how the besiegers hurled stones over the walls.", "Gabriele Mosso", PERSON),
    ("On 23 March 1889 the Council's chairman, Lord Ashbery, opened the ferry.", "Lord Ashbery", PERSON),
    ("The ants of Kairos strode on past the proper place and stopped at fifteen metres.", "fifteen metres", NUMBER),
    ("Miriam Oke, who came six years ago from Leeds, has learned to choose accordingly.", "Leeds", PLACE),
    ("On 2 March 1791 the officials of Parcy put their names to an unusual statement.", "2 March 1791", DATE),
    ("The Lime Street baths had been opened the year before and Chelsea's followed in 1874.", "1874", YEAR),
    ("Money ran out in 1834, and the guard of Georgia went home.", "1834", YEAR),
    ("Three guest houses went up first, followed by Casa Alta, a tower like one at Ronda.", "Ronda", PLACE),
    ("Orosco and Vila led the way with 500 men each.", "500", NUMBER),
    ("Durham Street was built on its site. York House was built for a bishop in 1237.", "York House", TERM),
    ("Edmund Sabin of Woolwich published two papers on the topic in 1838.", "1838", YEAR),
    ("After the strong media attention, Maria Cray stayed in Europe in 1996.", "1996", YEAR),
    ("The spell in Division Three was notable for the debut of Cecil Pott.", "Cecil Pott", PERSON),
    ("Though no further games were moved, the finals were held at Latrobe.", "Latrobe", PLACE),
    ("At East Cone an engineer, John Hest, raced backwards ahead of it.", "East Cone", PLACE),
    ("Boeing's answer was the ten-passenger 247, built in Seattle.", "Seattle", PLACE),
    ("The archeologist David Pett has noted that it is one of many fonts on Anglesey.", "David Pett", PERSON),
    ("The side of Culbert won by 8,980 points.", "8,980", NUMBER),
    ("The Japanese of Asami lost 110 men.", "110", NUMBER),
    ("Morgan sailed anyway, in 1896, and worked in Paris.", "1896", YEAR),
    ("In 2022 the committee of Lerwick would lift the restriction.", "2022", YEAR),
    ("An English translation by Maria Cray was published in 1928.", "1928", YEAR),
    ("An American-financed replacement was dedicated in 1928, after a dispute at Leeds.", "1928", YEAR),
    ("Numbers ceased to decline but did not rise, touching 167 in 1974.", "1974", YEAR),
    ("For the first minutes broadcasters used pictures from Goldstone in California.", "Goldstone", PLACE),
    ("Isidro Pett, a retired labourer of Leeds, began giving lessons to children without pay.", "Leeds", PLACE),
    ("Pathologists use the reaction, introduced by Max Perl in 1867, as a test for iron.", "1867", YEAR),
]


@pytest.mark.parametrize(("text", "answer", "kind"), OPEN, ids=[one[0][:30] for one in OPEN])
def test_what_comes_back_to_something_untold_is_not_asked(text: str, answer: str, kind: AnswerType) -> None:
    assert "which thing" in problems(gap_draft(text, answer, kind=kind), NOTHING)


CLOSED = [
    ("The range of a male of Assam covers 1,000 hectares, while those of females are smaller.", "1,000", NUMBER),
    ("The Niger is the longest of those flowing through Mali into the Gulf of Guinea.", "Mali", PLACE),
    ("Anna Rolle planted roses in 1642 and sold those roses in Haarlem.", "Haarlem", PLACE),
    ("On 9 May 1790, when the sky was clear, Anna Rolle flew from Calais.", "Calais", PLACE),
    ("Valder was rebuilt about six kilometres away from Port Moss in 1967.", "1967", YEAR),
    ("In 1916 Sir John Lane agreed to the plan of Gill.", "1916", YEAR),
    ("As agreed, the fleet of Spain left Cadiz in 1598.", "1598", YEAR),
    ("The bridge at Alcora has a similar shape to that of Segovia, built in AD 106.", "Segovia", PLACE),
    ("The London County Council was founded in 1889, and the Council ran the ferry at Woolwich.", "Woolwich", PLACE),
    ("On 23 March 1889 the Council of Trent opened the ferry.", "23 March 1889", DATE),
    ("Anna Rolle led the way in the study of ants from 1911.", "1911", YEAR),
    ("The Japanese lost 110 men at the Battle of Asan in 1894.", "110", NUMBER),
    ("American troops landed at Oran in 1942.", "1942", YEAR),
    ("The botanist Anna Rolle noted that it is likely to have come from Peru.", "Anna Rolle", PERSON),
]


@pytest.mark.parametrize(("text", "answer", "kind"), CLOSED, ids=[one[0][:30] for one in CLOSED])
def test_what_the_sentence_itself_tells_may_be_asked(text: str, answer: str, kind: AnswerType) -> None:
    assert "which thing" not in problems(gap_draft(text, answer, kind=kind), NOTHING)


def test_the_council_is_clear_where_the_title_names_it() -> None:
    draft = gap_draft("In 1889 the Council opened the ferry at Woolwich.", "Woolwich", kind=PLACE)
    assert "which thing" in problems(draft, NOTHING)
    assert "which thing" not in problems(draft, Found((), (), (), Known(title="London County Council"), 100))


def test_what_is_likened_may_be_told_by_the_passage() -> None:
    draft = gap_draft("In 1828 Anna Rolle published a similar process in Lyon.", "Lyon", kind=PLACE)
    assert "which thing" in problems(draft, NOTHING)
    led = Draft(draft.question, draft.fact, passage="Ned Ash of Leeds made blue from clay in 1827.")
    assert "which thing" not in problems(led, NOTHING)


def test_the_lake_and_the_ceremony_are_clear_only_where_the_article_is_about_them() -> None:
    for text, answer in (
        ("The lake's filling drove some 57,000 people of Tonga from their homes.", "57,000"),
        ("Lord Ashbery of Leeds performed the ceremony and 57,000 cheered.", "57,000"),
        ("A storm of Norfolk broke through the neck of the spit and 57,000 fled.", "57,000"),
    ):
        assert "which thing" in problems(gap_draft(text, answer, kind=NUMBER, marks=("definite",)), NOTHING)
        assert "which thing" not in problems(gap_draft(text, answer, kind=NUMBER), NOTHING)
