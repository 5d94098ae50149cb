"""Capitals that only the beginning of a sentence gave a word, taken back where the word stands within a question."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from quizapp.core.facts.dates import MONTHS
from quizapp.core.facts.fact import AnswerType, Fact, Family, Found, changed
from quizapp.core.facts.lexicon import is_given_name, listed, noun_type, zipf

_OPENING = re.compile(r"(?:(?:The|A|An) )?([A-Z][a-z]{2,})\b(?!['’.-])")
_WITHIN = re.compile(r"(?<=[a-z,;(“\"] )(?:([a-z]{3,})\b|([A-Z][a-z]{2,})\b(?! [A-Z]))")
_LARGE = re.compile(r"\b[A-Z][a-z]{2,}\b")
_NAMED = re.compile(r"\b([A-Z][a-z]{2,}) of (?:the )?[A-Z]")  # "The Port of New York"
_SCIENCE = re.compile(r"(?:a?emia|osis|itis|tomy|cide|ology|ography|ometry|pathy|plasia|lysis|phobia|genesis)$")
_THINGS = listed("substance artifact animal plant food body process phenomenon state motive attribute act")
_A_WORK = re.compile(
    r"([A-Z][a-z]+) \((?:.* )?(?:game|film|novel|album|song|journal|band|series|company|software|magazine)\)"
)
_PLAYED = re.compile(r"(?:card|board|ball|children's) game")
_SURELY = 2  # times that the word is written small, for each time it has a capital within a sentence
_UNKNOWN = 2.0  # Zipf frequency of a word that the table does not hold


def with_plain_capitals(found: Found) -> Found:
    """The facts, each asked with small letters for words that the article writes small within its sentences, and with
    a capital for the name of a work in the title ("Monopoly (game)")."""
    texts = [one.text for one in (*found.sentences, *(skipped.sentence for skipped in found.skipped))]
    within = Counter(low or large for text in texts for low, large in _WITHIN.findall(text))
    opening = {match[1] for text in texts if (match := _OPENING.match(text))}
    title = found.known.title
    work = _A_WORK.fullmatch(title) if not _PLAYED.search(title) else None
    small = frozenset(w for w in opening if is_plain(w, within) or _is_a_thing(w, title, within))
    small -= _parts_of_names(texts, title) | _surnames(found) if small else frozenset()
    facts = tuple(_said_small(fact, small) for fact in found.facts) if small else found.facts
    names = {w.lower(): w for w in opening if within[w] >= _SURELY and not within[w.lower()]}
    facts = tuple(_named_again(fact, names) for fact in facts)
    head = _BEFORE_A_COLON.match(title)  # "Voyage: Inspired by Jules Verne"
    called = work[1] if work else head[1] if head else _work_with_an_article(facts, title)
    articles = frozenset(one for text in texts if " The " in text for one in _CALLED_THE.findall(text))
    facts = tuple(_with_its_article(fact, articles) for fact in facts) if articles else facts
    return replace(found, facts=tuple(_said_large(fact, called) for fact in facts) if called else facts)


_BEFORE_A_COLON = re.compile(r"([A-Z][a-z]+): ")
_CALLED_THE = re.compile(r"(?<=[a-z,] )The [A-Z][\w’'-]+")  # "the drama The Master", within a sentence


def _with_its_article(fact: Fact, articles: frozenset[str]) -> Fact:
    """The fact, asked of "The Master", which the article writes so within its sentences too."""
    name = "The " + fact.ask.subject.removeprefix("the ")
    own = fact.ask.subject.startswith("the ") and fact.sentence.text.startswith(name)
    known = own and " ".join(name.split()[:2]) in articles
    return replace(fact, ask=replace(fact.ask, subject=name)) if known else fact


_WORKS = listed(
    "film song novel album comedy drama play book series episode game magazine newspaper poem painting musical opera "
    "show sitcom single band thriller western memoir documentary"
)


def _work_with_an_article(facts: tuple[Fact, ...], title: str) -> str:
    """The title that opens with "The", where the article says that it is of a film, a song, a band and the like."""
    if not title.startswith("The "):
        return ""
    told = (f for f in facts if f.family == Family.DEFINITION and f.ask.subject.lower() == title.lower())
    return title if any(f.answer.head in _WORKS for f in told) else ""


def _parts_of_names(texts: list[str], title: str) -> frozenset[str]:
    """Words whose capital is a name's: of the title, where the text says it so (no headline), or before "of"."""
    own = len(title.split()) > 1 and any(title in text for text in texts)
    return frozenset([*_NAMED.findall("\n".join(texts)), *(_LARGE.findall(title) if own else ())])


