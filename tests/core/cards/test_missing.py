"""Words that want others to be complete, each with the card that a reader threw out."""

import pytest

from quizapp.core.cards.checks import problems
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.stems import stem
from quizapp.core.facts.fact import Answer, AnswerType, Ask, Fact, Family, Found, Known, Sentence, Shape
from tests.core.cards.drafts import NOTHING, gap_draft, wh_draft

PERSON, PLACE, YEAR, NUMBER = AnswerType.PERSON, AnswerType.PLACE, AnswerType.YEAR, AnswerType.NUMBER
FLAWED = [
    ("which thing", "Apollo 11 placed one on the Moon in July 1969.", "July 1969", YEAR),
    ("which thing", "Koussevitzky commissioned one, which Boston heard in 1942.", "1942", YEAR),
    ("which thing", "Moscow dropped its claims in 1953, after the death of Stalin.", "1953", YEAR),
    ("which thing", "The Portrait of Alfred Chauchard by Constant is heavily indebted.", "Constant", PERSON),
    ("which thing", "The stacks of Papa Stour are amongst the finest in Britain.", "Britain", PLACE),
    ("which thing", "The transit of 3705 is the last member of # 2.", "2", NUMBER),
    ("which thing", "Most managed to see the transit at the Cape of Good Hope.", "Cape of Good Hope", PLACE),
    ("which thing", "Hindorf ordered bulbils from a supplier in that state in 1893.", "1893", YEAR),
    ("which thing", "Properdin, described by Pillemer, stabilises the complex that results.", "Pillemer", PERSON),
    ("which thing", "Talich conducted the premiere at the National Theatre in Prague.", "Prague", PLACE),
    ("which thing", "After purification the Frenchman obtained a value of 5.9 for gallium.", "5.9", NUMBER),
    ("which thing", "In 1859 Carl von Scherzer brought back a supply, part of which Wöhler got.", "1859", YEAR),
    ("which thing", "Edwin Land invented the earliest form in 1928 from crystals.", "1928", YEAR),
    ("which thing", "Albert Niemann isolated the active substance in Göttingen.", "Göttingen", PLACE),
    ("which thing", "Alfred Blalock and Helen Taussig published their results in May 1945.", "May 1945", YEAR),
    ("which thing", "Monastery and tower were inscribed on the World Heritage List in 1983.", "1983", YEAR),
    ("which thing", "August Bier, working at Kiel, took a different path.", "Kiel", PLACE),
    ("answer is cut", "Her name is linked above all with the Jarrow March of 1936.", "March of 1936",
     AnswerType.DATE),
    ("which thing", "The one on Mount Erebus has been observed since 1972.", "1972", YEAR),
    ("which thing", "The one real exception is the narrows beside the Tihany peninsula.", "Tihany", PLACE),
    ("which thing", "The Chileans struck farther north at Arica in 1880.", "1880", YEAR),
    ("which thing", "Portugal created a Provedor in 1975, the year after the Carnation Revolution.", "1975", YEAR),
    ("which thing", "Asmara is the birthplace of Biniam Girmay.", "Biniam Girmay", PERSON),
    ("which thing", "Peru paid dearly for the victory, for the Independencia struck a rock.", "Independencia",
     AnswerType.TERM),
    ("which thing", "The Survey maintains Elephanta on the basis of the above rules.", "Elephanta", PLACE),
    ("untold", "Reines studied cosmic rays there under Serge A. Korff.", "Serge A. Korff", PERSON),
    ("untold", "After three years there Conrad Gessner went to Montpellier.", "Montpellier", PLACE),
    ("untold", "The railway brought 1,400 people from Alberta to celebrate the event.", "1,400", NUMBER),
    ("untold", "The Dean of Ross performed the translation ceremony on 19 July 1224.", "19 July 1224", AnswerType.DATE),
    ("answer is cut", "The mound is now an undulation of 1 foot, 6 inches.", "6 inches", NUMBER),
    ("answer is cut", "Elgin was attacked by followers of the Lord of the Isles.", "Isles", PLACE),
    ("answer is cut", "An example was discovered at Kit's Coty House.", "Coty House", PLACE),
    ("answer is cut", "Reines died at the University of California, Irvine Medical Center.", "Irvine Medical Center",
     PLACE),
    ("rough surface", "Stibine can be produced by treating Sb3 + salts with hydride.", "Stibine", AnswerType.TERM),
    ("rough surface", "The neutrons have an energy of 24 keV. Antimony sulfides have been shown.", "24", NUMBER),
    ("which thing", "Carl Nielsen completed only two, one for flute, heard in Paris in 1926.", "1926", YEAR),
    ("which thing", "In May 2026 the Simplon Tunnel is 120 years old.", "May 2026", AnswerType.DATE),
    ("which thing", "George Kourounis is the first known to have reached the bottom, in 2013.", "2013", YEAR),
    ("which thing", "In 1840 Josef Petzval handed the design to Voigtländer.", "1840", YEAR),
    ("which thing", "Partisans burned the material at Varzo in April 1945.", "Varzo", PLACE),
    ("untold", "The waterway, 202 kilometres long, was begun in 1826.", "1826", YEAR),
    ("list member", "The gharial lives in the Girwa, the Son and the rivers of Chitwan.", "Chitwan", PLACE),
    ("points elsewhere", "That earned Shilling a Gold Star for exceeding 100 miles an hour.", "100 miles", NUMBER),
    ("odd answer", "Work started in 1873 with a shaft at Sudbrook on the Welsh shore.", "Sudbrook on the Welsh", PLACE),
    ("which thing", "In 1884 Archibald Geikie admitted that the official view had been mistaken.", "1884", YEAR),
    ("which thing", "Torquato Tasso, author of Jerusalem Delivered, was less fortunate.", "Torquato Tasso", PERSON),
    ("which thing", "An ancestor, Folco Portinari, had founded the hospital of Santa Maria Nuova.", "Santa Maria Nuova",
     PLACE),
    ("one example", "Among the Florentines who learned from it was Domenico Ghirlandaio.", "Domenico Ghirlandaio",
     PERSON),
    ("points elsewhere", "A short walk away, the Tower was built by Francisco de Arruda.", "Francisco de Arruda",
     PERSON),
    ("points elsewhere", "Not far away stands Ahuna Mons, a mountain some 4 kilometres high.", "4 kilometres", NUMBER),
    ("points elsewhere", "The lawyer who profited most from those years was John A. Macdonald.", "John A. Macdonald",
     PERSON),
    ("points elsewhere", "Gampi, the third, resists cultivation in Japan.", "Gampi", AnswerType.TERM),
    ("points elsewhere", "In 2019, on the fortieth anniversary, Jacinda Ardern apologised.", "Jacinda Ardern", PERSON),
    ("untold", "In June 1084 the bishop led Bruno to a remote valley.", "June 1084", YEAR),
    ("which thing", "The missing sensitivity was supplied by Hermann Wilhelm Vogel in 1873.", "1873", YEAR),
    ("which thing", "In 1855 James Clerk Maxwell pointed out what followed.", "1855", YEAR),
    ("which thing", "Among the best known are the Kamloops, lost in 1927, and the America.", "1927", YEAR),
    ("which thing", "Mendelssohn's own work on the subject, Jerusalem, was published in 1783.", "1783", YEAR),
    ("which thing", "Qingjing Mosque is among the oldest in China and was built of stone.", "Qingjing Mosque", PLACE),
    ("points elsewhere", "William Lidderdale of the Bank of England was informed on the 8th.", "Bank of England",
     AnswerType.GROUP),
    ("points elsewhere", "When both men exhibited in London in 1862, a quarrel broke out.", "1862", YEAR),
    ("points elsewhere", "In 1958 Durward Allen began to study the two species together.", "1958", YEAR),
    ("which occasion", "In February about two tonnes of stone came down near Allende.", "Allende", PLACE),
    ("answer is cut", "On the sixth of August 1930, the crew went ashore.", "August 1930", AnswerType.DATE),
    ("answer is cut", "Part of it went to the Save the Redwoods League.", "Redwoods League", AnswerType.GROUP),
    ("odd answer", "A kea is 48 centimetres long and weighs 800 grams.", "48 centimetres long and weighs", NUMBER),
    ("odd answer", "Vitamin K was discovered by the Dane Henrik Dam.", "Dane Henrik Dam", PERSON),
    ("which thing", "Another reason, identified by William Hung, is that poems are concise.", "William Hung", PERSON),
    ("answer is cut", "Charles Eaton, OBE, AFC was an officer of the Air Force.", "AFC", AnswerType.TERM),
    ("odd answer", "Gentil confirmed the report of the Consul of the Indo-French colony.", "Consul of the Indo-French",
     AnswerType.GROUP),
    ("which thing", "Daniel Janzen argued in 1974 that the habit protects the seeds.", "1974", YEAR),
    ("which thing", "Members of the community took part in an attack at San Carlos in 1977.", "1977", YEAR),
    ("which thing", "An even more ambitious project, the tomb of Ali Adil Shah II, began.", "Ali Adil Shah II", PERSON),
    ("points elsewhere", "The two clubs met in January 1907, and Torino won 2–1.", "January 1907", AnswerType.DATE),
    ("rough surface", "Her book Is Peace Possible?, which appeared in 1957, is read.", "Is Peace Possible",
     AnswerType.WORK),
    ("untold", "Eculizumab, an antibody, was approved for the disease in 2007.", "2007", YEAR),
    ("untold", "Emil Wiechert solved the problem by damping in Göttingen.", "Göttingen", PLACE),
    ("untold", "From there the Ruzizi River now descends to a lake.", "Ruzizi River", PLACE),
    ("points elsewhere", "Kivu is far larger than either lake, and 2 million people live there.", "2 million", NUMBER),
    ("one of many", "Mount St Helens belongs to the Cascades, where a plate is subducted.", "Mount St Helens", PLACE),
    ("list member", "Leather croton, nightshade, desert marigold, and globemallow are forbs.", "Leather croton",
     PLACE),
    ("answer is cut", "In Russia Boris Golitsyn introduced in 1906 a seismograph.", "Russia Boris Golitsyn", PERSON),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "text", "answer", "kind"), FLAWED, ids=[f"{one[0]}: {one[2]}" for one in FLAWED])
