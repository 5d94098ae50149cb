"""The story for languages other than English: parsed paragraphs -> years, numbers and names -> gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from quizapp.core.cards.card import Card
from quizapp.core.cards.draft import Draft, Drop, as_card, drafts, dropped
from quizapp.core.cards.folding import folded
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import AnswerType, Fact, Found
from quizapp.core.facts.neutral import find_plain_facts
from quizapp.core.generate import Generated

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FOR_A_THOUSAND_WORDS = 9
_FEWEST = 3
_WRONG = 3
_WORTH = {AnswerType.YEAR: 0.8, AnswerType.PERSON: 0.7, AnswerType.PLACE: 0.6, AnswerType.GROUP: 0.5}


def generate_gaps(docs: Iterable[tuple[Doc, int]], wish: Wish | None = None, *, title: str = "") -> Generated:
    """One gap for a sentence, the best sentences first, in the order of the article; given as `generate` takes it.

    Only years get wrong answers: for names and numbers their form depends on the language.
    """
    wish = wish or Wish()
    found = find_plain_facts(docs, title=title)
    drops = [Drop("", "", skipped.sentence.text, skipped.reason) for skipped in found.skipped]
    sound: list[Draft] = []
    used: set[int] = set()
    for draft in drafts(found, wish):
        if draft.fact.sentence.start in used:
            drops.append(dropped(draft, "another gap of its sentence"))
        elif folded(draft.answer) in folded(title):
            drops.append(dropped(draft, "answer is the topic"))
        else:
            used.add(draft.fact.sentence.start)
            sound.append(draft)
    most = wish.limit or max(_FEWEST, found.words * _FOR_A_THOUSAND_WORDS // 1000)
    best = sorted(sound, key=lambda draft: -_worth(draft.fact))
    drops += [dropped(draft, "limit") for draft in best[most:]]
    chosen = sorted(best[:most], key=lambda draft: draft.fact.answer.start)
    return Generated([_card(draft, found, wish) for draft in chosen], [], drops, list(found.sentences), found.words)


def _worth(fact: Fact) -> float:
    return _WORTH.get(fact.answer.type, 0.4)


def _card(draft: Draft, found: Found, wish: Wish) -> Card:
    fact = draft.fact
    years = fact.answer.type == AnswerType.YEAR
    wrong = _wrong_years(fact, found.known.latest_year, Random(f"{wish.seed}:{fact.key}")) if years else ()
    return replace(as_card(draft), distractors=wrong, score=_worth(fact), accept=(folded(draft.answer),))


def _wrong_years(fact: Fact, latest: int, rng: Random) -> tuple[str, ...]:
    """Three years near the right one, none of them in its sentence or after the latest that the article knows."""
    year = int(fact.answer.text)
    reach = 5 if year > 1950 else 12 if year > 1700 else 30
    near = [str(y) for y in range(year - reach, min(year + reach, max(latest, year)) + 1)]
    return tuple(rng.sample([y for y in near if y not in fact.sentence.text], _WRONG))
