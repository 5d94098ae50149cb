"""How much an article speaks of what a draft asks: what is named often, or in the title, is seldom a passing detail."""

import math

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import words
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import Found, Shape

_BRIEF = 200  # words; shorter texts are alike
_PLAIN = 5.5  # words as usual as this say nothing of a subject


def salience(draft: Draft, found: Found) -> dict[str, float]:
    """How often the article names the answer and the words of the question, and whether its title is among them."""
    counts = found.counts
    asked = [w.lower() for w in words(draft.question.replace(GAP, " ")) if lexicon.zipf(w) < _PLAIN]
    said = [w.lower() for w in words(draft.answer) if lexicon.zipf(w) < _PLAIN]
    times = [counts.get(w, 0) for w in asked]
    topic = {w.lower() for w in words(found.known.topic)} - {"the", "of"}
    of_topic = not topic.isdisjoint(asked)
    return {
        "told often": _mean([math.log(max(1, count)) for count in times]),
        "answer told": _mean([math.log(max(1, counts.get(w, 0))) for w in said]),
        "new words": sum([count <= 1 for count in times]) / 5,
        "of the topic": float(of_topic),
        "leans": float(not of_topic and "first:sentence" not in draft.fact.signs),
        "of the rare": _mean([7 - lexicon.zipf(w) for w in asked]) / 3,
    } | (_chronicle(found) if draft.fact.ask.shape == Shape.GAP else {})


def _chronicle(found: Found) -> dict[str, float]:
    """How full of figures an article is, and how long: gaps of seasons, storms and line-ups are kept more seldom."""
    return {
        "chronicle:figures": min(100 * found.figures, 6.0) / 3,
        "chronicle:length": math.log(max(_BRIEF, found.words) / 1000),
    }


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
