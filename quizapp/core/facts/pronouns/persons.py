"""Whom "he" or "she" means, where the paragraph leaves one person only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.facts.grammar.rivals import at_sea
from quizapp.core.facts.grammar.wording import Swaps, in_place_of
from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.pronouns.cast import Cast, Seen, people_in, same_person
from quizapp.core.facts.reading.full_names import in_full, says_already
from quizapp.core.facts.reading.judge import subject_of
from quizapp.core.facts.reading.pointing import HE, SHE, loose_pronouns
from quizapp.core.facts.reading.resolve import Resolved

if TYPE_CHECKING:
    from quizapp.core.facts.names import NameBook
    from quizapp.core.facts.parse import Span, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PLAIN = listed("he him his she her")
_QUOTES = frozenset('"“”')


def with_person(sentence: Span, resolved: Resolved, cast: Cast, book: NameBook) -> Resolved:
    """What the sentence points to, with a name also for its first "he" or "she" where only one person can be meant."""
    if _PLAIN.isdisjoint(sentence.words):
        return resolved
    loose = next((t for t in loose_pronouns(sentence, resolved.swaps) if t.lower_ in _PLAIN), None)
    if loose is None or (resolved.name and any(t.i in resolved.swaps and t.i < loose.i for t in sentence)):
        return resolved
    name = _meant(loose, sentence, cast, book)
    if not name or says_already(sentence, name):
        return resolved
    loose = _named_later(loose, sentence)
    swaps = _said_once(sentence, {**resolved.swaps, loose.i: in_place_of(loose, name)}, loose)
    return Resolved(in_full(sentence, swaps, book), name)


def _named_later(first: Token, sentence: Span) -> Token:
    """ "On his way to see the emperor, Dunant reached ...", not "On Dunant's way ..., he reached": the pronoun that
    the name stands for, where the subject of the sentence follows one that opens it."""
    subject = subject_of(sentence.root)
    one = HE if first.lower_ in HE else SHE
    follows = subject is not None and first.tag_ == "PRP$" and first.i < subject.i and subject.lower_ in one
    return subject if subject is not None and follows else first


def _said_once(sentence: Span, swaps: Swaps, first: Token) -> Swaps:
    """ "At Wu's wish her ashes ...", not "At Wu's wish Wu's ashes ..."."""
    later = {t.i for t in sentence if t.i in swaps and t.i > first.i and t.lower_ in _PLAIN}
    fewer = {i: said for i, said in swaps.items() if i not in later}
    left = {t.i for t in loose_pronouns(sentence, fewer)}
    return {i: said for i, said in swaps.items() if i in fewer or i in left}


def _meant(pronoun: Token, sentence: Span, cast: Cast, book: NameBook) -> str:
    gender = "he" if pronoun.lower_ in HE else "she"
    if _is_quoted(pronoun, sentence) or _is_told_here(pronoun, sentence, cast, gender):
        return ""
    if gender == "she" and at_sea(sentence.doc.tokens[: pronoun.i]):
        return ""
    before = [[one for one in seen if one.gender in {"", gender}] for seen in cast.before]
    if book.topic.person and book.gender in {"", gender}:
        return book.topic.name if book.gender and _is_the_hero(before, book.topic.name) else ""
    return _only_one(before, gender) if _stands_early(pronoun, sentence) else ""


def _is_quoted(pronoun: Token, sentence: Span) -> bool:
    early = sentence.doc.tokens[: pronoun.i]
    return sum(t.text in _QUOTES for t in early if t.i >= sentence.start) % 2 == 1


def _is_told_here(pronoun: Token, sentence: Span, cast: Cast, gender: str) -> bool:
    """ "In his youth Cook ...", "A surgeon said that he ...": somebody of the same sentence."""
    here = [one for one in people_in(sentence, {}, "", cast.book) if one.gender in {"", gender}]
    if any(one.place < pronoun.i for one in here):
        return True
    main = pronoun if pronoun.tag_ != "PRP$" else pronoun.head
    if main.dep_ in _SUBJECTS and main.head is sentence.root:
        return False
    return any(one.place > pronoun.i and sentence.doc[one.place].dep_ in _SUBJECTS and not one.pronoun for one in here)


def _stands_early(pronoun: Token, sentence: Span) -> bool:
    """ "He ...", "In his will, ...", "The king gave him ...": not deep in a clause, where another may be meant."""
    subject = subject_of(sentence.root)
    front = subject is not None and pronoun.i <= subject.i
    return front or (pronoun.head is sentence.root and pronoun.dep_ in {"dobj", "dative"})


def _is_the_hero(before: list[list[Seen]], hero: str) -> bool:
    """In the story of one person: is nobody else told of in the paragraph, or was it all about the hero just now?"""
    others = [one for seen in before for one in seen if not _is(one, hero)]
    if any(_is_by_another(seen, hero) for seen in before):
        return False
    if not others:
        return True
    last = [one for one in before[-1] if not _is(one, hero)]
    return not any(one.name or one.leads for one in last)


def _is_by_another(seen: list[Seen], hero: str) -> bool:
    """ "She thought that Nicole should be different", in an article on Nicole: somebody who plays her."""
    return bool(seen) and seen[0].pronoun and not seen[0].name and any(one.name and _is(one, hero) for one in seen[1:])


def _is(one: Seen, hero: str) -> bool:
    return same_person(one.name, hero) if one.name else one.pronoun


def _only_one(before: list[list[Seen]], gender: str) -> str:
    """The one person of the paragraph, or the subject of the sentence before when that speaks of nobody else."""
    if not before or not before[-1]:
        return ""
    everybody = [one for seen in before for one in seen]
    told = next((one for one in before[-1] if one.name and one.sure), None)
    if told is None:
        return ""
    if gender == "she" and not any(same_person(one.name, told.name) and one.gender == "she" for one in everybody):
        return ""
    known = [one for one in everybody if one.name or not one.pronoun]
    if all(same_person(one.name, told.name) for one in known) and not _unknown_before(everybody, told.name):
        return told.name
    if told.leads and all(same_person(one.name, told.name) for one in before[-1]):
        return told.name
    return ""


def _unknown_before(everybody: list[Seen], name: str) -> bool:
    first = next(i for i, one in enumerate(everybody) if one.name and same_person(one.name, name))
    return any(one.pronoun and not one.name for one in everybody[:first])
