"""Questions of an older generator, rated by a strict reader: are the good still asked, the bad no longer made?

Each rated sentence is read inside the article it came from, where that article is at hand, and alone elsewhere.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from quizapp.adapters.language import pieces_of
from quizapp.core.cards.checks import problem, words
from quizapp.core.cards.draft import Draft, drafts
from quizapp.core.cards.folding import folded
from quizapp.core.cards.rank import FLOOR, score
from quizapp.core.cards.wish import USUAL, Wish
from quizapp.core.facts.fact import Family, Found, Shape
from quizapp.core.facts.find import find_facts
from quizapp.core.text import clean
from tests.quality.articles import SHARED, language

RATED = SHARED / "wh_cards_rated.jsonl"
CONTEXT = SHARED / "squad_dev_split.json"
ASKED = ("asked", "asked as another kind")
"""The fates of a good question that count as surviving: the second only when more questions are wished for."""


@dataclass(frozen=True)
class Rated:
    """A question, its answer and sentence, and whether the reader kept it."""

    question: str
    answer: str
    sentence: str
    good: bool
    kind: str


@dataclass(frozen=True)
class Fate:
    """What becomes of a rated question today: `end` is "asked", or the check, the reason or "no finder".

    `told` names what else is known: whether the article was at hand, and the nearest draft.
    """

    rated: Rated
    end: str
    in_article: bool
    told: str = ""


@dataclass(frozen=True, eq=False)
class Reading:
    """All drafts of a text with the name of what drops each ("" for none), by the sentence they come from."""

    found: Found
    drafts: tuple[tuple[Draft, str], ...]


def rated_rows(path: Path = RATED) -> list[Rated]:
    """The rated questions of a JSON Lines file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Rated(r["question"], r["answer"], r["sentence"], bool(r["good"]), r.get("kind", "")) for r in rows]


def fates(rows: list[Rated]) -> list[Fate]:
    """What becomes of each rated question today."""
    homes = sorted(((_home(row.sentence), row) for row in rows), key=lambda pair: pair[0])
    made: list[Fate] = []
    for home, group in groupby(homes, key=lambda pair: pair[0]):
        for _, row in group:
            reading = _reading(*_texts()[home]) if home else _reading("", row.sentence)
            made.append(_good_fate(row, reading, bool(home)) if row.good else _bad_fate(row, reading, bool(home)))
    return made


@cache
def _texts() -> dict[str, tuple[str, str]]:
    if not CONTEXT.exists():
        return {}
    articles = json.loads(CONTEXT.read_text(encoding="utf-8"))
    return {a["title"]: (a["title"], clean("\n\n".join(p["text"] for p in a["paragraphs"]))) for a in articles}


@cache
def _squeezed() -> dict[str, str]:
    return {title: _plain(text) for title, (_, text) in _texts().items()}


def _home(sentence: str) -> str:
    return next((title for title, text in _squeezed().items() if _plain(clean(sentence)) in text), "")


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


@cache
def _reading(title: str, text: str) -> Reading:
    found = find_facts(language().parse(pieces_of(text)), title=title)
    every = drafts(found, Wish(kinds=[family.value for family in Family]))
    return Reading(found, tuple((draft, _dropped_by(draft, found)) for draft in every))


def _dropped_by(draft: Draft, found: Found) -> str:
    return problem(draft, found) or ("low score" if score(draft) < FLOOR else "")


def _same_sentence(one: str, other: str) -> bool:
    return one in other or other in one


def _near(row: Rated, reading: Reading) -> Iterator[tuple[Draft, str]]:
    """The drafts of the rated sentence whose answer overlaps the rated one."""
    sentence, right = _plain(row.sentence), _plain(folded(row.answer))
    for draft, end in reading.drafts:
        here = _same_sentence(_plain(draft.fact.sentence.text), sentence)
        if here and _overlap(_plain(folded(draft.answer)), right):
            yield draft, end


def _overlap(one: str, other: str) -> bool:
    """Does one answer hold the other, and is it no more than three times as long?"""
    short, long = sorted((one, other), key=len)
    return bool(short) and f" {short} " in f" {long} " and 3 * len(short.split()) >= len(long.split())


def _good_fate(row: Rated, reading: Reading, in_article: bool) -> Fate:
    near = list(_near(row, reading))
    passed = [draft for draft, end in near if not end]
    if any(draft.fact.family in USUAL for draft in passed):
        return Fate(row, ASKED[0], in_article)
    if passed:
        return Fate(row, ASKED[1], in_article, passed[0].fact.family.value)
    skips = [s.reason for s in reading.found.skipped if _same_sentence(_plain(s.sentence.text), _plain(row.sentence))]
    if near:
        told = "; ".join(f"[{end}] {draft.fact.family.value}: {draft.question}" for draft, end in near[:3])
        return Fate(row, near[0][1], in_article, told)
    if skips:
        return Fate(row, f"sentence skipped: {skips[0]}", in_article)
    others = [
        pair for pair in reading.drafts if _same_sentence(_plain(pair[0].fact.sentence.text), _plain(row.sentence))
    ]
    told = "; ".join(f"[{end or 'passes'}] {draft.question} {draft.answer}" for draft, end in others[:4])
    return Fate(row, "no finder", in_article, told)


def _bad_fate(row: Rated, reading: Reading, in_article: bool) -> Fate:
    for draft, end in _near(row, reading):
        if not end and draft.fact.ask.shape != Shape.GAP and _alike(draft.question, row.question):
            return Fate(row, ASKED[0], in_article, draft.question)
    return Fate(row, "not made", in_article)


def _alike(one: str, other: str) -> bool:
    """Are four of five words the same? A bad question stays bad when only a comma is mended."""
    first, second = ({word.lower() for word in words(text)} for text in (one, other))
    return len(first & second) >= 0.8 * len(first | second)


def lost(found: list[Fate]) -> list[Fate]:
    """The good questions whose fact is not asked for any more, those of one end together."""
    return sorted((f for f in found if f.rated.good and f.end not in ASKED), key=lambda f: f.end)


def shares(found: list[Fate]) -> tuple[float, float]:
    """The share of the good questions whose fact is still asked for, and of the bad ones that are not made."""
    good = [f.end in ASKED for f in found if f.rated.good]
    bad = [f.end not in ASKED for f in found if not f.rated.good]
    return sum(good) / len(good), sum(bad) / len(bad)


def main() -> None:
    """Print the good questions that are not asked any more, by what drops them, and the bad ones still made."""
    found = fates(rated_rows())
    gone = lost(found)
    print(f"{len(gone)} good questions of {sum(f.rated.good for f in found)} are not asked any more\n")
    for end, count in Counter(f.end for f in gone).most_common():
        print(f"{count:4} {end}")
    for fate in gone:
        _print(fate)
    print("\nBad questions that are still made")
    for fate in found:
        if not fate.rated.good and fate.end in ASKED:
            _print(fate)


def _print(fate: Fate) -> None:
    alone = "" if fate.in_article else ", sentence read alone"
    print(f"\n== {fate.end} [{fate.rated.kind}{alone}]\nQ: {fate.rated.question}\nA: {fate.rated.answer}")
    print(f"S: {fate.rated.sentence}" + (f"\n   {fate.told}" if fate.told else ""))


if __name__ == "__main__":
    main()
