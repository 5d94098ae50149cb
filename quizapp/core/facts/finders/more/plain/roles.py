"""What something counts as: facts that ask for what stands behind "known as", "regarded as", "used as"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.finders.more.plain.answers import answer_of
from quizapp.core.facts.finders.more.plain.asked import plain_fact, turned_round
from quizapp.core.facts.finders.more.plain.claims import is_plain
from quizapp.core.facts.grammar.clauses import ClauseKind
from quizapp.core.facts.grammar.naming import name_of
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.reading.sight import Sight

_COUNTED = listed("know regard classify describe recognise recognize use view serve see designate treat")


def role_facts(sight: Sight) -> Iterator[Fact]:
    """What Istanbul was historically known as, what permanganate serves as."""
    for clause in sight.clauses:
        if clause.kind == ClauseKind.PARTICIPLE or clause.verb.lemma_ not in _COUNTED or not is_plain(clause):
            continue
        if not clause.passive and clause.verb.lemma_ != "serve":
            continue
        via = next((c for c in clause.verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
        noun = next((c for c in via.children if c.dep_ == "pobj"), None) if via is not None else None
        if via is None or noun is None or name_of(noun) or noun.pos_ != "NOUN" or via.right_edge.i > noun.right_edge.i:
            continue
        tokens = answer_of(noun, clause, sight)
        asked = turned_round(sight, clause, {t.i for t in noun.subtree}, "What") if tokens else None
        if asked and asked[0].rest.endswith("as"):
            yield plain_fact(sight, clause, tokens, asked, about="role")
