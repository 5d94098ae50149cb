"""Each check with the failing example it was written for, and a sound draft that passes them all."""

from dataclasses import replace

import pytest

from quizapp.core.cards.checks import FATAL, problems, sieve, weaknesses
from quizapp.core.facts.fact import AnswerType, Ask, Family, Found, Known, Sentence, Shape, Skipped
from tests.core.cards.drafts import NOTHING, gap_draft, wh_draft

TERM = AnswerType.TERM
PLACE, PERSON, YEAR, NUMBER = AnswerType.PLACE, AnswerType.PERSON, AnswerType.YEAR, AnswerType.NUMBER
GROUP, WORK, PHRASE, DATE = AnswerType.GROUP, AnswerType.WORK, AnswerType.PHRASE, AnswerType.DATE

GAPS = [
    ("answer leaks", "The Canadian National Brain Bee is held every year in Canada by McMaster.", "Canada", PLACE, ()),
    ("odd answer", "Some critics of Istanbul praised [update] for its old houses.", "[update]", PLACE, ()),
    ("pronoun left", "The only river that drains it is the Angara near Irkutsk.", "Angara", PLACE, ("loose pronoun",)),
    (
        "which one is meant",
        "The skeleton was bought by Henry Henley of Colway.",
        "Henry Henley",
        PERSON,
        ("definite subject",),
    ),
    ("points elsewhere", "Its second OSR was released at that time for Novell in Utah.", "Utah", PLACE, ()),
    ("half a range", "The Station was the source of electricity for Turkey between 1914.", "Turkey", PLACE, ()),
    ("list member", "Bulgaria annexed parts of Macedonia, Serbia and Kosovo in 1941.", "Serbia", PLACE, ()),
    ("everyday name", "ZAVNOH held three plenary sessions in Croatia during the War.", "War", AnswerType.EVENT, ()),
    ("nothing named", "In 1942, although supplies were short, token support was sent.", "1942", YEAR, ()),
    ("weak gap", "The Buryats are a Mongolic people of Siberia.", "Mongolic", AnswerType.PEOPLE, ("NORP",)),
    ("weak gap", "Two mediators tried to keep the peace in Münster.", "Two", NUMBER, ("small",)),
    ("too short", "Tin melted in Cornwall.", "Cornwall", PLACE, ()),
    ("vague", "It was said by Bill to be in the Alps.", "Alps", PLACE, ()),
    ("some of many", "Some cities in Texas got 51% more rain after 1990.", "51%", NUMBER, ()),
    ("which one is meant", "Smaller drops in Texas are called cloud droplets.", "Texas", PLACE, ("comparative",)),
    ("some of many", "Most Senate votes cast in Perth were counted again.", "Perth", PLACE, ()),
    ("some of many", "In May 2016 the Turnbull government announced several changes.", "May 2016", AnswerType.DATE, ()),
    ("only true for now", "In the current Senate, the Coalition of Canberra holds 33 seats.", "33", NUMBER, ()),
    (
        "only true for now",
        "The Rockefeller Foundation of Manhattan was on track to own Tarrytown Mansion.",
        "Tarrytown Mansion",
        PLACE,
        (),
    ),
    ("only true for now", "As of 2014, the bridge of Vasco da Gama was the longest.", "2014", YEAR, ()),
    ("one example", "Old schools in England, including the famous one at Harrow, teach Latin.", "Harrow", PLACE, ()),
    ("year unsaid", "On 10 August the Partisans met in Stanulović.", "10 August", AnswerType.DATE, ()),
    ("list member", "Silk is spun by Hymenoptera, silverfish, mayflies and thrips.", "Hymenoptera", PLACE, ()),
    ("weak gap", "The lynx returns to the Cairngorms in Scotland.", "Scotland", PLACE, ("locator",)),
    ("rough surface", "Via Facilis is a Lyon-based charity for Latin.", "Lyon", PLACE, ()),
    ("points elsewhere", "A similar game was played by the Norse of Iceland.", "Norse", PLACE, ()),
    ("points elsewhere", "The 1827 ballet La Sylphide is widely considered to be the first.", "La Sylphide", WORK, ()),
    ("points elsewhere", "Classic examples include Mount Fuji in Japan and Stromboli in Italy.", "Italy", PLACE, ()),
    ("points elsewhere", "Even Sony celebrated the birthday of the Walkman of 1979.", "Sony", GROUP, ()),
    ("nothing named", "An estimated 20% of toddlers suffer malnutrition and stunting.", "20%", NUMBER, ("PERCENT",)),
    (
        "answer leaks",
        "The Pope and Young Club is named after the friend of Pope, Arthur Young.",
        "Arthur Young",
        PERSON,
        (),
    ),
    ("answer leaks", "A horse of 15 hands and 2 inches in England is said to stand 15.2 h.", "15", NUMBER, ()),
    (
        "odd answer",
        "Lamarr was a Hollywood star in 1942, and later an inventor.",
        "a Hollywood star in 1942",
        PHRASE,
        (),
    ),
    ("points elsewhere", "So on 3 April 1973 the IBM UPC was selected as the NAFC standard.", "3 April 1973", DATE, ()),
    ("points elsewhere", "Soon $15 million worth of goods went by the Erie Canal a year.", "$15 million", NUMBER, ()),
    ("answer leaks", "The Rh group depends on a second antigen on red cells named Rh.", "Rh", PERSON, ()),
    (
        "odd answer",
        "Gaddis was the author of ‘Invisible Horizons, a book of 1965.",
        "author of ‘Invisible Horizons",
        PHRASE,
        (),
    ),
    ("weak gap", "Cirques form on the crests and slopes of mountains.", "Cirques", AnswerType.TERM, ("term",)),
    ("first name", "In 1871 Singer bought an estate and settled with Isabella in Devon.", "Isabella", PERSON, ()),
    (
        "nameless office",
        "In 1946 the National Bank printed a note of 100 quintillion pengő.",
        "National Bank",
        GROUP,
        (),
    ),
    ("told by the clock", "The Royal Family left Stockholm Palace at 10:40am.", "Stockholm Palace", PLACE, ()),
    ("year unsaid", "A storm on 14 November sank twenty ships off Balaklava.", "Balaklava", PLACE, ()),
    ("points elsewhere", "Fisher of Yale recommended the geometric mean of the two.", "Fisher", PERSON, ()),
    (
        "reads as something else",
        "Singer got US Patent 8294 for his improvements on August 12, 1851.",
        "August 12, 1851",
        AnswerType.DATE,
        (),
    ),
    ("rough surface", "In October 2007 comet 17P/ Holmes grew larger than the Sun.", "Holmes", PERSON, ()),
    ("odd answer", "The word comet was derived by Romans from Κομήτης in Greece.", "Κομήτης", AnswerType.TERM, ()),
    ("rough surface", "Kind Susan of Kent replied, 'Please tell Simon.", "Kent", PLACE, ()),
    (
        "broad name",
        "The oldest arena of ice hockey in the United States stands by the Hudson.",
        "United States",
        PLACE,
        (),
    ),
    ("a ranking", "Istanbul ranked 29th among the urban areas of the world in 2011.", "2011", YEAR, ()),
    ("a year's figure", "In 2000, Istanbul had 137 hospitals and clinics.", "137", NUMBER, ()),
    ("untold", "The Woolworth Building took the title in 1913, topping off at 792 feet.", "1913", YEAR, ()),
    ("untold", "Four were sold to Mar Athanasius Samuel through Kando of Bethlehem.", "Kando", PERSON, ()),
    ("rough surface", "Bismuth of China has a half-life of about 2.0 × 10^ 19 years.", "19", NUMBER, ()),
    ("untold", "The best known is salbutamol, which came on the market in 1969.", "1969", YEAR, ()),
    ("points elsewhere", "Four years later the French chemist Lecoq saw two violet lines.", "Lecoq", PERSON, ()),
    ("points elsewhere", "Hodgkin and Huxley of Cambridge simplified these models of squid.", "Cambridge", PLACE, ()),
    ("which one is meant", "Three mediators met the envoys of Sweden in Münster.", "Münster", PLACE, ("counted",)),
    ("weak gap", "The home field of Fenerbahçe hosted the final of 2009.", "Fenerbahçe", GROUP, ("possessor",)),
    ("odd answer", "Carrier, C.S.C., was director of the Science Museum until 1874.", "C.S.C.", GROUP, ()),
    ("odd answer", "The -classical period of Latin ended in Rome around the year 200.", "-classical", WORK, ()),
    (
        "answer is cut",
        "The Rose Revolution of November 2003 forced Shevardnadze to go.",
        "Rose Revolution of",
        WORK,
        (),
    ),
    ("answer is cut", 'The first book issued was "The Secret Garden" by Burnett in 1911.', "Secret Garden", WORK, ()),
    (
        "told by counting",
        "In Calvin's cycle light yields two rich compounds, ATP and NADPH, in the leaf.",
        "two",
        NUMBER,
        ("small",),
    ),
    (
        "points elsewhere",
        "Two years before, the senate of Erlangen under Gordan had barred women.",
        "Gordan",
        PERSON,
        (),
    ),
    ("answer is cut", "Shaw of the Museum first described it in The Miscellany of Nodder.", "Miscellany", WORK, ()),
    ("answer is cut", "George Shaw of London named the species Platypus anatinus in 1799.", "anatinus", TERM, ()),
    (
        "answer is cut",
        "The accordion is ascribed to Christian Friedrich Ludwig Buschmann of Berlin.",
        "Ludwig Buschmann",
        PERSON,
        (),
    ),
    (
        "answer is cut",
        "The belts of the Andes act as traps for commercially exploitable amounts of oil.",
        "exploitable amounts",
        TERM,
        (),
    ),
    ("answer is cut", "The Commission on Determinants of Health met in Geneva in 2008.", "Commission on", GROUP, ()),
    (
        "odd answer",
        "The army sent by Napoleon to Saint-Domingue in 1802 lost most of its men.",
        "Napoleon to Saint-Domingue",
        GROUP,
        (),
    ),
    (
        "odd answer",
        "In Hamburg she led a unit of the Max Planck Society at DESY.",
        "Max Planck Society at DESY",
        GROUP,
        (),
    ),
    (
        "odd answer",
        "Monotremes are, apart from at least one species of dolphin, alone in this sense.",
        "one",
        NUMBER,
        (),
    ),
    (
        "odd answer",
        "The battle of Agincourt opened the way to the conquest of Normandy and the Treaty of Troyes.",
        "Normandy and the Treaty of Troyes",
        WORK,
        (),
    ),
    ("answer is the topic", "The United Nations Office at Gigiri is a main site of the UN in Africa.", "UN", GROUP, ()),
    ("told by counting", "Of the residents of Istanbul 64.7% live in Europe and 35.3% in Asia.", "64.7%", NUMBER, ()),
    (
        "told by counting",
        "Istanbul has three academies of Turkey—for the army, the fleet, and the air.",
        "three",
        NUMBER,
        ("small",),
    ),
    ("told by the clock", "Exercise of the sick has not been well studied in Europe as of 2014.", "2014", YEAR, ()),
    (
        "points elsewhere",
        "Farther south is the Salar de Uyuni, the largest salt flat of Bolivia.",
        "Bolivia",
        PLACE,
        (),
    ),
    ("points elsewhere", "Hector Berlioz scored for both in the Symphonie fantastique of 1830.", "1830", YEAR, ()),
    ("points elsewhere", "Linnaeus did so for all plants in Species Plantarum of 1753.", "1753", YEAR, ()),
    ("answer is cut", "In 1680 Portugal founded Colônia do Sacramento on the shore of Uruguay.", "Colônia", PLACE, ()),
    ("points elsewhere", "The latter, at first called B-0, was written for the Navy by Hopper.", "Hopper", PERSON, ()),
    ("untold", "Bosch shared that of 1931 with Friedrich Bergius of Breslau.", "Friedrich Bergius", PERSON, ()),
    ("untold", "Most are of Arab or Berber descent, and live in towns such as Nouakchott.", "Nouakchott", PLACE, ()),
    ("untold", "The Western Settlement, 500 km from Nuuk, had about 95.", "Nuuk", PLACE, ()),
    ("untold", "Norman Heatley of Oxford stayed there to work with Moyer for a year.", "Moyer", PERSON, ()),
    ("untold", "In the years after the war the Lingotto works were built by Trucco.", "Trucco", PERSON, ()),
    ("rough surface", "The glaciers, as e.g. the Plomo glacier in Chile, melt in Peru.", "Peru", PLACE, ()),
    ("answer leaks", "Deforestation is the loss of forested areas of the Amazon.", "Deforestation", TERM, ("called",)),
    ("answer leaks", "In Kiev phagocytosis was seen in cells called phagocytes.", "phagocytosis", TERM, ("called",)),
    (
        "told by counting",
        "Temüjin had three brothers named Hasar, Hachiun and Temüge.",
        "three",
        NUMBER,
        ("CARDINAL", "small"),
    ),
    (
        "list member",
        "Southern California has eight counties: Imperial, Los Angeles, Orange, and Ventura.",
        "Imperial",
        PLACE,
        (),
    ),
    ("one example", "The reformers of 1990 include parties like the Ennahda Movement.", "Ennahda Movement", GROUP, ()),
    ("broad name", "The Normans gave their name to Normandy, a region in France.", "France", PLACE, ()),
    ("broad name", "Tyneside is the most populous area of the United Kingdom.", "United Kingdom", PLACE, ()),
    ("everyday name", "Robert Koch was awarded a Nobel Prize in 1905.", "Nobel Prize", WORK, ()),
    ("odd answer", "In June 1884 Tesla moved to New York City:57–60 and met Edison.", "New York City:57–60", PLACE, ()),
    (
        "answer is cut",
        "In 1946 the Britain Can Make It exhibition was held at Kensington.",
        "Britain Can Make",
        WORK,
        (),
    ),
    ("rough surface", "X.25 and well as Frame Relay were replaced by Internet Protocol.", "Frame Relay", TERM, ()),
    ("rough surface", "The Rhine is derived from Greek Ῥῆνος and Latin Rhenus of Gaul.", "Gaul", PLACE, ()),
    (
        "points elsewhere",
        "The Holocene is too small to be seen on the third timeline on the right.",
        "Holocene",
        TERM,
        (),
    ),
    ("points elsewhere", "Richard Trevithick came to Newcastle later in 1804.", "1804", YEAR, ()),
    (
        "points elsewhere",
        "In response, the university of Chicago became a sponsor of renewal in Hyde Park.",
        "Hyde Park",
        PLACE,
        (),
    ),
    ("points elsewhere", "Nearby, in Ogród Saski, the Summer Theatre opened in 1870.", "1870", YEAR, ()),
    ("untold", "The grateful King bestowed the motto Fortiter upon Newcastle.", "Newcastle", PLACE, ()),
    ("untold", "The last attempt, the Pico Act of 1859, was passed in California.", "1859", YEAR, ()),
    ("untold", "The election of Lincoln in 1860 led to the proposal never coming to a vote.", "1860", YEAR, ()),
    ("rough surface", "On 7 February 1837 Johnston fought in a duel with Texas Brig.", "7 February 1837", DATE, ()),
    ("rough surface", "An aardvark of Africa is between 105 and, with its tail, 220 cm.", "220 cm", NUMBER, ()),
    ("rough surface", ", the Munda people came from southeast Asia in 2000 BC.", "southeast Asia", PLACE, ()),
    ("answer is cut", "Johnston was a colonel of the 1st Texas Rifle Volunteers.", "Texas Rifle Volunteers", GROUP, ()),
    ("answer is cut", "Brave New World was the fifth novel of Aldous Huxley.", "New World", WORK, ()),
    ("answer is cut", "He led the U.S. Army Department of the Pacific in 1861.", "U.S. Army Department", GROUP, ()),
    ("answer is cut", "President José Eduardo dos Santos won the elections of 1992.", "José Eduardo", PERSON, ()),
    ("told by the clock", "As of 2008, Sergei Krikalev had spent 803 days in space.", "2008", YEAR, ()),
    ("denied", "The pointed arch of Gothic churches was not invented in France.", "France", PLACE, ()),
    (
        "answer is cut",
        'The wealth of the "10 million dollar millionaires" grew in 2008.',
        "10 million dollar",
        NUMBER,
        (),
    ),
    (
        "list member",
        "Roads in Britain are called highways, heavy civil or heavy engineering.",
        "highways",
        TERM,
        ("called",),
    ),
    ("everyday name", "In Ireland, private schools of Dublin are paid by the State.", "State", GROUP, ()),
    ("points elsewhere", "From that time onwards the Dutch held the mouth of the Scheldt.", "Scheldt", PLACE, ()),
    ("points elsewhere", "More recently, in January 2015, Oxfam reported of wealth in Davos.", "Davos", PLACE, ()),
    ("untold", "Attendance at the 2003 meeting included 350 officials from Geneva.", "350", NUMBER, ()),
    ("untold", "The largest, named Red Star, started in Asmara in February 1982.", "Asmara", PLACE, ()),
    ("untold", "Giant's Causeway is the best-known example, with Fingal's Cave on Staffa.", "Staffa", PLACE, ()),
]


