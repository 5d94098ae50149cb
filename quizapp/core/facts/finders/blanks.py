"""Which words of a sentence can be blanked: dates, figures, names, and what things are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts.dates import dates
from quizapp.core.facts.fact import AnswerType
from quizapp.core.facts.grammar.whole_names import (
    NAME_PARTS,
    bare_name,
    bared_of_others,
    is_in_a_title,
    lies_upon,
    runs_together,
    whole_name,
    with_its_epithet,
)
from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.reading.sight import Sight
from quizapp.core.facts.reading.terms import acting_term, defined_term, key_terms

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token

Blank = tuple[list["Token"], AnswerType, set[str]]

_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"})
_FIGURES = frozenset({"QUANTITY", "MONEY", "PERCENT"})
_CALLING = listed("call name know term dub nickname christen title entitle rename")
_UNITS = listed("year month week day hour minute second century decade")
_SMALL_NUMBERS = listed("one two three four five six seven eight nine ten both")
_HEDGES = listed(
    "about around approximately some over nearly almost more than less fewer at least most up to as much many "
    "little few roughly only "
    "just an a as high low long tall deep wide far old large estimated "
    "the of all close exactly under above below another"
)
_UNCOUNTED = listed("few several many tens dozens hundreds thousands millions")
_JOINED = frozenset({"per", "-", "–", "/", "±", "and", "to", "between"})
_GOES_ON = frozenset({"-", "–", "/", "x", "×", "°", "C", "F"})
_ODD_FIGURE = re.compile(r"/|\d-?[A-Za-z]{2,}|^-$")
_STATES = frozenset({"US", "U.S.", "A", "C", "NZ", "HK", "S", "AU", "CA"})  # whose dollars are meant
_FORMULA = re.compile(r"\d[A-Za-z]|[A-Za-z]\d")
_PLAIN = re.compile(r"[\w\s.'’&,/%$£€°+:–-]+")


def blanks(sight: Sight) -> Iterator[Blank]:
    """The blanks of a sentence, none overlapping another; the surest kinds are looked for first."""
    taken: set[int] = set()
    for finder in (_dates, _called, _entities, _terms):
        for tokens, kind, marks in finder(sight):
            if tokens and not taken & {t.i for t in tokens} and _is_plain(sight, tokens):
                taken |= {t.i for t in tokens}
                yield tokens, kind, marks


def _is_plain(sight: Sight, tokens: list[Token]) -> bool:
    if tokens[-1].i - tokens[0].i != len(tokens) - 1:
        return False
    return bool(_PLAIN.fullmatch(sight.paragraph[tokens[0].idx : tokens[-1].idx + len(tokens[-1])]))


def _dates(sight: Sight) -> Iterator[Blank]:
    start = sight.span.start_char
    for date in dates(sight.text):
        span = sight.span.doc.char_span(start + date.start, start + date.end)
        if span is not None and _is_time(list(span)):
            yield list(span), date.type, {date.form}


def _is_time(tokens: list[Token]) -> bool:
    before = tokens[0].nbor(-1).lower_ if tokens[0].i else ""
    usual = before in {"by", "of"} and tokens[0].ent_type_ == "DATE"
    return len(tokens) > 1 or usual or before in {"in", "since", "until"}


def _called(sight: Sight) -> Iterator[Blank]:
    """ "The yellowish liquid is called whey", "known as the sarma": the word a thing goes by."""
    for verb in sight.span:
        if verb.lemma_ not in _CALLING or verb.tag_ != "VBN":
            continue
        noun = next((c for c in verb.children if c.dep_ in {"oprd", "attr", "dobj"} and c.i > verb.i), None)
        via = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
        if via is not None:
            noun = next((c for c in via.children if c.dep_ == "pobj"), None)
        if noun is None or noun.pos_ not in {"NOUN", "PROPN"} or (verb.lemma_ == "know" and via is None):
            continue
        tokens = bare_name(list(sight.span.doc[noun.left_edge.i : noun.i + 1]))
        if len(tokens) <= 5 and tokens[-1:] == [noun]:
            yield tokens, AnswerType.TERM, {"called"}


def _terms(sight: Sight) -> Iterator[Blank]:
    for find, mark in ((defined_term, "called"), (acting_term, "term")):
        tokens = find(sight.span)
        if tokens:
            yield tokens, AnswerType.TERM, {mark}
            break
    for tokens in key_terms(sight.span):
        yield tokens, AnswerType.TERM, {"key"}


def _entities(sight: Sight) -> Iterator[Blank]:
    for entity in sight.span.ents:
        tokens = [t for t in entity if not t.is_space]
        if entity.label_ in _NAMED:
            yield from _name(sight, tokens, entity.text, entity.label_)
        elif entity.label_ in _FIGURES | {"CARDINAL", "DATE", "TIME"}:
            yield from _figure(sight, tokens, entity.label_)


def _name(sight: Sight, tokens: list[Token], text: str, label: str) -> Iterator[Blank]:
    tokens = bared_of_others(whole_name(bare_name(tokens)), person=label == "PERSON")
    if not tokens or not any(t.tag_ in NAME_PARTS for t in tokens):
        return
    if runs_together(tokens) or _is_of_money(tokens[-1]) or is_in_a_title(tokens):
        return
    if len(whole := with_its_epithet(tokens)) > len(tokens):
        yield whole, AnswerType.TERM, {label}
        return
    formula = any(not t.is_alpha and _FORMULA.search(t.text) for t in tokens)
    era = tokens[0].text.rstrip(".") in {"BC", "AD", "CE", "BCE"}
    if not formula and not era and not any(t.text in {",", ":"} for t in tokens):
        kind = AnswerType.PLACE if lies_upon(tokens) else sight.book.type_for(text) or AnswerType.TERM
        yield tokens, kind, {label}


def _is_of_money(token: Token) -> bool:
    """ "US $240 billion": whose dollars they are."""
    return token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "$"


def _figure(sight: Sight, tokens: list[Token], label: str) -> Iterator[Blank]:
    if any(t.tag_ == "PRP$" for t in tokens):
        return  # "in its first two weeks"
    if any(t.lower_ in _UNCOUNTED for t in tokens) or (tokens[0].i and tokens[0].nbor(-1).lower_ in _UNCOUNTED):
        return  # "a few hundred metres"
    tokens = _without_counted(_without_hedge(_with_sign(tokens)))
    if not tokens or not any(t.tag_ == "CD" for t in tokens) or any(_ODD_FIGURE.search(t.text) for t in tokens):
        return
    last = tokens[-1]
    after = last.nbor(1) if last.i + 1 < len(last.doc) else last
    before = tokens[0].nbor(-1) if tokens[0].i else last
    if before.tag_ in NAME_PARTS and before.i + 1 == tokens[0].i and label == "CARDINAL":
        return  # "Windows 3.0 applications": part of a name
    if label == "CARDINAL" and not (
        after.tag_ in {"NNS", "NNPS"} or (last.head.tag_ == "NNS" and last.head.i > last.i)
    ):
        return
    if label in {"DATE", "TIME"} and (
        last.lemma_ not in _UNITS or after.lower_ in {"ago", "later", "after", "before", "earlier"}
    ):
        return
    if before.lower_ in _JOINED or after.text in _GOES_ON:
        return
    if before.lower_ == "of" and before.i and before.nbor(-1).tag_ == "CD":
        return
    marks = {"duration" if label in {"DATE", "TIME"} else label}
    if len(tokens) == 1 and tokens[0].lower_ in _SMALL_NUMBERS:
        marks.add("small")
    if before.tag_ in {"PRP$", "POS"} or before.lower_ in {"the", "these", "those", "both", "all"}:
        marks.add("determined")
    yield _without_told_unit(sight, tokens), AnswerType.NUMBER, marks


def _without_counted(tokens: list[Token]) -> list[Token]:
    """ "Two Sorraia stallions", "25,000 minute domes": name and noun belong to what is counted."""
    last = tokens[-1] if len(tokens) > 1 else None
    joined = last is not None and last.dep_ == "compound" and last.tag_ in {*NAME_PARTS, "NN"}
    if last is None or not joined or last.head.tag_ != "NNS" or last.head.i < last.i:
        return tokens
    return [t for t in tokens if t.tag_ == "CD"]


def _with_sign(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[0].i and tokens[0].nbor(-1).tag_ == "$":
        tokens = [tokens[0].nbor(-1), *tokens]
    of_a_state = tokens and tokens[0].tag_ == "$" and tokens[0].i and tokens[0].nbor(-1).text in _STATES
    return [tokens[0].nbor(-1), *tokens] if of_a_state else tokens


def _without_hedge(tokens: list[Token]) -> list[Token]:
    while tokens and (tokens[0].lower_ in _HEDGES or tokens[0].tag_ in {"IN", "DT", "RB", "JJR", "RBR"}):
        tokens = tokens[1:]
    return tokens


def _without_told_unit(sight: Sight, tokens: list[Token]) -> list[Token]:
    """Only the number, when the sentence names the unit elsewhere too."""
    if len(tokens) < 2 or tokens[-1].text == "%" or tokens[-1].tag_ not in {"NN", "NNS", "NNP"}:
        return tokens
    told = any(t.lemma_ == tokens[-1].lemma_ and t not in tokens for t in sight.span)
    return tokens[:-1] if told and all(t.tag_ == "CD" or t.lower_ in {"to", "and"} for t in tokens[:-1]) else tokens
