"""Years, numbers and names of a language whose grammar we do not know; documents are built by hand."""

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from quizapp.core.facts.fact import AnswerType, Found
from quizapp.core.facts.neutral import find_plain_facts

VOCAB = Vocab()


def doc(text: str, names: dict[str, str] | None = None, pos: dict[str, str] | None = None, **morphs: str) -> Doc:
    """A document of one sentence; `names` says which words are names of which label."""
    words = text.replace(".", " .").replace(",", " ,").split()
    spaces = [place + 1 < len(words) and words[place + 1] not in {".", ","} for place in range(len(words))]
    made = Doc(
        VOCAB,
        words,
        spaces,
        pos=[pos.get(word, "X") for word in words] if pos else None,
        morphs=[morphs.get(word, "") for word in words] if pos else None,
        sent_starts=[True] + [False] * (len(words) - 1),
    )
    made.ents = [Span(made, words.index(name), words.index(name) + 1, label) for name, label in (names or {}).items()]
    return made


def found(document: Doc, offset: int = 0) -> Found:
    return find_plain_facts([(document, offset)], title="Titel")


def answers(document: Doc) -> list[tuple[str, AnswerType]]:
    return [(fact.answer.text, fact.answer.type) for fact in found(document).facts]


def test_a_year_a_name_and_their_places_in_the_article() -> None:
    text = "Im Sommer 1868 gründete Kellaway die Stadt am breiten Fluss."
    facts = found(doc(text, {"Kellaway": "PER"}), offset=100).facts
    assert [(fact.answer.text, fact.answer.type) for fact in facts] == [
        ("1868", AnswerType.YEAR),
        ("Kellaway", AnswerType.PERSON),
    ]
    for fact in facts:
        assert text[fact.answer.start - 100 : fact.answer.end - 100] == fact.answer.text
        assert fact.ask.before + fact.answer.text + fact.ask.after == text == fact.sentence.text


@pytest.mark.parametrize(
    ("text", "names", "answer"),
    [
        ("Der See liegt im Süden von Sibirien und ist sehr tief und alt.", {"Sibirien": "LOC"}, "Sibirien"),
        ("Leden av Nordlyd var 42 kilometer lang og meget tung den gang.", {"Nordlyd": "ORG"}, "Nordlyd"),
        ("Der Turm neben dem alten Hafen ist genau 57 Meter hoch gebaut.", {}, "57"),
        ("Jezero leží na jihu země Sibiř a voda tam bývá velmi čistá.", {"Sibiř": "gpe"}, "Sibiř"),
    ],
)
def test_names_by_the_pipelines_own_label(text: str, names: dict[str, str], answer: str) -> None:
    assert answer in [words for words, _ in answers(doc(text, names))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zwischen 1868 und 1875 wuchs die Stadt am Fluss sehr schnell.", {}),  # two years: which one is meant
        ("Von 1868-1875 wuchs die alte Stadt am großen Fluss sehr schnell.", {}),  # a span
        ("Nach Rom , Paris reiste damals die ganze große Gesellschaft gern.", {"Rom": "LOC", "Paris": "LOC"}),  # a list
        ("Rom liegt in Italien, und Rom war immer schon sehr groß.", {"Rom": "LOC"}),  # named twice
        ("Kellaway gründete die Stadt am breiten Fluss im warmen Sommer.", {"Kellaway": "PER"}),  # the gap comes first
        ("Er kam mit 12 Leuten und 30 Pferden an den breiten Fluss.", {}),  # which figure is meant
    ],
)
def test_nothing_is_asked_that_could_be_something_else(text: str, names: dict[str, str]) -> None:
    assert answers(doc(text, names)) == []


VERB = {"wuchs": "VERB", "wuchsen": "VERB"}


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (doc("Die Stadt wuchs 1868."), "length"),
        (doc("die Stadt am breiten Fluss wuchs im Jahr 1868 sehr schnell."), "not a whole sentence"),
        (doc("Die Stadt am breiten Fluss wuchs im Jahr 1868 sehr schnell"), "not a whole sentence"),
        (doc("Die Stadt am breiten Fluss im Jahr 1868 und danach.", pos={"Stadt": "NOUN"}), "no verb"),
        (doc("Sie wuchs am breiten Fluss im Jahr 1868 sehr schnell.", pos=VERB | {"Sie": "PRON"}), "points back"),
        (
            doc("Diese Stadt am Fluss wuchs im Jahr 1868 schnell.", pos=VERB, Diese="PronType=Dem"),
            "points back",
        ),
        (
            doc("Im Jahr 1868 wuchs sie am breiten Fluss.", pos=VERB | {"sie": "PRON"}, sie="Person=3|PronType=Prs"),
            "points back",
        ),
        (
            doc("Im Jahr 1868 wuchsen wir am breiten Fluss.", pos=VERB, wir="Person=1"),
            "first or second person",
        ),
    ],
)
def test_an_unsound_sentence_is_skipped_with_its_reason(document: Doc, reason: str) -> None:
    result = found(document)
    assert [skipped.reason for skipped in result.skipped] == [reason]
    assert not result.facts
