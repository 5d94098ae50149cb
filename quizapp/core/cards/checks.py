"""Named checks on drafts: each says why a question may not be shown, or nothing."""

import re
from collections.abc import Callable

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft, Drop, dropped
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Family, Found, Shape

_POINTING = re.compile(
    r"\b(?:this|these|those|such|next|another|others?|here|there(?:by|fore|in|of)?|then|previous(?:ly)?|earlier|later"
    r"|the (?:same|latter|former|following|above|others?|second|third|new|first one|next|ones|opposite)"
    r"|the (?:period|time|moment)"
    r"|that (?:is|was|number|figure|amount|total|period|year|time|day|point)|at (?:the|that) time|of the day"
    r"|just as|to each|each other|otherwise|above|below|so-called|respectively|both|on the (?:contrary|other hand)"
    r"|recent(?:ly)?|today['’]s|instead|similarly|likewise|too|even so)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?|\d(?:[\d.,]*\d)?")

Check = Callable[[Draft, Found], bool]


def words(text: str) -> list[str]:
    """The words of a text.

    >>> words("In what year did the U.S. win?")
    ['In', 'what', 'year', 'did', 'the', 'U.S', 'win']
    """
    return _WORD.findall(text)


def _answer_leaks(draft: Draft, found: Found) -> bool:
    asked = {word.lower() for word in words(draft.question)}
    told = words(draft.answer)
    usual = 4.5 if len(told) > 1 and draft.fact.answer.type != AnswerType.PHRASE else 5.5
    content = [word.lower() for word in told if lexicon.zipf(word) < usual or word.isdigit()] or [
        w.lower() for w in told
    ]
    if draft.fact.answer.type == AnswerType.TERM and len(content) > 1:
        content = content[:-1]
    if draft.fact.ask.wh.startswith("Which ") or " which " in draft.fact.ask.wh:
        asked -= {draft.fact.ask.wh.split()[-1]}
    if draft.fact.family == Family.ACRONYM:
        return all(word in asked for word in content)
    return any(_is_told(word, asked) for word in content if len(word) > 2)


def _is_told(word: str, asked: set[str]) -> bool:
    """Is the word, or one of its family ("Canada", "Canadian"), in the question?"""
    if word in asked or word.isdigit():
        return word in asked
    stem = word[: max(4, len(word) - 2)]
    return len(stem) >= 4 and any(other.startswith(stem) for other in asked)


def _pronoun_left(draft: Draft, found: Found) -> bool:
    """A pronoun that nothing in the question can stand for."""
    return "loose pronoun" in draft.fact.marks


_VAGUE_START = re.compile(r"(some|several|certain|various|a few|many other|most other) (?!of the )", re.IGNORECASE)
_VAGUE_OBJECT = re.compile(r"\b(several|various|certain|some|a number of)\b", re.IGNORECASE)


def _unnumbered(draft: Draft, found: Found) -> bool:
    """ "Some cities ...", "When did the government announce several changes?": nobody can tell which."""
    if _VAGUE_START.match(draft.question):
        return True
    return draft.fact.family == Family.WHEN and bool(_VAGUE_OBJECT.search(draft.question))


def _definite_subject(draft: Draft, found: Found) -> bool:
    """ "The skeleton was bought ...": which skeleton, only the article says."""
    return bool(draft.fact.marks & {"definite subject", "comparative"})


def _points_elsewhere(draft: Draft, found: Found) -> bool:
    return bool(_POINTING.search(draft.question))


def _too_long(draft: Draft, found: Found) -> bool:
    limit = 32 if draft.fact.ask.shape == Shape.GAP else 24
    return len(draft.question.split()) > limit


_SAY_WHAT_IT_IS = frozenset({Family.APPOSITIVE, Family.DEFINITION})


def _too_short(draft: Draft, found: Found) -> bool:
    if draft.fact.family in _SAY_WHAT_IT_IS:
        return lexicon.specificity(words(draft.answer)) < 6.0
    limit = {Shape.GAP: 6, Shape.STANDS_FOR: 4}.get(draft.fact.ask.shape, 5)
    return len(words(draft.question)) < limit


def _vague(draft: Draft, found: Found) -> bool:
    if draft.fact.ask.shape == Shape.STANDS_FOR or draft.fact.family in _SAY_WHAT_IT_IS:
        return False
    said = words(draft.question.replace(GAP, " "))
    needed = 4.5
    if draft.fact.ask.shape == Shape.GAP:
        named = any(word[0].isupper() or word[0].isdigit() for word in said[1:])
        needed = 10.0 if "subject" in draft.fact.marks and not named else 7.0
    return lexicon.specificity(said) < needed


def _rough_surface(draft: Draft, found: Found) -> bool:
    text = draft.question
    if re.search(r"\b(e\.g|i\.e|viz|cf)\b", text):
        return True
    if re.search(rf"{GAP} \d|\w[–-]{GAP}|{GAP}[’']s? [A-Z]\w+ \d", text) or "*" in text:
        return True
    if len(re.findall(r"(?:^|\s)['‘]\w", text)) > len(re.findall(r"\w[.,!?]?['’](?:\W|$)", text)):
        return True
    if text.count("?") > 1 or re.search(r"[,;:]\s*[,;:.?]|\.\.|\s[,;.?]|\(\s|\s\)", text):
        return True
    return text.count('"') % 2 == 1 or text.count("“") != text.count("”") or text.count("(") != text.count(")")


