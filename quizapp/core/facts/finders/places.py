"""Where, at which, in which, and which: facts that ask for a named thing that the verb is tied to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Fact, Family
from quizapp.core.facts.finders.asking import fact, inverted_ask
from quizapp.core.facts.finders.more.soundness import without_tails
from quizapp.core.facts.grammar.clauses import Clause
from quizapp.core.facts.grammar.naming import kind_of, name_of
from quizapp.core.facts.grammar.phrasing import phrase
from quizapp.core.facts.grammar.whole_names import COMPASS
from quizapp.core.facts.grammar.wording import wording
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight


_PLACED = listed(
    "bear locate situate hold found sign build die bury live lie stand concentrate kill discover establish open "
    "base arrest maintain station deploy "
    "crown educate marry meet bear launch unveil settle headquarter take fight execute publish manufacture"
)


def place_facts(sight: Sight) -> Iterator[Fact]:
    """Where, or in which named thing, something happened."""
    for clause in sight.clauses:
        for prep in clause.rest:
            if (
                prep.dep_ != "prep"
                or prep.head != clause.verb
                or prep.lower_ not in {"in", "at", "on", "near", "under", "during", "to", "from"}
            ):
                continue
            noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
            found = _named_end(noun) if noun is not None else None
            if not found:
                continue
            fact_ = _placed(sight, clause, prep, tokens=found[0], lead=found[1])
            if fact_ is not None:
                yield fact_


def _named_end(noun: Token) -> tuple[list[Token], list[Token]] | None:
    """The name at the end of a phrase ("the banner of Operation X") and the words that lead to it ("the banner of")."""
    lead: list[Token] = []
    while True:
        tokens = name_of(noun) or _quarter(noun)
        if tokens:
            return tokens, lead
        of = [c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"]
        if len(of) != 1 or noun.tag_ != "NN" or any(t.dep_ == "conj" for t in noun.children):
            return None
        lead += [t for t in noun.subtree if t.i <= of[0].i]
        inner = next((c for c in of[0].children if c.dep_ == "pobj"), None)
        if inner is None:
            return None
        noun = inner


def _quarter(noun: Token) -> list[Token]:
    """ "northeastern Syria": a part of a named place."""
    tokens = phrase(noun)
    parts = [t for t in tokens if t.i < noun.i]
    sound = parts and all(COMPASS.fullmatch(t.lower_) or t.dep_ == "cc" for t in parts)
    return tokens if sound and noun.ent_type_ in {"GPE", "LOC"} and tokens[-1] == noun else []


def _placed(sight: Sight, clause: Clause, prep: Token, *, tokens: list[Token], lead: list[Token]) -> Fact | None:
    name = wording(tokens, {})
    quarter = AnswerType.PLACE if COMPASS.fullmatch(tokens[0].lower_) else AnswerType.TERM
    kind = sight.book.type_for(name) or quarter
    noun = kind_of(name)
    words = {t.i for t in phrase(prep)}
    if noun and kind != AnswerType.PERSON and lexicon.noun_type(noun) != lexicon.PERSON:
        start = wording([prep, *lead], {prep.i: prep.lower_})
        wh, family = f"{start[:1].upper()}{start[1:]} which {noun}", Family.WHICH
    elif (
        kind == AnswerType.PLACE and not lead and prep.lower_ in {"in", "at", "near"} and clause.verb.lemma_ in _PLACED
    ):
        wh, family = "Where", Family.WHERE
    else:
        return None
    taken = words | {t.i for t in prep.subtree}
    plain = without_tails(clause, taken) if wh == "Where" else clause  # "in Rome, in the house of ...": where twice
    asked = inverted_ask(sight, plain, taken, wh) if plain is not None else None
    return fact(sight, clause, family, sight.answer(tokens, kind), asked=asked) if asked else None


def object_facts(sight: Sight) -> Iterator[Fact]:
    """Which war a treaty ended: the named object of a verb, when its name says what it is."""
    for clause in sight.clauses:
        noun = next((c for c in clause.verb.children if c.dep_ == "dobj"), None)
        tokens = name_of(noun) if noun is not None and not clause.passive else []
        if not tokens or any(c.dep_ == "conj" for c in clause.verb.children if c.dep_ == "conj" and c.pos_ != "VERB"):
            continue
        name = wording(tokens, {})
        kind_word = kind_of(name)
        if not kind_word or noun is None:
            continue
        asked = inverted_ask(sight, clause, {t.i for t in phrase(noun)}, f"Which {kind_word}")
        if asked:
            answer = sight.answer(tokens, sight.book.type_for(name) or AnswerType.TERM)
            yield fact(sight, clause, Family.WHICH, answer, asked=asked)
