"""A claim turned into a question for what is no name, where it reads well, and the fact that holds both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.facts.fact import Ask, Fact, Family
from quizapp.core.facts.finders.asking import fact, inverted_ask
from quizapp.core.facts.finders.more.plain.answers import kind_of_answer
from quizapp.core.facts.finders.more.plain.claims import reads_well
from quizapp.core.facts.finders.more.soundness import named, without_tails

if TYPE_CHECKING:
    from quizapp.core.facts.grammar.clauses import Clause
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

Asked = tuple[Ask, set[str]]


def turned_round(sight: Sight, clause: Clause, taken: set[int], wh: str) -> Asked | None:
    """The question that begins with `wh` and leaves out the words `taken`, with what was noticed on the way, or None
    where it names nothing or does not read well."""
    plain = without_tails(clause, taken)
    asked = named(sight, inverted_ask(sight, plain, taken, wh), clause) if plain is not None else None
    return asked if asked and reads_well(asked[0]) else None


def plain_fact(sight: Sight, clause: Clause, tokens: list[Token], asked: Asked, *, about: str) -> Fact:
    """The fact that these words answer; `about` says which part of the claim they are, such as "object"."""
    answer = sight.answer(tokens, kind_of_answer(tokens, sight))
    return fact(sight, clause, Family.WHAT, answer, asked=(asked[0], asked[1] | {"plain", f"asks:{about}"}))
