"""The door to the language model: light to import, loaded once, honest about progress; and its quick twin."""

import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from quizapp.adapters.language import (
    SpacyLanguage,
    language_for,
    languages_of,
    not_installed,
    pieces_of,
    register,
)
from quizapp.adapters.language.twin import FakeLanguage
from quizapp.core.cards.wish import Wish
from tests.quality.articles import language

TEXT = (
    "A Title\n\nThe town of Dunmarrow was founded in 1868 by Silas Kellaway.\n\n"
    "In summer the harbour of Port Orrin is open."
)


def test_importing_it_loads_no_model() -> None:
    code = "import sys, quizapp.adapters.language; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_pieces_are_paragraphs_with_their_offsets() -> None:
    assert all(TEXT[start:].startswith(piece) for piece, start in pieces_of(TEXT))
    assert [start for _, start in pieces_of(TEXT)] == [0, 9, 71]


def test_the_twin_makes_honest_cards_without_a_model() -> None:
    made = FakeLanguage().make_cards(TEXT)
    assert [card.answer for card in made.cards] == ["Dunmarrow", "Port Orrin"]
    for card in made.cards:
        assert TEXT[card.start : card.end] == card.sentence
        assert TEXT[card.answer_start : card.answer_end] == card.answer
        assert card.question.replace("____", card.answer) == card.sentence


def test_the_twin_obeys_limit_and_tells_progress() -> None:
    told: list[tuple[int, int]] = []
    made = FakeLanguage().make_cards(TEXT, Wish(limit=1), progress=lambda done, total: told.append((done, total)))
    assert len(made.cards) == 1
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("In 1837 he fought a duel with Texas Brig. Gen. Felix Huston, as they challenged each other.", 1),
        ("He served as chief of staff to Bvt. Brig. Gen. Henry Atkinson. It was in 1832.", 2),
        ("He was assigned to Capt. Henry Brown in 1845. General Taylor replaced Lt. Col. Smith.", 2),
    ],
)
def test_no_sentence_ends_behind_a_title_before_a_name(text: str, sentences: int) -> None:
    ((doc, _),) = language().parse([(text, 0)])
    assert len(list(doc.sents)) == sentences
    assert doc.text == text


@pytest.mark.slow
def test_the_real_one_loads_once_for_all_threads_and_tells_progress() -> None:
    real, told = SpacyLanguage(), []
    threads = [Thread(target=real.load) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    model = real.load()
    made = real.make_cards(TEXT, progress=lambda done, total: told.append((done, total)))
    assert real.load() is model
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert made.words == len(TEXT.split())


@pytest.mark.slow
def test_a_pipeline_that_is_not_installed_is_an_error() -> None:
    with pytest.raises(OSError, match="no_such_pipeline"):
        SpacyLanguage("no_such_pipeline").make_cards(TEXT)


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A pipeline on this machine, without grammar: it knows two names and nothing else."""
    import spacy

    model, folder = spacy.blank("fr"), tmp_path_factory.mktemp("pipelines") / "fr_small"
    ruler = model.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "LOC", "pattern": "Paris"}, {"label": "PER", "pattern": "Claudius Regaud"}])
    model.to_disk(folder)
    return str(folder)


FRENCH = (
    "L'institut du radium ouvre en 1914 dans la capitale du pays.\n\n"
    "Le grand laboratoire est dirigé pendant des années par Claudius Regaud. Il est vide."
)


def test_another_language_gives_gaps_by_its_own_pipeline(french: str) -> None:
    made = SpacyLanguage(french, "fr").make_cards(FRENCH)
    assert [(card.kind, card.answer) for card in made.cards] == [("cloze", "1914"), ("cloze", "Claudius Regaud")]
    assert all(FRENCH[card.start : card.end] == card.sentence for card in made.cards)
    assert "length" in {drop.check for drop in made.drops}


def test_the_language_of_the_text_chooses_english_when_nobody_can_tell(french: str) -> None:
    known: dict[str, object] = {}
    register(known, {"en": "", "fr": french})
    assert language_for(known, "fr") is known["quizapp.languages"]["fr"]
    assert {language_for(known, code).language for code in ("en", None, "xx")} == {"en"}


def test_what_is_not_installed_is_known_without_loading(french: str, tmp_path: Path) -> None:
    named = {"en": "", "fr": french, "de": "no_such_pipeline", "it": str(tmp_path), "nl": "spacy"}
    assert not_installed(named) == {"de": "no_such_pipeline", "it": str(tmp_path)}
    assert set(languages_of(named)) == set(named)