@pytest.mark.parametrize(("name", "text", "answer", "kind", "marks"), GAPS)
def test_a_flawed_gap_is_dropped_by_its_check(
    name: str, text: str, answer: str, kind: AnswerType, marks: tuple[str, ...]
) -> None:
    assert name in problems(gap_draft(text, answer, kind=kind, marks=marks), NOTHING)


QUESTIONS = [
    ("everyday letters", Ask(Shape.STANDS_FOR, "What", "does", "CEO"), "chief executive officer"),
    ("everyday letters", Ask(Shape.STANDS_FOR, "What", "does", "GDP"), "gross domestic product"),
    ("everyday letters", Ask(Shape.STANDS_FOR, "What", "does", "SW"), "short wave"),
    (
        "nameless subject",
        Ask(Shape.INVERTED, "In what year", "did", "a strong earthquake", "cause", "land to sink"),
        "1862",
    ),
    (
        "half a range",
        Ask(Shape.INVERTED, "In what year", "was", "the school founded in 1955", "founded", "in Kadıköy"),
        "1908",
    ),
    ("too short", Ask(Shape.INVERTED, "When", "did", "Hungary", "", ""), "1941"),
]


@pytest.mark.parametrize(("name", "ask", "answer"), QUESTIONS)
def test_a_flawed_question_is_dropped_by_its_check(name: str, ask: Ask, answer: str) -> None:
    named = () if name == "nameless subject" else ("anchored",)
    family = Family.ACRONYM if ask.shape == Shape.STANDS_FOR else Family.WHEN
    assert name in problems(wh_draft(ask, answer, family=family, marks=named), NOTHING)