def _half_a_range(draft: Draft, found: Found) -> bool:
    """ "between 1914." with its other end lost, or a second year that competes with the one asked for."""
    between = re.search(r"\bbetween\b(?P<rest>[^.;?]*)", draft.question)
    if between and " and " not in between["rest"]:
        return True
    asked = draft.fact.family == Family.WHEN and draft.fact.answer.type == AnswerType.YEAR
    return asked and bool(re.search(r"\b(1\d|20)\d\d\b", draft.question))


def _answer_is_topic(draft: Draft, found: Found) -> bool:
    topic = found.known.topic.lower().removeprefix("the ")
    return (
        bool(topic)
        and (draft.answer.lower() in topic or topic in draft.answer.lower())
        and draft.fact.family != Family.ACRONYM
    )


_NAME_BESIDE = re.compile(
    rf"{GAP}(?:,)? (?:and|or|&) (?:the )?[A-Z]|[A-Z][\w’'-]+,? (?:and|or|&) (?:the )?{GAP}"
    rf"|{GAP}, (?:the )?[A-Z][\w’' -]+,? (?:and|or) |[A-Z][\w’'-]+, (?:the )?{GAP},? (?:and|or) |, (?:and|or) {GAP}[,.]"
)


_FIGURE_BESIDE = re.compile(rf"{GAP} \w+(?: \w+)? and \d|\d \w+(?: \w+)? and {GAP}")


def _list_member(draft: Draft, found: Found) -> bool:
    """One of several names or figures in a row, of which any could be meant."""
    named = draft.fact.answer.type not in {AnswerType.YEAR, AnswerType.DATE, AnswerType.NUMBER}
    if not named and _FIGURE_BESIDE.search(draft.question):
        return True
    return "listed" in draft.fact.marks or (named and bool(_NAME_BESIDE.search(draft.question)))


def _unanchored(draft: Draft, found: Found) -> bool:
    """Nothing in the question says what it is about: no name, no figure, no word of the topic."""
    if draft.fact.ask.shape != Shape.GAP or "instruction" in draft.fact.marks:
        return False
    said = words(draft.question.replace(GAP, " "))
    topic = {word.lower() for word in words(found.known.topic)} - {"the", "of"}
    named = any(word[0].isupper() for word in said[1:]) or any(word.lower() in topic for word in said)
    return not named and not lexicon.specificity(said) > (8.0 if "called" in draft.fact.marks else 15.0)


def _everyday_name(draft: Draft, found: Found) -> bool:
    """A name that is only a common word with a capital letter ("War", "Mass")."""
    answer, kind = draft.answer, draft.fact.answer.type
    if " " in answer or not answer[:1].isupper() or kind in {AnswerType.NUMBER, AnswerType.YEAR, AnswerType.DATE}:
        return False
    return lexicon.zipf(answer) > 4.3 and lexicon.noun_type(answer) not in {"location", "person", "", "group"}


def _weak_gap(draft: Draft, found: Found) -> bool:
    weak = {"modifier", "NORP", "ORDINAL", "determined"}
    return draft.fact.ask.shape == Shape.GAP and (
        bool(draft.fact.marks & weak)
        or (draft.question.startswith(GAP) and "small" in draft.fact.marks)
        or draft.fact.answer.type == AnswerType.PEOPLE
    )


def _odd_answer(draft: Draft, found: Found) -> bool:
    answer = draft.answer
    if not re.search(r"\w", answer) or (len(answer) < 2 and not answer.isdigit()) or len(answer.split()) > 12:
        return True
    return (
        bool(re.search(r"[\[\](){}|]|^\W*(several|many|a number|some|few)\b", answer, re.IGNORECASE))
        or answer.count('"') % 2 == 1
    )


def _nameless(draft: Draft, found: Found) -> bool:
    if draft.fact.family == Family.NAMED:
        return len(words(draft.fact.ask.subject)) < 4
    return draft.fact.ask.shape == Shape.INVERTED and not draft.fact.marks & {"anchored", "resolved"}


CHECKS: tuple[tuple[str, Check], ...] = (
    ("answer leaks", _answer_leaks),
    ("odd answer", _odd_answer),
    ("answer is the topic", _answer_is_topic),
    ("pronoun left", _pronoun_left),
    ("which one is meant", _definite_subject),
    ("some of many", _unnumbered),
    ("points elsewhere", _points_elsewhere),
    ("nameless subject", _nameless),
    ("half a range", _half_a_range),
    ("list member", _list_member),
    ("too short", _too_short),
    ("everyday name", _everyday_name),
    ("nothing named", _unanchored),
    ("weak gap", _weak_gap),
    ("too long", _too_long),
    ("vague", _vague),
    ("rough surface", _rough_surface),
)


def problem(draft: Draft, found: Found) -> str | None:
    """The name of the first check that this draft does not pass, or None."""
    return next((name for name, check in CHECKS if check(draft, found)), None)


def sieve(drafts: list[Draft], found: Found) -> tuple[list[Draft], list[Drop]]:
    """The drafts that pass every check, and a record of the others and of the skipped sentences."""
    kept: list[Draft] = []
    drops = [Drop("", "", skipped.sentence.text, skipped.reason) for skipped in found.skipped]
    seen: set[tuple[str, str]] = set()
    for draft in drafts:
        reason = problem(draft, found)
        if reason is None and (draft.question, draft.answer) in seen:
            reason = "duplicate"
        seen.add((draft.question, draft.answer))
        if reason is None:
            kept.append(draft)
        else:
            drops.append(dropped(draft, reason))
    return kept, drops
