"""The whole story: cards, spares, drops and usable sentences of a text, the same at every run."""

import subprocess
import sys

import pytest

from quizapp.core.cards.card import as_row
from quizapp.core.cards.wish import Wish
from tests.quality.articles import language, own_articles

ARTICLE = next(article for article in own_articles() if article.name == "smallpox-vaccine")

pytestmark = pytest.mark.slow


def test_cards_come_in_order_with_scores_and_spares_share_their_facts() -> None:
    made = language().make_cards(ARTICLE.text)
    assert [card.start for card in made.cards] == sorted(card.start for card in made.cards)
    assert {spare.fact_key for spare in made.spares} <= {card.fact_key for card in made.cards}
    assert len({card.fact_key for card in made.cards}) == len(made.cards)
    assert all(0 < card.score <= 1 for card in made.cards)


def test_limit_and_kinds_are_obeyed() -> None:
    assert len(language().make_cards(ARTICLE.text, Wish(limit=4)).cards) == 4
    assert {card.kind for card in language().make_cards(ARTICLE.text, Wish(kinds={"when"})).cards} == {"when"}
    assert language().make_cards(ARTICLE.text, Wish(kinds=set())).cards == []


def test_every_dropped_draft_and_sentence_has_its_check() -> None:
    made = language().make_cards(ARTICLE.text)
    assert all(drop.check and drop.sentence for drop in made.drops)
    assert any(not drop.question for drop in made.drops)
    assert any(drop.question for drop in made.drops)


def test_text_without_facts_offers_its_sentences() -> None:
    made = language().make_cards("Rivers are calm in the evening. Walking beside them soothes a tired mind.")
    assert made.cards == []
    assert [sentence.text for sentence in made.sentences][:1] == ["Rivers are calm in the evening."]


def test_nothing_at_all_gives_nothing() -> None:
    made = language().make_cards("")
    assert (made.cards, made.spares, made.sentences, made.words) == ([], [], [], 0)


def test_another_process_makes_the_same_cards() -> None:
    code = (
        "import sys; from quizapp.core.cards.wish import Wish; from quizapp.adapters.language import SpacyLanguage;"
        "made = SpacyLanguage().make_cards(sys.stdin.read(), Wish(seed=7));"
        "print([(c.question, c.distractors, c.fact_key) for c in made.cards])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        input=ARTICLE.text,
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "11"},
    )
    here = [(c.question, c.distractors, c.fact_key) for c in language().make_cards(ARTICLE.text, Wish(seed=7)).cards]
    assert run.stdout.strip() == str(here)


def test_a_row_says_what_the_command_prints() -> None:
    row = as_row(language().make_cards(ARTICLE.text).cards[0])
    assert list(row) == ["kind", "question", "answer", "options", "sentence", "start", "end", "paragraph", "score"]
    assert ARTICLE.text[row["start"] : row["end"]] == row["sentence"]  # type: ignore[misc]
    assert row["options"] is None or row["answer"] in row["options"]  # type: ignore[operator]
