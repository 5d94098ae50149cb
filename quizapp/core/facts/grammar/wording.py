"""Words from tokens: joining what is kept, with names in place of pronouns, and mending the seams."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token


_WORD = 2.0  # Zipf frequency of a word of the language, however rare
Swaps = Mapping[int, str]

_SEAMS = (
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+([,.;:!?)\]’”])"), r"\1"),
    (re.compile(r"([(\[“])\s+"), r"\1"),
    (re.compile(r"\(\s*\)|\[\s*\]"), ""),
    (re.compile(r",(\s*,)+"), ","),
    (re.compile(r",\s*([;:.!?])"), r"\1"),
    (re.compile(r"\s{2,}"), " "),
)
_ROUGH = re.compile(r"[^\S ]|  | [,.;:!?)\]’”]|[(\[“] |,[,;:.!?]|\(\)|\[|\*|[a-z.\]]:\d")  # is there anything to mend
_CLEARED = re.compile(
    r"\s\*+(?=\s|$)|\[(?:update|citation needed|edit|note \d+|[a-z]|\d+)\]"
    r"|(?<=[a-z.\]]):\d{1,4}(?:[–-]\d+)?(?:, ?\d+(?:[–-]\d+)?)*(?=[\s,.;)]|$)",  # pages of a reference
    re.IGNORECASE,
)


def wording(tokens: Iterable[Token], swaps: Swaps, *, loose: bool = False) -> str:
    """The words of these tokens in the order of the sentence; a token in `swaps` is said as its swap.

    `loose` keeps commas at the ends, for a stretch that something else will stand beside.
    """
    text = "".join(pieces(tokens, swaps))
    return mended(text) if loose else tidy(text)


def pieces(tokens: Iterable[Token], swaps: Swaps) -> list[str]:
    """The words of these tokens one by one in the order of the sentence, each with the space that stands before it."""
    parts: list[str] = []
    said, after, space = "", 0, ""
    for place, token in sorted({token.i: token for token in tokens}.items()):
        joint = " " if said and (place != after or space) else ""
        said, after, space = swaps.get(place, token.text), place + 1, token.whitespace_
        parts.append(joint + said)
    return parts


def tidy(text: str) -> str:
    """One line without doubled spaces or commas, without editors' marks, without loose ends.

    >>> tidy("the lake ,, which  is deep[update] ,")
    'the lake, which is deep'
    """
    return mended(text).strip(",;:–—- ").strip()


def mended(text: str) -> str:
    """One line without doubled spaces or commas and without editors' marks.

    >>> mended("the lake[update] ,, which")
    'the lake, which'
    """
    if is_rough(text):
        text = _CLEARED.sub("", text)
        for pattern, seam in _SEAMS:
            text = pattern.sub(seam, text)
    return text.strip()


def is_rough(text: str) -> bool:
    """Is there anything to mend in a text? Then there may be in a part of it, else not.

    >>> is_rough("the lake ,, which"), is_rough("the lake, which")
    (True, False)
    """
    return _ROUGH.search(text) is not None


def in_place_of(pronoun: Token, name: str) -> str:
    """The name as it stands for "he", for "his", and for the "his" of "a friend of his"."""
    return possessive(name) if pronoun.tag_ == "PRP$" or pronoun.lower_ == "his" else name


def possessive(name: str) -> str:
    """The possessive of a name.

    >>> possessive("Russia"), possessive("U.S. forces")
    ("Russia's", "U.S. forces'")
    """
    return name + ("'" if name.endswith("s") else "'s")


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest untouched.

    >>> capitalised("the SDF")
    'The SDF'
    """
    return text[:1].upper() + text[1:]


