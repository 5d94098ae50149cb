"""Who did it, and by whom it was done: facts that ask for the named doer of a clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Ask, Fact, Family, Shape
from quizapp.core.facts.finders.asking import direct_ask, fact, inverted_ask
from quizapp.core.facts.grammar.clauses import Clause, ClauseKind, own_subject
from quizapp.core.facts.grammar.naming import kind_of, name_of
from quizapp.core.facts.grammar.wording import wording
from quizapp.core.facts.lexicon import listed
from quizapp.core.sought import Sought

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight


_OF_THINGS = listed(
    "locate situate stage stag publish release premiere broadcast launch construct install print cancel scrap sink"
)
_ERAS = frozenset({"BCE", "BC", "CE", "AD", "B.C.", "A.D."})
_OTHERS = Sought(r"\b(?:quite|very|wholly|entirely|completely) different\b", "different")
_OFTEN = listed("fight serve live work")  # of whom the text names one as well
_PASSING = listed("read see hear visit attend cite quote")  # what many did, of whom the text names one
_SAYING = listed("say tell add confirm think believe claim argue note suggest explain insist report speculate")


def subject_facts(sight: Sight) -> Iterator[Fact]:
    """Facts that answer "who" or "which" with the named subject of a clause."""
    for clause in sight.clauses:
        tokens = name_of(clause.head)
        if not tokens or clause.head.dep_ == "conj" or any(c.dep_ == "conj" for c in clause.head.children):
            continue
        wh, kind = _wh_for(sight, tokens)
        if wh == "Who" and _is_no_person(clause, tokens):
            continue
        if _OTHERS.search(sight.text) or tokens[0].text in _ERAS:
            continue  # "In 202 BCE Liu Bang won": the parser takes "BCE" for a part of his name
        if (
            clause.verb.lemma_ in _SAYING
            or (wh == "Who" and clause.verb.lemma_ in _OFTEN)
            or (clause.verb.lemma_ == "be" and not clause.passive and not _unique(clause))
        ):
            continue
        asked = direct_ask(sight, clause, wh) if wh else None
        if asked:
            yield fact(
                sight, clause, Family.WHO if wh == "Who" else Family.WHICH, sight.answer(tokens, kind), asked=asked
            )


_INITIAL = 2
_SITES = listed("manor hall house farm hill castle park lodge court pass road street mill bridge field green")
_WATERS = listed("loch lake mount fort cape port river lough")


def _is_no_person(clause: Clause, tokens: list[Token]) -> bool:
    """ "Hope was linked to Moose Pass, which took people to ...", "Baltimore Manor was located in ...": places that the
    parser takes for persons."""
    pronoun = own_subject(clause.verb) if clause.kind == ClauseKind.RELATIVE else None
    of_a_thing = clause.passive and clause.verb.lemma_ in _OF_THINGS
    return of_a_thing or (pronoun is not None and pronoun.lower_ == "which") or is_a_site(tokens)


def is_a_site(tokens: list[Token]) -> bool:
    """Is this the name of a place, whatever the parser takes it for: "Loch Dunvegan", "Baltimore Manor"?"""
    first, last = tokens[0], tokens[-1]
    if len(first.text) == _INITIAL and first.text.endswith(".") and last.text.islower():
        return True  # "V. bohemica"
    return first.lower_ in _WATERS or (last.lower_ in _SITES and not lexicon.is_given_name(first.text))


def _wh_for(sight: Sight, tokens: list[Token]) -> tuple[str, AnswerType]:
    name = wording(tokens, {})
    kind = sight.book.type_for(name) or AnswerType.TERM
    if kind == AnswerType.PERSON and len(tokens) > 1:
        return "Who", kind
    noun = kind_of(name)
    return (f"Which {noun}" if noun else ""), kind


def _unique(clause: Clause) -> bool:
    """Does the clause say what only one thing can be ("the first ...", "the largest ...")?"""
    attr = next((c for c in clause.verb.children if c.dep_ == "attr"), None)
    return attr is not None and any(c.lower_ in {"first", "only", "last"} or c.tag_ == "JJS" for c in attr.lefts)


def identity_facts(sight: Sight) -> Iterator[Fact]:
    """ "The only river that drains it is the Angara": the name that a description belongs to."""
    for clause in sight.clauses:
        verb = clause.verb
        if verb.lemma_ != "be" or clause.passive or clause.kind != ClauseKind.ROOT or clause.head.pos_ != "NOUN":
            continue
        attr = next((c for c in verb.children if c.dep_ == "attr"), None)
        if attr is None or not _describes(clause):
            continue
        tokens = name_of(attr)
        if not tokens:
            continue
        tokens = _person_in(tokens) or tokens
        person = lexicon.noun_type(clause.head.lemma_) == lexicon.PERSON or tokens[-1].ent_type_ == "PERSON"
        wh = "Who" if person else "What"
        asked = inverted_ask(sight, clause, {t.i for t in attr.subtree} | {t.i for t in clause.rest}, wh)
        if asked:
            kind = AnswerType.PERSON if person else sight.book.type_for(wording(tokens, {})) or AnswerType.TERM
            yield fact(
                sight, clause, Family.WHO if wh == "Who" else Family.WHAT, sight.answer(tokens, kind), asked=asked
            )


def _person_in(tokens: list[Token]) -> list[Token]:
    """The person's own name at the end of a longer one ("Cossack Kurbat Ivanov")."""
    return [t for t in tokens if t.ent_type_ == "PERSON"] if tokens[-1].ent_type_ == "PERSON" else []


def _describes(clause: Clause) -> bool:
    lefts = [t.lower_ for t in clause.head.lefts]
    return ("the" in lefts and len(clause.subject) > 3) or any(t.dep_ == "poss" for t in clause.head.lefts)


def agent_facts(sight: Sight) -> Iterator[Fact]:
    """By whom something was done: "was founded by X" asks "Who founded ...?"."""
    for clause in sight.clauses:
        if not clause.passive or clause.kind == ClauseKind.PARTICIPLE:
            continue
        by = next((c for c in clause.verb.children if c.dep_ == "agent"), None)
        doer = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
        tokens = name_of(doer) if doer is not None else []
        if clause.verb.lemma_ in _PASSING:
            continue
        if by is None or doer is None or not tokens or any(c.dep_ == "conj" for c in doer.children):
            continue
        wh, kind = _wh_for(sight, tokens)
        if wh == "Who" and is_a_site(tokens):
            continue
        active = _active(clause)
        asked = inverted_ask(sight, clause, {t.i for t in by.subtree}, wh) if wh and active else None
        if asked:
            old, noticed = asked
            words = " ".join(part for part in (active, old.subject, old.rest) if part)
            reworded = (Ask(Shape.DIRECT, wh, verb=words), noticed)
            yield fact(sight, clause, Family.AGENT, sight.answer(tokens, kind), asked=reworded)


def _active(clause: Clause) -> str:
    """The active form of a simple passive: "was founded" -> "founded", "is owned" -> "owns"; "" for any other."""
    if len(clause.aux) != 1 or any(c.dep_ in {"advmod", "prt"} and c.i < clause.verb.i for c in clause.verb.children):
        return ""
    form = {"was": "VBD", "were": "VBD", "is": "VBZ", "are": "VBZ"}.get(clause.aux[0].lower_, "")
    from lemminflect import getInflection  # it brings spaCy along, which web processes never load

    found = getInflection(clause.verb.lemma_, tag=form) if form else ()
    return str(found[0]) if found else ""
