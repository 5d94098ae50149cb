"""Checks on people: first names alone, witnesses of a report, the writer's own story."""

import re
from collections.abc import Set as AbstractSet

from quizapp.core.cards.checks.context.pointing import shown_first
from quizapp.core.cards.checks.times import FULL_YEAR
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import words
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Family, Found
from quizapp.core.sought import Sought

_ALONE = re.compile(r"\b(?=[A-Z])(?<![A-Z.] )(?<![A-Z]\w )([A-Z]\w+)(?:['’]s)?\b(?! [A-Z]| (?:of|de|von|van) )")


def somebody(draft: Draft, found: Found) -> bool:
    """ "Where was Peter killed?": a first name by itself; which Peter, only the article says."""
    known = found.known
    alone = {name for name in _ALONE.findall(draft.question) if known.names.get(name) == AnswerType.PERSON}
    people = alone - known.full.keys() - known.rulers
    return (
        any(map(lexicon.is_given_name, people))
        or _is_named_elsewhere(people, draft, found)
        or _is_whose_fate(draft, found)
    )


_FAMOUS = 4.0  # Zipf frequency: whoever is called by one such name is known by it


def _is_named_elsewhere(people: AbstractSet[str], draft: Draft, found: Found) -> bool:
    """ "Shaw died in 1979 and ____ was elected": somebody whom the article brought in before, called by one word."""
    unheard = {name for name in people if lexicon.zipf(name) < _FAMOUS}
    if not unheard:
        return False
    known, start = found.known, draft.fact.sentence.start
    unheard -= {part for name in (known.topic, known.title, *known.central) for part in words(name)}
    return any(found.first_said.get(name, start) < start for name in unheard)


_FATE = Sought(
    r"\b([A-Z][a-z]+)['’]s (?:death|birth|arrival|return|departure|victory|defeat|resignation|marriage)\b", "’s", "'s"
)


def _is_whose_fate(draft: Draft, found: Found) -> bool:
    """ "five years after Peter's death": Peter who, only the article says."""
    at = _FATE.search(shown_first(draft))
    return at is not None and lexicon.is_given_name(at[1]) and at[1] not in f"{found.known.title} {found.known.topic}"


def witness(draft: Draft, found: Found) -> bool:
    """ "Siobhan Keane, who won 48 caps, took over in 2018": about somebody whom a report quotes, in passing."""
    told = {*words(draft.question), *words(draft.answer)}
    known = {part for name in {found.known.topic, *found.known.central} for part in name.split()}
    return bool(told & (found.known.speakers - known))


_STORY = 0.25  # this share of sentences about "I" and "we", and the text is somebody's own story
_SURE = frozenset({Family.ACRONYM, Family.DEFINITION, Family.APPOSITIVE, Family.NAMED})


def own_story(draft: Draft, found: Found) -> bool:
    """A detail of somebody's own story: what has a year of its own, or says what a thing is, may still be asked."""
    if found.first_person < _STORY:
        return False
    dated = draft.fact.answer.type in {AnswerType.YEAR, AnswerType.DATE} or FULL_YEAR.search(draft.question)
    return not dated and draft.fact.family not in _SURE
