"""What a thing is, and what it is called, as a sentence of its own says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Fact, Family
from quizapp.core.facts.finders.asking import fact, inverted_ask
from quizapp.core.facts.finders.meanings.appositives import in_one_piece
from quizapp.core.facts.grammar.clauses import Clause, ClauseKind
from quizapp.core.facts.grammar.phrasing import phrase
from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.reading.pointing import loose_pronouns

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight


RELATIONS = listed(
    "constituent part component member example source result cause reason way place factor feature aspect number group "
    "favourite favorite resident native student visitor friend partner success failure problem issue alumnus alumna "
    "graduate name term word influence inspiration classification impurity contaminant pollutant additive ingredient "
    "symbol host topic subject attraction"
)


_QUOTES = frozenset('"“”')
_DOERS = ("ian", "ist", "wright", "grapher")  # "an ancient Greek tragedian"
OF_A_KIND = frozenset({"species", "genus"})
_MADE = frozenset({"artifact", "substance", "food", "plant"})  # the Douglas DC-3, called after a man
_PLAIN = 5  # words of a meaning that tells little by itself
_RANKS = frozenset({"genus", "family", "order", "class", "phylum"})  # of living things, whose names are written large


def named_facts(sight: Sight) -> Iterator[Fact]:
    """What something is called: "The yellowish liquid that drips out is called whey"."""
    for clause in sight.clauses:
        if (
            not clause.passive
            or clause.kind == ClauseKind.PARTICIPLE
            or clause.verb.lemma_ not in {"call", "name", "term", "know", "dub"}
        ):
            continue
        noun = next(
            (c for c in clause.verb.children if c.dep_ in {"oprd", "attr", "dobj"} and c.i > clause.verb.i), None
        )
        via = next((c for c in clause.verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
        if clause.verb.lemma_ == "know":
            noun = next((c for c in via.children if c.dep_ == "pobj"), None) if via is not None else None
        if noun is None or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        if any(t.lower_ == "the" and t.i and t.nbor(-1).text in _QUOTES for t in phrase(noun)):
            continue  # called "the world's most famous equation": without "the" it is not what was said
        tokens = [t for t in phrase(noun) if t.lower_ != "the" and t.text not in _QUOTES]
        tokens = tokens[1:] if tokens[:1] and tokens[0].tag_ == "PRP$" else tokens  # "is called its biota"
        if not tokens:
            continue
        if tokens[0].tag_ == "DT":
            continue
        if not 1 <= len(tokens) <= 5 or tokens[-1].i - tokens[0].i != len(tokens) - 1:
            continue
        if any(t.i > noun.right_edge.i and not t.is_punct for t in clause.rest):
            continue  # "was known as the Cup, held in Perth": what follows belongs to something else
        quoted = {t.i for t in clause.verb.sent if t.text in _QUOTES}
        asked = inverted_ask(sight, clause, {t.i for t in noun.subtree} | quoted, "What")
        if asked:
            yield fact(sight, clause, Family.NAMED, sight.answer(tokens, AnswerType.TERM), asked=asked)


def definition_facts(sight: Sight) -> Iterator[Fact]:
    """What something is: "The golomyanka is a translucent fish without scales ..."."""
    for clause in sight.clauses:
        if clause.verb.lemma_ != "be" or clause.passive or clause.kind != ClauseKind.ROOT or clause.aux:
            continue
        attr = next((c for c in clause.verb.children if c.dep_ == "attr"), None)
        if attr is None or attr.pos_ != "NOUN" or not _is_term(clause):
            continue
        if attr.lemma_.lower() in RELATIONS:
            continue  # "Silica is a constituent of glass": one thing true of it, not what it is
        if attr.lower_ in OF_A_KIND and not any(c.lower_ == "of" for c in attr.children):
            continue  # "a mycorrhizal species"
        if any(_says_what(c) for c in clause.head.children if c.i > clause.head.i):
            continue  # "Orwell, a democratic socialist, was a critic of Stalin": one thing more about him
        if any(c.dep_ == "advmod" for c in clause.verb.children):
            continue  # "was also a maker of ...": one thing more about it, not what it is
        tokens = with_its_other_half(phrase(attr), clause)
        if not 3 <= len(tokens) <= 14 or tokens[0].lower_ not in {"a", "an"} or not in_one_piece(tokens):
            continue
        if _breaks_off(tokens):
            continue
        kind = lexicon.noun_type(attr.lemma_)
        person = (
            kind == lexicon.PERSON
            or (not kind and attr.lemma_.endswith(_DOERS))
            or (kind not in _MADE and sight.book.topic.person and clause.head.text in sight.book.title.split())
        )
        if clause.head.ent_type_ == "PERSON" and not person and len(clause.subject) > 1:
            continue  # "Maududi was an important figure": neither what nor who
        if any(t.i > tokens[-1].i for t in clause.rest if t not in attr.subtree) or loose_pronouns(tokens, {}):
            continue
        asked = inverted_ask(sight, clause, {t.i for t in attr.subtree}, "Who" if person else "What")
        if asked and is_called_otherwise(clause, asked[0].subject):
            continue  # "The shoebill, Balaeniceps rex, is a bird", "The capital, Colonia, is a small town"
        if asked and attr.lemma_.lower() in _RANKS and len(clause.subject) == 1 and not clause.swaps:
            asked = (replace(asked[0], subject=clause.head.text), asked[1])
        if asked and asked[0].subject.startswith(("a ", "an ")) and asked[0].aux == "are":
            asked = (replace(asked[0], aux="is"), asked[1])  # "Stimulants are ...", of an article on a stimulant
        if asked and not asked[0].rest:
            yield fact(sight, clause, Family.DEFINITION, sight.answer(tokens, AnswerType.PHRASE), asked=asked)


_ENDS_OPEN = re.compile(
    r"\b(?:that|which|who) (?:became|was|were|is|are|had|has|made|gave)\b[^a-z]*(?:in \d{4})?$|\bwhose(?: [\w-]+){0,2}$"
)


def _breaks_off(tokens: list[Token]) -> bool:
    """ "a red azo dye that became, in 1935" (the first drug), "a waterway in eastern Ontario" (that connects ...)."""
    last = tokens[-1]
    if _ENDS_OPEN.search(last.doc[tokens[0].i : last.i + 1].text):
        return True
    behind = last.doc[last.i + 1 : last.i + 5]
    return len(tokens) <= _PLAIN and any(t.lower_ in {"that", "which"} for t in behind)


def with_its_other_half(tokens: list[Token], clause: Clause) -> list[Token]:
    """ "an element with symbol Xe and atomic number 54": what stands behind the last "and", which the parser
    hangs on the verb."""
    if tokens[-1].dep_ != "cc":
        return tokens
    other = (c for c in clause.verb.children if c.dep_ == "conj" and c.left_edge.i == tokens[-1].i + 1)
    half = next((c for c in other if c.pos_ in {"NOUN", "PROPN"}), None)
    return [*tokens, *phrase(half)] if half is not None else tokens[:-1]


def _says_what(child: Token) -> bool:
    return child.dep_ == "appos" and child.pos_ == "NOUN" and any(c.dep_ == "det" for c in child.children)


def _is_term(clause: Clause) -> bool:
    head = clause.head
    rare = lexicon.zipf(head.lemma_) < 4.2 or head.tag_ == "NNP" or any(t.tag_ == "NNP" for t in clause.subject)
    return (
        head.tag_ in {"NN", "NNP"}
        and rare
        and len(clause.subject) <= 4
        and not any(t.dep_ in {"poss", "prep"} for t in clause.subject)
    )


def is_called_otherwise(clause: Clause, asked: str) -> bool:
    """Does the question ask of the name beside the subject, and not of what the sentence is about?"""
    subject = next((c for c in clause.verb.children if c.dep_ == "nsubj"), None)
    return subject is not None and subject.text not in asked and any(c.dep_ == "appos" for c in subject.children)
