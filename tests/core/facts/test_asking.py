"""Questions that must be sound as a reader sees them, with the real language model: what passes the checks, and what
does not."""

import pytest

from quizapp.core.cards.checks import fatal
from quizapp.core.cards.draft import drafts
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import Family
from quizapp.core.facts.find import find_facts
from tests.quality.articles import language

pytestmark = pytest.mark.slow
EVERY = Wish(kinds=[family.value for family in Family if family not in {Family.CLOZE, Family.TRUE_FALSE}])


def sound(text: str, *, title: str = "X") -> dict[str, str]:
    """Every question about a text that no check drops, with its answer."""
    found = find_facts(language().parse([(text, 0)]), title=title)
    return {draft.question: draft.answer for draft in drafts(found, EVERY) if fatal(draft, found) is None}


ASKED = [
    (
        "In June 1781 Minorca surrendered to the Duke of Sully, who was then put in command, with a great army.",
        "In what month and year did Minorca surrender to the Duke of Sully?",
    ),
    (
        "Marie-Sophie Germain was born in Paris on 1 April 1776, the second of three daughters of a merchant.",
        "On what date was Marie-Sophie Germain born in Paris?",
    ),
    (
        "Jansen and Donath obtained crystals of the pure vitamin in 1926, again in Java.",
        "In what year did Jansen and Donath obtain crystals of the pure vitamin?",
    ),
    (
        "The Topnaar, a Khoekhoe-speaking community of the lower Kuiseb, harvest the melons.",
        "Who are the Topnaar?",
    ),
    (
        "The episode shows Tess meeting the Watchers, a secret society that observes others without interfering.",
        "Who are the Watchers?",
    ),
    (
        (
            "Agnes Pockels was a chemist. In 1931 Pockels received, together with the Frenchman Henri Devaux, the "
            "Laura Leonard Prize of the Colloid Society."
        ),
        "In what year did Pockels receive the Laura Leonard Prize of the Colloid Society?",
    ),
    (
        "Unlike most foals, who nurse for months, Kid Mason was orphaned at the age of one month in March 1963.",
        "In what month and year was Kid Mason orphaned at the age of one month?",
    ),
    (
        (
            "The split-reel comedy of Berg, approximately 1000 feet long with A Wife included, was released on "
            "September 23, 1910."
        ),
        "On what date was the split-reel comedy of Berg, approximately 1000 feet long with A Wife included, released?",
    ),
    (
        "Crantz retired in 1987 and returned to Rancho Santa Fe, and died there on June 27, 2009.",
        "On what date did Crantz die?",
    ),
    (
        "Accordingly, Morgan set Geaster hygrometricum as the type species of a new genus in 1889.",
        "In what year did Morgan set Geaster hygrometricum as the type species of a new genus?",
    ),
]


NAMED = [
    (
        "The Episode",
        "Vitamin B premiered on the Fox network on October 7, 2009.",
        "On what date did vitamin B premiere on the Fox network?",
    ),
    (
        "X",
        (
            "In 2012, Anderson made the drama The Master. The Master was released on September 14, 2012 by The Winston "
            "Company in Canada."
        ),
        "On what date was The Master released by The Winston Company in Canada?",
    ),
    (
        "Voyage: A Journey of Verne",
        (
            "Voyage, originally slated for a September 27 release, was shipped to stores ahead of schedule on "
            "August 16, 2005."
        ),
        "On what date was Voyage shipped to stores ahead of schedule?",
    ),
    (
        "X",
        "Thomas Quincy was born in Stratford and baptised on 26 February 1589 in Holy Trinity Church.",
        "On what date was Thomas Quincy baptised in Holy Trinity Church?",
    ),
    (
        "X",
        (
            "Art Rosen first played in an organized league in 1905, joining Montreal Westmount of the Canadian League "
            "(CAHL), the top amateur league in Canada."
        ),
        "In what year did Art Rosen first play in an organized league?",
    ),
    (
        "Ezra Lund",
        "In 1915, Lund edited the poetry of another 1890s poet, Lionel Johnson for the publisher Elkin Mathews.",
        "In what year did Lund edit the poetry of another 1890s poet, Lionel Johnson?",
    ),
    (
        "X",
        "In 2008, Maryland hired a new offensive coordinator, James Franklin, who installed a West Coast offense.",
        "In what year did Maryland hire a new offensive coordinator, James Franklin?",
    ),
    ("X", "Monument 99 is an undated fragment that depicts a female captive.", "What is Monument 99?"),
    (
        "X",
        "Mycologist Jacques Boidin separated Amylosterum from Stereum in 1958.",
        "In what year did mycologist Jacques Boidin separate Amylosterum from Stereum?",
    ),
]


