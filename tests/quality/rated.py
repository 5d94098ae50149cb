"""Questions of an older generator, rated by a strict reader: are the good still asked, the bad no longer made?

Both are asked of whoever asks for more questions of all kinds, who is the only one to get the kinds that are seldom
sure: a good question survives if its fact is asked for then, in whatever form, and a bad one is gone only if not even
then it is made. Of what the usual deck makes, the first would say too little and the second nothing.

Each rated sentence is read inside the article it came from, where that article is at hand, and alone elsewhere.
`python -m tests.quality.rated` prints each good question that is not asked any more, and what drops it.
"""

from collections import Counter
from dataclasses import dataclass

from quizapp.core.cards.wish import USUAL
from quizapp.core.facts.fact import Shape
from tests.quality.articles import SHARED
from tests.quality.readings import Rated, Reading, alike, home, near, rated_rows, read, read_at_home, same_sentence

RATED = SHARED / "wh_cards_rated.jsonl"
_UNTITLED = "Untitled"  # of a sentence read alone: without any title the sentence itself would be taken for one
ASKED = ("asked", "asked as another kind")
"""The fates of a good question that count as surviving: asked as a kind of the usual deck, or as one beyond it."""


@dataclass(frozen=True)
class Fate:
    """What becomes of a rated question today: `end` is "asked", or the check, the reason or "no finder".

    `in_article` says whether the article was at hand; `told` names the nearest drafts.
    """

    rated: Rated
    end: str
    in_article: bool
    told: str = ""


def fates(rows: list[Rated]) -> list[Fate]:
    """What becomes of each rated question today."""
    made: list[Fate] = []
    for row in rows:
        title = home(row.sentence)
        reading = read_at_home(title) if title else read(_UNTITLED, row.sentence)
        made.append(_good_fate(row, reading, bool(title)) if row.good else _bad_fate(row, reading, bool(title)))
    return made


def _good_fate(row: Rated, reading: Reading, in_article: bool) -> Fate:
    close = list(near(row, reading))
    passed = [draft for draft, end in close if not end]
    if any(draft.fact.family in USUAL for draft in passed):
        return Fate(row, ASKED[0], in_article)
    if passed:
        return Fate(row, ASKED[1], in_article, passed[0].fact.family.value)
    if close:
        told = "; ".join(f"[{end}] {draft.fact.family.value}: {draft.question}" for draft, end in close[:3])
        return Fate(row, close[0][1], in_article, told)
    skips = [one.reason for one in reading.found.skipped if same_sentence(one.sentence.text, row.sentence)]
    if skips:
        return Fate(row, f"sentence skipped: {skips[0]}", in_article)
    others = [pair for pair in reading.drafts if same_sentence(pair[0].fact.sentence.text, row.sentence)]
    told = "; ".join(f"[{end or 'passes'}] {draft.question} {draft.answer}" for draft, end in others[:4])
    return Fate(row, "no finder", in_article, told)


def _bad_fate(row: Rated, reading: Reading, in_article: bool) -> Fate:
    for draft, end in near(row, reading):
        if not end and draft.fact.ask.shape != Shape.GAP and alike(draft.question, row.question):
            return Fate(row, ASKED[0], in_article, draft.question)
    return Fate(row, "not made", in_article)


def lost(found: list[Fate]) -> list[Fate]:
    """The good questions whose fact is not asked for any more, those of one end together."""
    return sorted((f for f in found if f.rated.good and f.end not in ASKED), key=lambda f: f.end)


def shares(found: list[Fate]) -> tuple[float, float]:
    """The share of the good questions whose fact is still asked for, and of the bad ones that are not made."""
    good = [f.end in ASKED for f in found if f.rated.good]
    bad = [f.end not in ASKED for f in found if not f.rated.good]
    return sum(good) / max(1, len(good)), sum(bad) / max(1, len(bad))


def main() -> None:
    """Print the good questions that are not asked any more, by what drops them, and the bad ones still made."""
    found = fates(rated_rows(RATED))
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
