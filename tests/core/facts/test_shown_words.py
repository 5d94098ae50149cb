"""What stands around a gap, with the real language model: nothing cut in two, no name put where it does not belong."""

import pytest

from quizapp.core.cards.stems import stem
from quizapp.core.facts.fact import Family
from quizapp.core.facts.find import find_facts
from tests.quality.articles import language

pytestmark = pytest.mark.slow


def _shown(text: str, title: str = "") -> set[str]:
    """The sentences of all gaps, with their answers put in."""
    found = find_facts(language().parse([(text, 0)]), title=title)
    gaps = [fact for fact in found.facts if fact.family == Family.CLOZE]
    return {stem(fact.ask).replace("____", fact.answer.text) for fact in gaps}


SPOILT = [  # a title, a text in two parts, and what none of its gaps may show
    (
        "",
        "The peaks, cirques and great rock walls of the centre, which make up a national park that is widely known,",
        "were added to the World Heritage List of UNESCO in July 2010 by the committee.",
        "centre,",
    ),
    (
        "",
        "Of the members of the denomination the great majority now live in Africa, with Tanzania, where the first",
        "missionaries arrived in 1891, accounting for more than half.",
        "in 1891.",
    ),
    (
        "",
        "In 1722 a carpenter named Christian David led a small group of families, who preserved the old tradition, out",
        "of Moravia and over the Saxon border to the estate of Count Nikolaus Ludwig von Zinzendorf.",
        "families.",
    ),
    (
        "Daguerreotype",
        "The daguerreotype was the first photographic process to come into use. It takes its name from a painter.",
        "Its principle was announced to the Academy of Sciences by François Arago on 7 January 1839.",
        "Daguerreotype's",
    ),
    (
        "Ole Rømer",
        "Ole Rømer was a Danish astronomer. He was born in Aarhus in 1644.",
        "A thermometer of his with two fixed points was seen in 1708 by the young Daniel Fahrenheit.",
        "of Ole Rømer with",
    ),
    (
        "Lake Ohrid",
        "Lake Ohrid is a deep lake between North Macedonia and Albania.",
        "In classical times the town of Lychnidos stood where Ohrid is now, on the Via Egnatia.",
        "where Lake Ohrid",
    ),
    (
        "",
        "The College of Engineering was established in 1920, however,",
        "early courses were a part of another since 1870.",
        "in 1920 early courses",
    ),
    (
        "",
        "In 1440 the Castle was the scene of the Black Dinner, at which the Earl of Douglas and his brother were",
        "seized and, after a pretence of a trial, beheaded in the presence of the ten-year-old James II.",
        "pretence of a trial.",
    ),
    (
        "",
        "The ground was hard: the rock at Culebra slid back into the cutting, the Chagres River rose by ten metres or",
        "more in the rainy season, and yellow fever and malaria killed engineers and labourers alike.",
        "season.",
    ),
    (
        "",
        "After the partition of the Kingdom of Armenia by Persia and Byzantium in 387 AD, the provinces of Artsakh and",
        "Utik, which had an ethnically mixed population, passed to Caucasian Albania.",
        "Utik, passed",
    ),
    (
        "Mongolia",
        "Mongolia is a landlocked country in Asia.",
        "The country declared its independence from China in 1911.",
        "mongolia",
    ),
    (
        "The Seventh Seal",
        "The Seventh Seal is a Swedish film of 1957.",
        "The film was first shown in Stockholm in February.",
        "the The",
    ),
    (
        "Oxford University Press",
        "Oxford University Press is the press of the University of Oxford.",
        "In 1586 the university won the right to print from Robert Dudley, the Earl of Leicester.",
        "Oxford University Press won",
    ),
    (
        "The Nintendo 64",
        "The Nintendo 64 was a console of 1996.",
        "It sold nearly 33 million units in Japan and America.",
        "The Nintendo sold",
    ),
    (
        "Hippopotamuses, crocodiles, elephants and giraffes lived in Algeria.",
        "Hippopotamuses, crocodiles, elephants and giraffes lived in Algeria.",
        "They left few bones, of which those of the Tassili n'Ajjer number thousands.",
        "giraffes left",
    ),
    (
        "Marcantonio Bragadin",
        "Marcantonio Bragadin was killed at Famagusta in August 1571.",
        "His skin was sent to Constantinople; it was later stolen and brought to Venice.",
        "Bragadin was later stolen",
    ),
    (
        "Siemens",
        "Siemens is a maker of trains in Munich.",
        "In 1903 the works of Siemens joined those of Schuckert of Nuremberg.",
        "siemens",
    ),
    (
        "Nikola Tesla",
        "Nikola Tesla was an engineer. His father was the priest Milutin Tesla, whom he left in Smiljan in 1873.",
        "On 24 March 1879, Tesla was returned to Gospić under police guard.",
        "Milutin Tesla was returned",
    ),
    (
        "Apollo program",
        "The Apollo program was a programme of space flight by NASA.",
        "The first manned flight of Apollo was made by Walter Schirra in 1968.",
        "flight of Apollo program",
    ),
    (
        "Normans",
        "Rainulf Drengot received the county of Aversa in 1030.",
        "The Drengot family thereafter attained the principality of Capua.",
        "Rainulf Drengot family",
    ),
    (
        "Genghis Khan",
        "Genghis Khan was the founder of the Mongol Empire. He was born in 1162. He came from the Onon in Mongolia.",
        "Temüjin gathered together his followers near Burkhan Khaldun in 1187.",
        "Genghis Khan's followers",
    ),
    (
        "Angola",
        "Angola is a country in Africa. José Eduardo dos Santos was its president from 1979 to 2017.",
        "In 1992 the first round of the vote was won by José Eduardo dos Santos of the MPLA.",
        "won by José Eduardo.",
    ),
    (
        "Packet switching",
        "Donald Davies coined the name packet switching in 1965.",
        "Roger Scantlebury met Lawrence Roberts at a meeting:57–60 held at Gatlinburg in October 1967.",
        ":57",
    ),
    (
        "New York City",
        "The City of New York, often called New York City or simply New York, is the most populous city of America.",
        "The highest point in the city is Todt Hill on Staten Island.",
        "the New York City",
    ),
    (
        "Peace of Westphalia",
        "The Peace of Westphalia is the name of two treaties signed in October 1648 in Osnabrück. Hopes for peace had",
        "grown, as peace was dear to all, and peace came to Münster in 1648.",
        "The peace of",
    ),
    (
        "",
        "The Ajuran Sultanate, natively referred to as Ajuuraan, and often simply Ajuran or Ajur, was a Muslim empire",
        "in the Horn of Africa that thrived from the late medieval and early modern period.",
        "referred to as Ajuuraan.",
    ),
    (
        "Samuel Beckett",
        "Samuel Barclay Beckett was an Irish playwright. Beckett is regarded as one of the best writers of his time.",
        "As a major figure of Irish literature, he is best known for his tragicomedy play Waiting for Godot (1953).",
        "Samuel Beckett's tragicomedy",
    ),
    (
        "Temple of Eshmun",
        "The Temple of Eshmun (Arabic: Eshmoun) is an ancient place of worship of the Phoenician god.",
        "It is located near the Awali river, 2 kilometres northeast of Sidon in southwestern Lebanon.",
        "Eshmun Arabic",
    ),
    (
        "Mount Elbert",
        "Mount Elbert is the highest summit of the Rocky Mountains.",
        "The first motorized ascent of Elbert occurred in 1949, when a Jeep was driven to the summit.",
        "driven to Mount Elbert",
    ),
    (
        "",
        'The English jurist William Blackstone supposed that the difference in sentencing, although "full as terrible',
        "to the sensation as the other\", could be explained by the desire not to publicly expose a woman's body.",
        "in sentencing.",
    ),
    (
        "",
        "Stephen Pleasonton, the auditor in charge of its lights, thought the lenses too dear, and except at Navesink,",
        "where two were lit in 1841, and a handful of other stations, mariners had to put up with inferior reflectors.",
        "1841.",
    ),
    (
        "",
        "Ann Rey lived in Padua. So great was the crowd of senators on 25 June 1678",
        "that the examination had to be transferred from the university to the cathedral.",
        "Great was",
    ),
    (
        "",
        "A milder, flu-like illness produced by the same organisms, which has killed nobody since it was described",
        "at a hospital in Michigan in July 1968, is called Pontiac fever.",
        "organisms, is",
    ),
    (
        "Ann Rey",
        "The turning point of Ann Rey's life came in 1853, when her mother, whom she freed only after seven years",
        "at the court of Rodez, was carried off in a raid by the clan of the Lenoirs.",
        "in 1853.",
    ),
]


@pytest.mark.parametrize(("title", "first", "rest", "wrong"), SPOILT)
def test_nothing_is_left_over_and_no_name_put_for_another_thing(title: str, first: str, rest: str, wrong: str) -> None:
    shown = _shown(f"{first} {rest}", title)
    assert shown
    assert not [one for one in shown if wrong in one]


def test_it_may_still_be_the_subject_of_the_sentence_before() -> None:
    text = "The Nintendo 64 was a console of 1996. It sold nearly 33 million units in Japan and America."
    assert any(shown.startswith("The Nintendo 64 sold") for shown in _shown(text, "Nintendo"))
