"""How good are the cards? `python -m tests.quality.report` prints yield, facts asked for, trespasses and what the
checks dropped."""

import json
import sys
import time
from collections import Counter

from quizapp.adapters.language import pieces_of
from quizapp.core.cards.wish import Wish
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

_WIDTH = 34


def main() -> None:
    """Print the report on the own articles and, where they are present, on the shared ones."""
    articles = own_articles()
    if (SHARED / "seed.txt").exists():
        articles.append(gold(SHARED / "seed.txt"))
    print(f"{'article':{_WIDTH}} words cards /1000 facts hit   all cards hit  forbidden  misplaced")
    for article in articles:
        _line(article)
    _checks(articles)
    _speed(articles)
    if (SHARED / "wh_cards_rated.jsonl").exists():
        _regression()


def _line(article: Gold) -> None:
    made = generated(article)
    every = generated(article, 500)
    total = len(article.facts)
    hit, all_hit = len(covered(article, made.cards)), len(covered(article, every.cards))
    rate = 1000 * len(made.cards) / made.words
    bad, lost = len(trespasses(article, every.cards)), len(wrong_places(article, every.cards))
    print(
        f"{article.name:{_WIDTH}} {made.words:5} {len(made.cards):5} {rate:5.1f} {hit:3}/{total:<3} {hit / total:4.0%}"
        f"   {all_hit:3}/{total:<3} {all_hit / total:4.0%}   {bad:6}  {lost:9}"
    )


def _checks(articles: list[Gold]) -> None:
    counts = Counter(drop.check for article in articles for drop in generated(article, 500).drops)
    print("\ndropped by:", ", ".join(f"{check} {count}" for check, count in counts.most_common()))


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


def _regression() -> None:
    """Questions of an older generator, rated by a strict reader: are the good still asked, the bad no longer made?"""
    rows = [json.loads(line) for line in (SHARED / "wh_cards_rated.jsonl").read_text(encoding="utf-8").splitlines()]
    good = bad = asked = repeated = 0
    for row in rows:
        cards = language().make_cards(row["sentence"], Wish(limit=20)).cards
        if row["good"]:
            good += 1
            asked += any(
                row["answer"].lower() in card.answer.lower() or card.answer.lower() in row["answer"].lower()
                for card in cards
            )
        else:
            bad += 1
            repeated += any(card.question.lower() == row["question"].lower() for card in cards)
    print(
        f"\nrated questions: of {good} good ones the answer is still asked for in {asked}; of {bad} bad ones "
        f"{bad - repeated} are not made any more"
    )


if __name__ == "__main__":
    sys.exit(main())
