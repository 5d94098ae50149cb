"""Names that are cut, run on or hold what is no part of them, each with the card that a reader threw out."""

import pytest

from quizapp.core.cards.checks import problems
from quizapp.core.facts.fact import AnswerType, Found, Known
from tests.core.cards.drafts import gap_draft

PERSON, PLACE, GROUP, WORK, TERM = (
    AnswerType.PERSON, AnswerType.PLACE, AnswerType.GROUP, AnswerType.WORK, AnswerType.TERM)  # fmt: skip
PEOPLE = Found((), (), (), Known(names={"Tony Marsh": PERSON, "Octavia": PERSON, "Lisbon": PLACE}), 100)
CUT = [
    ("answer is cut", "In 1961 she sang at Tony Marsh's Jazz Club in Leeds.", "Jazz Club", GROUP),
    ("answer is cut", "Students may take part in the Duke of Bergen's Award Scheme in year 10.", "Award Scheme", TERM),
    ("answer is cut", "Hayes wrote the album Limping Old Dog as an answer to the war of 1990.", "Old Dog", PERSON),
    ("answer is cut", "The division was under the command of Senior Colonel Oh Min Ho in 1950.", "Min Ho", PERSON),
    ("answer is cut", "A survey by the Royal Commission on Ancient Bridges in Wales was made in 1937.",
     "Royal Commission", GROUP),
    ("answer is cut", "Lind studied at the Mercer Union for the Advancement of Science in Boston.",
     "Advancement of Science", GROUP),
    ("answer is cut", "In 1955 the division joined the Army of the Republic of Vietnam at Hue.",
     "Republic of Vietnam", PLACE),
    ("answer is cut", "His lover, Octavia of the Junii, kept the letter until her death in Rome.", "Octavia", PERSON),
    ("answer is cut", "His niece Octavia of the Junii tries to keep the letter in Rome.", "Junii", GROUP),
    ("answer is cut", "The shops of Leeds are described in Sketches by Boz in 1836.", "Boz", PERSON),
    ("answer is cut", "The novel by the Peruvian Nobel Prize in Literature laureate came out in 2000.",
     "Peruvian Nobel Prize", WORK),
    ("answer is cut", "Ada Reyes created 30 Rock for Broadway Video in 2006.", "Rock for Broadway Video", WORK),
    ("answer is cut", "The younger brother wrote of The Beach of Falesá in a letter from Apia.", "Falesá", PLACE),
    ("answer is cut", "Ada Reyes appeared in the 1999 film With Fire and Sword.", "Fire and Sword", WORK),
    ("answer is cut", "His father, John Wood, the Younger raised the house in 1774.", "Younger", PERSON),
    ("answer is cut", "In 1833 the British Association for the Advancement of Science measured the coast.",
     "British Association", GROUP),
    ("answer is cut", "In 1989, Desktop Printing by Design stated that a sentence ends with one space.",
     "Desktop Printing", GROUP),
    ("answer is cut", "His body was kept at Campbell's Funeral Home and buried in Leeds.", "Funeral Home", GROUP),
    ("answer is cut", "The parish of St Martin in the Fields extended to the river in 1600.", "St Martin", PERSON),
    ("answer is cut", "The last mention of K'inich Hix Chapat is in a text of 665.", "Hix Chapat", PERSON),
    ("answer is cut", "Reyes received an Artistic Director Achievement Award from the Valley League.",
     "Achievement Award", WORK),
    ("answer is cut", "In 2009 Reyes was nominated for a Saturn Award for Best Guest Role in a Television Series.",
     "Saturn Award for Best Guest Role", WORK),
    ("odd answer", "The Mackinac Trail connected St. Ignace with Sault Ste in 1910.", "Sault Ste", PLACE),
    ("odd answer", "The figure, modelled on the Portrait of Innocent X. Bacon uses a strong brush.",
     "Portrait of Innocent X. Bacon", WORK),
    ("odd answer", "The crater was seen with the Terrain Camera of the Japanese SELENE spacecraft.",
     "Terrain Camera of the Japanese", GROUP),
    ("rough surface", "In front of a crowd at Michael Brown –Brice, Alabama lost to Georgia in 1990.", "Brice",
     PERSON),
    ("rough surface", "In the 1950s Reyes worked for KBEN and KBEN along with Van Miller.", "Van Miller", PERSON),
    ("rough surface", "In 1977 the 7 Platoon, 'B' Company, took on a mounted role in Kent.", "B' Company", GROUP),
    ("rough surface", "Cecil House, also called Exeter House or Burghley House.", "Cecil House", PLACE),
    ("answer is cut", "Cooke drew the fungus in his 1879 work Mycographia, seu Icones fungorum.", "Mycographia", WORK),
    ("answer is cut", "The town was served by a station of the Glazebrook to Stockport Line.", "Stockport Line", PLACE),
    ("answer is cut", "Robert Ham of Christianity Today regarded the album as a rock record of 2009.",
     "Robert Ham of Christianity", PERSON),
    ("answer is cut", "Specimens are housed at the Muséum National d'Histoire Naturelle in Paris.", "Naturelle", GROUP),
    ("odd answer", "Starting Game of the 2015 series, Reyes allowed no runs and five hits.", "Starting Game",
     AnswerType.EVENT),
    ("rough surface", "In 1990, a few months later, a reporter wrote that Dr. Forest Tennant.", "1990",
     AnswerType.YEAR),
    ("rough surface", "The mountings of 1914 allowed depression to − 10 degrees and more.", "1914", AnswerType.YEAR),
    ("answer is cut", "The ship called at Angra do Heroísmo in the Azores in 1879.", "Heroísmo", PLACE),
    ("answer is cut", "In 1701 the 3rd Earl of Clarendon became governor of New York.", "Clarendon", PLACE),
    ("answer is cut", "The roller coaster is located at Knott's Berry Farm in California.", "Berry Farm", PLACE),
    ("odd answer", "Synonyms of the earthstar include Lycoperdon stellatus Scop.", "Lycoperdon stellatus Scop",
     TERM),
    ("odd answer", "At the age of 19, Reyes was named Sevilla's captain.", "Sevilla's captain", TERM),
    ("odd answer", "She was born to Max and Anna Hahn, née Averbach, in Berlin.", "née Averbach", PERSON),
    ("odd answer", "The march did more to annoy Napoleon than Mortier had in Spain.", "Napoleon than Mortier",
     PERSON),
    ("answer is cut", "In the 1960s the album King Ottmar's Sceptre was the first of the series in Spain.", "Sceptre",
     PERSON),
    ("answer is cut", "A Walter Lind was cited in 1616 for marrying without a licence.", "Walter Lind", PERSON),
    ("answer is cut", "In 1954 the book Finer Points in the Spacing and Arrangement of Type was printed in Leeds.",
     "Finer Points", PERSON),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "text", "answer", "kind"), CUT, ids=[one[2] for one in CUT])