def test_the_purest_is_asked_for_only_with_its_noun() -> None:
    ask = Ask(Shape.INVERTED, "What", "is", "the purest, containing 97 per cent of calcium fluoride", "known", "as")
    noun = replace(ask, subject="the purest fluorite, containing 97 per cent of calcium fluoride")
    by_noun = {
        one.subject: "nameless subject" in problems(wh_draft(one, "acid grade", family=Family.NAMED), NOTHING)
        for one in (ask, noun)
    }
    assert by_noun == {ask.subject: True, noun.subject: False}


POINTING = [
    "this war",
    "these wars",
    "such wars",
    "the next war",
    "here",
    "instead",
    "the same war",
    "the following war",
    "the latter war",
    "the former war",
    "the resulting war",
    "the corresponding war",
    "that year",
    "thereby",
    "therefore",
    "of the day",
    "to this end",
    "in that time",
    "in the meantime",
    "at last",
    "a further war",
    "a later war",
    "the earlier war",
    "a similar war",
    "had one",
    "It was there",
    "Nor was",
    "from that.",
    "did so",
    "of both.",
    "More striking",
    "possesses one",
    "similar",
    "then",
    "soon",
    "tables below",
    "map on the right",
    "during the year,",
    "of the season,",
    "listed above",
    "in year 2",
    "since that point",
    "night of the 22nd",
    "later in 1804",
    "the final phase",
    "the measure",
    "the improved",
]


