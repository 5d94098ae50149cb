"""Reading an article once for judging: every draft it gives and what drops it, and the drafts nearest to a rated
question."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quizapp.adapters.language import pieces_of
from quizapp.core.cards.checks import settled
from quizapp.core.cards.draft import Draft, drafts
from quizapp.core.cards.folding import folded
from quizapp.core.cards.rank import choose, rating
from quizapp.core.cards.wish import Wish
from quizapp.core.cards.words import words
from quizapp.core.facts.fact import Family, Found
from quizapp.core.facts.find import find_facts
from quizapp.core.text import clean, guess_title
from tests.quality.articles import SHARED, language

LOW = "low score"
CONTEXT = SHARED / "squad_dev_split.json"


@dataclass(frozen=True)
class Rated:
    """A question, its answer and sentence, whether the reader kept it, and the file of its article ("" if unknown)."""

    question: str
    answer: str
    sentence: str
    good: bool
    kind: str
    file: str = ""


@dataclass(frozen=True, eq=False)
class Reading:
    """All drafts of a text with the name of what drops each ("" for none)."""

    found: Found
    drafts: tuple[tuple[Draft, str], ...]


def rated_rows(path: Path) -> list[Rated]:
    """The rated questions of a JSON Lines file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Rated(r["question"], r["answer"], r["sentence"], bool(r["good"]), r.get("kind", ""), r.get("file", ""))
        for r in rows
    ]


def home(sentence: str) -> str:
    """The title of the shared article in which this sentence stands, or ""."""
    return next((title for title, text in _squeezed().items() if plain(clean(sentence)) in text), "")


def read_at_home(title: str) -> Reading:
    """The drafts of the shared article of this title."""
    return read(title, _texts()[title])


def read_file(path: Path) -> Reading:
    """The drafts of an article in a text file."""
    text = clean(path.read_text(encoding="utf-8"))
    return read(guess_title(text), text)


@cache
def read(title: str, text: str) -> Reading:
    """Every draft of a cleaned text, of all kinds, and what drops it."""
    found = find_facts(language().parse(pieces_of(text)), title=title, is_wide=True)
    every = drafts(found, _ALL)
    return Reading(found, tuple(_settled(draft, found) for draft in every))


_ALL = Wish(kinds=[family.value for family in Family], is_wide=True)


def _settled(draft: Draft, found: Found) -> tuple[Draft, str]:
    """The draft as it is shown, and what drops it for whoever asks for more questions of all kinds."""
    shown, end = settled(draft, found, is_wide=True)
    return shown, end or ("" if choose([shown], _ALL, words=found.words, by=rating(found))[0] else LOW)


@cache
def _texts() -> dict[str, str]:
    if not CONTEXT.exists():
        return {}
    articles = json.loads(CONTEXT.read_text(encoding="utf-8"))
    return {a["title"]: clean("\n\n".join(p["text"] for p in a["paragraphs"])) for a in articles}


@cache
def _squeezed() -> dict[str, str]:
    return {title: plain(text) for title, text in _texts().items()}


@cache
def plain(text: str) -> str:
    """A text without case and punctuation, for comparing."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def same_sentence(one: str, other: str) -> bool:
    """Is one sentence the other, or a part of it?"""
    first, second = plain(one), plain(other)
    return first in second or second in first


def near(row: Rated, reading: Reading) -> Iterator[tuple[Draft, str]]:
    """The drafts of the rated sentence whose answer overlaps the rated one."""
    right = plain(folded(row.answer))
    for draft, end in reading.drafts:
        here = same_sentence(draft.fact.sentence.text, row.sentence)
        if here and _overlap(plain(folded(draft.answer)), right):
            yield draft, end


def _overlap(one: str, other: str) -> bool:
    """Does one answer hold the other, and is it no more than three times as long?"""
    short, long = sorted((one, other), key=len)
    return bool(short) and f" {short} " in f" {long} " and 3 * len(short.split()) >= len(long.split())


def alike(one: str, other: str) -> bool:
    """Are four of five words the same? A question stays what it is when only a comma is mended."""
    first, second = ({word.lower() for word in words(text)} for text in (one, other))
    return len(first & second) >= 0.8 * len(first | second)
