"""Surnames said in full: "Sturt's party" is Charles Sturt's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.core.facts.grammar.whole_names import stands_by_itself
from quizapp.core.facts.grammar.wording import Swaps, wording

if TYPE_CHECKING:
    from quizapp.core.facts.names import NameBook
    from quizapp.core.facts.parse import Span, Token


def in_full(sentence: Span, said: Swaps, book: NameBook) -> Swaps:
    """The words to put, and with them the full name for a surname that stands alone, once.

    "Ohrid" alone stays: it is the lake of that name, or the town beside it.
    """
    swaps = dict(said)
    for entity in sentence.ents:
        if entity.label_ != "PERSON" or entity.end - entity.start > 1 or entity.start in swaps:
            continue
        full = book.full_person(entity.text)
        if (
            full
            and not _is_part_of_a_name(entity)
            and not _is_quoted(entity)
            and (entity.start - 2 in swaps or not _is_beside_a_surname(entity))
            and full not in sentence.text
            and not any(full in said for said in swaps.values())
        ):
            swaps[entity.start] = full
    return swaps


def _is_quoted(entity: Span) -> bool:
    """Inside quotation marks, or run into another word ("Jenner'd", "Noether's theorem"): those stay as they are."""
    before = entity.sent.text[: entity.start_char - entity.sent.start_char]
    after = entity.doc[entity.end].lower_ if entity.end < len(entity.doc) else ""
    quoted = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
    return quoted or after in {"'d", "’d", "'ve", "’ve", "'s", "’s"}  # "Noether's theorem" is called so


def _is_part_of_a_name(entity: Span) -> bool:
    """ "Käthe Schmidt" is not the Schmidt whose full name the article tells elsewhere; nor is the name to be said in
    full in "the Drengot family" or "the Baikal–Amur Mainline"."""
    beside = [entity[0].nbor(-1)] if entity.start else []
    after = [entity[-1].nbor(1)] if entity.end < len(entity.doc) else []
    joined = any(t.text in _JOINTS for t in after) and (not entity[-1].whitespace_ or _is_large(after[0]))
    of_a_thing = entity.root.dep_ == "compound" and entity.root.head.tag_ in {"NN", "NNS"}
    of_one = entity.label_ == "PERSON" and any(t.lower_ == "the" for t in beside)  # "the Church of the Brethren"
    return joined or of_a_thing or of_one or any(t.tag_ in {"NNP", "NNPS"} for t in (*beside, *after))


def _is_beside_a_surname(entity: Span) -> bool:
    """ "the firm of Miller and Pflueger": one of two who are both called by one word."""
    doc, first = entity.doc, entity.start
    if first <= 1 or doc[first - 1].lower_ not in {"and", "&"} or doc[first - 2].tag_ != "NNP":
        return False
    return first == entity.sent.start + 2 or doc[first - 3].tag_ != "NNP"


def _is_large(joint: Token) -> bool:
    """ "Williams – Brice Stadium": does a capital follow?"""
    return joint.i + 1 < len(joint.doc) and joint.nbor(1).text[:1].isupper()


_JOINTS = frozenset({"-", "–", "/"})


def says_already(sentence: Span, name: str) -> bool:
    """ "For his work, Pauling was awarded ...": does the sentence itself say the name, or a part of it?"""
    parts = {part for part in name.split() if not part.islower() and len(part) > _INITIAL}  # "deGrom" too
    return name.lower() in sentence.text.lower() or any(token.text in parts for token in sentence)


_INITIAL = 2  # letters


def opens_with(sentence: Span, subject: Token, title: str) -> bool:
    """ "Spirited Away is a film ...": the subject is the whole title, whatever the parser makes of its words."""
    opens = title and title.lower() in sentence.text[: len(title) + len("The ")].lower()
    start = re.match(rf"(?:The )?{re.escape(title)},? [a-z]", sentence.text, re.IGNORECASE) if opens else None
    return start is not None and subject.idx - sentence.start_char < start.end()


_FOCUSING = frozenset({"only", "even", "just", "especially", "particularly", "mainly", "mostly", "nearly", "almost"})


def short_subject(subject: Token, book: NameBook) -> str:
    """The subject without what is said about it: "Russia, an ally of ..." is Russia; "France and Spain" stay
    together."""
    if (
        sum(child.dep_ == "conj" for child in (*subject.children, *(g for c in subject.conjuncts for g in c.children)))
        > 1
    ):
        return ""
    core = [subject, *(t for child in subject.children if _belongs(child) for t in child.subtree)]
    core = [t for t in core if t == subject or not (t.i and t.nbor(-1).text == "(")]  # "Eshmun (Arabic: ...)"
    core.sort(key=lambda t: t.i)
    if core[0] != subject and stands_by_itself(core[0]):
        core = core[1:]
    if core[0].lower_ in _FOCUSING:
        return ""  # "Only Russia has kept mines there. Its state company ..."
    if core[0].i and core[0].nbor(-1).text in {"At", "In", "Near", "From"}:
        return ""  # "At Palermo Roger built ..."
    small = core[0].tag_ == "DT" or (core[0].is_sent_start and core[0].pos_ == "NOUN")
    swaps = {core[0].i: core[0].lower_} if small else {}
    name = wording([t for t in core if not (t.is_punct and t.i > subject.i)], swaps)
    if name.endswith((" and", " or")) or name.startswith("both "):
        return ""  # "On clear days both Africa and Sicily can be made out ..."
    short = name.removeprefix("the ")
    return book.full_topic(short) or book.full_person(name) or name


def _belongs(child: Token) -> bool:
    if child.i < child.head.i:
        return not child.is_punct or (child.text in _JOINTS and not child.whitespace_)  # "Pierre-Paul Riquet"
    numbered = child.dep_ == "nummod" and child.i == child.head.i + 1  # "the Nintendo 64"
    named = child.head.tag_ == "NNP" and child.i + 1 < len(child.doc) and child.nbor(1).text[0].isupper()
    titled = named and child.lower_ in {"on", "for", "to", "against"}  # "the International Covenant on Civil ..."
    beside = child.head.ent_type_ == "PERSON" != child.ent_type_  # "Gregurić of the HDZ"
    of_it = child.lower_ == "of" and not beside
    return numbered or child.dep_ in {"conj", "cc"} or (child.dep_ == "prep" and (titled or of_it))