def test_no_part_of_a_name_is_asked_for(reason: str, text: str, answer: str, kind: AnswerType) -> None:
    assert reason in problems(gap_draft(text, answer, kind=kind), PEOPLE)


@pytest.mark.parametrize(
    ("text", "answer", "kind"),
    [
        ("In 1961 she sang at the Riverside Jazz Club in Leeds.", "Riverside Jazz Club", GROUP),
        ("Lisbon's Geographical Society gave Reyes a medal in 1902.", "Geographical Society", GROUP),
        ("She was treated at Lisbon's Mercy Hospital in 1961.", "Mercy Hospital", GROUP),
        ("The edict was signed after the Battle of Lissa in 1866.", "Lissa", PLACE),
        ("The shop sold the book in Central Park in 1990 to Ada Reyes.", "Ada Reyes", PERSON),
        ("The mountain men were led by General Caleb Cole in 1850.", "Caleb Cole", PERSON),
        ("The novel was praised by the American Ada Reyes in 1990.", "Ada Reyes", PERSON),
        ("In Lisbon Ada Reyes obtained a post at the museum in 1990.", "Ada Reyes", PERSON),
        ("The report was read by the Royal Commission on Monday, in Leeds.", "Royal Commission", GROUP),
        ("The book won the Pulitzer Prize in 1990 and the Orwell Prize.", "Pulitzer Prize", WORK),
        ("Mycologist Ada Reyes notes that the fungus grows with pine in Spain.", "Ada Reyes", PERSON),
        ("Alabama defeated the Florida Gators 31–6 in Tuscaloosa in 2010.", "Florida Gators", GROUP),
    ],
)
def test_a_whole_name_may_be_asked_for(text: str, answer: str, kind: AnswerType) -> None:
    wrong = {"answer is cut", "odd answer", "rough surface"}
    assert not wrong & set(problems(gap_draft(text, answer, kind=kind), PEOPLE))
