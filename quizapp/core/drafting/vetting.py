"""From a model's suggestions to cards: each is proved by the article and passes our own checks, or is dropped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quizapp.core.cards.card import GAP, Card
from quizapp.core.cards.checks import CHECKS
from quizapp.core.cards.draft import Draft, Drop, as_card
from quizapp.core.cards.folding import folded
from quizapp.core.cards.lint import Code, advice
from quizapp.core.cards.words import words
from quizapp.core.drafting.asked import MODEL, Asked
from quizapp.core.drafting.grounding import follows_from, place_of_answer, place_of_quote
from quizapp.core.drafting.parts import Part
from quizapp.core.drafting.reply import Suggestion
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import Answer, AnswerType, Ask, Fact, Family, Found, Known, Sentence, Shape
from quizapp.core.text import paragraphs
from quizapp.core.text.language import ENGLISH

WANTED = 3
SPEECHLESS = frozenset({"answer leaks", "rough surface"})
"""Checks that ask nothing of the language; the others know English."""

_FATAL = frozenset({Code.EMPTY, Code.ANSWER_LEAKED, Code.NOT_ATOMIC, Code.TOO_LONG, Code.DUPLICATE, Code.SAME_FRONT})
_LONGEST_TOPIC = 4  # words; a longer title says more than what the text is about
_MOST_ANSWER_WORDS = 12
_EVERYDAY = 4.3  # Zipf frequency: in such words nobody would look for a fact


@dataclass(frozen=True)
class Vetted:
    """What may become cards, in the order of the article, and why the rest may not."""

    cards: list[Card]
    drops: list[Drop]


class _Unfit(Exception):
    """A suggestion is dropped, for this reason."""


def vet(
    offered: Iterable[Suggestion],
    text: str,
    part: Part,
    *,
    asked: Sequence[Asked] = (),
    language: str | None = None,
    title: str = "",
) -> Vetted:
    """Cards from what a model suggested about one part of a text; `asked` are the deck's cards, dropped ones too."""
    cards: list[Card] = []
    drops: list[Drop] = []
    known = list(asked)
    numbers = [span.start for span in paragraphs(text)]
    for one in offered:
        try:
            draft, spot = _proved(one, text, part)
            _check(draft, language, title)
            _compare(draft, known)
        except _Unfit as unfit:
            drops.append(Drop(one.question, one.answer, one.quote, str(unfit)))
        else:
            card = _card(draft, one, spot)
            cards.append(replace(card, paragraph=sum(start <= card.start for start in numbers) - 1))
            known.append(Asked(card.question, card.answer, card.start, card.end))
    return Vetted(sorted(cards, key=lambda card: (card.start, card.answer_start or 0)), drops)


def _proved(one: Suggestion, text: str, part: Part) -> tuple[Draft, tuple[int, int] | None]:
    """The suggestion as a draft of ours, and where its answer stands in its sentence, if it stands there."""
    place = place_of_quote(one.quote, text, part.start, part.end)
    if place is None:
        raise _Unfit("quote not found")
    sentence = Sentence(text[place[0] : place[1]], *place, 0)
    spot = place_of_answer(one.answer, sentence.text) if one.answer else None
    if spot is None and (one.kind == "gap" or not follows_from(one.answer, sentence.text)):
        raise _Unfit("answer not in its sentence")
    return _draft(one, sentence, spot), spot


def _draft(one: Suggestion, sentence: Sentence, spot: tuple[int, int] | None) -> Draft:
    """The suggestion as a draft like our own; a gap is cut into the sentence itself, whatever the model wrote."""
    start, end = spot or (0, len(sentence.text))
    said = sentence.text[start:end] if spot else one.answer
    kind = AnswerType.YEAR if said.isdigit() and len(said) == 4 else AnswerType.TERM
    answer = Answer(said, sentence.start + start, sentence.start + end, kind)
    before, after = sentence.text[:start], sentence.text[end:]
    if one.kind == "gap":
        ask = Ask(Shape.GAP, before=before, after=after)
        return Draft(before + GAP + after, Fact(Family.CLOZE, sentence, answer, ask))
    return Draft(one.question, Fact(Family.WHAT, sentence, answer, Ask(Shape.DIRECT)))


def _check(draft: Draft, language: str | None, title: str) -> None:
    english = language in {ENGLISH, None}
    topic = title if len(title.split()) <= _LONGEST_TOPIC else ""
    found = Found((), (), (draft.fact.sentence,), Known(topic=topic), 0)
    for name, check in CHECKS:
        if (english or name in SPEECHLESS) and check(draft, found):
            raise _Unfit(name)
    if not any(letter.isalnum() for letter in draft.answer) or len(draft.answer.split()) > _MOST_ANSWER_WORDS:
        raise _Unfit("odd answer")
    if english and draft.fact.ask.shape == Shape.GAP and _is_everyday(draft.answer):
        raise _Unfit("weak gap")


def _is_everyday(answer: str) -> bool:
    """No name, no figure and no telling word: any such word could be missing."""
    plain = not any(letter.isupper() or letter.isdigit() for letter in answer)
    return plain and all(lexicon.zipf(word) >= _EVERYDAY for word in words(answer))


def _compare(draft: Draft, known: Sequence[Asked]) -> None:
    """Nothing is asked twice: not in the same words, and not for the same answer of the same sentence."""
    sentence = draft.fact.sentence
    same = [other for other in known if folded(other.answer) == folded(draft.answer)]
    if any((other.start or 0) < sentence.end and sentence.start < (other.end or 0) for other in same):
        raise _Unfit("asked already")
    flaws = advice(draft.question, draft.answer, others=[(other.question, other.answer) for other in known])
    fatal = next((flaw.code for flaw in flaws if flaw.code in _FATAL), None)
    if fatal is not None:
        raise _Unfit(fatal.value.replace("_", " "))


def _card(draft: Draft, one: Suggestion, spot: tuple[int, int] | None) -> Card:
    card = as_card(draft)
    return replace(
        card,
        kind=MODEL if one.kind == "question" else card.kind,
        distractors=_options(draft, one.distractors),
        score=0.5,
        fact_key=f"{MODEL}-{card.fact_key}",
        answer_start=card.answer_start if spot else None,
        answer_end=card.answer_end if spot else None,
        accept=(folded(draft.answer),),
    )


def _options(draft: Draft, offered: Sequence[str]) -> tuple[str, ...]:
    """Three wrong answers without a flaw, none of which the sentence says; else none at all."""
    said = folded(draft.fact.sentence.text)
    good = list(dict.fromkeys(wrong for wrong in offered if wrong and folded(wrong) not in said))[:WANTED]
    if len(good) < WANTED or advice(draft.question, draft.answer, good):
        return ()
    return tuple(good)
