"""Every card of the articles, of every kind: does it read as written by a careful person?"""

import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from quizapp.core.cards.card import GAP, Card
from quizapp.core.cards.truth import FALSE, TRUE
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import Family
from quizapp.core.generate import generate
from quizapp.core.passage import parted
from quizapp.core.text import guess_title
from tests.quality.articles import Gold, own_articles, parsed

pytestmark = pytest.mark.slow

KINDS = [family.value for family in Family]
SAID = frozenset({"cloze", "true_false"})
_START = re.compile(r"[A-Z0-9\"“'‘£$€(ÀÁÂÄÅÆÇÉÈÍÎÓÖØÚÜİŠŽČ]|____|[a-z]+[A-Z]")


@cache
def cards(kind: str) -> list[tuple[Gold, Card]]:
    """All cards of one kind that the articles give."""
    wish = Wish(limit=400, kinds=[kind])
    made = ((gold, generate(parsed(gold), wish, title=guess_title(gold.text))) for gold in own_articles())
    return [(gold, card) for gold, result in made for card in (*result.cards, *result.spares)]


def _marks(card: Card) -> str:
    question = parted(card.question).question
    asked = question.count("?")
    if card.kind in SAID:
        return (
            ""
            if asked == 0 and question.endswith((".", '"', "”", "'", "’", ")"))
            else "a statement ends in a full stop"
        )
    return "" if asked == 1 and card.question.endswith("?") else "one question mark, at the end"


def _pairs(card: Card) -> str:
    text = card.question
    even = text.count('"') % 2 == 0
    paired = all(text.count(a) == text.count(b) for a, b in ("“”", "()", "[]"))
    return "" if even and paired else "quotes and brackets in pairs"


def _punctuation(card: Card) -> str:
    bad = re.search(r"[,;:]\s*[,;:.?]|\.\.|\s[,;.?!]|\(\s|\s\)|  |^[,;:.]", card.question)
    return f"doubled or loose punctuation: {bad.group()!r}" if bad else ""


def _casing(card: Card) -> str:
    if not _START.match(card.question):
        return "begins with a capital"
    odd = re.search(r"(?<=[a-z] )(?:The|A|An|In|On|Of|And|Was|Were|Did|It|They|About|Some)(?= [a-z])", card.question)
    quoted = odd and odd.group() in card.sentence and f" {odd.group()} " in card.sentence
    return f"capital inside: {odd.group()}" if odd and not quoted else ""


def _leak(card: Card) -> str:
    if card.kind == "true_false":
        return ""
    asked = f" {re.sub(r'[^a-z0-9]+', ' ', card.question.replace(GAP, ' ').lower())} "
    told = re.sub(r"[^a-z0-9]+", " ", card.answer.lower()).strip()
    return "the answer stands in the question" if told and f" {told} " in asked else ""


def _gap(card: Card) -> str:
    return "" if card.question.count(GAP) == int(card.kind == "cloze") else "a gap in gap cards only, and one"


RULES: tuple[Callable[[Card], str], ...] = (_marks, _pairs, _punctuation, _casing, _leak, _gap)


def _faults(kind: str) -> Iterator[str]:
    for gold, card in cards(kind):
        for rule in RULES:
            if fault := rule(card):
                yield f"{gold.name}: {fault}: {card.question} => {card.answer}"


@pytest.mark.parametrize("kind", KINDS)
def test_the_surface_is_sound(kind: str) -> None:
    assert list(_faults(kind)) == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "true_false"])
def test_answers_stand_where_they_say(kind: str) -> None:
    assert all(gold.text[card.answer_start : card.answer_end] == card.answer for gold, card in cards(kind))
    assert all(gold.text[card.start : card.end] == card.sentence for gold, card in cards(kind))


def test_statements_differ_from_the_truth_in_one_place() -> None:
    """The right words put back into a false statement, where the wrong ones stand, make a statement of the article."""
    for gold, card in cards("true_false"):
        right = gold.text[card.answer_start : card.answer_end]
        assert card.answer in {TRUE, FALSE}
        assert set(card.distractors) == {TRUE, FALSE} - {card.answer}
        assert right in card.sentence
        if card.answer == TRUE:
            assert right.lower() in card.question.lower()
        else:
            assert _restored(gold, card, right), card.question


def _restored(gold: Gold, card: Card, right: str) -> bool:
    """Is there one stretch of the statement without which all its words are words of the article?"""
    words, wanted = card.question.split(), gold.text.lower()
    for first in range(len(words)):
        for last in range(first + 1, min(first + 8, len(words)) + 1):
            rest = [*words[:first], *words[last:]]
            if all(re.sub(r"\W+$|^\W+|['’]s?$", "", word).lower() in wanted for word in rest):
                return right.lower() not in " ".join(words[first:last]).lower()
    return False


def test_every_kind_that_is_more_is_made_somewhere() -> None:
    assert {kind for kind in ("how_many", "why", "purpose", "true_false", "reversed") if not cards(kind)} == set()


def test_true_and_false_are_about_as_many() -> None:
    false = sum(card.answer == FALSE for _gold, card in cards("true_false"))
    assert 0.35 <= false / len(cards("true_false")) <= 0.65
