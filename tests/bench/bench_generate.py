"""How fast an article becomes cards, against the bare parser on the same text in the same run.

Run: python -m tests.bench.bench_generate [--words 5000 50000] [--rounds 3]
"""

import argparse
import resource
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from statistics import median

from quizapp.adapters.language import SpacyLanguage, pieces_of
from quizapp.core.text import clean, word_count

DATA = Path(__file__).resolve().parents[1] / "data"
FILES = [*sorted((DATA / "articles").glob("*.txt")), *sorted((DATA / "read").glob("*.txt"))]  # 238,000 words


def text_of(words: int) -> str:
    """The sample articles' paragraphs, one after the other, and again when all are there, up to this many words."""
    paragraphs = [p for path in FILES for p in clean(path.read_text()).split("\n\n")]
    chosen: list[str] = []
    have = 0
    for paragraph in cycle(paragraphs):
        if have >= words:
            return "\n\n".join(chosen)
        chosen.append(paragraph)
        have += word_count(paragraph)
    return ""


def seconds(run: Callable[[], object]) -> float:
    """How long one call takes."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def main() -> None:
    """Print words per second of both, and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, nargs="+", default=[900, 5000, 50000])
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    language = SpacyLanguage()
    print(f"model load {seconds(language.load):.1f} s")
    language.make_cards(text_of(900))  # word tables are loaded once
    for words in given.words:
        text = text_of(words)
        pairs = [
            (
                seconds(lambda text=text: list(language.parse(pieces_of(text)))),
                seconds(lambda text=text: language.make_cards(text)),
            )
            for _ in range(given.rounds)
        ]
        bare, whole = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
        count = word_count(text)
        rates = f"parser {count / bare:6.0f} words/s, cards {count / whole:6.0f} words/s"
        print(f"{count:>7} words: {rates} ({whole:.2f} s), ratio {bare / whole:.0%}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