def lowered(token: Token) -> str:
    """The token's text, without the capital that only the start of the sentence gave it."""
    if token.is_sent_start and _is_of_several_people(token):
        return token.lower_  # "Chemists William Crookes and Claude-Auguste Lamy", "Mycologist Jacques Boidin"
    if token.is_sent_start and (_goes_on_as_a_name(token) or _is_said_large(token)):
        return token.text
    if token.is_sent_start and _is_numbered(token):
        return token.text  # "Highway 36", "Monument 99"
    small = token.tag_ not in {"NNP", "NNPS"} and not token.ent_type_ and token.text != "I"
    if token.is_sent_start and small and not _is_unheard_of(token):
        return token.lower_
    plain = token.tag_ in {"DT", "PDT", "NN", "IN", "PRP$", "CD", "RB"} and token.text[1:].islower()
    if token.is_sent_start and plain and not _is_unheard_of(token):
        return token.lower_
    kind = lexicon.noun_type(token.lower_)
    known = kind and (lexicon.zipf(token.lower_) > _WORD or (kind in _WAYS and _says_which(token)))
    if token.is_sent_start and token.tag_ == "NNP" and known and not token.ent_type_ and not _is_in_a_name(token):
        return token.lower_  # "Silica is ...": taken for a name because it stands first
    return token.text


def _goes_on_as_a_name(token: Token) -> bool:
    """ "Laurel and Hardy", "Brave New World": a capital after it that is not the sentence's."""
    after = [t for t in token.doc[token.i + 1 : token.i + 3] if t.is_alpha]
    if after and after[0].lower_ in {"and", "or", "&", "of", "the"}:
        after = after[1:]
    large = bool(after) and after[0].text[0].isupper() and after[0].tag_ in {"NNP", "NNPS"}
    return large and token.tag_ not in {"DT", "IN", "PRP$", "CD", "RB", "PDT", "WRB"} and not after[0].text.isupper()


def _is_numbered(token: Token) -> bool:
    return token.tag_ in {"NN", "NNP"} and token.i + 1 < len(token.doc) and token.nbor(1).text[:1].isdigit()


_CALLINGS = ("ologist", "ician", "grapher", "wright", "onomer", "chemist", "botanist", "pianist", "guitarist", "artist")


def _is_of_several_people(token: Token) -> bool:
    if token.lower_.endswith(_CALLINGS) and token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "NNP":
        return token.text[1:].islower() and lexicon.noun_type(token.lower_) in {lexicon.PERSON, ""}
    many = token.lower_.endswith("s") and lexicon.noun_type(token.lower_[:-1]) == lexicon.PERSON
    before_a_name = token.dep_ == "compound" and token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "NNP"
    called = lexicon.is_given_name(token.text) or lexicon.is_given_name(token.text[:-1])  # "Georges Danton"
    return many and before_a_name and not called and lexicon.is_ordinary(token.lower_)


def _is_said_large(token: Token) -> bool:
    """ "Cardiff had ...", where the paragraph goes on with "the Cardiff Capital Region" and never says it small."""
    if token.tag_ in _PLAIN or token.ent_type_:
        return False
    small = token.lower_
    said = [t.text for t in token.doc if t.lower_ == small and not t.is_sent_start]
    return bool(said) and all(text == token.text for text in said)


_WAYS = frozenset({"shape", "act", "process", "phenomenon", "attribute"})  # kinds of nouns


def _says_which(token: Token) -> bool:
    """ "Zigzag stitching": a rare word before the plain noun it belongs to."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return token.dep_ == "compound" and after.tag_ in {"NN", "NNS"} and after.text.islower()


_PLAIN = frozenset({"DT", "IN", "CD", "PRP", "PRP$", "EX", "WRB"})


def _is_unheard_of(token: Token) -> bool:
    """ "Temüjin", taken for a plain noun: no word of the language, so that the capital is its own."""
    return token.tag_ == "NN" and lexicon.zipf(token.lower_) <= _WORD and not lexicon.noun_type(token.lemma_.lower())


def _is_in_a_name(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor(1).tag_ in {"NNP", "NNPS"}