@pytest.mark.parametrize("pointing", POINTING)
def test_no_pointing_word_is_passed_over_at_once(pointing: str) -> None:
    draft = gap_draft(f"In Leipzig Napoleon {pointing} Blücher of Prussia.", "Prussia", kind=PLACE)
    assert "points elsewhere" in [name for name, check in FATAL if check(draft, NOTHING)]


def test_the_topic_itself_is_no_answer() -> None:
    draft = gap_draft("Lake Baikal is the deepest lake in Siberia and the world.", "Lake Baikal")
    assert "answer is the topic" in problems(draft, _about("Lake Baikal"))
    assert problems(draft, Found((), (), (), Known(central=frozenset({"Baikal", "Lake Baikal"})), 100))
    kin = gap_draft("Megabats eat fruit, nectar, or pollen of plants in Africa.", "Megabats", marks=("term",))
    assert not problems(kin, _about("bats"))


def test_another_name_of_the_topic_is_no_answer() -> None:
    text = "Leprosy, known as scarlatina, is a long infection by bacteria of Europe."
    draft = gap_draft(text, "scarlatina", marks=("called",))
    assert "answer is the topic" in problems(draft, _about("leprosy"))
    assert not problems(draft, _about("Norway"))


def test_a_place_named_before_is_there() -> None:
    text = "David began to build Edinburgh Castle in 1357 and died there in 1371."
    draft = gap_draft(text, "1371", kind=YEAR)
    assert "untold" not in problems(draft, _known(names={"Edinburgh Castle": PLACE}))
    assert "untold" in problems(draft, _known())


