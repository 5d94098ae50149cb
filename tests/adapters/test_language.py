"""The door to the language model: light to import, loaded once, honest about progress; and its quick twin."""

import subprocess
import sys
from threading import Thread

import pytest

from quizapp.adapters.language import FakeLanguage, SpacyLanguage, pieces_of
from quizapp.core.cards.wish import Wish

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
