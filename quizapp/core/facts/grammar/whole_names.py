"""Names as wholes: the capitalised words beside a name that belong to it, and two names that ran together."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token

NAME_PARTS = frozenset({"NNP", "NNPS"})
COMPASS = re.compile(r"(north|south|east|west|central|upper|lower)[a-z-]*")
PARTICLES = frozenset({"de", "da", "do", "dos", "das", "di", "du", "del", "della", "van", "von", "ibn", "bin", "al"})
_NUMERAL = re.compile(r"[IVX]{1,5}")
_ORDINAL = re.compile(r"[IVX]+|One|Two|\d+")


def bare_name(tokens: list[Token]) -> list[Token]:
    """The name without an article before it, and without a possessive ending or a mark behind it."""
    while tokens and (tokens[-1].tag_ == "POS" or (tokens[-1].is_punct and tokens[-1].text != ".")):
        tokens = tokens[:-1]
    while tokens and (
        tokens[0].tag_ in {"DT", "PRP$", "IN"}
        or tokens[0].is_punct
        or (len(tokens) > 1 and stands_by_itself(tokens[0]))
    ):
        tokens = tokens[1:]
    return tokens


_ERAS = frozenset({"BC", "BCE", "CE", "AD", "B.C.", "B.C.E.", "C.E.", "A.D.", "BP"})


def stands_by_itself(first: Token) -> bool:
    """ "Thereupon Franklin fetched ...", "In 202 BCE Liu Bang won ...": a word before a name that is no part of it."""
    era = first.text in _ERAS and first.i > 0 and first.nbor(-1).tag_ == "CD"
    opening = first.is_sent_start and first.dep_ == "advmod" and first.head.pos_ in {"VERB", "AUX"}
    return era or opening


_SCORE = re.compile(r"\d+[–-]\d+")
_ABBREVIATED = re.compile(r"[A-Z]\.")


def bared_of_others(tokens: list[Token], *, person: bool) -> list[Token]:
    """The name without what the recogniser took for a part of it: who somebody is ("Mycologist David Arora"), who named
    a species ("Marsh's A. ferox"), by how much a team won ("Florida Gators 31–6")."""
    if len(tokens) > 1 and _SCORE.fullmatch(tokens[-1].text):
        tokens = tokens[:-1]
    for place, token in enumerate(tokens[:-1]):
        if token.tag_ == "POS" and _ABBREVIATED.fullmatch(tokens[place + 1].text):
            return tokens[place + 1 :]
    if person:
        for place in range(len(tokens) - _LEAST_OF_A_NAME - 1, -1, -1):
            if _is_what_somebody_is(tokens[place]):
                return tokens[place + 1 :]
    return tokens


_LEAST_OF_A_NAME = 2  # words
_OFFICES = listed(
    "congressman congresswoman senator governor representative mayor attorney ambassador president archbishop bishop"
)
_TITLES = listed("king queen pope saint lady lord sir dame father mother brother sister baby chief major master prince")


def _is_what_somebody_is(token: Token) -> bool:
    """ "reviewer", "Mycologist" where a sentence begins: a word for a person, and no title that belongs to a name."""
    word = token.lower_
    if word in _OFFICES:
        return True
    large = token.is_sent_start and not lexicon.is_given_name(token.text)
    if word in _TITLES or not (large or token.text.islower()):
        return False
    return token.tag_ != "IN" and (lexicon.noun_type(word) == lexicon.PERSON or word.endswith("ologist"))


def with_its_epithet(tokens: list[Token]) -> list[Token]:
    """ "Onymacris unguicularis": a genus with the second word of the species, which the recogniser left out."""
    last = tokens[-1]
    after = last.nbor(1) if last.i + 1 < len(last.doc) else last
    if len(tokens) > 1 or not after.text.islower() or not after.text.isalpha() or len(after.text) <= _SHORT:
        return tokens
    strange = lexicon.zipf(after.lower_) <= _UNHEARD and not lexicon.noun_type(after.lower_)
    latin = strange and _LATIN.search(after.text) and lexicon.zipf(last.lower_) <= _UNHEARD
    return [last, after] if latin else tokens


_SHORT, _UNHEARD = 3, 1.5  # letters; Zipf frequency
_LATIN = re.compile(r"(?:us|a|um|is|ae|i|ens|ans|ax|e|or|ides|x|as)$")


def whole_name(tokens: list[Token]) -> list[Token]:
    """The name with the capitalised words beside it that belong to it, so that no part of it gives it away."""
    while (
        tokens
        and tokens[0].i
        and tokens[0].nbor(-1).text[:1].isupper()
        and tokens[0].nbor(-1).tag_ in NAME_PARTS
        and _joined(tokens[0].nbor(-1), tokens)
        and not _stands_before(tokens[0].nbor(-1), tokens[0])
    ):
        tokens = [tokens[0].nbor(-1), *tokens]
    tokens = _with_what_lies_upon(tokens)
    if tokens and tokens[0].i and _opens_the_name(tokens[0].nbor(-1), tokens[0]):
        tokens = [tokens[0].nbor(-1), *tokens]
    if tokens and tokens[0].i and COMPASS.fullmatch(tokens[0].nbor(-1).lower_):
        tokens = [tokens[0].nbor(-1), *tokens]
    if tokens and tokens[0].i > 1 and tokens[0].nbor(-1).lower_ == "and" and COMPASS.fullmatch(tokens[0].lower_):
        beside = tokens[0].nbor(-2)  # "in western and southern Syria"
        tokens = [beside, tokens[0].nbor(-1), *tokens] if COMPASS.fullmatch(beside.lower_) else tokens
    while tokens and tokens[-1].i + 1 < len(tokens[-1].doc):
        follower = tokens[-1].nbor(1)
        if _NUMERAL.fullmatch(follower.text) and tokens[-1].ent_type_ == "PERSON" and follower.ent_iob_ != "B":
            tokens = [*tokens, follower]  # "Elizabeth I of England"
            continue
        other = follower.ent_iob_ == "B"  # "After the First World War Ljubljana became ...": another name begins
        if (other or follower.lower_ in _OFFICES) and tokens[-1].ent_type_:
            break  # "New York Congressman William Duer"
        if follower.tag_ in NAME_PARTS and (tokens[-1].dep_ == "compound" or follower in list(tokens[-1].children)):
            tokens = [*tokens, follower]
        elif _joins(follower, tokens) and follower.nbor(1).tag_ in NAME_PARTS:
            tokens = [*tokens, follower, follower.nbor(1)]
        else:
            break
    return tokens


def _with_what_lies_upon(tokens: list[Token]) -> list[Token]:
    """ "Barrow upon Humber" for "Barrow" and for "Humber", "Frankfurt am Main", "Rothenburg ob der Tauber"."""
    if not tokens:
        return tokens
    doc, first, last = tokens[0].doc, tokens[0].i, tokens[-1].i
    end = last + 1
    while end < len(doc) and end <= last + _JOINT and doc[end].text in _LYING:
        end += 1
    if end > last + 1 and end < len(doc) and tokens[-1].tag_ in NAME_PARTS and _lies_there(doc[end - 1], doc[end]):
        return [*tokens, *doc.tokens[last + 1 : end + 1]]
    start = first - 1
    while start > 0 and start >= first - _JOINT and doc[start].text in _LYING:
        start -= 1
    if 0 <= start < first - 1 and doc[start].tag_ in NAME_PARTS and _lies_there(doc[first - 1], tokens[0]):
        return [*doc.tokens[start:first], *tokens]
    return tokens


_JOINT = 2  # words between the two: "an der"
_LYING = frozenset({"upon", "under", "am", "an", "ob", "der", "im", "bei", "sur", "sous", "nad", "aan", "del", "en"})
_LAIN_UNDER = frozenset({"Lyme", "Lyne", "Edge"})


def _lies_there(joint: Token, site: Token) -> bool:
    if not site.text[:1].isupper() or joint.text == "an":
        return False  # "in Leeds an English teacher"
    return joint.text != "under" or site.text in _LAIN_UNDER


def lies_upon(tokens: list[Token]) -> bool:
    """Is this the name of a town that says where it lies: "Newcastle under Lyme"?"""
    return len(tokens) > _JOINT and any(t.text in _LYING for t in tokens[1:-1])


def is_in_a_title(tokens: list[Token]) -> bool:
    """ "put into Christ Stopped at Eboli an account": a verb with a capital, which only a title gives it."""
    last = tokens[-1]
    mine = {t.i for t in tokens}
    head = next((t.head for t in tokens if t.head.i not in mine), last)
    behind = last.nbor(1) if last.i + 1 < len(last.doc) else last
    return _is_a_titled_deed(behind) or (head.dep_ == "prep" and _is_a_titled_deed(head.head))


def _is_a_titled_deed(verb: Token) -> bool:
    large = verb.text.istitle() and verb.tag_ in {"VBD", "VBZ", "VBP"} and not verb.is_sent_start
    return large and verb.nbor(-1).text[:1].isupper()


def _opens_the_name(token: Token, name: Token) -> bool:
    """ "the All India Muslim League": a small word with a capital that only the name can have given it."""
    capital = token.text[:1].isupper() and not token.is_sent_start and token.lower_ != "the"
    return capital and token.tag_ in {"DT", "PDT", "PRP$", "RB"} and name.text[:1].isupper()


def _stands_before(token: Token, name: Token) -> bool:
    """ "Professor Green", "Portuguese Francisco Lázaro": what somebody is, said before the name and no part of it."""
    return name.ent_type_ == "PERSON" and (
        token.ent_type_ == "NORP"
        or lexicon.noun_type(token.lower_) == lexicon.PERSON
        or lexicon.is_ordinary(token.lower_)
    )


def _joins(follower: Token, tokens: list[Token]) -> bool:
    """ "University of ...", "José Eduardo dos ...": does the name go on after this small word?"""
    if follower.lower_ in {"of", "upon"}:
        return _joined(follower, tokens)
    return follower.text in PARTICLES and tokens[-1].ent_type_ == "PERSON"


def _joined(token: Token, tokens: list[Token]) -> bool:
    return token.head in tokens or any(t.head == token for t in tokens)


_EVENTS = listed("war battle treaty")


def runs_together(tokens: list[Token]) -> bool:
    """ "First World War Ljubljana": two names that stood side by side."""
    pairs = pairwise(tokens[1:])
    return any(
        one.lower_ in _EVENTS and after.tag_ in NAME_PARTS and not _ORDINAL.fullmatch(after.text)
        for one, after in pairs
    )