def test_words_of_a_bracket_are_not_said_without_it() -> None:
    ask = Ask(Shape.INVERTED, "In what year", "did", "King Gustavus Adolphus", "found", "a university at Tartu Dorpat")
    draft = wh_draft(ask, "1632", marks=("anchored",))
    told = Sentence("King Gustavus Adolphus founded a university at Tartu (then Dorpat) in 1632.", 0, 75, 0)
    assert not problems(draft, NOTHING)
    told_so = Sentence(told.text.replace("then ", ""), 0, 70, 0)
    assert "rough surface" in problems(replace(draft, fact=replace(draft.fact, sentence=told_so)), NOTHING)


def test_a_year_alone_does_not_tell_which_company() -> None:
    which = Ask(Shape.DIRECT, "Which company", verb="was formed in 1676")
    marks = ("anchored",)
    assert "vague" in problems(wh_draft(which, "Royal Archers", family=Family.WHICH, kind=GROUP, marks=marks), NOTHING)


def test_a_first_name_alone_may_be_anybodys() -> None:
    killed = gap_draft("Peter was killed in Flanders in October 1914.", "Flanders", kind=PLACE)
    assert "somebody" in problems(killed, _known(names={"Peter": PERSON}))
    assert not problems(killed, _known())


def test_kings_go_by_their_first_names() -> None:
    draft = gap_draft("Philip besieged the castle of Gaillard in Normandy in 1203.", "Philip", kind=PERSON)
    assert "first name" in problems(draft, _known())
    assert not problems(draft, _known(rulers=frozenset({"Philip"})))