def test_what_is_left_unsaid_is_not_asked(reason: str, text: str, answer: str, kind: AnswerType) -> None:
    assert reason in problems(gap_draft(text, answer, kind=kind), NOTHING)


@pytest.mark.parametrize(
    ("text", "answer", "kind"),
    [
        ("Of two seismographs Wiechert built one in Göttingen in 1900.", "1900", YEAR),
        ("Moscow dropped its claims to Kars and Ardahan in 1953.", "1953", YEAR),
        ("The style of Chauchard is indebted to Ingres.", "Ingres", PERSON),
        ("The Spaniard Juan de Saavedra reached the bay of Valparaíso in 1536.", "1536", YEAR),
        ("The premiere of Juliette in Prague was conducted by Talich.", "Talich", PERSON),
        ("Copper and tin are alloyed to bronze in Cornwall.", "Cornwall", PLACE),
        ("Salk published his findings on polio in 1953.", "1953", YEAR),
        ("Hindorf found that sisal grows in Yucatán.", "Yucatán", PLACE),
        ("Mount St Helens belongs to the Cascades, and is their most active volcano.", "Mount St Helens", PLACE),
    ],
)
def test_what_is_complete_may_be_asked(text: str, answer: str, kind: AnswerType) -> None:
    wrong = {"which thing", "untold", "points elsewhere", "one of many"}
    assert not wrong & set(problems(gap_draft(text, answer, kind=kind), NOTHING))


