"""Questions that must come out whole, with the real language model: nothing cut, nothing said of somebody else."""

import pytest

from quizapp.core.cards.checks import fatal
from quizapp.core.cards.draft import drafts
from quizapp.core.cards.stems import stem
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import Family
from quizapp.core.facts.find import find_facts
from tests.quality.articles import language

pytestmark = pytest.mark.slow


def questions(text: str, *, title: str = "") -> dict[str, str]:
    """Every question found in a text, with its answer."""
    found = find_facts(language().parse([(text, 0)]), title=title)
    return {stem(fact.ask): fact.answer.text for fact in found.facts}


ASKED = [
    (
        (
            "In 1845, Baron Carl Reichenbach, published his studies on Odic force, a concept with some "
            "similarities to alchemy, but his research did not enter the mainstream of scientific discussion."
        ),
        (
            "In what year did Baron Carl Reichenbach publish his studies on Odic force, a concept with some "
            "similarities to alchemy?"
        ),
    ),
    (
        (
            "Algeria has struggled to develop industries outside hydrocarbons in part because of high costs and "
            "an inert state bureaucracy."
        ),
        "Why has Algeria struggled to develop industries outside hydrocarbons?",
    ),
    (
        "Albania, along with Croatia, joined NATO on 1 April 2009, becoming the 27th member of the alliance.",
        "On what date did Albania, along with Croatia, join NATO?",
    ),
    (
        (
            "Birmingham-based Compass Banchshares was acquired by BBVA in September 2007, although the "
            "headquarters of BBVA Compass remains in Birmingham."
        ),
        "In what month and year was Birmingham-based Compass Banchshares acquired by BBVA?",
    ),
    ("William Henry Cosby Jr. is an American former comedian.", "Who is William Henry Cosby Jr.?"),
    (
        "Chemists William Crookes and Claude-Auguste Lamy discovered thallium in 1861.",
        "In what year did chemists William Crookes and Claude-Auguste Lamy discover thallium?",
    ),
    (
        (
            "Russia, a long-standing ally of the Assad regime, launched a direct military campaign, including "
            "extensive airstrikes and the deployment of advisors and special forces, to prop up the Syrian "
            "government."
        ),
        "Why did Russia launch a direct military campaign?",
    ),
    (
        "U.S. forces' presence is largely concentrated in northeastern Syria, in areas liberated from ISIS.",
        "Where is U.S. forces' presence largely concentrated?",
    ),
    (
        (
            "Barbara McClintock was recognized as among the best in the field, awarded prestigious fellowships, "
            "and elected a member of the National Academy of Sciences in 1944."
        ),
        "In what year was Barbara McClintock elected a member of the National Academy of Sciences?",
    ),
    (
        (
            "He was appointed chief of staff to Bvt. Brig. Gen. Henry Atkinson. In 1837, Johnston fought in a "
            "duel with Texas Brig. Gen. Felix Huston."
        ),
        "In what year did Johnston fight in a duel with Texas Brig. Gen. Felix Huston?",
    ),
]


@pytest.mark.parametrize(("text", "question"), ASKED)
def test_asked_as_a_whole(text: str, question: str) -> None:
    assert question in questions(text)


NOT_ASKED = [
    (
        (
            "That is good news for Latasha Abney, who joined the more than 43 million Americans expected by AAA to "
            "travel over the weekend."
        ),
        "Why did Latasha Abney join",
    ),
    (
        (
            "In 1980, Golding was awarded the Booker Prize for Rites of Passage, the first novel in what became his "
            'sea trilogy, To the Ends of the Earth, which has been called "the world of the sea".'
        ),
        "been called?",
    ),
    (
        "The first national championship, the National Invitation Tournament, was held in New York in 1938.",
        "was the National Invitation Tournament held",
    ),
    ("Actually, Kepler's Law only applies to stars near the rim, because it assumes a constant mass.", "rim actually?"),
    (
        "The Museo del Prado is the main Spanish national art museum, located in central Madrid.",
        "Where was the main Spanish",
    ),
    (
        (
            "On 17 July 2009, Amazon.com withdrew certain Amazon Kindle titles, including Animal Farm, from sale, "
            "refunded buyers, and remotely deleted items from purchasers' devices."
        ),
        "refunded buyers?",
    ),
    (
        (
            "In the region of Gastouri, Empress of Austria Elisabeth of Bavaria also known as Sissi built in 1890 "
            "a summer palace with Achilles as its central theme."
        ),
        "was Sissi built",
    ),
    ("Soon after Bacon, the influential work of Pseudo-Geber (named so later) appeared.", "What is Bacon?"),
    ("Another male lover was Cyparissus, a descendant of Heracles.", "Who was Cyparissus?"),
    ("Every winter large numbers of Arctic cod migrate from the Barents Sea to spawn around the Lofotens.", "every"),
    ("The shoebill, Balaeniceps rex, is a very large wading bird of the swamps of Africa.", "What is Balaeniceps"),
    ("Yap lies in the Pacific. The capital, Colonia, is a small town on a sheltered harbour.", "What is Colonia"),
    (
        "At the request of the Japanese it was named after Hideo Itokawa, a pioneer of the nation's rockets.",
        "Who was Hideo Itokawa?",
    ),
    ("He invited Thomas Telford, the Scottish engineer then occupied with a canal.", "Who was Thomas Telford?"),
    ("Jet, the fossilised wood of trees related to the monkey puzzle, is found on these beaches.", "What is Jet?"),
    (
        "Volapük is a language made public in 1879 by Johann Martin Schleyer, a Roman Catholic priest in Baden.",
        "Who is Johann Martin Schleyer?",
    ),
    ("Orwell, a democratic socialist, was a critic of Joseph Stalin.", "Who was Orwell?"),
    (
        (
            "Isaac Newton devoted considerably more of his writing to the study of alchemy (see Isaac Newton's "
            "occult studies) than he did to either optics or physics."
        ),
        "Who devoted considerably more",
    ),
    ("(The Missal) by Gjon Buzuku, published in 1555, is a work of written Albanian.", "Gjon Buzuku published"),
    (
        (
            "The Pilgrims established Plymouth Colony, the second successful settlement in British America after "
            "the Jamestown Settlement in Virginia, founded in 1607."
        ),
        "Plymouth Colony founded",
    ),
    ("Eris was discovered in 2005 by a Palomar Observatory–based team led by Mike Brown.", "by a Palomar Observatory?"),
    ("In 1919 John Middleton Murry was reorganising the Athenaeum.", "In what year was John Middleton Murry"),
    (
        "In 2007, the Alabama Legislature passed, and Republican Governor Bob Riley signed a resolution on slavery.",
        "In what year did the Alabama Legislature pass",
    ),
    ("Freud refined the theory of psychoanalysis until his death in 1939.", "In what year did Freud refine"),
    ("In 1962 White v. Crook, Judge Frank Johnson ordered Alabama to redistrict.", "In what year did Judge"),
    (
        "Many film stars have roots in Afghanistan, including Salman Khan, Shah Rukh Khan (SRK), and Aamir Khan.",
        "What does SRK stand for?",
    ),
    (
        "The state-run Steel Authority of India won the mining rights to develop the iron ore deposit of Hajigak.",
        "Why did the state-run Steel Authority",
    ),
    (
        (
            "In meteorology, precipitation is any product of the condensation of water vapor that falls from "
            "clouds due to gravitational pull."
        ),
        "Why is precipitation",
    ),
    ("Finland's climate varies from humid continental in the south to boreal in the north.", "Why does Finland's"),
    (
        (
            "The Quaternary Period is divided into two epochs: the Pleistocene and the Holocene ; a proposed third "
            "epoch, the Anthropocene, was rejected in 2024 by the Union of Geological Sciences."
        ),
        "In what year was the Quaternary",
    ),
    (
        "A national park is a nature park designated for conservation purposes because of unparalleled significance.",
        "Why is a national park",
    ),
    ("In 1999, Algeria held elections, considered biased by observers.", "In what year did Algeria"),
    ("In 1992, Harold Russell needed money for the medicine of a friend.", "In what year did Harold"),
    ("De rerum natura was a considerable influence on the Augustan poets.", "What was De rerum natura?"),
    ("Georges Jacques Danton was a French politician.", "georges"),
]


