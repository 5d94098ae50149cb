"""What a name names: by the common noun in it ("Battle of ...", "... University"), else by the parser's label."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING

from quizapp.core.facts.fact import AnswerType
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Span

BY_LABEL = {
    "PERSON": AnswerType.PERSON,
    "ORG": AnswerType.GROUP,
    "GPE": AnswerType.PLACE,
    "LOC": AnswerType.PLACE,
    "FAC": AnswerType.PLACE,
    "NORP": AnswerType.PEOPLE,
    "EVENT": AnswerType.EVENT,
    "WORK_OF_ART": AnswerType.WORK,
    "PRODUCT": AnswerType.TERM,
    "LAW": AnswerType.WORK,
    "LANGUAGE": AnswerType.PEOPLE,
}
_EVENTS = listed(
    "war battle treaty peace operation revolution campaign offensive expedition cup conference "
    "convention agreement rebellion uprising massacre siege crusade festival championship election "
    "tournament"
)
_GROUPS = listed(
    "university college school institute society association museum trust party dynasty court "
    "council congress army navy squadron league club team company corporation bank orchestra "
    "committee commission organization organisation academy foundation agency department ministry "
    "bureau union federation confederation tribe hospital library parliament senate"
)
_PLACES = listed(
    "lake mount sea bay river island republic street hotel cathedral palace park stadium bridge "
    "empire church tunnel canal dam desert glacier valley kingdom tower building airport station "
    "range ocean strait gulf peninsula forest square avenue castle monastery abbey temple cape fort "
    "theatre arena bazaar harbour port province"
)
_WORKS = listed("act award prize newspaper constitution protocol declaration programme program project")
_HEADS = {
    noun: kind
    for kind, nouns in (
        (AnswerType.EVENT, _EVENTS),
        (AnswerType.GROUP, _GROUPS),
        (AnswerType.PLACE, _PLACES),
        (AnswerType.WORK, _WORKS),
    )
    for noun in nouns
}
TITLES = listed(
    "emperor empress king queen prince princess duke duchess president chancellor minister governor senator general "
    "captain admiral colonel major lieutenant sergeant professor dr doctor sir lady lord pope archbishop bishop father "
    "sister"
)
_INITIAL = re.compile(r"\b[A-Z]\.$")
_AROUND = re.compile(r"^(the|a|an)\s+|['’]s?$", re.IGNORECASE)
_BEFORE = re.compile(  # "In 202 BCE Liu Bang won ...", "Thereupon Franklin fetched ..."
    r"^(?:BCE?|B\.C\.(?:E\.)?|Thereupon|Hereupon|Whereupon|Thereafter|Afterwards?|Meanwhile|Nevertheless|Nonetheless|"
    r"However|Moreover|Then)\s+(?=[A-Z])"
)
_JOINT = re.compile(r"\s+(?:of|de|du|for|on|in|upon)\s+")
_FIRST_HEADS = listed("lake mount operation university battle treaty peace republic institute museum cape fort")


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """A name without its article, possessive ending, and loose punctuation.

    >>> bare("the Selenga's")
    'Selenga'
    >>> bare("Thereupon Franklin"), bare("BCE Liu Bang")
    ('Franklin', 'Liu Bang')
    """
    name = " ".join(name.split()).strip(" ,;:.\"“”'’‘") if not _INITIAL.search(name) else name.strip(" ,;:\"“”'’‘")
    return _AROUND.sub("", _BEFORE.sub("", name))


@lru_cache(maxsize=4096)
def head_noun(name: str) -> str:
    """The common noun inside a name that says what it names, in small letters; "" when there is none.

    >>> head_noun("Battle of Lützen"), head_noun("Syrian Civil War"), head_noun("Olkhon")
    ('battle', 'war', '')
    """
    words = _JOINT.split(bare(name), maxsplit=1)[0].split()
    if len(words) + name.count(" of ") < 2:
        return ""
    first, last = words[0].lower(), words[-1].lower()
    if first in _FIRST_HEADS:
        return first
    return last if last in _HEADS else ""


def type_of(name: str, label: str) -> AnswerType:
    """The type of a name: by the common noun in it, else by the label the recogniser gave.

    >>> type_of("Operation Inherent Resolve", "ORG").value, type_of("Guido van Rossum", "PERSON").value
    ('event', 'person')
    """
    head = head_noun(name)
    words = name.split()
    if words[0].lower() in TITLES and len(words) > 1 and not head and words[-1][:1].isupper():
        return AnswerType.PERSON
    if head and label not in {"PERSON", "NORP"}:
        return _HEADS[head]
    return BY_LABEL.get(label, AnswerType.TERM)


_SMALL = frozenset({"of", "the", "de", "du", "da", "di", "von", "van", "der", "den", "la", "le", "al", "ibn", "bin"})


def is_personal(title: str) -> bool:
    """May this title be a person's name, which holds no common noun and no figure?

    >>> is_personal("Ludwig van Beethoven"), is_personal("Richard Nixon presidential campaign, 1968")
    (True, False)
    """
    plain = all(word[:1].isupper() or "-" in word or word in _SMALL for word in title.split())
    return plain and not head_noun(title)


_NAMED_AFTER = re.compile(
    r" named (?:\w+ )?(?:after|for|in honou?r of) (?:[a-z-]+ ){0,4}((?:[A-Z][\w'’.-]+ |von |de |van )*[A-Z]\w+)"
)


def namesakes(text: str) -> list[str]:
    """The surnames of those after whom a text says something is named.

    >>> namesakes("The first was named after the marshal Georg von Derfflinger.")
    ['Derfflinger']
    """
    return [name.split()[-1] for name in _NAMED_AFTER.findall(text)] if " named " in text else []


_RULER = re.compile(
    r"\b(?:King|Queen|Emperor|Empress|Pope|Prince|Princess|Tsar|Saint|St|Duke|Sultan) ([A-Z]\w+)"
    r"|\b([A-Z][a-z]+) (?:[IVX]{1,5}\b|the [A-Z]|Augustus\b)"
)


def rulers(text: str) -> set[str]:
    """The names that a text gives to kings, popes and the like.

    >>> sorted(rulers("King John met Philip II and Frederick the Great."))
    ['Frederick', 'John', 'Philip']
    """
    return {name for pair in _RULER.findall(text) for name in pair if name}


def is_full(name: str) -> bool:
    """Does this name say more than a surname, with or without a title before it?

    >>> is_full("Alfred Tennyson"), is_full("Lord Tennyson")
    (True, False)
    """
    first, *rest = name.split()
    return "," not in name and len(rest) > (
        first.lower().rstrip(".") in TITLES | {"mr", "mrs", "miss", "ms", "baron", "count", "earl"}
    )


_LONGEST = 5  # words
_WITHIN = frozenset({"in", "at", "on", "from"})


def is_one_name(entity: Span, places: Collection[str]) -> bool:
    """Is this a person's name, and no place or thing that the parser ran into one? "At Palermo Roger built ...",
    "Elephanta Shiva", "Gospel of Matthew in Asomtavruli" are not."""
    if entity.start and entity.doc[entity.start - 1].text in {"At", "In", "Near", "From"}:
        return False
    said = entity.text.split()
    return len(said) <= _LONGEST and said[0] not in places and _WITHIN.isdisjoint(said)
