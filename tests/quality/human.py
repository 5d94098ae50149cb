"""Do the cards ask what people ask? Articles for which readers wrote questions of their own, where they are present."""

import json
from dataclasses import dataclass
from pathlib import Path

from quizapp.core.cards.card import Card
from quizapp.core.cards.folding import folded
from quizapp.core.cards.wish import Wish
from quizapp.core.text import clean
from tests.quality.articles import SHARED, language

FILES = (SHARED / "squad_dev_split.json", SHARED / "other_genres_dev.json")
_SCRAPS = ("Reddit posts", "Product reviews")
"""Titles under which each paragraph is a text of its own."""


@dataclass(frozen=True)
class Asked:
    """Paragraphs of one text, each with the answers people asked for."""

    title: str
    paragraphs: tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True)
class Tally:
    """Of one title: words, cards made, and how many of these ask for an answer that a person asked for."""

    title: str
    words: int
    cards: int
    hits: int


def asked_texts(path: Path) -> list[Asked]:
    """The texts of a file with the people's answers, small texts under one title apart."""
    texts: list[Asked] = []
    for article in json.loads(path.read_text(encoding="utf-8")):
        parts = tuple((clean(p["text"]), _answers(p["qas"])) for p in article["paragraphs"])
        if article["title"] in _SCRAPS:
            texts += [Asked(article["title"], (part,)) for part in parts]
        else:
            texts.append(Asked(article["title"], parts))
    return texts


def _answers(questions: list[dict[str, list[str]]]) -> frozenset[str]:
    return frozenset(folded(clean(answer)) for question in questions for answer in question["answers"]) - {""}


def tallies(path: Path, limit: int | None = None) -> list[Tally]:
    """How the cards of each title in a file meet the people's questions."""
    made: dict[str, Tally] = {}
    for asked in asked_texts(path):
        text = "\n\n".join(part for part, _ in asked.paragraphs)
        title = "" if asked.title in _SCRAPS else asked.title
        cards = language().make_cards(text, Wish(limit=limit), title=title).cards
        before = made.get(asked.title, Tally(asked.title, 0, 0, 0))
        hits = sum(_hits(card, asked) for card in cards)
        made[asked.title] = Tally(
            asked.title, before.words + len(text.split()), before.cards + len(cards), before.hits + hits
        )
    return list(made.values())


def _hits(card: Card, asked: Asked) -> bool:
    said = {folded(card.answer), *(folded(other) for other in card.accept)} - {""}
    return any(
        card.sentence in text and any(_meets(one, right) for one in said for right in answers)
        for text, answers in asked.paragraphs
    )


def _meets(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return f" {short} " in f" {long} " and 2 * len(short.split()) >= len(long.split())
