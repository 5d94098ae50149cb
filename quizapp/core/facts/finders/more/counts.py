"""How many and how much: facts that ask for a number, with what it counts kept whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.core.facts.fact import AnswerType, Ask, Fact, Family
from quizapp.core.facts.finders.asking import MAIN, direct_ask, fact, inverted_ask
from quizapp.core.facts.finders.more.numbers import DURATIONS, PERCENT, Figure, figure
from quizapp.core.facts.finders.more.soundness import keeps_its_time, named, without_tails
from quizapp.core.facts.grammar.clauses import Clause
from quizapp.core.facts.grammar.phrasing import phrase
from quizapp.core.facts.grammar.wording import wording
from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.reading.pointing import loose_pronouns

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_PREPOSITIONS = listed("in to from into by on at through across among against under over")
_VAGUE = listed("thing way part kind type form point case piece step stage side one more other level reason factor")
_ONE_OF_SOME = listed("second third fourth another other same")
_LASTING = listed("last take live survive reign endure serve stay")
_MOST_WORDS = 9
_DIMENSIONS = {"long", "high", "tall", "deep", "wide", "thick", "old"}


def count_facts(sight: Sight) -> Iterator[Fact]:
    """How many of something there were, and how long, high, old or much something was."""
    if "(" in sight.text or not any(t.tag_ == "CD" for t in sight.span):
        return
    for clause in sight.clauses:
        if any(t.lower_ in _ONE_OF_SOME for t in clause.subject):
            continue
        for found in _all(sight, clause):
            if keeps_its_time(sight, found.ask):
                yield found


def _all(sight: Sight, clause: Clause) -> Iterator[Fact]:
    yield from _subject(sight, clause)
    yield from _dimension(sight, clause)
    for noun in clause.rest:
        mine = figure(noun) if noun.pos_ in {"NOUN", "PROPN"} else None
        if mine is not None and not _is_joined(noun):
            yield from _after_verb(sight, clause, mine)


def _subject(sight: Sight, clause: Clause) -> Iterator[Fact]:
    """ "About 500,000 people live in Lima": how many people live in Lima."""
    mine = figure(clause.head)
    if mine is None or _is_joined(clause.head) or (clause.verb.lemma_ == "be" and not clause.passive):
        return
    if clause.kind not in MAIN:
        return
    wh, plain = _wh(mine, list(clause.subject)), without_tails(clause, set())
    asked = named(sight, direct_ask(sight, plain, wh), clause) if wh and plain is not None else None
    if asked:
        yield _fact(sight, clause, mine, asked=asked)


def _after_verb(sight: Sight, clause: Clause, mine: Figure) -> Iterator[Fact]:
    noun, verb = mine.noun, clause.verb
    prep = noun.head if noun.dep_ == "pobj" and noun.head.head == verb else None
    if prep is not None and not _asks(prep, mine):
        return
    if prep is None and not (noun.head == verb and noun.dep_ in {"dobj", "npadvmod"}):
        return
    lasting = prep is None and mine.unit in DURATIONS and verb.lemma_ in _LASTING
    if noun.dep_ == "npadvmod" and not lasting and noun.lower_ != "times":
        return
    wh = "How long" if lasting else _wh(mine, phrase(noun))
    if not wh:
        return
    if prep is not None:
        wh = f"{prep.text.capitalize()} {wh[:1].lower()}{wh[1:]}"
    taken = {t.i for t in (prep if prep is not None else noun).subtree}
    plain = without_tails(clause, taken)
    if plain is None or (prep is not None and len(plain.rest) < len(clause.rest)):
        return  # "worked for seventeen years, with interruptions, on a memorial": on what, is lost
    asked = named(sight, inverted_ask(sight, plain, taken, wh), clause)
    if asked:
        yield _fact(sight, clause, mine, asked=asked, unit=lasting)


def _asks(prep: Token, mine: Figure) -> bool:
    """Can the question begin with this preposition ("In how many countries")?"""
    if prep.i > mine.noun.i:
        return False
    return prep.lower_ in _PREPOSITIONS or (prep.lower_ == "for" and mine.unit in DURATIONS)


def _dimension(sight: Sight, clause: Clause) -> Iterator[Fact]:
    """ "The lake is 636 km long": how long is the lake."""
    if clause.verb.lemma_ != "be" or clause.passive:
        return
    adjective = next((t for t in clause.verb.children if t.dep_ == "acomp" and t.lower_ in _DIMENSIONS), None)
    noun = next((c for c in adjective.children if c.dep_ == "npadvmod"), None) if adjective is not None else None
    mine = figure(noun) if noun is not None else None
    if adjective is None or mine is None or any(c.dep_ == "conj" for c in adjective.children):
        return
    if sum(t.lower_ == adjective.lower_ for t in sight.span) > 1:
        return
    taken = {t.i for t in adjective.subtree}
    plain = without_tails(clause, taken)
    wh = f"How {adjective.lower_}"
    asked = named(sight, inverted_ask(sight, plain, taken, wh), clause) if plain is not None else None
    if asked:
        yield _fact(sight, clause, mine, asked=asked, unit=True)


def _wh(mine: Figure, tokens: list[Token]) -> str:
    """The words that ask for the number: "How many" and what is counted, "What percentage" and of what."""
    said = [t for t in tokens if t not in mine.words]
    before = [t for t in said if t.i < mine.words[0].i and t.tag_ != "DT"]
    if before or not said or len(said) > _MOST_WORDS or said[-1].i - mine.words[-1].i != len(said):
        return ""
    if loose_pronouns(said, {}) or any(t.tag_ in {"WDT", "WP", "CD"} for t in said):
        return ""
    if mine.unit in PERCENT:
        return f"What percentage {wording(said[1:], {})}".strip() if said[1:2] and said[1].lower_ == "of" else ""
    if mine.noun.tag_ not in {"NNS", "NNPS"} and mine.noun.lower_ not in {"people", "km", "kg", "cm", "m"}:
        return ""
    if mine.unit in _VAGUE or any(t.lower_ == "per" for t in mine.noun.subtree):
        return ""
    return f"How many {wording(said, {})}"


def _is_joined(noun: Token) -> bool:
    return noun.dep_ in {"conj", "appos"} or any(c.dep_ in {"conj", "cc"} for c in noun.children)


def _fact(sight: Sight, clause: Clause, mine: Figure, *, asked: tuple[Ask, set[str]], unit: bool = False) -> Fact:
    number = [*mine.number, mine.noun] if unit or mine.unit in PERCENT else list(mine.number)
    answer = sight.answer(number, AnswerType.NUMBER)
    made = fact(sight, clause, Family.HOW_MANY, answer, asked=asked)
    whole = sight.answer([*mine.number, mine.noun], AnswerType.NUMBER).text
    others = () if whole == answer.text or " " in whole.removeprefix(answer.text).strip() else (whole,)
    return replace(made, accept=others, marks=made.marks | ({"bounded"} if mine.bounded else set()))
