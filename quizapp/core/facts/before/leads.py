"""The sentence before, shown with a question that leans on it: "It ...", "the hall", "a century later"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.definites import bare_definites
from quizapp.core.facts.grammar.wording import capitalised, wording
from quizapp.core.facts.reading.judge import Skip, subject_of
from quizapp.core.facts.reading.pointing import is_elliptic, loose_pronouns, vagueness
from quizapp.core.facts.reading.sight import Sight

if TYPE_CHECKING:
    from quizapp.core.facts.parse.values import Token

_SOUND = (None, Skip.HEDGE, Skip.NEGATION)
_FEWEST, _MOST = 6, 28  # words that lead well
_QUOTES = frozenset('"“”')


def lead_from(before: Sight | None, sight: Sight) -> str:
    """The words of the sentence before, ready to stand in front of a question, or "" where it does not stand by itself.

    It must be sound, point to nothing outside, speak of something by a name or of what the article is about, and of
    such a thing as the first pronoun of the sentence that it leads to may mean.
    """
    shown = _shown(before) if before is not None and before.verdict in _SOUND and _may_mean(sight, before) else []
    return _said(before, shown) if before is not None and shown and _stands_alone(before, shown) else ""


_ONE, _MANY = frozenset({"it", "its"}), frozenset({"they", "their", "them"})
_PEOPLE = frozenset({"he", "she", "his", "her"})


def _may_mean(sight: Sight, before: Sight) -> bool:
    """Can the first pronoun mean the subject before: one thing, several, a person? "Its inventors were musicians. It
    was followed by ...": no."""
    first = next((t for t in sight.span if t.lower_ in _ONE | _MANY | _PEOPLE), None)
    subject = subject_of(before.span.root)
    early = () if first is None else sight.span.doc[sight.span.start : first.i]
    if first is None or subject is None:
        return True
    if any(t.dep_ in {"nsubj", "nsubjpass"} for t in early):
        return first not in loose_pronouns(sight.span, sight.resolved.swaps)  # "Napoleon, in whose armies it was ..."
    several = subject.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in subject.children)
    topic = sight.book.topic
    about = subject.i in before.resolved.swaps or any(t.text in topic.name.split() for t in subject.subtree)
    if (
        topic.name
        and not about
        and (first.lower_ in _PEOPLE) == topic.person
        and not (topic.plural and first.lower_ in _ONE)
    ):
        return False  # it may as well be what the article is about
    person = subject.ent_type_ == "PERSON" or lexicon.noun_type(subject.lemma_) == lexicon.PERSON
    if first.lower_ in _ONE:
        unheard = subject.tag_ == "NNP" and not subject.ent_type_ and subject.i not in sight.resolved.swaps
        return not several and not person and not unheard and subject.lower_ not in _SHARES
    return several or lexicon.noun_type(subject.lemma_) == lexicon.GROUP if first.lower_ in _MANY else not several


_FOLLOWING = frozenset({"thus", "therefore", "hence", "instead", "however", "likewise", "consequently"})
_SHARES = frozenset({"half", "most", "some", "part", "all", "much", "third", "quarter", "war", "number"})


def _shown(sight: Sight) -> list[Token]:
    """The words of the sentence that would be shown, or none when they are too few, too many, or quoted."""
    shown = sight.shown
    quoted = any(t.text in _QUOTES for t in shown)
    return shown if _FEWEST <= _length(shown) <= _MOST and not quoted else []


def _length(tokens: list[Token]) -> int:
    return sum(not t.is_punct for t in tokens)


def _said(sight: Sight, shown: list[Token]) -> str:
    swaps = dict(sight.resolved.swaps)
    first = next((t for t in shown if swaps.get(t.i, "x")), shown[0])
    swaps[first.i] = capitalised(swaps.get(first.i, first.text))
    return wording(shown, swaps).rstrip(" .,;:") + "."


def _stands_alone(sight: Sight, shown: list[Token]) -> bool:
    swaps = sight.resolved.swaps
    subject = subject_of(sight.span.root)
    if (
        subject is None
        or is_elliptic(sight.span.root)
        or loose_pronouns(shown, swaps)
        or (subject.i not in swaps and vagueness(subject))
    ):
        return False
    pointing = (t.lower_ in {"that", "this", "these", "those"} and t.tag_ == "DT" for t in shown)
    if any(pointing) or any(t.lower_ in _FOLLOWING for t in shown):
        return False
    topic = sight.book.topic.nouns | sight.book.heading_words
    if subject in bare_definites(shown, swaps, topic):
        return False
    return _speaks_of_something(sight, subject, topic) or sight.span.start == 0


def _speaks_of_something(sight: Sight, subject: Token, topic: frozenset[str] | set[str]) -> bool:
    """Is the subject named, the article's topic, or a thing in general ("Female turtles ...")?"""
    swaps = sight.resolved.swaps
    if any(t.tag_ in {"NNP", "NNPS"} or t.i in swaps or t.lemma_.lower() in topic for t in subject.subtree):
        return True
    general = subject.tag_ == "NNS" and not any(t.dep_ in {"det", "nummod", "poss"} for t in subject.lefts)
    return general and lexicon.zipf(subject.lower_) < 5.0
