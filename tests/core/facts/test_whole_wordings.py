"""What was said badly of real articles once: names in full where they stand already, words lost, capitals lost."""

import pytest

from quizapp.core.cards.stems import stem
from quizapp.core.facts.fact import Family
from quizapp.core.facts.find import find_facts
from tests.quality.articles import language

pytestmark = pytest.mark.slow


def _asked(text: str, title: str, *families: Family) -> dict[str, str]:
    """The questions of a text with their answers."""
    found = find_facts(language().parse([(text, 0)]), title=title)
    facts = [fact for fact in found.facts if not families or fact.family in families]
    return {stem(fact.ask): fact.answer.text for fact in facts}


def test_his_work_is_said_once_where_the_sentence_names_him() -> None:
    text = "Linus Carl Pauling was an American chemist. For his work, Pauling was awarded the Nobel Prize in 1954."
    shown = _asked(text, "Linus Pauling", Family.CLOZE)
    assert any(answer == "1954" for answer in shown.values())
    assert not any("Linus Pauling's work" in question for question in shown)


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        (
            "The Amu Darya",
            "The Amu Darya is a river of Central Asia. Near Termez the river forms the border with Uzbekistan.",
            "Near ____ the Amu Darya forms the border with Uzbekistan.",
        ),
        (
            "The Glass Armonica",
            "The glass armonica is a musical instrument. It was devised in 1761 by Benjamin Franklin.",
            "The glass armonica was devised in ____ by Benjamin Franklin.",
        ),
        (
            "The Third Man",
            "The Third Man is a film of 1949. In 1949 the film won the Grand Prix at Cannes.",
            "In ____ The Third Man won the Grand Prix at Cannes.",
        ),
    ],
)
def test_the_article_of_a_title_is_small_within_a_sentence(title: str, text: str, wanted: str) -> None:
    assert wanted in _asked(text, title, Family.CLOZE)


def test_its_is_not_said_of_a_union_that_lists_the_species() -> None:
    text = (
        "The bar-tailed godwit is a large wader. The International Union for Conservation of Nature lists the species "
        "as Near Threatened. Its weak point is the Yellow Sea, between China and the Korean peninsula."
    )
    assert not any("Nature's weak" in question for question in _asked(text, "Bar-tailed godwit"))


def test_a_place_and_a_person_run_together_are_no_name() -> None:
    text = (
        "Roger II was King of Sicily. At Palermo Roger built the Palatine Chapel. At Cefalù, on the northern coast, he "
        "founded a cathedral in 1131."
    )
    assert not any("Palermo Roger founded" in question for question in _asked(text, "Roger II of Sicily"))


@pytest.mark.parametrize(
    ("title", "text", "wrong"),
    [
        (
            "The Battle of Lissa",
            (
                "The Battle of Lissa was fought in the Adriatic Sea in 1866 between Austria and Italy. In late June he "
                "declined to come out. His opponent was Rear-Admiral Wilhelm von Tegetthoff, who was famous by 1864."
            ),
            "Lissa's opponent",
        ),
        (
            "The Battle of Lissa",
            (
                "The Battle of Lissa was fought in 1866. Captain Alfredo Cappellini refused to abandon his ship. At "
                "about half past two she blew up, with the loss of more than 200 lives."
            ),
            "Cappellini blew",
        ),
        (
            "Mount Erebus",
            (
                "Mount Erebus is a volcano. A Royal Commission led by Peter Mahon cleared the pilots of blame. "
                "It remains the deadliest peacetime disaster in New Zealand's history. In 2019 Prime Minister Jacinda "
                "Ardern apologised to the families."
            ),
            "Commission remains",
        ),
        (
            "Elephanta Caves",
            (
                "The Elephanta Caves are near Mumbai. Elephanta Shiva is three-headed. The caves lie on Elephanta. "
                "The carving on the south wall depicts Shiva and Parvati seated on their abode Mount Kailash."
            ),
            "depicts Elephanta Shiva",
        ),
        (
            "Lake Nicaragua",
            (
                "Lake Nicaragua is a freshwater lake. The adventurer William Walker, who seized control of Nicaragua "
                "in 1855, made an enemy of Vanderbilt."
            ),
            "control of Lake Nicaragua",
        ),
        (
            "The Svalbard Treaty",
            (
                "The Svalbard Treaty was signed in 1920. Only Russia has kept mines on the islands. Its state company, "
                "Trust Arktikugol, acquired Barentsburg from a Dutch firm in 1932."
            ),
            "Only Russia's",
        ),
        (
            "Pantelleria",
            (
                "Pantelleria is an Italian island in the Strait of Sicily. On clear days both Africa and Sicily can be "
                "made out from its heights. With an area of about 83 square kilometres it is the largest of the "
                "volcanic islets around Sicily."
            ),
            "both Africa and is",
        ),
        (
            "Lesotho",
            (
                "Lesotho is a country. The most serious threat came from the Boers of the Orange Free State, founded "
                "in 1854 on the far side of the Caledon."
            ),
            "Boers of the Orange Free State founded",
        ),
    ],
)
def test_nothing_is_said_of_the_wrong_one(title: str, text: str, wrong: str) -> None:
    assert not any(wrong in question for question in _asked(text, title))


