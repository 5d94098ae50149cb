"""Capitals that only the beginning of a sentence gave a word, taken back where the word stands within a question."""

import re
from collections.abc import Iterable
from dataclasses import replace

from quizapp.core.facts.dates import MONTHS
from quizapp.core.facts.fact import Fact, Found
from quizapp.core.facts.lexicon import is_given_name, listed, noun_type, zipf

_OPENING = re.compile(r"(?:(?:The|A|An) )?([A-Z][a-z]{2,})\b(?!['’.-])")
_SCIENCE = re.compile(r"(?:a?emia|osis|itis|tomy|cide|ology|ography|ometry|pathy|plasia|lysis|phobia|genesis)$")
_THINGS = listed("substance artifact animal plant food body process phenomenon state motive attribute act")
_SURELY = 2  # times that the word is written small, for each time it has a capital within a sentence
_UNKNOWN = 2.0  # Zipf frequency of a word that the table does not hold


def with_plain_capitals(found: Found) -> Found:
    """The facts, each asked with small letters for words that the article writes small within its sentences."""
    texts = [one.text for one in (*found.sentences, *(skipped.sentence for skipped in found.skipped))]
    opening = {match[1] for text in texts if (match := _OPENING.match(text))}
    small = frozenset(word for word in opening if is_plain(word, texts) or _is_a_thing(word, found.known.title, texts))
    return replace(found, facts=tuple(_said_small(fact, small) for fact in found.facts)) if small else found


def _is_a_thing(word: str, title: str, texts: Iterable[str]) -> bool:
    """Is the title the common word for a thing, which the article never writes large within a sentence: "Napalm"?"""
    things = (
        {word.lower(), word.lower().removesuffix("s")} if title.lower() in {word.lower(), f"{word.lower()}s"} else set()
    )
    common = any(noun_type(thing) in _THINGS and zipf(thing) > _UNKNOWN for thing in things)
    return common and not re.search(rf"(?<=[a-z,;(“\"] ){word}\b", "\n".join(texts))


def is_plain(word: str, texts: Iterable[str]) -> bool:
    """Is this a common noun, as these sentences write it: small again and again, or a term of science by its form?

    >>> is_plain("Alchemy", ["Alchemy grew.", "In Egypt alchemy was known.", "He taught alchemy."])
    True
    >>> is_plain("Mercury", ["Mercury is a planet.", "The orbit of Mercury is small."])
    False
    """
    if is_given_name(word) or word in MONTHS:
        return False
    whole = "\n".join(texts)
    low = re.compile(rf"(?<=[a-z,;(“\"] ){word.lower()}\b")
    large = re.findall(rf"(?<=[a-z,;(“\"] ){word}\b(?! [A-Z])", whole)
    times = len(low.findall(whole)) if word.lower() in whole else 0
    if times or large:
        return times >= _SURELY * max(1, len(large))
    unheard = zipf(word) <= _UNKNOWN and not noun_type(word)
    return unheard and bool(_SCIENCE.search(word))


def _said_small(fact: Fact, small: frozenset[str]) -> Fact:
    """The fact, asked with small letters where the sentence does not give the capital within it."""
    ask = fact.ask
    words = [
        w for w in small if w in f"{ask.subject} {ask.rest} {ask.before}" and not _is_within(w, fact.sentence.text)
    ]
    if not words:
        return fact
    name = re.compile(rf"\b(?:{'|'.join(words)})\b(?! [A-Z]|['’-][A-Z])")
    inner = re.compile(rf"(?<=[a-z0-9,] )(?:{'|'.join(words)})\b(?! [A-Z]|['’-][A-Z])")
    return replace(
        fact,
        ask=replace(
            ask,
            subject=name.sub(_small, ask.subject),
            rest=name.sub(_small, ask.rest),
            before=inner.sub(_small, ask.before),
        ),
    )


def _small(match: re.Match[str]) -> str:
    return match[0].lower()


def _is_within(word: str, sentence: str) -> bool:
    return f" {word}" in sentence.removeprefix("The ").removeprefix("A ").removeprefix("An ")