@pytest.mark.parametrize(("title", "text", "question"), NAMED)
def test_who_and_what_is_meant_is_said(title: str, text: str, question: str) -> None:
    assert question in sound(text, title=title)


@pytest.mark.parametrize(("text", "question"), ASKED)
def test_asked(text: str, question: str) -> None:
    assert question in sound(text)


def test_an_explanation_is_told_to_its_end() -> None:
    text = "Xenon is a chemical element with symbol Xe and atomic number 54. It is a colorless gas."
    assert sound(text)["What is Xenon?"] == "a chemical element with symbol Xe and atomic number 54"


def test_a_purpose_ends_before_what_only_goes_along_with_it() -> None:
    text = "Art Rosen moved to Montreal in 1902 to play in hockey leagues, living in the affluent Westmount district."
    assert sound(text)["Why did Art Rosen move to Montreal in 1902?"] == "to play in hockey leagues"


def test_letters_written_out_in_the_plural_keep_the_end_of_a_science() -> None:
    text = "Falcon prefers the real-time computational fluid dynamics (CFDs) model of Paris."
    assert sound(text)["What does CFD stand for?"] == "computational fluid dynamics"


def test_the_article_of_a_title_keeps_its_capital() -> None:
    text = "The Convict is a 1910 American silent short comedy produced by the Thanhouser Company."
    assert "What is The Convict?" in sound(text, title="The Convict")