def test_the_city_is_known_where_the_article_is_on_one_or_the_question_names_it() -> None:
    draft = gap_draft("Paula Modersohn-Becker reached the city on the first day of 1900.", "1900", kind=YEAR)
    of_a_person = Known(topic="Paula Modersohn-Becker", names={"Paula Modersohn-Becker": PERSON, "Paris": PLACE})
    assert "untold" in problems(draft, Found((), (), (), of_a_person, 100))
    of_a_city = Known(topic="Trieste", names={"Trieste": PLACE})
    assert "untold" not in problems(draft, Found((), (), (), of_a_city, 100))
    named = gap_draft("From Paris the painter left the city in 1907 for Worpswede.", "1907", kind=YEAR)
    assert "untold" not in problems(named, Found((), (), (), of_a_person, 100))


def test_an_explanation_does_not_break_off_before_the_name_in_it() -> None:
    text = "He writes of Max Havelaar, an official with a devoted wife, Tine, and a small son."
    answer = "an official with a devoted wife"
    at = text.index(answer)
    fact = Fact(
        Family.APPOSITIVE,
        Sentence(text, 0, len(text), 0),
        Answer(answer, at, at + len(answer), AnswerType.PHRASE),
        Ask(Shape.IDENTITY, wh="Who", aux="is", subject="Max Havelaar"),
    )
    assert "odd answer" in problems(Draft(stem(fact.ask), fact), NOTHING)