def test_what_something_is_may_end_with_the_year_of_its_own_clause() -> None:
    ask = Ask(Shape.IDENTITY, "What", "is", "the Syrian Civil War")
    answer = "a devastating conflict that erupted in 2011"
    draft = wh_draft(ask, answer, family=Family.APPOSITIVE, kind=PHRASE, marks=("anchored",))
    assert not problems(draft, NOTHING)


def test_witnesses_of_a_report_are_left_in_peace() -> None:
    draft = gap_draft("Siobhan Keane of Cork left Shamrock and took over Harwick Town in 2018.", "2018", kind=YEAR)
    assert "witness" in problems(draft, _known(speakers=frozenset({"Keane"})))
    assert not problems(draft, _known(speakers=frozenset({"Keane"}), topic="Siobhan Keane"))


def test_of_somebodys_own_story_only_what_is_dated_is_asked() -> None:
    draft = gap_draft("Line 1 runs from the Infante stop in Porto to the Douro.", "Infante", kind=PLACE)
    mine = tuple(Skipped(Sentence("I ran.", 0, 6, 0), "first person") for _ in range(3))
    assert "own story" in problems(draft, Found((), mine, (draft.fact.sentence,) * 4, Known(), 100))
    assert not problems(draft, Found((), mine, (draft.fact.sentence,) * 40, Known(), 100))


