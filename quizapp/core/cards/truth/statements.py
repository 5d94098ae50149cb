"""From a sentence with a gap to a statement: filled with its own words it is true, with a sound wrong option false."""

import re
from dataclasses import replace
from random import Random

from quizapp.core.cards.card import Card
from quizapp.core.cards.draft import Draft, Drop, as_card, dropped
from quizapp.core.cards.options.article import article_of
from quizapp.core.cards.options.distractors import distractors
from quizapp.core.cards.options.soundness import takes_the
from quizapp.core.cards.rank import score
from quizapp.core.cards.stems import plain_gap
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import AnswerType, Fact, Family, Found
from quizapp.core.facts.grammar.opposites import opposite

TRUE, FALSE = "True", "False"  # as quizzes store them, whatever the language of the page
_FIGURES = frozenset({AnswerType.YEAR, AnswerType.NUMBER})
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


def deniable(drafts: list[Draft], found: Found, wish: Wish) -> tuple[list[Draft], list[Drop]]:
    """The drafts with one statement for each sentence at most, and a record of the statements left out.

    A true statement needs wrong words too: otherwise a reader could tell by the kind of word that it is true. Of two
    statements from one sentence each would give the other away.
    """
    best: dict[int, Draft] = {}
    for draft in sorted((d for d in drafts if d.fact.family == Family.TRUE_FALSE), key=_standing):
        if draft.fact.sentence.start not in best and wrong_words(draft, found, wish):
            best[draft.fact.sentence.start] = draft
    kept, drops = [], []
    for draft in drafts:
        chosen = best.get(draft.fact.sentence.start)
        if draft.fact.family != Family.TRUE_FALSE or draft is chosen:
            kept.append(draft)
        else:
            drops.append(dropped(draft, "no false twin" if chosen is None else "enough of this sentence"))
    return kept, drops


def _standing(draft: Draft) -> tuple[float, str]:
    return -score(draft), draft.fact.key


def statement(draft: Draft, found: Found, wish: Wish) -> Card:
    """The draft as a card that says something true or, by the key of its fact, something false in one place.

    The place stays known: the answer's offsets are those of the right words in the article.
    """
    fact = draft.fact
    false = int(fact.key, 16) % 2 == 1
    words = wrong_words(draft, found, wish) if false else fact.answer.text
    said = filled(draft, words)
    answer, other = (FALSE, TRUE) if false else (TRUE, FALSE)
    return replace(as_card(draft), question=said, answer=answer, distractors=(other,))


def filled(draft: Draft, words: str) -> str:
    """The statement with these words in its gap."""
    before, after = plain_gap(draft.fact.ask)
    if not before:
        words = words[:1].upper() + words[1:]
    return f"{before}{words}{after}"


def wrong_words(draft: Draft, found: Found, wish: Wish) -> str:
    """Words that make the statement plainly false: the opposite, or the wrong option farthest from the right one."""
    fact = draft.fact
    if fact.answer.type == AnswerType.PHRASE:
        return opposite(fact.answer.text)
    gap = replace(draft, fact=replace(fact, family=Family.CLOZE))
    offered = distractors(gap, found, rng=Random(f"{wish.seed}:{fact.key}"))
    offered = tuple(option for option in offered if _fits_article(option, fact, found))
    if not offered or fact.answer.type not in _FIGURES:
        return offered[0] if offered else ""
    right = _size(fact.answer.text)
    return max(offered, key=lambda option: abs(_size(option) - right)) if right else offered[0]


def _fits_article(option: str, fact: Fact, found: Found) -> bool:
    """Does a name take "the" as the right one does? "The India intervened" would betray itself."""
    if fact.answer.type in _FIGURES | {AnswerType.DATE}:
        return True
    article = article_of(found)
    return takes_the(fact.answer.text, article) == takes_the(option, article)


def _size(text: str) -> float:
    match = _FIGURE.search(text)
    return float(match.group().replace(",", "")) if match else 0.0
