"""Further questions for an object: what somebody created, what by, what as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.finders.asking import MAIN, inverted_ask
from quizapp.core.facts.finders.more.further.phrases import (
    claims,
    further_fact,
    is_pinned_down,
    who_or_what,
    whole_phrase,
)
from quizapp.core.facts.finders.more.plain.claims import is_plain
from quizapp.core.facts.finders.more.plain.objects import is_any
from quizapp.core.facts.finders.more.soundness import without_tails
from quizapp.core.facts.grammar.clauses import Clause, ClauseKind
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_LIGHT = listed(
    "have include contain comprise take give get see show mean need want follow become hold keep set put bring do say "
    "tell spend meet let remain be exceed lack number total cost weigh last cross face near measure average require "
    "involve begin start continue stop leave share enjoy suffer undergo gain earn like love hate prefer experience "
    "announce maintain reflect decide win join help cause "
    "thank hear know accuse blame lay"
)
_TELLING = 5.0
_GOAL = re.compile(r"(?:to|of) [A-Z]")


def further_object_facts(sight: Sight) -> Iterator[Fact]:
    """What somebody did something to, where subject, verb and the rest pin it down."""
    for clause in claims(sight):
        noun = _goal(clause)
        tokens = whole_phrase(noun, clause, sight) if noun is not None else []
        if noun is None or not tokens or _is_measured(tokens) or is_any(noun, tokens) or not is_plain(clause):
            continue
        if tokens[0].i and tokens[0].nbor(-1).text == ",":
            continue  # "admired long, lurid sunsets"
        taken = {t.i for t in noun.subtree if t.i <= tokens[-1].i} | {t.i for t in tokens}
        fact = _asked(sight, clause, tokens, taken, wh=who_or_what(noun, tokens, sight, does=False), about="object")
        if fact is not None:
            yield fact


def _is_measured(tokens: list[Token]) -> bool:
    return any(t.tag_ == "CD" for t in tokens[:3])


def _goal(clause: Clause) -> Token | None:
    verb = clause.verb
    if clause.passive or clause.kind not in MAIN or verb.lemma_ in _LIGHT:
        return None
    if any(c.dep_ in {"dative", "oprd", "ccomp", "xcomp", "prt"} and c.i > verb.i for c in verb.children):
        return None
    goals = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    return goals[0] if len(goals) == 1 else None


def _asked(sight: Sight, clause: Clause, tokens: list[Token], taken: set[int], *, wh: str, about: str) -> Fact | None:
    plain = without_tails(clause, taken)
    asked = inverted_ask(sight, plain, taken, wh) if plain is not None and wh else None
    if asked is None or not is_pinned_down(asked[0], _TELLING):
        return None
    if about == "object" and _GOAL.match(asked[0].rest):
        return None  # "encouraged emigration to Siberia"
    if about == "doer" and " by " in f" {asked[0].rest}":
        return None  # "were added by Lassell in 1851 and Miranda by Kuiper"
    return further_fact(sight, clause, tokens, asked, about=about)


_COUNTED = listed("know regard classify describe recognise recognize view serve see designate treat consider use")
_PASSING = listed("read see hear visit attend cite quote follow accompany surround mean affect impress do make")


def further_tie_facts(sight: Sight) -> Iterator[Fact]:
    """By what something was done, and as what it counts."""
    for clause in claims(sight):
        if clause.kind == ClauseKind.PARTICIPLE or not is_plain(clause):
            continue
        for prep in clause.verb.children:
            noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
            doer = prep.dep_ == "agent" and clause.passive and clause.verb.lemma_ not in _PASSING
            role = prep.dep_ == "prep" and prep.lower_ == "as" and clause.verb.lemma_ in _COUNTED
            if noun is None or not (doer or role) or prep.i < clause.verb.i:
                continue
            tokens = whole_phrase(noun, clause, sight)
            if not tokens:
                continue
            wh = _by_whom(noun, tokens, sight) if doer else "What"
            taken = {t.i for t in (prep if doer else noun).subtree}
            fact = _asked(sight, clause, tokens, taken, wh=wh, about="doer" if doer else "role")
            if fact is not None:
                yield fact


def _by_whom(noun: Token, tokens: list[Token], sight: Sight) -> str:
    wh = who_or_what(noun, tokens, sight)
    return {"": "", "Who": "By whom"}.get(wh, f"By {wh[:1].lower()}{wh[1:]}")
