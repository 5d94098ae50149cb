"""True or false: sound sentences with the words in them that could be changed to make them false."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.core.facts.definites import bare_definites
from quizapp.core.facts.fact import AnswerType, Ask, Fact, Family, Shape
from quizapp.core.facts.finders.gaps import gap_facts
from quizapp.core.facts.grammar.opposites import opposite
from quizapp.core.facts.grammar.phrasing import phrase
from quizapp.core.facts.grammar.wording import capitalised, wording
from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.reading.frame import frame
from quizapp.core.facts.reading.judge import subject_of
from quizapp.core.facts.reading.pointing import loose_pronouns

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_TOO_WEAK = frozenset({"instruction", "negated", "small", "listed", "possessor", "day", "definite", "described"})
_OBJECTS = listed("it him her them")
_OWNERS = listed("his her")
_FIGURES = frozenset({AnswerType.YEAR, AnswerType.DATE, AnswerType.NUMBER})
_BOUND = re.compile(
    r"\b(?:than|over|under|above|below|least|most|up to|as|nearly|almost|since|by|before|after|minimum of) (?:the )?$",
    re.IGNORECASE,
)
_PLAIN_DEPS = {"amod", "attr", "acomp", "advmod", "nsubj", "dobj", "pobj", "npadvmod", "ROOT", "conj"}
_HALVES = listed("half part time place day year week century name person lady lord floor world aid hand two three")
_IS_IT_SO = "(is it so?)"


def gap_and_truth_facts(sight: Sight) -> Iterator[Fact]:
    """Each gap worth asking for, and the same words once more for a statement that is true, or false in them alone.

    The gaps are looked for once: a figure or name that can be left out can also be replaced.
    """
    clear = not _points_back(sight)
    for found in gap_facts(sight):
        yield found
        if clear and not found.marks & _TOO_WEAK and not _says_twice(found) and not _leaves_room(found):
            yield replace(found, family=Family.TRUE_FALSE, ask=replace(found.ask, rest=_IS_IT_SO))
    if clear and sight.verdict is None:
        yield from _opposable(sight)


def _points_back(sight: Sight) -> bool:
    """Is there a pronoun that only the sentence before explains ("Paasche described it", "UNESCO listed his works")?"""
    persons = [t.i for t in sight.span if t.ent_type_ == "PERSON" or sight.resolved.swaps.get(t.i)]
    for token in sight.span:
        if token.i in sight.resolved.swaps:
            continue
        held = token.head if token.head.dep_ != "prep" else token.head.head
        if token.lower_ in _OBJECTS and token.tag_ == "PRP" and held == sight.span.root:
            return True
        if token.lower_ in _OWNERS and token.tag_ == "PRP$" and not any(place < token.i for place in persons):
            return True
    return False


def _leaves_room(found: Fact) -> bool:
    """Would another figure leave it true? What weighs "more than 500 grams" also weighs more than 300."""
    return found.answer.type in _FIGURES and bool(_BOUND.search(found.ask.before))


def _says_twice(found: Fact) -> bool:
    """Did putting a name for a pronoun say the name twice?"""
    return bool(found.context) and f"{found.ask.before}{found.ask.after}".lower().count(found.context.lower()) > 1


def _opposable(sight: Sight) -> Iterator[Fact]:
    """Statements that one word turns round: "the largest", "north of", "increased"."""
    for token in sight.span:
        if opposite(token.lower_) and _turns(token):
            found = _fact(sight, token)
            if found is not None and not _says_twice(found):
                yield found


def _turns(token: Token) -> bool:
    """Does the opposite of this very word make the sentence false, and nothing but false?"""
    if token.ent_type_ in {"PERSON", "ORG", "GPE", "WORK_OF_ART", "EVENT", "FAC", "LAW"} or token.tag_ == "NNP":
        return False
    word = token.lower_
    if any(c.dep_ in {"neg", "conj"} for c in (*token.children, *token.head.children)):
        return False
    if word in {"before", "after"}:
        return token.dep_ == "prep" and token.head.pos_ in {"VERB", "AUX"} and token.head.lemma_ not in {"name", "call"}
    if word in {"above", "below"}:
        return token.dep_ == "prep" and any(c.lower_ == "level" for c in token.children)
    if word in {"more", "over", "under", "fewer"}:
        return token.head.tag_ == "CD" and token.dep_ in {"amod", "quantmod", "advmod"}
    if word in {"first", "last"}:
        plain = token.nbor(1).tag_ != "CD" and token.head.lemma_.lower() not in _HALVES
        return plain and token.dep_ == "amod" and _has_the(token.head)
    if word in {"most", "least"}:
        return (
            token.tag_ == "RBS" and token.dep_ == "advmod" and token.head.dep_ == "amod" and _has_the(token.head.head)
        )
    if token.tag_ == "JJS":
        return token.dep_ == "amod" and _has_the(token.head)
    if token.pos_ == "VERB":  # prices fell to or by something; rain and cities fall otherwise
        measured = any(c.dep_ == "prep" and c.lower_ in {"to", "by", "from"} for c in token.children)
        return token.dep_ == "ROOT" and (measured or token.lemma_ not in {"rise", "fall"})
    return token.dep_ in _PLAIN_DEPS and token.pos_ in {"ADJ", "ADV"}


def _has_the(noun: Token) -> bool:
    return any(t.lower_ == "the" or t.tag_ == "POS" or t.dep_ == "poss" for t in noun.lefts)


def _fact(sight: Sight, token: Token) -> Fact | None:
    shown = frame(sight.span, {token.i})
    swaps = dict(sight.resolved.swaps)
    subject = subject_of(sight.span.root)
    if token not in shown or token.i in swaps or subject is None or not _is_clear(sight, shown, subject):
        return None
    first = next((t for t in shown if swaps.get(t.i, "x")), shown[0])
    swaps[first.i] = capitalised(swaps.get(first.i, first.text))
    before = wording([t for t in shown if t.i < token.i], swaps, loose=True)
    after = wording([t for t in shown if t.i > token.i], swaps, loose=True).rstrip(" .,;:") + "."
    name = sight.resolved.name if any(t.i in sight.resolved.swaps for t in shown) else ""
    spaced = "" if after[:1] in ",.;:!?)'’%”\"-–" else " "
    ask = Ask(Shape.GAP, before=before + (" " if before else ""), after=spaced + after, rest=_IS_IT_SO)
    marks = {"opposite"} | ({"resolved"} if name else set())
    answer = sight.answer([token], AnswerType.PHRASE)
    return Fact(Family.TRUE_FALSE, sight.sentence, answer, ask, name, marks=frozenset(marks))


def _is_clear(sight: Sight, shown: list[Token], subject: Token) -> bool:
    """Does a name in the subject say what the sentence is about, and does nothing in it point elsewhere?"""
    swaps, topic = sight.resolved.swaps, sight.book.topic
    said = [*phrase(subject)]
    named = (
        any(t.tag_ in {"NNP", "NNPS"} or swaps.get(t.i) for t in said) or subject.lower_ in topic.name.lower().split()
    )
    return named and not loose_pronouns(shown, swaps) and not bare_definites(shown, swaps, topic.nouns)
