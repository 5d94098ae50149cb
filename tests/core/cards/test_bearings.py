"""What a question takes for known though only the article says it, each with the card that a reader threw out."""

import pytest

from quizapp.core.cards.checks import problems
from quizapp.core.facts.fact import AnswerType
from tests.core.cards.drafts import NOTHING, gap_draft

PERSON, PLACE, YEAR, NUMBER = AnswerType.PERSON, AnswerType.PLACE, AnswerType.YEAR, AnswerType.NUMBER
WORK, DATE, GROUP, TERM = AnswerType.WORK, AnswerType.DATE, AnswerType.GROUP, AnswerType.TERM

FLAWED = [
    ("later than what", "Agassi and Sampras met again one year later at Madison Square Garden.", "Sampras", PERSON),
    ("later than what", "Gold was not discovered on Aruba for another 300 years.", "300 years", NUMBER),
    ("later than what", "Public spending has increased by 27% annually during the past 5 years.", "27%", NUMBER),
    ("later than what", "Within two months the FNLA and UNITA had started fighting in Luanda.", "Luanda", PLACE),
    ("which contest", "The ruling party MPLA won 82% and the main opposition party of Angola 10%.", "82%", NUMBER),
    (
        "which contest",
        "Agassi lost to Jarkko Nieminen in the opening round of the French Open.",
        "Jarkko Nieminen",
        PERSON,
    ),
    ("which occasion", "In the elections, the FLN of Algeria took 221 places.", "221", NUMBER),
    ("which occasion", "Over the winter, 2,500 men of Washington died from disease.", "2,500", NUMBER),
    ("which occasion", "In September, Agassi and Graf, along with Bayview Financial, built a hotel.", "Graf", PERSON),
    ("a change of no year", "Imports of China increased 9.1 percent to $24.89 billion.", "9.1", NUMBER),
    ("a change of no year", "The growth was estimated at 4.8% in Angola.", "4.8%", NUMBER),
    ("one of many", "Castalia was a nymph whom Apollo of Delphi loved.", "Castalia", PERSON),
    ("one of many", "Waitz was influential among the British ethnologists.", "Waitz", PERSON),
    (
        "too many figures",
        "Roughly 37% of Angolans are Ovimbundu, 25% are Ambundu, 13% are Bakongo and 2% are mestiço.",
        "13%",
        NUMBER,
    ),
    ("mere source", "Baller (2006) examines family dynamics in central Massachusetts.", "Baller", PERSON),
    ("mere source", "McDonnell (2006) shows a grave complication in the troops of Virginia.", "Virginia", PLACE),
    ("rough surface", "Hecuba, was the wife of King Priam of Troy.", "Hecuba", PERSON),
    ("rough surface", "Coronis, was daughter of Phlegyas, King of the Lapiths.", "Phlegyas", PERSON),
    ("rough surface", "Was believed to have been founded by Branchus, son of Apollo.", "Branchus", PERSON),
    ("rough surface", "In February 28, 1914, the Republic was proclaimed in Gjirokastër.", "Gjirokastër", PLACE),
    ("rough surface", "Philosophy – Alexandria acted as a melting pot for Stoicism.", "Alexandria", PLACE),
    ("rough surface", "In Argentina Virginia Bolten published the newspaper called.", "Virginia Bolten", PERSON),
    ("rough surface", "The nearest railway station of Andorra is on the -gauge line to Toulouse.", "Toulouse", PLACE),
    ("half a range", "The length of an aardvark is between 105, and can reach 2.2 metres.", "2.2 metres", NUMBER),
    ("half a range", "A dormouse in summer weighs some 17 or 18 grams, as much as an envelope.", "18 grams", NUMBER),
    ("odd answer", "Phytogeographically, Andorra belongs to the Boreal Kingdom.", "Phytogeographically", TERM),
    ("answer leaks", "Andorra left the European Union out, but is treated as an EU member.", "European Union", GROUP),
    ("odd answer", "The engine of Apollo ignited at 69 hours, 8 minutes, and 16 seconds.", "69 hours", NUMBER),
    (
        "mere source",
        "Afghanistan is slightly bigger than France and smaller than Burma, about as Texas.",
        "Burma",
        PLACE,
    ),
    ("a year's figure", "The city of Anchorage is home to 278,700 people in 2006.", "2006", YEAR),
    ("one of many", "Albert Camus was an Algerian-born French Pied-Noir author.", "Albert Camus", PERSON),
    ("points elsewhere", "Some ten years before, Djenné had been taken by Seku Amadu of Massina.", "Massina", PLACE),
    ("points elsewhere", "Most notable was the Nobel Peace Prize, presented in Oslo in 1989.", "Oslo", PLACE),
    (
        "answer is cut",
        "Aristotle explains his view of sleep in On Sleep and Wakefulness.",
        "Sleep and Wakefulness",
        WORK,
    ),
    ("answer is cut", "Peter the Great, king of the Tsardom of Russia, had claims on Sweden.", "Russia", PLACE),
    ("somebody", "In Sweden, five years after Peter's death, in 1730 Strahlenberg published an atlas.", "1730", YEAR),
    ("which thing", "On February 2, 1781, the much-awaited decision was taken in Annapolis.", "Annapolis", PLACE),
    (
        "one of many",
        "Azerbaijan is a member state of the Non-Aligned Movement, and visits the WTO.",
        "Non-Aligned Movement",
        GROUP,
    ),
    ("one of many", "In 2008, Azerbaijan was cited as one of the top 10 reformers by the World Bank.", "10", NUMBER),
    (
        "which thing",
        "In 2005, the International Committee for Weights agreed to study the proposed change.",
        "2005",
        YEAR,
    ),
    (
        "untold",
        "The region, independent since the Nagorno-Karabakh War in 1991, is a part of Azerbaijan.",
        "1991",
        YEAR,
    ),
    (
        "told by adding up",
        "On April 14, 1865, five days after the April 9th surrender, Lincoln died.",
        "April 14, 1865",
        DATE,
    ),
    ("told by adding up", "Pond built a fort in 1778, and Mackenzie another ten years later in 1788.", "1788", YEAR),
    (
        "told by adding up",
        "Burmese is spoken by 42.9 million people, 32.9 million as a first language and 10 million as a second.",
        "42.9 million",
        NUMBER,
    ),
    ("points elsewhere", "That March Lincoln began his campaign for the Illinois General Assembly.", "Illinois", PLACE),
    (
        "points elsewhere",
        "The subsequent October Revolution under Vladimir Lenin disrupted it.",
        "Vladimir Lenin",
        PERSON,
    ),
    (
        "points elsewhere",
        "A third figure whose works Rand studied was Friedrich Nietzsche.",
        "Friedrich Nietzsche",
        PERSON,
    ),
    ("points elsewhere", "Earlier, in 1921, Einstein was asked by Chaim Weizmann to help a university.", "1921", YEAR),
    (
        "which contest",
        "Turnout was 82.2 percent, with Lincoln winning the free Northern states.",
        "82.2 percent",
        NUMBER,
    ),
    ("rough surface", 'Power came to Cosimo and then to Lorenzo"the Magnificent" of Medici.', "Lorenzo", PERSON),
    (
        "rough surface",
        "After attending an April 11, 1865, speech of Lincoln, Booth changed his plans.",
        "April 11, 1865",
        DATE,
    ),
    (
        "odd answer",
        "Doping is defined by the violations outlined in Article 2.1 of the World Code.",
        "Article 2.1",
        WORK,
    ),
    (
        "one of many",
        "Chandigarh is a city and union territory in northwestern India, near Punjab.",
        "northwestern India",
        PLACE,
    ),
    (
        "one of many",
        "The shell closest to the nucleus is called the K shell (also called the 1 shell).",
        "K shell",
        TERM,
    ),
    ("points elsewhere", "The United States did not recognize either event in the Battle of Manila.", "Manila", PLACE),
    (
        "points elsewhere",
        "The title has been published by DC Comics almost continuously ever since.",
        "DC Comics",
        GROUP,
    ),
    ("points elsewhere", "By comparison, all transport of Germany emits 13.5% of the CO2.", "13.5%", NUMBER),
    ("points elsewhere", "Separately, the Irish Parliament pledged its loyalty to London.", "Irish Parliament", GROUP),
    ("points elsewhere", "Together, 1,496 schools of Alabama teach 744,637 students.", "1,496", NUMBER),
    ("points elsewhere", "In the treaty between the two nations, the Dutch lost Negapatam.", "Negapatam", PLACE),
    (
        "which thing",
        "Rioters burned the Colored Orphan Asylum of New York to the ground.",
        "Colored Orphan Asylum",
        GROUP,
    ),
    (
        "which thing",
        "Broadway, from 159th Street, is named Juan Rodriguez Way in his honor.",
        "Juan Rodriguez Way",
        PLACE,
    ),
    (
        "which thing",
        "The only peaceful solution to the war was sought on Staten Island by Lord Howe.",
        "Staten Island",
        PLACE,
    ),
    (
        "which thing",
        "The Brooklyn facility was established in 1825 on the site of a battery by the Narrows.",
        "1825",
        YEAR,
    ),
    ("which thing", "The Court of Appeals is based in New York, also on Foley Square.", "Foley Square", PLACE),
    ("which thing", "Parents are first-degree relatives and share 50% of their genes.", "50%", NUMBER),
    ("which thing", "His predecessor was Haji Nimatullah Hassan of Kandahar.", "Haji Nimatullah Hassan", PERSON),
    (
        "untold",
        "The tenth museum, the Museum for African Art, opened its house in 2009.",
        "Museum for African Art",
        GROUP,
    ),
    ("untold", "The picture included in Stellarium was taken from the Bonampak mural.", "Stellarium", WORK),
    (
        "a change of no year",
        "AT&T has a market capitalization of $186.83 billion in New York.",
        "$186.83 billion",
        NUMBER,
    ),
    ("one of many", "WBAI, with news, is one of the few socialist radio stations in the United States.", "WBAI", GROUP),
    ("one of many", "The Chambeshi is a tributary of the Lualaba River in Congo.", "Chambeshi", PLACE),
    ("one of many", "It also included the region of Pokuttya for a period of time.", "Pokuttya", PLACE),
    ("told by the clock", "Fifty American flags fly 24 hours a day on a circle of poles.", "24 hours", NUMBER),
    (
        "year of no event",
        "The New York Wheel was under construction on Staten Island in 2015.",
        "2015",
        YEAR,
    ),
    ("rough surface", "The rate of New York fell to 4.0% in September 2018.Many firms are there.", "4.0%", NUMBER),
    (
        "answer is cut",
        "The land of Nanyue covered Guangdong and central to northern Vietnam.",
        "northern Vietnam",
        PLACE,
    ),
    ("answer is cut", "Beckett is best known for his tragicomedy play Waiting for Godot.", "Godot", PERSON),
    (
        "answer is cut",
        "In 1980, Golding was awarded the Booker Prize for Rites of Passage, a novel.",
        "Booker Prize for Rites of Passage",
        WORK,
    ),
    ("answer leaks", "The Brooklyn-Battery Tunnel runs underneath Battery Park in Manhattan.", "Battery Park", PLACE),
    ("answer leaks", "In Roman myth he met Numa Pompilius, the second king of Rome.", "Rome", PLACE),
    ("answer leaks", "A musician who specializes in piano is called a pianist.", "pianist", TERM),
    ("answer is the topic", "Rococo, less commonly Roccoco, is a style of France.", "Roccoco", TERM),
    ("which thing", "The 1987 discovery led Anthony S. Cheke to think of the solitaire.", "Anthony S. Cheke", PERSON),
    ("which thing", "The upper register portrays 18 Greek deities beside Apollo.", "18", NUMBER),
    ("which thing", "During the ensuing year Resistance was destroyed in the Bangka Strait.", "Bangka Strait", PLACE),
    ("which thing", "In 1916 Brown published a more detailed description in New York.", "1916", YEAR),
    ("which thing", "The earlier length estimate by Richard Swann Lull was published in 1942.", "1942", YEAR),
    ("answer is cut", "The route to the falls from Eagle on the Hill was on public land.", "Eagle", PLACE),
    ("odd answer", "Each block of Plensa is 5 by 10 by 2 inches with thin glass.", "10 by 2 inches", NUMBER),
    ("odd answer", "The blocks of Eshmun measured 3 metres across by 1 metre thick.", "1", NUMBER),
    ("odd answer", "The remains of Réunion were assigned to a stork, Ciconia sp.", "Ciconia sp", TERM),
    ("rough surface", "Carranza stated that Madero had deliver (ed) a dead revolution to Mexico.", "Carranza", PERSON),
    ("rough surface", "The Mount Lofty Ranges was first sighted by Matthew Flinders in 1802.", "1802", YEAR),
    ("year of no event", "In 2014, an additional 1000 faces were anticipated for Chicago.", "2014", YEAR),
    ("mere source", "A study of Zhanghenglong was published in the journal PLOS ONE.", "PLOS ONE", WORK),
    (
        "told by adding up",
        "Of 5,150 km to the core of Earth, about 2,260 km are the outer core and 2,889 the rest.",
        "2,889",
        NUMBER,
    ),
    ("which thing", "Alessandro Volta supplied the first with his battery in 1800.", "1800", YEAR),
    (
        "which thing",
        "Western Union delivered its last in January 2006, and India closed its own.",
        "January 2006",
        DATE,
    ),
    ("which thing", "Alan Rusbridger, who followed in 1995, put money into the Guardian.", "Alan Rusbridger", PERSON),
    ("which thing", "Pierre Méchain took the southern one, through the Pyrenees to Spain.", "Pyrenees", PLACE),
    ("which thing", "Dorothy Hodgkin and her team at Oxford worked out the full structure by 1956.", "1956", YEAR),
    ("which thing", "Ask people for a volcano and you'll hear Vesuvius, Krakatoa, maybe Tambora.", "Tambora", PLACE),
    (
        "later than what",
        "Within weeks Wildman Whitehouse had ruined the line to America.",
        "Wildman Whitehouse",
        PERSON,
    ),
    ("pronoun left", "Lockyer and Frankland came to believe that it belonged to an element.", "Frankland", PERSON),
    (
        "answer is cut",
        "British forces occupied Banda during the wars with revolutionary and Napoleonic France.",
        "Napoleonic France",
        PLACE,
    ),
]


