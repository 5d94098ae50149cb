"""When something happened: a clause with a date that hangs on its verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts.dates import MONTH, Date, dates
from quizapp.core.facts.fact import AnswerType, Ask, Fact, Family
from quizapp.core.facts.finders.asking import MAIN, fact, inverted_ask
from quizapp.core.facts.grammar.clauses import Clause, ClauseKind
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_WH = {"year": "In what year", "month": "In what month and year", "full": "On what date", "day": "On what date"}
_BESIDE = frozenset({"until", "till", "after", "before", "since", "following", "during", "from"})
_SINCE = {"since": "Since when", "until": "Until when"}
_NEARER = re.compile(r"\b(?:notably|especially|particularly)\b")  # the date belongs to what follows
_BY_ITSELF = listed(
    "erupt begin end start die open close reopen collapse fall arrive return disband retire resign expire appear "
    "emerge break cease explode sink crash secede surrender depart abdicate marry premiere debut graduate dissolve "
    "split merge vanish disappear occur happen survive land escalate intensify peak"
)
_STATES = listed(
    "serve manage coach need want sit own like love hope believe think consist belong seem"
)  # the year before too
_LIGHT = listed("hold win have make take play see")
_FEW = 2
_LASTING = listed("lead head run own hold use know inhabit direct manage command rule live work base edit")
_UNDER_WHOM = listed("rule govern inhabit populate dominate own control surround")
_STAYING = listed("live dwell reside inhabit reign govern dominate own")
_AT_ONCE_DONE = listed("first again once jointly briefly from to")
_LAST = frozenset({"dobj", "pobj", "attr", "oprd", "acomp", "advmod", "nsubjpass"})


def when_facts(sight: Sight) -> Iterator[Fact]:
    """Facts that answer "when", one for each date said of a clause."""
    found = [(date, tokens) for date in dates(sight.text) if (tokens := _tokens(sight, date))]
    if not found:
        return
    for clause in sight.clauses:
        if clause.verb.lemma_ == "be" and not clause.passive:
            continue
        if clause.verb.tag_ == "VBG" and clause.aux and not any(c.lemma_ == "have" for c in clause.aux):
            continue  # "in 1919 Murry was reorganising the Athenaeum": and in the year after too
        if _is_set_aside(clause):
            continue
        if clause.kind == ClauseKind.PARTICIPLE and clause.verb.lemma_ in _LASTING:
            continue  # "the expedition led by Shackleton in 1907" was led longer than that
        for date, tokens in found:
            hold = _holder(clause, tokens)
            if hold and not hold[1] and _lasted(clause):
                continue
            asked = inverted_ask(sight, clause, {t.i for t in hold[0]}, hold[1] or _WH[date.form]) if hold else None
            if asked and _is_of_one_time(clause, asked[0], date) and not _is_hollow(clause, asked[0]):
                start = sight.span.start_char
                answer = sight.answer_at(start + date.start, start + date.end, date.type, tokens)
                yield fact(sight, clause, Family.WHEN, answer, asked=asked)


def _is_set_aside(clause: Clause) -> bool:
    """ "The success of the Suez Canal, opened in 1869, changed ...", read as if the success had opened."""
    verb = clause.verb
    plain = clause.kind == ClauseKind.ROOT and not clause.aux and verb.tag_ in {"VBD", "VBN"} and clause.subject
    aside = bool(plain) and verb.i - 2 == clause.subject[-1].i and verb.nbor(-1).text == ","
    return aside and any(t.lower_ == "of" for t in clause.subject)  # but "A mill at Baykalsk, opened in 1966, ..."


def _lasted(clause: Clause) -> bool:
    """ "In 1850 Japan was ruled by warriors", "he lived in Paris": and in the year after too."""
    once = any(c.lower_ in _AT_ONCE_DONE for c in clause.verb.children)
    if clause.kind == ClauseKind.PARTICIPLE or once or any(c.lemma_ == "have" for c in clause.aux):
        return False
    return clause.verb.lemma_ in (_UNDER_WHOM if clause.passive else _STAYING)


def _is_of_one_time(clause: Clause, ask: Ask, date: Date) -> bool:
    """Is the date said of the clause alone? Not of "notably ...", where the question has a day of its own, of "some
    soldiers", or since when somebody "has gone into retirement"."""
    text = f"{ask.subject} {ask.rest}"
    if _OF_WHAT.search(text):
        return False
    if _NEARER.search(text) or (date.type == AnswerType.DATE and _A_DAY.search(text)):
        return False
    if ask.wh in _SINCE.values() and clause.verb.lemma_ in _AT_ONCE:
        return False
    return clause.subject[0].lower_ not in _SOME or any(t.lower_ in _FIGURES for t in clause.subject)


