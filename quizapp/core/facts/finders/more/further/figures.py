"""Further questions for a figure: how many chapels there are on the campus, what percentage of a people does it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.core.facts.fact import Ask, Fact, Family
from quizapp.core.facts.finders.asking import MAIN, direct_ask, inverted_ask
from quizapp.core.facts.finders.more.further.phrases import claims, further_fact, is_pinned_down
from quizapp.core.facts.finders.more.numbers import PERCENT, Figure, figure
from quizapp.core.facts.finders.more.soundness import without_tails
from quizapp.core.facts.grammar.clauses import Clause
from quizapp.core.facts.grammar.phrasing import phrase
from quizapp.core.facts.grammar.wording import wording
from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.reading.pointing import loose_pronouns

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_FEW = listed("two three four five six seven eight nine ten 2 3 4 5 6 7 8 9")
_WHOLE = frozenset({"all", "both"})
_VAGUE = listed(
    "thing way part kind type form point case step stage side level reason factor effort time year third quarter "
    "half fourth fifth"
)
_TELLING = 6.0
_MOST_WORDS = 10


def further_figure_facts(sight: Sight) -> Iterator[Fact]:
    """How many there were of what somebody would not count on his fingers, and what share of them."""
    if not any(t.tag_ == "CD" for t in sight.span):
        return
    for clause in claims(sight):
        if clause.kind not in MAIN or (clause.verb.tag_ == "VBN" and not clause.aux):
            continue
        goals = [c for c in clause.verb.children if c.dep_ == "dobj" and c.i > clause.verb.i]
        for noun in (clause.head, *goals):
            found = figure(noun)
            asked = _asked(sight, clause, found) if found is not None else None
            if found is None or asked is None:
                continue
            number = [*found.number, found.noun] if found.unit in PERCENT else list(found.number)
            yield further_fact(sight, clause, number, asked, about="figure", family=Family.HOW_MANY)


def _asked(sight: Sight, clause: Clause, found: Figure) -> tuple[Ask, set[str]] | None:
    noun = found.noun
    of_subject = noun == clause.head
    wh = _wh(found, list(clause.subject) if of_subject else phrase(noun))
    taken = set() if of_subject else {t.i for t in noun.subtree}
    counted = _of_what(clause, found) if of_subject and found.unit in PERCENT else clause
    plain = without_tails(counted, taken) if wh else None
    if plain is None or (of_subject and clause.verb.lemma_ in {"be", "have"} and not clause.passive):
        return None
    asked = direct_ask(sight, plain, wh) if of_subject else inverted_ask(sight, plain, taken, wh)
    if asked is None:
        return None
    ask = asked[0]
    beside = f"{ask.subject} {ask.verb} {ask.rest}"
    figures = found.unit not in PERCENT and re.search(r"\d", f"{wh} {beside}")
    return asked if is_pinned_down(ask, _TELLING) and not figures else None


def _of_what(clause: Clause, found: Figure) -> Clause:
    """The same said of those whose share it is: "61.7% of the people speak English" is said of people."""
    of = next((t for t in clause.subject if t.lower_ == "of" and t.head == found.noun), None)
    kept = tuple(t for t in clause.subject if of is not None and t.i > of.i)
    return replace(clause, subject=kept) if kept else clause


def _wh(found: Figure, tokens: list[Token]) -> str:
    """ "How many" and what is counted, "What percentage" and of what; "" for what hardly anybody counts."""
    said = [t for t in tokens if t not in found.words]
    if not said or len(said) > _MOST_WORDS or said[0].i < found.words[-1].i or loose_pronouns(said, {}):
        return ""
    figures = frozenset({"CD"} if found.unit not in PERCENT else ())  # but "over the age of 5"
    if any(t.tag_ in {"WDT", "WP"} | figures or t.dep_ in {"conj", "cc"} or t.text == "," for t in said):
        return ""
    if said[-1].i - said[0].i != len(said) - 1 or found.number[0].lower_ in _FEW | _WHOLE or found.unit in _VAGUE:
        return ""
    if found.unit in PERCENT:
        return f"What percentage {wording(said[1:], {})}" if said[1:2] and said[1].lower_ == "of" else ""
    plural = found.noun.tag_ in {"NNS", "NNPS"} or found.noun.lower_ == "people"
    return f"How many {wording(said, {})}" if plural and not found.is_unit else ""
