"""How good are the cards? `python -m tests.quality.report` prints yield, facts asked for, trespasses, what people ask,
what the checks dropped, and what became of questions rated before."""

import time
from collections import Counter
from dataclasses import dataclass

from quizapp.adapters.language import pieces_of
from tests.quality import human, rated
from tests.quality.articles import (
    SHARED,
    Gold,
    covered,
    generated,
    gold,
    language,
    own_articles,
    trespasses,
    wrong_places,
)

EVERY = 500
"""A limit that holds nothing back."""
_WIDTH = 38


@dataclass(frozen=True)
class Line:
    """The figures of one article, or the sums of several."""

    words: int = 0
    cards: int = 0
    facts: int = 0
    hit: int = 0
    hit_by_all: int = 0
    bad: int = 0
    lost: int = 0
    options: int = 0

    def __add__(self, other: "Line") -> "Line":
        return Line(*(mine + theirs for mine, theirs in zip(_figures(self), _figures(other), strict=True)))


def _figures(line: Line) -> tuple[int, ...]:
    return tuple(vars(line).values())


def measure(article: Gold) -> Line:
    """The figures of an article: its usual cards, those at 10 for 1,000 words, and all that pass the checks."""
    made, every = generated(article), generated(article, EVERY)
    ten = generated(article, round(made.words / 100))
    return Line(
        words=made.words,
        cards=len(made.cards),
        facts=len(article.facts),
        hit=len(covered(article, ten.cards)),
        hit_by_all=len(covered(article, [*every.cards, *every.spares])),
        bad=len(trespasses(article, every.cards)),
        lost=len(wrong_places(article, [*every.cards, *every.spares])),
        options=sum(bool(card.distractors) for card in made.cards),
    )


def main() -> None:
    """Print the report on the own articles and, where they are present, on the shared ones."""
    articles = [*own_articles()]
    _table("articles for tuning", [one for one in articles if not one.held_out])
    _table("articles held out", [one for one in articles if one.held_out])
    if (SHARED / "seed.txt").exists():
        articles.append(gold(SHARED / "seed.txt"))
        _table("the seed article", articles[-1:])
    _checks(articles)
    _people()
    _regression()
    _speed(articles)


def _table(name: str, articles: list[Gold]) -> None:
    print(f"\n{name:{_WIDTH}} words cards /1000  facts hit at 10   by all cards  forbidden misplaced options")
    total = Line()
    for article in articles:
        line = measure(article)
        _print(article.name, line)
        total += line
    if len(articles) > 1:
        _print("together", total)


def _print(name: str, line: Line) -> None:
    per_1000, options = 1000 * line.cards / line.words, line.options / max(1, line.cards)
    print(
        f"{name:{_WIDTH}} {line.words:5} {line.cards:5} {per_1000:5.1f} {line.hit:6}/{line.facts:<3} "
        f"{line.hit / line.facts:4.0%} {line.hit_by_all:6}/{line.facts:<3} {line.hit_by_all / line.facts:4.0%}   "
        f"{line.bad:6}    {line.lost:6}   {options:5.0%}"
    )


def _checks(articles: list[Gold]) -> None:
    counts = Counter(drop.check for article in articles for drop in generated(article, EVERY).drops)
    print("\ndropped by:", ", ".join(f"{check} {count}" for check, count in counts.most_common()))


def _people() -> None:
    for path in filter(lambda path: path.exists(), human.FILES):
        found = human.tallies(path)
        cards, hits = sum(one.cards for one in found), sum(one.hits for one in found)
        print(f"\n{path.stem}: of {cards} cards {hits} ({hits / max(1, cards):.0%}) ask what a person asked")
        for one in found:
            per_1000, share = 1000 * one.cards / one.words, one.hits / max(1, one.cards)
            print(f"  {one.title:{_WIDTH}} {one.cards:4} cards, {per_1000:4.1f} /1000, hits {share:4.0%}")


def _regression() -> None:
    if not rated.RATED.exists():
        return
    found = rated.fates(rated.rated_rows(rated.RATED))
    for name, part in (("in their articles", True), ("read alone", False)):
        good, bad = rated.shares([fate for fate in found if fate.in_article == part])
        print(f"\nrated questions {name}: good still asked {good:.0%}, bad not made {bad:.0%}")
    ends = Counter(fate.end for fate in rated.lost(found))
    print("good ones lost by:", ", ".join(f"{end} {count}" for end, count in ends.most_common()))


def _speed(articles: list[Gold]) -> None:
    text = "\n\n".join(article.text for article in articles)
    pieces = pieces_of(text)
    words = len(text.split())
    began = time.perf_counter()
    for _ in language().parse(pieces):
        pass
    bare = time.perf_counter() - began
    began = time.perf_counter()
    language().make_cards(text)
    whole = time.perf_counter() - began
    print(
        f"\nspeed: parser {words / bare:,.0f} words/s, whole pipeline {words / whole:,.0f} words/s ({bare / whole:.0%})"
    )


if __name__ == "__main__":
    main()
