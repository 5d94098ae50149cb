"""What something counts as: facts that ask for what stands behind "known as", "regarded as", "used as"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts.fact import Fact, Family
from quizapp.core.facts.finders.asking import fact, inverted_ask
from quizapp.core.facts.finders.more.plain.answers import answer_of, kind_of_answer
from quizapp.core.facts.finders.more.plain.claims import is_plain, reads_well
from quizapp.core.facts.finders.more.soundness import named, without_tails
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
        taken = {t.i for t in noun.subtree}
        plain = without_tails(clause, taken) if tokens else None
        asked = named(sight, inverted_ask(sight, plain, taken, "What"), clause) if plain is not None else None
        if asked and asked[0].rest.endswith("as") and reads_well(asked[0]):
            answer = sight.answer(tokens, kind_of_answer(tokens, sight))
            yield fact(sight, clause, Family.WHAT, answer, asked=(asked[0], asked[1] | {"plain", "asks:role"}))