@pytest.mark.parametrize(("text", "part"), NOT_ASKED)
def test_not_asked(text: str, part: str) -> None:
    assert [question for question in questions(text) if part in question] == []


ALCHEMY = (
    "Alchemy is a tradition practiced throughout Europe. In Egypt alchemy was old. Newton studied alchemy in 1690."
)
CAPITALS = [
    (ALCHEMY, "Alchemy", "What is alchemy?"),
    ("Monopoly is a multiplayer economics-themed board game.", "Monopoly (game)", "What is Monopoly?"),
    ("Hypovolemia is a massive decrease in blood volume.", "Bleeding", "What is hypovolemia?"),
    ("Mercury is a planet of the Solar System. In June Mercury was seen in Rome.", "Mercury", "What is Mercury?"),
]


@pytest.mark.parametrize(("text", "title", "question"), CAPITALS)
def test_a_word_has_its_own_capital_and_not_that_of_the_sentence(text: str, title: str, question: str) -> None:
    assert question in questions(text, title=title)


def test_what_something_is_called_is_told_without_quotation_marks_and_without_its_owner() -> None:
    made = questions('Residents of the city are colloquially known as "Sydneysiders".')
    assert made["What are residents of the city colloquially known as?"] == "Sydneysiders"
    assert (
        questions("The life in a particular ecosystem is called its biota.").get(
            "What is the life in a particular ecosystem called?"
        )
        == "biota"
    )


CUT = [
    ("Malcolm X was an African American revolutionary, civil rights activist, and Muslim minister who led a movement.",
     "Who was Malcolm X?"),
    ("A coin is a small object, usually round and flat, used primarily as a medium of exchange or legal tender.",
     "What is a coin?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "question"), CUT)
def test_no_definition_breaks_off(text: str, question: str) -> None:
    found = find_facts(language().parse([(text, 0)]))
    ends = [fatal(draft, found) for draft in drafts(found, Wish()) if draft.question == question]
    assert ends
    assert None not in ends


def test_a_name_that_opens_its_sentence_stays_large_where_the_article_never_writes_it_small() -> None:
    text = (
        "The letters of Einstein are kept in Princeton. Einstein became an American citizen in 1940. "
        "Friends of Einstein came from Zurich, and nobody forgot Einstein there."
    )
    asked = questions(text, title="Albert Einstein")
    assert not [one for one in asked if "einstein" in one]
    assert "In what year did Einstein become an American citizen?" in asked


@pytest.mark.parametrize(
    ("text", "defined"),
    [
        ("The Rideau Canal is a waterway in eastern Ontario, Canada, that connects two lakes.", False),
        ("The Rideau Canal is a waterway of 1832 with 47 locks in eastern Ontario, Canada.", True),
        ("Prontosil is a red azo dye that became, in 1935, the first drug against infections within the body.", False),
        ("Prontosil is a red azo dye that became a drug against infections within the body.", True),
    ],
)
def test_a_meaning_is_said_whole(text: str, *, defined: bool) -> None:
    found = find_facts(language().parse([(text, 0)]), title=text.split(" is ", maxsplit=1)[0])
    assert any(fact.family == Family.DEFINITION for fact in found.facts) is defined
