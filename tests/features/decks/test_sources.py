"""The sentence of a card with its neighbours, from the whole text or from a window of it."""

from types import SimpleNamespace

import pytest

from quizapp.features.decks import queries
from quizapp.features.decks.sources import sentences, source_of
from quizapp.models import Card, User
from tests import factories

TEXT = "A title\n\nDr. Low came first. The U.S. army left in 2011. Nobody stayed! What then?\n\nAnother paragraph."
SENTENCE = "The U.S. army left in 2011."


def note(**values: object) -> SimpleNamespace:
    start, year = TEXT.index(SENTENCE), TEXT.index("2011")
    fields = {"id": 1, "sentence": SENTENCE, "start": start, "end": start + len(SENTENCE), "context": ""}
    return SimpleNamespace(**(fields | {"answer_start": year, "answer_end": year + 4, "paragraph": 1} | values))


def test_neighbours_stand_on_both_sides() -> None:
    source = source_of(note(), TEXT, article_id=7, title="T")
    assert (source.before, source.after) == ("Dr. Low came first.", "Nobody stayed!")
    assert (source.lead, source.answer, source.rest) == ("The U.S. army left in ", "2011", ".")
    assert (source.article_id, source.title, source.paragraph) == (7, "T", 1)


@pytest.mark.parametrize("offset", [0, 5, 29])
def test_a_window_gives_the_same(offset: int) -> None:
    assert source_of(note(), TEXT[offset:], offset=offset).answer == "2011"
    assert source_of(note(), TEXT[offset:], offset=offset).after == "Nobody stayed!"


def test_neighbours_end_with_the_paragraph() -> None:
    start = TEXT.index("What then?")
    source = source_of(note(sentence="What then?", start=start, end=start + 10, answer_start=None), TEXT)
    assert (source.before, source.lead, source.after) == ("Nobody stayed!", "What then?", "")


@pytest.mark.parametrize(
    "values", [{"start": None}, {"start": 3, "end": 9}, {"sentence": "Something else."}, {"end": 10**6}]
)
def test_places_that_do_not_fit_the_text_show_the_sentence_alone(values: dict[str, object]) -> None:
    source = source_of(note(**values), TEXT)
    assert (source.before, source.after, source.article_id) == ("", "", None)
    assert source.lead + source.answer + source.rest == note(**values).sentence


@pytest.mark.parametrize("places", [(None, 3), (5, 5), (9999, 99999), (-1, 4)])
def test_an_answer_outside_its_sentence_is_not_marked(places: tuple[int | None, int]) -> None:
    source = source_of(note(answer_start=places[0], answer_end=places[1]), TEXT)
    assert (source.lead, source.answer) == (SENTENCE, "")


def test_long_neighbours_are_cut_at_a_word() -> None:
    text = "Word " * 200 + "ends. " + SENTENCE + " " + "more " * 200
    start = text.index(SENTENCE)
    source = source_of(note(start=start, end=start + len(SENTENCE), answer_start=None), text)
    assert source.before.startswith("… ")
    assert source.after.endswith(" …")
    assert max(len(source.before), len(source.after)) < 270


@pytest.mark.parametrize(
    ("paragraph", "number"),
    [("", 0), ("One.", 1), ("One. Two.", 2), ("It cost 3.5 m. Then?", 2), ("J. S. Bach died. He slept.", 2),
     ('"Go." He left.', 2), ("e.g. this one", 1), ("No stop at the end", 1)],
)  # fmt: skip
def test_sentences_are_told_apart(paragraph: str, number: int) -> None:
    assert len(sentences(paragraph)) == number


def test_from_the_database_without_the_whole_text(ana: User, first: Card) -> None:
    source = queries.source_for(first.note)
    assert (source.answer, source.before) == ("1996", "Lake Baikal is a rift lake in southern Siberia, Russia.")
    assert source.article_id == first.note.deck_id or source.article_id


def test_far_into_a_long_article_with_signs_of_every_width(ana: User) -> None:
    text = "𝔏 É Ж 水. " * 3000 + "The lake was named in 1996. " + "After it. " * 300
    start = text.index("The lake")
    deck = factories.deck(ana, factories.article(ana, text=text, title="Signs"))
    placed = factories.note(deck, text[start : start + 27], start=start, end=start + 27)
    source = queries.source_for(placed)
    assert (source.lead, source.after) == ("The lake was named in 1996.", "After it.")