def test_a_phrase_is_not_cut_at_a_hyphen() -> None:
    text = "The saiga is an antelope of the steppes and semi-deserts of Asia."
    assert "odd answer" in problems(gap_draft(text, "steppes and semi"), NOTHING)


def test_a_right_to_be_something_is_no_purpose() -> None:
    text = "He defended the right of Jews to be citizens."
    at = text.index("to be")
    fact = Fact(
        Family.PURPOSE,
        Sentence(text, 0, len(text), 0),
        Answer("to be citizens", at, at + 14, AnswerType.PHRASE),
        Ask(
            Shape.INVERTED,
            wh="Why",
            aux="did",
            subject="Mendelssohn",
            verb="defend",
            rest="the immortality of the soul",
        ),
    )
    assert "reads as something else" in problems(Draft(stem(fact.ask), fact), NOTHING)


def test_a_year_of_the_title_is_not_asked() -> None:
    draft = gap_draft("The plague struck Marseille in the summer of 1720.", "1720", kind=YEAR)
    found = Found((), (), (), Known(title="The Plague of Marseille, 1720–1722"), 100)
    assert "told by the title" in problems(draft, found)


def test_a_surname_alone_says_not_who_is_meant() -> None:
    text = "Klein, a representative of romantic historicism, modeled the building on the Leopoldstädter Tempel."
    answer = "a representative of romantic historicism"
    place = Answer(answer, 7, 7 + len(answer), AnswerType.PHRASE)
    ask = Ask(Shape.IDENTITY, wh="Who", aux="was", subject="Klein")
    fact = Fact(Family.APPOSITIVE, Sentence(text, 0, len(text), 0), place, ask)
    assert "somebody" in problems(Draft(stem(ask), fact), NOTHING)
    assert "somebody" not in problems(Draft(stem(ask), fact), Found((), (), (), Known(title="Paul Klein"), 100))


def test_what_was_done_instead_is_not_told_by_halves() -> None:
    sentence = "In 1902 the United States Congress chose Panama instead, after opponents had stressed the danger."
    place = Answer("1902", 3, 7, YEAR)
    ask = Ask(
        Shape.INVERTED, wh="In what year", aux="did", subject="the United States Congress", verb="choose", rest="Panama"
    )
    fact = Fact(Family.WHEN, Sentence(sentence, 0, len(sentence), 0), place, ask)
    assert "which thing" in problems(Draft(stem(ask), fact), NOTHING)


def test_letters_written_out_before_are_not_asked_for() -> None:
    text = "The TDI proposed by WHO is 6 µg antimony per kilogram of body weight."
    told = Sentence("The tolerable daily intake (TDI) is a dose.", 100, 143, 0)
    assert "untold" in problems(gap_draft(text, "TDI"), Found((), (), (told,), Known(), 100))


def test_the_firm_is_not_asked_of_where_the_article_named_it_before() -> None:
    text = "When Daza ordered the firm's property to be seized, troops landed at Antofagasta on 14 February 1879."
    drafted = gap_draft(text, "14 February 1879", kind=AnswerType.DATE, marks=("definite",))
    assert "which thing" in problems(drafted, NOTHING)
    named = gap_draft(text.replace("Daza", "a firm and its owner"), "14 February 1879", marks=("definite",))
    assert "which thing" not in problems(named, NOTHING)


def test_there_is_no_place_in_the_name_of_a_person() -> None:
    draft = gap_draft("Frederick Reines studied cosmic rays there under Serge A. Korff.", "Serge A. Korff")
    assert "untold" in problems(draft, Found((), (), (), Known(topic="Frederick Reines"), 100))


@pytest.mark.parametrize(
    ("verb", "rest"),
    [
        ("was extending", "his power southwards"),
        ("came", "from a noble family of north-western Italy"),
        ("received", "a posthumous Victoria Cross"),
    ],
)
def test_who_came_from_some_family_has_many_answers(verb: str, rest: str) -> None:
    ask = Ask(Shape.DIRECT, wh="Who", verb=verb, rest=rest)
    draft = wh_draft(ask, "Adelaide del Vasto", family=Family.WHO, kind=PERSON)
    assert "one of many" in problems(draft, NOTHING)