@pytest.mark.parametrize(("reason", "text", "answer", "kind"), FLAWED, ids=[f"{one[0]}: {one[2]}" for one in FLAWED])
def test_what_only_the_article_says_is_not_taken_for_known(
    reason: str, text: str, answer: str, kind: AnswerType
) -> None:
    assert reason in problems(gap_draft(text, answer, kind=kind), NOTHING)


@pytest.mark.parametrize(
    ("text", "answer", "kind"),
    [
        ("The war broke out in 1936 and ended three years later in Catalonia.", "Catalonia", PLACE),
        ("In the elections, the FLN of Algeria took 221 places in 2012.", "221", NUMBER),
        ("In 2008, John McCain defeated Barack Obama in Alaska with 59.49% of the votes.", "Alaska", PLACE),
        ("The Algerian economy grew by 2.6% in 2011, driven by public spending.", "2.6%", NUMBER),
        ("Zhuyin was the first semi-syllabary used to transcribe Mandarin Chinese.", "Zhuyin", TERM),
        ("Agriculture in Albania employs 47.8% of the population and 24.31% of the land.", "47.8%", NUMBER),
        ("The FDNY employs 11,080 firefighters in New York.", "11,080", NUMBER),
        ("In the Crimean War, the only truce of the war was made at Inkerman.", "Inkerman", PLACE),
        ("Tallinn was the first in Europe to put up a tree, in 1441.", "1441", YEAR),
        ("In the southeast, the Atlantic merges into the Indian Ocean.", "Indian Ocean", PLACE),
    ],
)
def test_what_is_told_may_be_asked(text: str, answer: str, kind: AnswerType) -> None:
    new = {"which thing", "later than what", "which contest", "which occasion", "a change of no year", "one of many"}
    assert not new & set(problems(gap_draft(text, answer, kind=kind), NOTHING))


def test_a_thing_brought_in_before_is_named() -> None:
    text = "From 1941 until 1960, Huxley contributed 48 articles to Vedanta, published by the society."
    assert "which thing" in problems(gap_draft(text, "1960", kind=YEAR, marks=("definite",)), NOTHING)
    assert "which thing" not in problems(gap_draft(text, "1960", kind=YEAR), NOTHING)  # the article is about one
    assert "pronoun left" in problems(gap_draft("The Bain-Marie is said to be improved by her.", "Bain-Marie"), NOTHING)
