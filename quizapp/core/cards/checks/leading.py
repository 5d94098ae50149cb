"""Showing a question behind the sentence before, when it leans on that."""

import re
from collections.abc import Callable
from dataclasses import replace

from quizapp.core.cards.checks.context import pointing
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.stems import stem
from quizapp.core.cards.words import said, words
from quizapp.core.facts import lexicon
from quizapp.core.facts.before.passages import POINTERS
from quizapp.core.facts.fact import Family, Found, changed
from quizapp.core.facts.lexicon import listed

Fatal = Callable[[Draft, Found], str | None]

_MENDABLE = frozenset({"dangling subject", "untold", "pronoun left", "which one is meant", "points elsewhere"})
_LOOSE = frozenset({"definite", "described"})
_MENDED = listed("adrift dangling definite described comparative counted") | {
    "loose pronoun",
    "definite subject",
    "plain subject",
    "told just before",
}
TELLS_ENOUGH = 18  # words: of gaps shown alone readers keep nine of ten from here on, of shorter ones three of four
_MOST_READ = 85  # words, those of the question among them
_YEARS = re.compile(r"\b(\d\d)\d\d[–-](\d\d)\b")  # "in 1769–71" tells 1771
_OPENING = 1  # the paragraph below the title
_ROOT = 5  # letters: a passage on Palmyrene traitors tells of Palmyrenes
_POINTER = re.compile(r"\b(?:this|these|those|such(?! as)|the same|the latter|the former) (\w+)", re.IGNORECASE)
_THAT_THING = re.compile(r"^(?:This|That|These|Those) ([a-z]+)\b")
_ANY_TIME = listed("year years period time day days month century decade point moment date era war age")
_NOUN, _NO_NOUN = 3, listed("was were are had has have can could may might came made led the and")
_OF_THESE = re.compile(r"\bof (?:these|those)\b(?! [a-z])")
_ANOTHER = re.compile(r"^Another (\w+)")
_TIME_TOLD = re.compile(r"\d|\b(?:centur|decade|years?\b|months?\b|days?\b|during|war\b|reign|age\b|era\b|period)")
_PLAIN_POINTER = re.compile(r"(?:These|Those|This|That|Both|Others?|All|Some)\b[, ]+(?=\w+)")
_SAYS = re.compile(r"(?:is|was|are|were|has|have|had|can|could|led|made|gave|\w+ed|having|which|who)\b")


def settle(draft: Draft, found: Found, fatal: Fatal) -> tuple[Draft, str | None]:
    """The draft as it may be shown, behind the sentence before if it leans on that, and what drops it if anything."""
    reason = fatal(draft, found)
    if reason is None and draft.fact.family == Family.CLOZE and _speaks_of_something_else(draft, found):
        draft = _with_marks(draft, draft.fact.marks | {"adrift"})
    if reason is not None and reason not in _MENDABLE:
        return draft, reason
    if reason is None and (draft.fact.family != Family.CLOZE or not leans(draft, found)):
        return draft, None
    passage = _in_its_passage(draft, found, fatal) if _is_to_show(draft, reason) else None
    led = passage or _behind_the_sentence_before(draft, found, fatal, reason)
    return (led, None) if led else (_with_marks(draft, draft.fact.marks | {"leaning"}), reason)


def _is_to_show(draft: Draft, reason: str | None) -> bool:
    """Is the passage whole, or is the question so short that a part of it is better than nothing?"""
    short = reason is None and len(draft.question.split()) < TELLS_ENOUGH
    return short or "passage:cut" not in draft.fact.signs


def _in_its_passage(draft: Draft, found: Found, fatal: Fatal) -> Draft | None:
    """The draft behind what the article says before, or None where that is too long, or all is not well even so."""
    passage = draft.fact.passage
    if not passage or len(passage.split()) + len(draft.question.split()) > _MOST_READ:
        return None
    if _is_told_by(passage, draft):
        return None
    led = replace(_with_marks(draft, draft.fact.marks - _MENDED | {"led"}), lead=passage, in_passage=True)
    return next((one for one in (_in_its_own_words(led), led) if one and _is_sound(one, found, fatal)), None)