def test_nearly_twenty_million_is_not_twenty_million() -> None:
    ask = Ask(Shape.INVERTED, "How many copies", "did", "Charles Berlitz’s book", "sell")
    draft = wh_draft(ask, "20 million", family=Family.HOW_MANY, kind=NUMBER, marks=("anchored",))
    assert not problems(draft, NOTHING)
    nearly = Sentence("The book sold nearly 20 million copies.", 0, 39, 0)
    fact = replace(draft.fact, sentence=nearly, answer=replace(draft.fact.answer, start=21, end=31))
    assert "bound lost" in problems(replace(draft, fact=fact), NOTHING)


def test_a_count_that_goes_on_is_not_asked() -> None:
    ask = Ask(Shape.INVERTED, "How many league games for Harwick", "has", "Ruairi Beck", "played")
    draft = wh_draft(ask, "512", family=Family.HOW_MANY, kind=NUMBER, marks=("anchored",))
    assert "still counting" in problems(draft, NOTHING)


def _known(**values: object) -> Found:
    return Found((), (), (), Known(**values), 100)


def _about(topic: str) -> Found:
    return Found((), (), (), Known(topic=topic), 100)


@pytest.mark.parametrize(
    ("text", "answer", "kind"),
    [
        ("A tinplate canister for preserving food was first manufactured in London in 1812.", "1812", YEAR),
        ("Mary Anning was born in Lyme Regis, a small port in Dorset.", "Lyme Regis", PLACE),
        ("Bell metal is a copper-tin alloy, containing 22% tin and made in Birmingham.", "22%", NUMBER),
    ],
)
def test_a_sound_gap_passes(text: str, answer: str, kind: AnswerType) -> None:
    assert not problems(gap_draft(text, answer, kind=kind), NOTHING)


def test_a_sound_question_passes() -> None:
    ask = Ask(Shape.INVERTED, "In what year", "did", "the Syrian Civil War", "erupt")
    assert not problems(wh_draft(ask, "2011", family=Family.WHEN, marks=("anchored",)), NOTHING)


def test_every_drop_is_recorded_with_its_check_and_duplicates_go() -> None:
    good = gap_draft("Mary Anning was born in Lyme Regis, a small port in Dorset.", "Lyme Regis", kind=PLACE)
    bad = gap_draft("Tin melted in Cornwall.", "Cornwall", kind=PLACE)
    found = Found((), (Skipped(Sentence("Why?", 0, 4, 0), "question"),), (), Known(), 10)
    kept, drops = sieve([good, bad, good], found)
    assert [draft.question for draft in kept] == [good.question]
    assert [(drop.check, drop.answer) for drop in drops] == [
        ("question", ""),
        ("too short", "Cornwall"),
        ("duplicate", "Lyme Regis"),
    ]


def test_a_weakness_alone_drops_nothing_of_our_own_and_is_told_to_the_score() -> None:
    weak = gap_draft("Soft tin was melted beside another hill in Cornwall.", "Cornwall", kind=PLACE)
    assert [draft.question for draft in sieve([weak], NOTHING)[0]] == [weak.question]
    assert weaknesses(weak, NOTHING) == ["points elsewhere", "nothing named"]
