"""Showing a question behind what the article says before it, when it leans on that."""

import re
from dataclasses import replace
from typing import Protocol

from quizapp.core.cards.checks.context import pointing
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.stems import stem
from quizapp.core.cards.words import said, words
from quizapp.core.facts import lexicon
from quizapp.core.facts.before.passages import POINTERS
from quizapp.core.facts.fact import Family, Found, changed
from quizapp.core.facts.lexicon import listed


class Fatal(Protocol):
    """What tells the check that drops a draft, or None."""

    def __call__(self, draft: Draft, found: Found, *, passed_alone: bool = False) -> str | None: ...


_MENDABLE = frozenset({"dangling subject", "untold", "pronoun left", "which one is meant", "points elsewhere"})
_LOOSE = frozenset({"definite", "described"})
_MENDED = listed("adrift dangling definite described comparative counted") | {
    "loose pronoun",
    "definite subject",
    "plain subject",
    "told just before",
}
TELLS_ENOUGH = 18  # words: of gaps shown alone readers keep nine of ten from here on, of shorter ones three of four
_TELLS_SOME = 10  # words: of shorter gaps behind a part of what was said before readers keep half
_MOST_READ = 85  # words, those of the question among them
_YEARS = re.compile(r"\b(\d\d)\d\d[–-](\d\d)\b")  # "in 1769–71" tells 1771
_OPENING = 1  # the paragraph below the title
_ROOT = 5  # letters: a passage on Palmyrene traitors tells of Palmyrenes
_THAT_THING = re.compile(r"^(?:This|That|These|Those) ([a-z]+)\b")


def settle(draft: Draft, found: Found, fatal: Fatal) -> tuple[Draft, str | None]:
    """The draft as it may be shown, behind its passage if it leans on that, and what drops it if anything."""
    reason = fatal(draft, found)
    if reason is None and draft.fact.family == Family.CLOZE and _speaks_of_something_else(draft, found):
        draft = _with_marks(draft, draft.fact.marks | {"adrift"})
    if reason is not None and reason not in _MENDABLE:
        return draft, reason
    if reason is None and (draft.fact.family != Family.CLOZE or not leans(draft, found)):
        return draft, None
    shown = _is_to_show(draft, found, reason)
    led = _in_its_passage(draft, found, fatal, is_sound=reason is None) if shown else None
    return (led, None) if led else (_with_marks(draft, draft.fact.marks | {"leaning"}), reason)


def _is_to_show(draft: Draft, found: Found, reason: str | None) -> bool:
    """Is the passage whole; or is a part of it of use, since the question tells something, but not enough alone?"""
    if "passage:cut" not in draft.fact.signs:
        return True
    length = len(draft.question.split())
    begins = "first:sentence" in draft.fact.signs and _names_the_topic(draft, found)
    alone = begins and length >= TELLS_ENOUGH and POINTERS.isdisjoint(said(draft.question))
    return reason is None and length >= _TELLS_SOME and not alone


def _in_its_passage(draft: Draft, found: Found, fatal: Fatal, *, is_sound: bool) -> Draft | None:
    """The draft, sound by itself or not, behind what the article says before, or None where that is too long, or all is
    not well even so."""
    passage = draft.fact.passage
    if not passage or len(passage.split()) + len(draft.question.split()) > _MOST_READ:
        return None
    if _is_told_by(passage, draft):
        return None
    led = replace(_with_marks(draft, draft.fact.marks - _MENDED | {"behind"}), passage=passage)
    own = _in_its_own_words(led)
    if own is not None and _speaks_of_that(own) and fatal(own, found) is None:
        return own
    return led if _speaks_of_that(led) and fatal(led, found, passed_alone=is_sound) is None else None


def _in_its_own_words(led: Draft) -> Draft | None:
    """The draft with "he" where its sentence says so, behind a passage that names him, or None."""
    own, name = led.fact.own, led.fact.context
    if own is None or name.split()[-1] not in words(led.passage):
        return None
    return replace(led, question=stem(own), fact=changed(led.fact, ask=own, context=""))


def _speaks_of_that(led: Draft) -> bool:
    """Does the passage speak of a valley, where the question says "That valley"?"""
    thing = _THAT_THING.match(led.question)
    noun = thing[1] if thing is not None and lexicon.noun_type(thing[1]) else ""
    return noun[: max(3, len(noun) - 2)] in led.passage


def _is_told_by(passage: str, draft: Draft) -> bool:
    """Does the passage say a name or a figure of the answer, or a word of its root?"""
    wanted = {word[:_ROOT].lower() for word in words(draft.answer) if word[0].isupper() or word[0].isdigit()}
    if not wanted:
        return False
    told = {word[:_ROOT] for word in words(passage.lower())}
    told |= {f"{years[1]}{years[2]}" for years in _YEARS.finditer(passage)}
    return not wanted.isdisjoint(told)


def _with_marks(draft: Draft, marks: frozenset[str]) -> Draft:
    return replace(draft, fact=changed(draft.fact, marks=marks))


def leans(draft: Draft, found: Found) -> bool:
    """May the article have told before of what the question speaks of? Within it always, whatever it names; of the
    first sentence of all where it says "the hall", "its" or "later". A step of a guide tells its own tale."""
    if "instruction" in draft.fact.marks:
        return False
    within = "first:sentence" not in draft.fact.signs or draft.fact.sentence.paragraph > _OPENING
    loose = bool(draft.fact.marks & _LOOSE) or not POINTERS.isdisjoint(said(draft.question))
    return within or loose or pointing.points_loosely(draft, found)


def _speaks_of_something_else(draft: Draft, found: Found) -> bool:
    """Does a sentence within a paragraph not name what the article is about? Then the one before may say."""
    return "first:sentence" not in draft.fact.signs and not _names_the_topic(draft, found)


def _names_the_topic(draft: Draft, found: Found) -> bool:
    topic = {word.lower() for word in words(found.known.topic)} - {"the", "of"}
    here = {word.lower().removesuffix("'s") for word in words(draft.question)}
    return bool(draft.fact.marks & {"resolved", "anchored"}) or bool(topic & here)