def _in_its_own_words(led: Draft) -> Draft | None:
    """The draft with "he" where its sentence says so, behind a passage that names him, or None."""
    own, name = led.fact.own, led.fact.context
    if own is None or name.split()[-1] not in words(led.lead):
        return None
    return replace(led, question=stem(own), fact=changed(led.fact, ask=own, context=""))


def _is_sound(led: Draft, found: Found, fatal: Fatal) -> bool:
    """Does the passage speak of "this valley", and do all checks let the question behind it pass?"""
    thing = _THAT_THING.match(led.question)
    unsaid = thing is not None and lexicon.noun_type(thing[1]) and thing[1][: max(3, len(thing[1]) - 2)] not in led.lead
    return not unsaid and fatal(led, found) is None


def _is_told_by(passage: str, draft: Draft) -> bool:
    """Does the passage say a name or a figure of the answer, or a word of its root?"""
    told = {word[:_ROOT].lower() for word in words(passage)}
    told |= {f"{years[1]}{years[2]}" for years in _YEARS.finditer(passage)}
    return any(word[:_ROOT].lower() in told for word in words(draft.answer) if word[0].isupper() or word[0].isdigit())


def _behind_the_sentence_before(draft: Draft, found: Found, fatal: Fatal, reason: str | None) -> Draft | None:
    """The draft behind the sentence before it, or None where that does not stand by itself or does not help."""
    if not draft.fact.lead:
        return None
    led = replace(_with_marks(draft, draft.fact.marks - _MENDED | {"led"}), lead=draft.fact.lead)
    if reason is None and not (_speaks_of_something_else(draft, found) or _is_of_one_matter(led)):
        return None
    sound = points_to_the_lead(led) and not pointing.points_loosely(led, found) and fatal(led, found) is None
    return led if sound else None


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
    topic = {word.lower() for word in words(found.known.topic)} - {"the", "of"}
    said = {word.lower().removesuffix("'s") for word in words(draft.question)}
    named = bool(draft.fact.marks & {"resolved", "anchored"}) or bool(topic & said)
    return "first:sentence" not in draft.fact.signs and not named


_PLAIN_THING = re.compile(r"\b[Tt]he ((?:[a-z-]+ ){0,2}[a-z-]+)")


def _is_of_one_matter(draft: Draft) -> bool:
    """Is one of the plain things of the question ("the metal") named in the sentence before?"""
    told = {_stem(word) for word in draft.lead.lower().rstrip(".").split()}
    things = {word for thing in _PLAIN_THING.findall(draft.question) for word in thing.split()}
    return any(_stem(word) in told for word in things if len(word) > 3)


def _stem(word: str) -> str:
    return word[: max(4, len(word) - 2)]


def points_to_the_lead(draft: Draft) -> bool:
    """ "this acid" behind a sentence that speaks of an acid; "These ..." alone may mean anything said there."""
    alone = _PLAIN_POINTER.match(draft.question)
    if alone and _SAYS.match(draft.question, alone.end()):
        return False
    if _OF_THESE.search(draft.question):
        return False  # "One of these, the Turk Alp-Tegin": of whom is seldom told by the sentence before
    told = draft.lead.lower()
    meant = [found[1].lower() for found in _POINTER.finditer(draft.question)]
    if any(len(word) < _NOUN or word in _NO_NOUN for word in meant):
        return False  # "From these a copy was made": from what?
    meant += _ANOTHER.findall(draft.question)
    dated = bool(_TIME_TOLD.search(told))
    return all((dated and noun in _ANY_TIME) or noun[: max(3, len(noun) - 2)] in told for noun in meant)