_OF_WHAT = re.compile(  # which ones, the text says before
    r"\bthe first (?:crystals|results|samples|copies|parts|pieces|drawings|examples|specimens|models|tests|trials)$"
    r"|\b(?:quite|very|wholly|entirely|completely) different\b"
)
_A_DAY = re.compile(rf"\b(?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}})\b")
_AT_ONCE = frozenset({"go", "become", "leave", "join", "die", "begin", "start"})
_SOME = listed("some several many various")
_FIGURES = listed("hundred thousand million hundreds thousands dozen")


def _is_hollow(clause: Clause, ask: Ask) -> bool:
    """ "When did the Legislature pass?", "When did Agassi start slowly?", "When did Algeria hold elections?": the
    clause says what only beside others, or in other years too."""
    if clause.kind == ClauseKind.PARTICIPLE and clause.verb.tag_ == "VBG":
        return not ask.rest  # "the antiquarian, writing in 1833, described it as ..."
    if clause.passive or clause.kind not in MAIN:
        return False
    if not ask.rest:
        return clause.verb.lemma_ not in _BY_ITSELF
    if clause.verb.lemma_ in _STATES:
        return True
    few = ask.rest.split()
    any_of_them = len(few) <= _FEW and few[-1].endswith("s") and ask.rest.islower() and clause.verb.lemma_ in _LIGHT
    return any_of_them or (len(few) == 1 and clause.verb.lemma_ in {"start", "begin", "end", "finish", "play"})


def _tokens(sight: Sight, date: Date) -> list[Token]:
    start = sight.span.start_char + date.start
    end = sight.span.start_char + date.end
    span = sight.span.doc.char_span(start, end)
    return list(span) if span is not None else []


def _holder(clause: Clause, tokens: list[Token]) -> tuple[list[Token], str] | None:
    """The words that carry the date ("in 2011"), and the question word when it is not the usual one."""
    mine = {t.i for t in tokens}
    top = next((t for t in tokens if t.head.i not in mine), tokens[0])
    allowed = {t.i for t in clause.rest}
    if not mine <= allowed or (
        clause.kind in {ClauseKind.PARTICIPLE, ClauseKind.RELATIVE} and tokens[0].i < clause.verb.i
    ):
        return None
    prep = top.head
    if top.dep_ == "pobj" and prep.dep_ == "prep" and prep.i in allowed:
        if {t.i for t in top.subtree} - mine or prep.i != tokens[0].i - 1:
            return None
        if sum(c.dep_ == "pobj" for c in prep.children) > 1:
            return None  # "In 1962 White v. Crook, Judge Johnson ordered ..."
        if prep.lower_ not in {"in", "on", "since", "until"} or not _hangs_on(prep, clause):
            return None
        return [prep, *tokens], _SINCE.get(prep.lower_, "")
    if top.dep_ == "npadvmod" and top.head == clause.verb and len(tokens) > 1:
        return tokens, ""
    return None


def _hangs_on(prep: Token, clause: Clause) -> bool:
    """Does the phrase belong to the verb? One that ends the clause may hang on its last noun, as parsers like to
    say."""
    if prep.head == clause.verb:
        return True
    if prep.head.dep_ == "pobj" and prep.head.head.lower_ in _BESIDE:
        return False  # "refined the theory until his death in 1939": the date of the death
    return prep.head in clause.rest and prep.right_edge.i == clause.rest[-1].i and prep.head.dep_ in _LAST