NOT_ASKED = [
    ("Peggy Lore was replaced by Arthur Jacobi that July; in 2008 Jacobi was replaced by Chairman Harry McGuire Jr.",
     ";"),
    ("In 202 BCE Liu Bang won a decisive victory at Gaixia.", "Who won"),
    ("Badajoz, a fortress on the road to Lisbon, was besieged repeatedly.", "What is Badajoz"),
    ("In September 1969 Svetlana Keller photographed a quite different comet.", "different"),
    ("In June 1939 Harold Campbell obtained the first crystals.", "first crystals"),
    ("On 5 November 1909 the doors of a shop in Church Street, Leeds, were opened to the public.", "were Leeds"),
    ("Charles Hall and Paul Héroult, both born in 1863, found it.", "In what year"),
    (("Anna Keller led Finland to independence from Britain and governed it, first as president and then as the leader "
     "of its party, until 1985."), "until 1985"),
    ("Rosa played at the Arena; this was put on a DVD, titled Live at Westbury, which was released in April 2004.",
     "was Westbury"),
    ("Zinc is a common impurity in lead ores, and it is often isolated during smelting.", "What is zinc?"),
    (("The original highway connected the city of Hope to Moose Pass, which then took people to Anchorage via the "
     "Alaska Railroad."), "Who took"),
    ("The antiquarian Angharad Llwyd, writing in 1833, described it as a small structure.", "write?"),
    ("A special case of bonds within proteins, poorly shielded from water, are called dehydrons.", "What are a"),
    (("The Ainu are a people of northern Japan, whose traditional territory comprised Hokkaido, the northern tip of "
     "Honshu, the southern half of Sakhalin and the Kuril chain as far as the end of Kamchatka."), "What is Hokkaido?"),
    ("Kariba, a concrete arch 128 metres high, was built between 1955 and 1959.", "What is Kariba?"),
    ("The libretto was provided by Edoardo Sanguineti, who included elements of his poem Laborintus in it.", "in it?"),
    (("In June 2011, Dwayne Johnson was cast as Roadblock, D.J. Cotrona and RZA were cast as Flint and Master "
     "respectively."), "Who were"),
    ("The decision of Ada Lovelace is most commonly due to economic reasons.", "Why is"),
    ("In 1981 Alex George declared Banksia sphaerocarpa var. latifolia a species in its own right.", "var"),
    (("In 1928, M-111 was assigned to a route connecting M-13 (later signed as US 23 for a time) north of Bay City to "
     "a park."), "M-13?"),
    ("The Reverend Uria Lange, his wife, and other dissidents were arrested in 1975 and detained.", "In what year"),
    ("Dornie is separated from Kyle by Loch Duich, which contains the island of Isay.", "Who separates"),
    ("Baltimore Manor was located in County Longford, Ireland.", "Who was"),
    ("Glendale is a community-owned estate in Duirinish and the Sleat Trust, the local development trust, is active.",
     "What is Glendale?"),
    ("The League of Nations also put pressure on Portugal to move for decolonisation.", "Why did"),
    ("Guido finds a dispute with Herman Toothrot, a ragged castaway marooned there.", "Who is Herman"),
    ("The family was given a series on the Fox Company which debuted on December 17, 1989.", "Fox Company debut"),
    ("Nicknamed Dori, Del Tosa was born on 12 August 1980.", "Nicknamed"),
    ("Carl Wood signed for Mansfield Town on 5 January on a contract until the end of the 2008–09 season.",
     "what date"),
    ("In January 1931, Marlborough served as the squadron flagship, relieving Emperor of India.", "In what month"),
    ("Das Rheingold was staged in Cardiff in the first Ring cycle in 1983.", "Who was"),
    ("On 7 November 1945, Breese steamed to the west coast arriving 26 November.", "26 November"),
    ("Since 1999, Anna Khoo of Ipoh has gone into a quiet retirement.", "Since when"),
    ("Hydnellum peckii is a mycorrhizal species, and forms relationships with a variety of coniferous trees.",
     "What is Hydnellum"),
    ("On April 1, 1842, some soldiers of Fort Wayne left their fort.", "some soldiers"),
    ("Josce was married to Sybil, the widow of Pain fitzJohn, who died in 1137.", "die?"),
    ("The Souper de Beaucaire was read by Augustin Robespierre, brother of Maximilien.", "Who read"),
    (("Adam Stans scored nine times in 40 league games, including two in a 2–1 home win over relegated Southport on 28 "
      "April 2007 in order to seal a play-off place."), "Why"),
    ("Anna heard an interview with Diane Sawyer, which aired on November 6, 2009.", "Sawyer air"),
    ("V. bohemica is found in northern North America, Europe, and Asia.", "Who"),
    ("The final film, Harry Porter and the Deathly Hall – Part 2, was released in July 2011.", "Hall released"),
    (("The common name for H. gammarus preferred by the Food Organization is \"European lobster\", but the species is "
      "also widely known as the \"common lobster\"."), "known as?"),
    ("Lutz was named after Ludwig Adolf von Lutz, a lieutenant who fought during the Napoleonic Wars.", "Who fought"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "part"), NOT_ASKED)
def test_not_asked(text: str, part: str) -> None:
    assert [question for question in sound(text) if part in question] == []


def test_an_airliner_called_after_a_man_is_no_person() -> None:
    text = "The Douglas DC-3 is an American twin-engined, propeller-driven airliner, first flown in 1935."
    assert "What is the Douglas DC-3?" in sound(text, title="Douglas DC-3")


def test_a_surname_that_is_a_word_keeps_its_capital_behind_the_first_name() -> None:
    text = (
        "Crawford Long, a doctor in Georgia, noticed it. On 30 March 1842 he cut a growth from the neck of James "
        "Venable. Long used ether as long as he lived, and it took long, and long after that and as long as ever."
    )
    found = find_facts(language().parse([(text, 0)]), title="Ether")
    assert [draft.question for draft in drafts(found, Wish()) if "Crawford long" in draft.question] == []
