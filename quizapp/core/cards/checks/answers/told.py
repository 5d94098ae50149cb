"""Checks for answers that the question, the title or another word of either tells."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.folding import folded
from quizapp.core.cards.options.tables.nations import nations_in
from quizapp.core.cards.options.tables.places import places
from quizapp.core.cards.words import words
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Family, Found


def answer_leaks(draft: Draft, found: Found) -> bool:
    said = (*words(draft.passage), *words(draft.question))
    joined = (folded(part) for word in said if "-" in word for part in word.split("-") if part[:1].isupper())
    asked = {*map(folded, said), *joined}  # "the Brooklyn-Battery Tunnel" tells Battery Park; "the Macon" Mâcon
    told = words(draft.answer)
    usual = 4.5 if len(told) > 1 and draft.fact.answer.type != AnswerType.PHRASE else 5.5
    content = [folded(word) for word in told if lexicon.zipf(word) < usual or word.isdigit()] or [*map(folded, told)]
    if draft.fact.answer.type == AnswerType.TERM and len(content) > 1:
        content = content[:-1]
    if draft.fact.ask.wh.startswith("Which ") or " which " in draft.fact.ask.wh:
        asked -= {draft.fact.ask.wh.split()[-1]}
    if draft.fact.family == Family.ACRONYM:
        return all(word in asked for word in content)
    if draft.fact.family in {Family.WHY, Family.PURPOSE}:
        return _new(content, asked) < min(_NEW, len(content))  # "to take part in the growth of Fairhope" tells enough
    if "plain" in draft.fact.marks and len(content) > 1:
        return _new(content, asked) < max(2, len(content) / 2)
    if draft.fact.answer.type == AnswerType.PLACE and (_is_the_only_nation(draft) or _is_a_lands_capital(draft)):
        return True
    if draft.answer in _FAITHS and _FAITHS[draft.answer] & asked:
        return True
    if draft.fact.answer.type == AnswerType.PERSON and {w for w in told if len(w) > 2} & set(map(_bare, said)):
        return True  # "The Young Club, named after Arthur Young": however usual the word is
    if {draft.answer, f"{draft.answer}s"} & set(said) or _letters(draft.answer) in said:
        return True
    nations = (word for word in asked if word.endswith(_OF_A_PLACE))
    if draft.fact.answer.type == AnswerType.PLACE and any(_is_of_the_place(word, draft.answer) for word in nations):
        return True
    if draft.fact.answer.type == AnswerType.TERM and any(_is_akin(word, asked) for word in content):
        return True
    if draft.answer.isdigit() and any(word.startswith(f"{draft.answer}.") for word in asked):
        return True
    rare = [word for word in content if lexicon.zipf(word) <= _RARE]
    if any(is_of_one_root(word, other) for word in rare if _begins(word[:_ALIKE], asked) for other in asked):
        return True
    if any(is_spelt_alike(word, other) for word in rare for other in asked if len(other) == len(word)):
        return True
    return any(is_told(word, asked) for word in content if len(word) > 2)


def _letters(name: str) -> str:
    """ "EU" of the European Union, or "" where a name has one word."""
    parts = [part for part in name.split() if part[:1].isupper()]
    return "".join(part[0] for part in parts) if len(parts) > 1 else ""


def _bare(word: str) -> str:
    """The word without a possessive ending."""
    return word[:-2] if word.endswith(("’s", "'s")) else word


STATE = re.compile(r"^(?:the )?(?:Kingdom|Republic|Federal Republic|Commonwealth) of (?:the )?")
_FAITHS = {
    "Islam": frozenset({"muslim", "muslims", "islamic", "muhammad", "allah", "quran", "mosque", "mosques"}),
    "Christianity": frozenset({"christian", "christians", "christ", "jesus", "gospel", "gospels"}),
    "Buddhism": frozenset({"buddhist", "buddhists", "buddha", "stupa", "stupas"}),
    "Buddha": frozenset({"buddhist", "buddhists", "stupa", "stupas"}),
    "Judaism": frozenset({"jewish", "jews", "torah", "synagogue", "synagogues"}),
    "Hinduism": frozenset({"hindu", "hindus", "vedas", "brahmins"}),
}


_CAPITAL = re.compile(rf"{GAP},? the capital of (?:the )?[A-Z]")


def _is_a_lands_capital(draft: Draft) -> bool:
    """ "the harbour of ____, the capital of Finland"."""
    if "capital of" not in draft.question or not _CAPITAL.search(draft.question):
        return False
    return bool(nations_in(draft.answer) & nations_in(draft.question.replace(GAP, ",")))


def _is_the_only_nation(draft: Draft) -> bool:
    """ "the third-largest city of ____, after Jakarta": a country of which the question names a city or the people."""
    plain = STATE.sub("", draft.answer)
    country = any(not place.city for place in places(plain))
    return country and nations_in(plain) <= nations_in(draft.shown.replace(GAP, ","))


_OF_A_PLACE = ("an", "ans", "ese")


def _is_of_the_place(word: str, place: str) -> bool:
    """ "Roman" tells Rome."""
    begun = max(3, len(place) - 2)
    return word[:begun] == place.lower()[:begun]


def is_of_one_root(word: str, other: str) -> bool:
    """ "Alstroemeriaceae" beside Alstroemeria, "Aksumite" beside Aksum: rare words that begin alike."""
    least = max(_ALIKE, 0.6 * len(word))
    if min(len(word), len(other)) < _ALIKE or word[:_ALIKE] != other[:_ALIKE] or lexicon.zipf(word) > _RARE:
        return False
    alike = next(
        (at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), min(len(word), len(other))
    )
    return alike >= least


def is_spelt_alike(word: str, other: str) -> bool:
    """ "Azincourt" beside Agincourt: rare words that differ in one letter.

    >>> is_spelt_alike("azincourt", "agincourt"), is_spelt_alike("lancaster", "lancashire")
    (True, False)
    """
    if len(word) != len(other) or len(word) < _LONG or word == other or lexicon.zipf(word) > _RARE:
        return False
    return word[0] == other[0] and sum(one != two for one, two in zip(word, other, strict=True)) == 1


_LONG = 8  # letters of a word that is no other by chance
_NEW = 3  # words of a reason that the question does not tell
_RARE = 3.6
_ALIKE = 5  # letters at the beginning


def _is_akin(term: str, asked: set[str]) -> bool:
    """Is the answer made of a word of the question ("Deforestation" of forests, "phagocytosis" by phagocytes)?"""
    for other in asked:
        stem = other.removesuffix("s").removesuffix("ed")
        if term.endswith("ist") and len(stem) > 4 and term.startswith(stem[:-1]):
            return True  # the pianist of a piano
        if len(stem) >= _ROOT and (stem in term or term.startswith(stem[:-1])):
            return True
    return False


_ROOT = 6  # letters of a word that tell another word by themselves


def _new(content: Iterable[str], asked: AbstractSet[str]) -> int:
    """How many of these words the question does not tell."""
    return sum(not is_told(word, asked) for word in content)


def is_told(word: str, asked: AbstractSet[str]) -> bool:
    """Is the word, or one of its family ("Canada", "Canadian"), in the question?"""
    if word in asked or word.isdigit():
        return word in asked
    stem = word[: max(4, len(word) - 2)]
    if any(word[:at] in asked for at in range(_ROOT, len(word))):
        return True  # "Northeastern" beside the Northeast
    return len(stem) >= 4 and _begins(stem, asked)


def _begins(stem: str, asked: AbstractSet[str]) -> bool:
    """Does one of the words begin so? To look through all of them in one go takes the least time."""
    return f" {stem}" in f" {' '.join(asked)}"