def test_what_was_done_to_a_book_is_not_done_by_its_publisher() -> None:
    text = (
        "Isabella Beeton was an English journalist. Nancy Spain published Mrs Beeton and her Husband in 1948, updated "
        "and retitled in 1956 to The Beeton Story."
    )
    assert not any("retitle" in question for question in _asked(text, "Isabella Beeton", Family.WHO, Family.WHEN))


def test_an_aside_cut_off_leaves_no_dash() -> None:
    text = (
        "In the middle of 1864 the Beetons again visited the Goubauds in Paris — the couple's third visit to the city "
        "— and Isabella was pregnant during the visit, just as she had been the previous year."
    )
    assert not any("—." in question for question in _asked(text, "Isabella Beeton", Family.CLOZE))


def test_a_sentence_whose_subject_stands_behind_a_bracket_is_read() -> None:
    text = (
        "In antiquity the costly murrhine vessels described by Pliny the Elder (Nero is said to have paid a million "
        "sesterces for a single one) were very likely also of fluorite. Fluorite was mined in Derbyshire from 1765."
    )
    assert "Fluorite was mined in ____ from 1765." in _asked(text, "Fluorite")


def test_an_emperor_named_like_the_topic_stays_himself() -> None:
    text = (
        "Tiberius Julius Caesar Augustus was the second Roman emperor. Tiberius was born in Rome to Livia Drusilla. "
        "In 38 BC, Livia divorced Nero and married Augustus."
    )
    assert not any("married Tiberius" in question for question in _asked(text, "Tiberius", Family.CLOZE))


@pytest.mark.parametrize(
    ("title", "text", "begins"),
    [
        (
            "Death of a Salesman",
            "Death of a Salesman is a 1949 play by Arthur Miller. The play premiered on Broadway in 1949.",
            "Death of a Salesman premiered",
        ),
        (
            "Spirited Away",
            (
                "Spirited Away is a 2001 animated film by Hayao Miyazaki. It was produced by Toshio Suzuki for "
                "Studio Ghibli."
            ),
            "Spirited Away was produced",
        ),
        (
            "International Covenant on Civil and Political Rights",
            (
                "The International Covenant on Civil and Political Rights is a multilateral treaty. It was "
                "adopted by the General Assembly on 16 December 1966."
            ),
            "The International Covenant on Civil and Political Rights was adopted",
        ),
        (
            "Shahnameh",
            (
                "The Shahnameh is a long epic poem written by the Persian poet Ferdowsi and is the national epic "
                "of Iran."
            ),
            "The Shahnameh is",
        ),
        (
            "Ahmedabad",
            "Ahmedabad, also spelt Amdavad, is the most populous city in the Indian state of Gujarat.",
            "Ahmedabad, also spelt",
        ),
    ],
)
def test_a_title_is_said_as_it_is(title: str, text: str, begins: str) -> None:
    shown = _asked(text, title, Family.CLOZE)
    assert any(question.startswith(begins) for question in shown)
    assert not any(question.startswith("The the ") for question in shown)


@pytest.mark.parametrize(
    ("title", "text", "asked"),
    [
        (
            "Laurel and Hardy",
            "Laurel and Hardy were a comedy double act during the early Classical Hollywood era.",
            "What were Laurel and Hardy?",
        ),
        (
            "Brave New World",
            "Brave New World is a dystopian novel by English author Aldous Huxley.",
            "What is Brave New World?",
        ),
        (
            "Cardiff",
            "Cardiff was granted the status of a city in 1905. Ships left for the Cardiff Bay.",
            "In what year was Cardiff granted the status of a city?",
        ),
    ],
)
def test_a_name_at_the_beginning_keeps_its_capital(title: str, text: str, asked: str) -> None:
    assert asked in _asked(text, title, Family.DEFINITION, Family.WHEN)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (
            "Small objects are collectively called small Solar System bodies (SSSBs) by astronomers.",
            "SSSB",
            "small Solar System bodies",
        ),
        (
            "He worked for the Office of Price Administration (OPA) in Washington.",
            "OPA",
            "Office of Price Administration",
        ),
    ],
)
def test_letters_are_written_out_whole(text: str, short: str, long: str) -> None:
    assert _asked(text, "", Family.ACRONYM) == {f"What does {short} stand for?": long}


def test_members_of_a_row_are_no_explanation_of_each_other() -> None:
    text = (
        "Outer Manchuria includes present-day Amur Oblast, Primorsky Krai, the Jewish Autonomous Oblast, the "
        "southern part of Khabarovsk Krai, and the eastern edge of Zabaykalsky Krai."
    )
    assert not _asked(text, "Manchuria", Family.APPOSITIVE)