def _surnames(found: Found) -> frozenset[str]:
    """ "Crawford Long", however often the article says "long"."""
    known = found.known.names.items()
    return frozenset(name.rsplit(" ", 1)[1] for name, kind in known if kind == AnswerType.PERSON and " " in name)


def _is_a_thing(word: str, title: str, within: Mapping[str, int]) -> bool:
    """Is the title the common word for a thing, or a word that the article writes small, and never large within a
    sentence: "Napalm", "Diphtheria"?"""
    low = word.lower()
    things = {low, low.removesuffix("s")} if title.lower() in {low, f"{low}s"} else set()
    is_small = bool(things) and low in within
    known = (noun_type(thing) in _THINGS and zipf(thing) > _UNKNOWN for thing in things)
    return word not in within and (is_small or any(known))


def is_plain(word: str, within: Mapping[str, int]) -> bool:
    """Is this a common noun, as an article writes it within its sentences so and so often: small again and again; or a
    term of science by its form?

    >>> is_plain("Alchemy", {"alchemy": 2}), is_plain("Mercury", {"Mercury": 1}), is_plain("Feticide", {})
    (True, False, True)
    """
    if is_given_name(word) or word in MONTHS:
        return False
    times, large = within.get(word.lower(), 0), within.get(word, 0)
    if times or large:
        return times >= _SURELY * max(1, large)
    return zipf(word) <= _UNKNOWN and not noun_type(word) and bool(_SCIENCE.search(word))


def _said_large(fact: Fact, name: str) -> Fact:
    """The fact, asked of the work by its name."""
    own = fact.ask.subject.lower() == name.lower() and fact.sentence.text.startswith(name)
    return replace(fact, ask=replace(fact.ask, subject=name)) if own else fact


def _named_again(fact: Fact, names: Mapping[str, str]) -> Fact:
    """The fact, asked of a name that opens its sentence, was taken for a plain word, and is one in all the article:
    "In what year did einstein become ...?"."""
    first, _, rest = fact.ask.subject.partition(" ")
    name = names.get(first, "")
    if not name or not fact.sentence.text.startswith(name):
        return fact
    return replace(fact, ask=replace(fact.ask, subject=f"{name} {rest}".strip()))


def _said_small(fact: Fact, small: frozenset[str]) -> Fact:
    """The fact, asked with small letters where the sentence does not give the capital within it."""
    ask = fact.ask
    asked = f"{ask.subject} {ask.rest} {ask.before}"
    held = [word for word in small if word in asked]
    large = frozenset(held).intersection(_LARGE.findall(asked)) if held else frozenset[str]()
    words = sorted(word for word in large if not _is_within(word, fact.sentence.text))
    if not words:
        return fact
    name, inner = _standing("|".join(words))
    subject, rest, before = name.sub(_small, ask.subject), name.sub(_small, ask.rest), inner.sub(_small, ask.before)
    return changed(fact, ask=replace(ask, subject=subject, rest=rest, before=before))


@lru_cache(maxsize=256)
def _standing(words: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """These words where they stand alone, and where they stand behind a word that is no name."""
    alone = r"\b(?!(?: or| and)? [A-Z]|['’-][A-Z]| \d)"  # not "the New or Upper Assembly Rooms", "Monument 99"
    inner = rf"(?:\b(?<![A-Z’'-])[a-z0-9]+|,) (?:{words}){alone}"  # not "Crawford Long"
    return re.compile(rf"\b(?:{words}){alone}"), re.compile(inner)


def _small(match: re.Match[str]) -> str:
    return match[0].lower()


def _is_within(word: str, sentence: str) -> bool:
    return f" {word}" in sentence.removeprefix("The ").removeprefix("A ").removeprefix("An ")
