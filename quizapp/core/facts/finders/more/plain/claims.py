"""Is a claim plain enough to be turned round when no name vouches for it: no insertion, no half of a row, nothing set
before it that belongs to another sentence?"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import Ask, Shape
from quizapp.core.facts.grammar.clauses import Clause, ClauseKind
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token

_COMPASS = listed("north south east west northeast northwest southeast southwest inland upstream downstream")
_FINITE = frozenset({"VERB", "AUX"})
_LINKING = re.compile(
    r"\b(?:on the (?:other hand|contrary|whole)|in (?:turn|response|addition|the end|return|all|part|fact)|as a result"
    r"|for (?:example|instance)|by contrast|at (?:first|last|best|least|that)|at his|by then|since then|way out"
    r"|(?:in|from|to|inside|of) one|[a-z]+ing \d{1,2} [A-Z][a-z]+"
    r"|of that month|that year|[A-Z][a-z]+day|\d{4} and (?:type|the|an?) [a-z\d]+)\b|the army\b(?! of)|^will "
    r"|\bin (?:[A-Z]\w+ )+in the [a-z]+$"
)
_LOOSE_END = re.compile(r"\b(?:later|earlier|then|thereupon|soon|afterwards|before|again|too|there|here)$")
_ROW = re.compile(  # of two or more; a comma before the last "and" parts no two, which may be set against each other
    r"^[^,]*, (?:(?:[^,]*, )*?[^,]* (?:and|or)|(?:[^,]*, )+(?:and|or)|or) [^,]*$"
)


def is_plain(clause: Clause) -> bool:
    """Does the clause stand in one piece, and is it said of its subject alone?"""
    verb, head, doc = clause.verb, clause.head, clause.verb.doc
    if head.lower_ in _COMPASS or head.dep_ == "conj" or clause.subject[0].is_digit:
        return False  # "South of the Kuiseb lies the Sand Sea", "Magill and Rowbotham, who developed"
    if _is_run_together(clause.subject):
        return False
    if any(c.dep_ == "conj" and c.pos_ not in _FINITE and not _closes_a_row(c) for c in verb.children):
        return False  # "Ethnic group was introduced in 1991 and religion in 2001"
    if any(c.dep_ in {"appos", "conj"} and c not in clause.subject and c.tag_ == "NNP" for c in head.children):
        return False  # "The second builder, John Rudyerd, kept a silk shop"
    first = min((clause.subject[-1].i + 1, *(t.i for t in (*clause.aux, verb) if t.i > clause.subject[-1].i)))
    inserted = first < len(doc) and doc[first].text == "," and _is_behind_a_comma(clause.subject[0])
    if clause.kind != ClauseKind.RELATIVE and inserted:
        return False  # "A syndicate, headed by its commodore, John Cox Stevens, had sent a schooner"
    if not clause.aux and verb.tag_ in {"VBN", "VBD"} and _is_behind_a_comma(verb) and _ends_before_a_verb(verb):
        return False  # "Proper names, found chiefly in Aquitaine, are Basque"
    return _has_a_plain_front(clause) and _is_in_order(clause)


def _closes_a_row(noun: Token) -> bool:
    """ "created communities of farmers, and their families": of the farmers, whatever the parser hangs it on."""
    first = noun.left_edge
    joined = first.i > 1 and first.nbor(-1).dep_ == "cc" and first.nbor(-2).text == ","
    tied = {c.lower_ for c in noun.children if c.dep_ in _TIES}
    set_against = {c.lower_ for c in noun.head.children if c.dep_ in _TIES} & tied  # "by Witte, and the Japanese by"
    return joined and noun.pos_ == "NOUN" and not set_against


_TIES = frozenset({"prep", "agent"})


def _is_run_together(subject: tuple[Token, ...]) -> bool:
    """ "Fell installed presses" (and acquired ...), "Julius Nyerere the articles of union", "Caravans" with a capital
    that only the start of the sentence gave."""
    if any(t.tag_ in {"VBD", "VBZ", "VBP"} for t in subject) and not any(t.tag_ in {"WDT", "WP"} for t in subject):
        return True
    if any(one.tag_ == "NNP" and two.tag_ == "DT" and two.i == one.i + 1 for one, two in pairwise(subject)):
        return True
    first = subject[0]
    by_chance = lexicon.noun_type(first.lower_) not in {"", lexicon.PERSON}
    return len(subject) == 1 and first.is_sent_start and first.tag_ == "NNPS" and by_chance


def _is_behind_a_comma(token: Token) -> bool:
    return token.i > token.sent.start and token.nbor(-1).text == ","


def _ends_before_a_verb(verb: Token) -> bool:
    """Does another comma follow, and a finite verb right behind it?"""
    doc = verb.doc
    ends = (t.i for t in verb.sent if t.text == "," and t.i > verb.i and t.i + 1 < len(doc))
    return any(doc[end + 1].tag_ in {"VBZ", "VBP", "VBD"} for end in ends)


def _has_a_plain_front(clause: Clause) -> bool:
    """ "In 1913 ...", but not "Gradually ...", "At his suggestion ...", "The Vocabolario degli"."""
    front = [t for t in clause.rest if t.i < clause.subject[0].i]
    tops = [t for t in front if t.head == clause.verb]
    if front and front[-1].tag_ in {"NNP", "FW"} and clause.subject[0].i == front[-1].i + 1:
        return False  # "in 1612 the Vocabolario degli Accademici was published": a name cut in two
    return all(_hangs_well(t) for t in tops) and not any(t.tag_ in {"PRP", "PRP$"} for t in front)


def _hangs_well(child: Token) -> bool:
    return child.dep_ == "prep" or child.is_punct or (child.dep_ == "npadvmod" and child.ent_type_ in _TIMES)


_TIMES = frozenset({"DATE", "TIME"})


def _is_in_order(clause: Clause) -> bool:
    """Does what follows the verb stand as a question would say it: the object first, and no measure that hangs loose
    ("used a Graflex, a reflex taking sheets of film four inches by five")?"""
    behind = [c for c in clause.verb.children if c.i > clause.verb.i and c in clause.rest]
    goal = next((c.left_edge.i for c in behind if c.dep_ == "dobj"), 0)
    if any(c.dep_ == "prep" and c.i < goal for c in behind):
        return False  # "recovered from a whale a fragment of a bomb lance"
    return all(c.dep_ != "npadvmod" or c.ent_type_ in _TIMES for c in behind)


def reads_well(ask: Ask) -> bool:
    """Is nothing set off by commas within the question but a row, and does it end in no "later" or "gradually"?"""
    direct = ask.shape == Shape.DIRECT
    if ask.aux == "will" or ask.subject == "the army":
        return False
    said = ask.verb if direct else ask.rest
    last = said.rsplit(" ", 1)[-1]
    if (last.endswith("ly") and not lexicon.noun_type(last)) or _LOOSE_END.search(said) or _LINKING.search(said):
        return False
    if not direct and (", " in said or ", " in ask.subject or ask.subject.endswith(",")):
        return False
    if direct and ", " in said and not _ROW.match(said):
        return False
    return direct or not (ask.aux.startswith("d") and re.match(r"by [A-Z]", said))
