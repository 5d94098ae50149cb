"""Further questions for what something is: definitions that say more, appositions wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.definites import bare_definites
from quizapp.core.facts.fact import AnswerType, Ask, Fact, Family, Shape, changed
from quizapp.core.facts.finders.asking import fact, inverted_ask
from quizapp.core.facts.finders.meanings.definitions import RELATIONS, with_its_other_half
from quizapp.core.facts.finders.more.further.phrases import BREAKS, EMPTY
from quizapp.core.facts.finders.more.plain.answers import is_person
from quizapp.core.facts.grammar.clauses import Clause, ClauseKind
from quizapp.core.facts.grammar.naming import name_of
from quizapp.core.facts.grammar.phrasing import phrase
from quizapp.core.facts.grammar.wording import wording
from quizapp.core.facts.reading.pointing import loose_pronouns

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_FEWEST, _MOST = 4, 21  # words


def further_meaning_facts(sight: Sight) -> Iterator[Fact]:
    """What something with a name is, where the sentence says it at length or in passing."""
    yield from _stated(sight)
    yield from _beside(sight)


def _stated(sight: Sight) -> Iterator[Fact]:
    for clause in sight.clauses:
        if clause.verb.lemma_ != "be" or clause.passive or clause.kind != ClauseKind.ROOT or clause.aux:
            continue
        attr = next((c for c in clause.verb.children if c.dep_ == "attr" and c.i > clause.verb.i), None)
        if attr is None or attr.pos_ != "NOUN" or attr.lemma_.lower() in RELATIONS | EMPTY or not _is_named(clause):
            continue
        tokens = with_its_other_half(phrase(attr), clause)
        person = is_person(attr, tokens)
        if not _says_enough(tokens, sight) or person != _is_of_a_person(clause.head):
            continue
        told = {t.i for t in attr.subtree} | {t.i for t in clause.rest if t.lower_ == "also"}
        asked = inverted_ask(sight, clause, told, "Who" if person else "What")
        if asked and not asked[0].rest and "," not in asked[0].subject:
            made = fact(sight, clause, Family.WHAT, sight.answer(tokens, AnswerType.PHRASE), asked=asked)
            yield changed(made, marks=made.marks | {"further", "plain", "asks:meaning"})


def _is_of_a_person(head: Token) -> bool:
    """Is it somebody's name: not "Heinz Chapel Choir", whatever the parser says?"""
    return head.ent_type_ == "PERSON" and lexicon.noun_type(head.lower_) in {"", lexicon.PERSON}


def _is_named(clause: Clause) -> bool:
    head = clause.head
    if head.tag_ not in {"NN", "NNP"} or clause.subject[0].i in clause.swaps:
        return False
    bare = not any(t.tag_ == "DT" for t in clause.subject)  # but "the weir"
    return bool(name_of(head)) or (bare and lexicon.zipf(head.lemma_) < _RARE)


_RARE = 3.6  # Zipf frequency


def _beside(sight: Sight) -> Iterator[Fact]:
    for noun in sight.span:
        if noun.dep_ != "appos" or noun.pos_ != "NOUN" or noun.i < noun.head.i:
            continue
        start = noun.left_edge.i
        if not start or noun.doc[start - 1].text not in {",", "–", "—"}:
            continue
        whole = noun.head
        name, tokens = name_of(whole) or _numbered(whole), phrase(noun)
        if noun.lemma_.lower() in EMPTY or not name or not _says_enough(tokens, sight) or name[-1].i + 2 != tokens[0].i:
            continue
        end = noun.right_edge.i
        closed = end + 1 >= len(noun.doc) or noun.doc[end + 1].is_punct or noun.doc[end].is_punct
        if not closed or _is_one_of_a_row(noun) or name[-1].ent_type_ in {"GPE", "LOC"}:
            continue
        person = is_person(noun, tokens) and not (noun.lower_ in _OF_THINGS_TOO and name[-1].tag_ == "CD")
        if person == (name[-1].ent_type_ == "PERSON"):
            yield _identity(sight, name, tokens, person=person)


_OF_THINGS_TOO = frozenset({"successor", "predecessor", "rival", "competitor", "forerunner", "companion", "relative"})


def _numbered(whole: Token) -> list[Token]:
    """ "Windows 2000": a name with a number at its end."""
    tokens = [t for t in phrase(whole) if t.tag_ != "DT"]
    named = tokens[-1].tag_ == "CD" and all(t.tag_ == "NNP" for t in tokens[:-1]) and len(tokens) > 1
    return tokens if named and tokens[-1].i - tokens[0].i == len(tokens) - 1 else []


def _is_one_of_a_row(noun: Token) -> bool:
    whole = noun.head
    return whole.dep_ in {"conj", "appos"} or any(c.dep_ == "conj" for c in whole.children) or noun.tag_ == "NNS"


def _identity(sight: Sight, name: list[Token], tokens: list[Token], *, person: bool) -> Fact:
    past = person and any(t.tag_ == "VBD" for t in [sight.span.root, *sight.span.root.children])
    before = name[0].nbor(-1) if name[0].i else name[0]
    article = "the " if before.lower_ == "the" else ""
    ask = Ask(Shape.IDENTITY, "Who" if person else "What", "was" if past else "is", article + wording(name, {}))
    marks = frozenset({"anchored", "further", "plain", "asks:meaning"})
    return Fact(Family.APPOSITIVE, sight.sentence, sight.answer(tokens, AnswerType.PHRASE), ask, marks=marks)


def _ends_it(token: Token) -> bool:
    """Does something else begin here: another sentence, somebody beside, "when they came upon it"?"""
    beside = token.dep_ == "conj" and token.tag_ == "NNP" and token.head.dep_ == "appos"
    return token.text in BREAKS or token.tag_ in {"PRP", "WRB"} or beside


def _says_enough(tokens: list[Token], sight: Sight) -> bool:
    """Is it one stretch that begins as an explanation does, and understood alone?"""
    if not _FEWEST <= len(wording(tokens, {}).split()) <= _MOST or tokens[0].lower_ not in {"a", "an", "the"}:
        return False
    if tokens[-1].i - tokens[0].i != len(tokens) - 1 or any(_ends_it(t) for t in tokens) or loose_pronouns(tokens, {}):
        return False
    topic = sight.book.topic
    home = _HOMES if sight.book.type_for(topic.name) == AnswerType.PLACE else frozenset()
    return not bare_definites(tokens, {}, topic.nouns | sight.book.heading_words | home)


_HOMES = frozenset({"city", "town", "village", "borough"})  # of an article on a place the place itself, or around it
