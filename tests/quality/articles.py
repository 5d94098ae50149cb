"""The gold articles: texts written for this project with the facts a good set of cards would hold, and sentences
to leave alone. Nobody tunes on the held-out ones: they say whether what was learnt on the others holds elsewhere."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from quizapp.adapters.language import SpacyLanguage, pieces_of
from quizapp.core.cards.card import Card
from quizapp.core.cards.folding import folded
from quizapp.core.cards.wish import Wish
from quizapp.core.generate import Generated, generate
from quizapp.core.text import clean, guess_title

OWN = Path(__file__).parent.parent / "data" / "articles"
HELD_OUT = (
    "cecilia-payne-gaposchkin",
    "hollinbeck-lido-to-reopen",
    "how-a-vaccine-gets-its-licence",
    "learning-the-cello-at-forty-three",
    "plates-on-the-move",
    "river-severn",
    "siege-of-chateau-gaillard",
    "where-ketchup-comes-from",
)
SHARED = Path(__file__).resolve().parents[3] / "shared" / "articles"


@dataclass(frozen=True, eq=False)
class Gold:
    """An article and what is expected of it."""

    name: str
    text: str
    facts: tuple[dict[str, object], ...]
    forbidden: tuple[str, ...]
    genre: str = ""

    @property
    def held_out(self) -> bool:
        """Is this one of the articles that nobody tunes on?"""
        return self.name in HELD_OUT


@cache
def language() -> SpacyLanguage:
    """The one language model of the whole test run."""
    return SpacyLanguage()


def gold(path: Path) -> Gold:
    """The gold article whose text stands at this path and whose expectations stand beside it."""
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    forbidden = tuple(one["sentence"] for one in expected["forbidden"])
    text = clean(path.read_text(encoding="utf-8"))
    return Gold(path.stem, text, tuple(expected["facts"]), forbidden, expected.get("genre", ""))


@cache
def own_articles() -> tuple[Gold, ...]:
    """The articles in the repository, in the order of their names."""
    return tuple(gold(path) for path in sorted(OWN.glob("*.txt")))


@cache
def parsed(article: Gold) -> list[tuple[Doc, int]]:
    """A gold article read by the language model, once for all tests."""
    return list(language().parse(pieces_of(article.text)))


@cache
def generated(article: Gold, limit: int | None = None) -> Generated:
    """The cards of a gold article."""
    return generate(parsed(article), Wish(limit=limit), title=guess_title(article.text))


def hits(fact: dict[str, object], card: Card) -> bool:
    """Does this card ask for this fact: the same sentence or a part of it, and an answer that counts as right?"""
    accepted = fact["accept"]
    assert isinstance(accepted, list)
    right = {folded(clean(str(answer))) for answer in accepted}
    said = {folded(card.answer), *(folded(other) for other in card.accept)}
    return card.sentence in clean(str(fact["sentence"])) and any(
        one in said or any(one in other or other in one for other in said if len(other) > 3) for one in right
    )


def covered(article: Gold, cards: list[Card]) -> list[str]:
    """The ids of the facts that some card asks for."""
    return [str(fact["id"]) for fact in article.facts if any(hits(fact, card) for card in cards)]


def trespasses(article: Gold, cards: list[Card]) -> list[Card]:
    """The cards made from sentences that should have been left alone."""
    forbidden = {clean(sentence) for sentence in article.forbidden}
    return [card for card in cards if any(card.sentence == one or card.sentence in one for one in forbidden)]


def wrong_places(article: Gold, cards: list[Card]) -> list[Card]:
    """The cards whose offsets do not point at their sentence and answer."""
    text = article.text
    return [card for card in cards if text[card.start : card.end] != card.sentence or not _answer_stands(text, card)]


def _answer_stands(text: str, card: Card) -> bool:
    return card.answer_start is not None and text[card.answer_start : card.answer_end] == card.answer
