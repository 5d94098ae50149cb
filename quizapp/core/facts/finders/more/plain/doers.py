"""By whom or by what something was done: facts that ask for a doer that is no name of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Fact
from quizapp.core.facts.finders.more.plain.answers import answer_of, is_person
from quizapp.core.facts.finders.more.plain.asked import plain_fact, turned_round
from quizapp.core.facts.finders.more.plain.claims import is_plain
from quizapp.core.facts.grammar.clauses import ClauseKind
from quizapp.core.facts.grammar.naming import kind_of, name_of
from quizapp.core.facts.grammar.wording import wording
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_PASSING = listed(
    "read see hear visit attend cite quote follow accompany surround replace mean affect impress use do make"
)


def plain_doer_facts(sight: Sight) -> Iterator[Fact]:
    """By whom the Southern Colonies were dominated, by what the second declension is signified."""
    for clause in sight.clauses:
        if (
            not clause.passive
            or clause.kind == ClauseKind.PARTICIPLE
            or clause.verb.lemma_ in _PASSING
            or not is_plain(clause)
        ):
            continue
        by = next((c for c in clause.verb.children if c.dep_ == "agent"), None)
        noun = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
        if by is None or noun is None:
            continue
        tokens = answer_of(noun, clause, sight)
        if not tokens or (name_of(noun) and (kind_of(wording(tokens, {})) or noun.ent_type_ == "PERSON")):
            continue
        taken = {t.i for t in by.subtree}
        wh = "By whom" if _is_somebody(noun, tokens, sight) else "By what"
        asked = turned_round(sight, clause, taken, wh)
        if asked:
            yield plain_fact(sight, clause, tokens, asked, about="doer")


_THINGS = frozenset({AnswerType.EVENT, AnswerType.WORK})


def _is_somebody(noun: Token, tokens: list[Token], sight: Sight) -> bool:
    """People, a body of people, or a name that is none of a thing."""
    if name_of(noun):
        return sight.book.type_for(wording(tokens, {})) not in _THINGS
    return is_person(noun, tokens) or noun.lemma_ == "group" or lexicon.noun_type(noun.lemma_) == lexicon.GROUP
