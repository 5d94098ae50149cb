"""Checks for questions that are too long, too short, say too little, or do not read well."""

import re
from itertools import pairwise

from quizapp.core.cards.card import GAP
from quizapp.core.cards.checks.slips import has_a_slip
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import words
from quizapp.core.facts import lexicon
from quizapp.core.facts.dates import MONTH, MONTHS
from quizapp.core.facts.fact import AnswerType, Family, Found, Shape
from quizapp.core.sought import Sought


def too_long(draft: Draft, found: Found) -> bool:
    limit = 38 if draft.fact.ask.shape == Shape.GAP else 22
    return len(draft.question.split()) > limit


def too_short(draft: Draft, found: Found) -> bool:
    if draft.says_what:
        return lexicon.specificity(words(draft.answer)) < 6.0
    limit = {Shape.GAP: 6, Shape.STANDS_FOR: 4}.get(draft.fact.ask.shape, 5)
    return len(words(draft.question)) < limit


_TELLING = 7.0  # "Which company was formed in 1676?" says too little, whatever the year


def vague(draft: Draft, found: Found) -> bool:
    if draft.fact.ask.shape == Shape.STANDS_FOR or draft.says_what:
        return False
    said = words(draft.question.replace(GAP, " "))
    needed = 4.5
    if draft.fact.ask.shape == Shape.GAP:
        named = any(word[0].isupper() or word[0].isdigit() for word in said[1:])
        needed = 10.0 if "subject" in draft.fact.marks and not named else 7.0
    if draft.fact.family in {Family.WHO, Family.WHICH, Family.AGENT}:
        named = draft.fact.family == Family.WHICH and sum(word[0].isupper() for word in said[1:]) > 1
        said, needed = tuple(word for word in said if not word[0].isdigit()), needed if named else _TELLING
    return lexicon.specificity(said) < needed


_NO_COUNTRY = Sought(
    r"\b(?:did|do|does|was|were|is|are|has|have|had) (?:US|UK|USA|United (?:States|Kingdom))\b", " U"
)  # "did US overhear": no country of the sentence, or one that lost its "the"
_WHOSE = re.compile(r"Who (?!is\b|was\b)[^?]* its\b")  # "Who gave its name to ...?": no person
_OF_SOMETHING = re.compile(r"Who (?:is|was) [^?]*['’]s (?:[\w-]+ )*([a-z]+)\?")


def _asks_who_for_a_thing(text: str) -> bool:
    """ "Who is Betelgeuse's Bayer designation?": no person."""
    found = _OF_SOMETHING.match(text)
    return found is not None and lexicon.noun_type(found[1]) != lexicon.PERSON


def _asks_where_for_no_place(draft: Draft, found: Found) -> bool:
    """ "Which place obtained an Act for a line of its own?" "Midland", in which the article says that nothing lies."""
    return draft.fact.ask.wh == "Which place" and draft.answer not in found.known.places


_SHORT_FORM = Sought(r"\b(e\.g|i\.e|viz|cf)\b", "e.g", "i.e", "viz", "cf")
_PLACED = (
    "In ",
    "On ",
    "At ",
    "From ",
    "To ",
    "By ",
    "For ",
    "With ",
    "Under ",
    "After ",
    "Before ",
    "Near ",
    "Among ",
)
_RANGES = Sought(
    r"\b[A-Z]\w+ (?:Ranges|Mountains|Islands|Alps|Falls)(?:, which [^,]*,)? (?:was|is|has)\b",
    "s was",
    "s is",
    "s has",
    "s, which ",
)
_NAME = rf"(?:{GAP}|[A-Z][\w'’.-]*)(?: (?:of|the|and|de|{GAP}|[A-Z][\w'’.-]*)){{0,5}}"
_MISWRITTEN = re.compile(  # a comma before the verb, a sentence without a subject, a heading before it
    rf"(?!{'|'.join(_PLACED)}){_NAME}, (?:was|is|were|are|had|has) (?!,)[^,]*(?:,|\.$)"
    rf"|[^,]+, also (?:called|named|spelt|spelled|known as) [^,]*\.$"
    rf"|(?:Was|Were|Is|Are|Has|Had) [a-z]|[A-Z][a-z]+ [–—-] ?(?:[A-Z]|{GAP})"
)
_IN_A_DAY = Sought(  # "In May 5"
    rf"\b[Ii]n {MONTH} \d{{1,2}}\b(?!,? \d\d\b)(?! BC)", *(f"n {month} " for month in MONTHS)
)
_OTHER_SCRIPT = re.compile(r"(?:(?![\u2000-\u2bff])[\u0370-\u1cff\u1f00-\uffef]){2,}")  # a word of it in a sentence
_LATIN_WORD = re.compile(r"[A-Za-z]{3}")
_GAP_IN_A_WORD = re.compile(  # first the gap, which is looked for faster than what stands before it
    rf"{GAP}(?:\?,| \d(?!\d*[–-]\d)|[\"“‘]| the (?:Great|Elder|Younger|Magnificent|Terrible|Conqueror)\b"
    rf"|(?<=\ba {GAP}), [a-z]|(?<=\ban {GAP}), [a-z]|\. ?\d| ?[–-] ?\w|(?<=[–—/^]{GAP})|(?<=[/^] {GAP})|(?<=\w-{GAP})"
    rf"|(?<=^[\"“]{GAP})|(?<=[\w,.!?][\"”]{GAP})|[’']s? [A-Z]\w+ \d|[’'] |(?<!['‘]{GAP})[’'][,.;]"
    rf"|(?<=[ ,(]['‘]{GAP})(?! ?['’])|(?<=[ ,(]['‘] {GAP})(?! ?['’])"
    rf"|(?<=\b(?:in|of|at|on|by|to), {GAP})|(?<=\bfrom, {GAP}))"
)
_OPENED, _CLOSED = re.compile(r"(?:^|\s)['‘]\w"), re.compile(r"\w[.,!?]?['’](?:\W|$)")
_ADDED = Sought(
    r"[a-z] ?[(\[](?:ed|s|es|d|ing)[)\]]", "(", "["
)  # "had "deliver(ed) to the reactionaries": cut with its bracket
_LOOSE_MARKS = re.compile(r"[,;] ?[\"”]\W*$|[,;:]\s*[,;:.?]|\.\.|\s[,;.?]|\(\s|\s\)")


_SHOUTED = re.compile(r"(?:\b[A-Z]{2,}[ ,]+){5}")  # a report in capitals


def rough_surface(draft: Draft, found: Found) -> bool:
    text = draft.question
    asked = draft.fact.ask.shape != Shape.GAP
    if asked and (
        ":" in text or _is_run_together(draft) or _holds_an_aside(draft) or _OPEN_COMMA.search(draft.fact.ask.subject)
    ):
        return True
    if _WHOSE.match(text) or _asks_who_for_a_thing(text) or _asks_where_for_no_place(draft, found):
        return True
    if _NO_COUNTRY.search(text) or _SHORT_FORM.search(text) or "*" in text or has_a_slip(draft):
        return True
    if not asked and (_RANGES.search(text) or _MISWRITTEN.match(text) or _IN_A_DAY.search(text)):
        return True
    if not text.isascii() and _OTHER_SCRIPT.search(text) and _LATIN_WORD.search(text):
        return True
    if GAP in text and (_GAP_IN_A_WORD.search(text) or _SHOUTED.search(text)):
        return True
    if ("'" in text or "‘" in text) and len(_OPENED.findall(text)) > len(_CLOSED.findall(text)):
        return True
    if text.count("?") > 1 or _ADDED.search(draft.fact.sentence.text) or _LOOSE_MARKS.search(text):
        return True
    return text.count('"') % 2 == 1 or text.count("“") != text.count("”") or text.count("(") != text.count(")")


def _is_run_together(draft: Draft) -> bool:
    """ "for Rites of Passage To the Ends of the Earth": two names between which words were cut."""
    text = draft.fact.sentence.text
    pairs = pairwise(draft.question.rstrip("?").split()[1:])
    return any(
        one[0].isupper() and two[0].isupper() and f"{one}, " in text and f"{one} {two}" not in text
        for one, two in pairs
    )


_BRACKETED = re.compile(r"([\w.]+) \(([^()]*)\)")
_OPEN_COMMA = re.compile(r"^[^,]*, (?:of|in|at|from|for|by|with|on|a|an|the)\b[^,]*$")  # "the crystals, of the subunit"


def _holds_an_aside(draft: Draft) -> bool:
    """ "a university at Tartu Dorpat": words of a bracket without the bracket."""
    asides = _BRACKETED.findall(draft.fact.sentence.text)
    pairs = {f"{one} {two}" for _, inside in asides for one, two in pairwise(inside.split())}
    if any(pair in draft.question for pair in pairs):
        return True
    return any(f"{before} {word}" in draft.question for before, inside in asides for word in words(inside))


_ON = Sought(
    rf"\b(?:improvements?|patents?|lectures?|books?|works?|articles?|essays?|reports?|papers?|bans?|tax|attacks?|laws?"
    rf"|treatise|research|effects?|impact|influence|based|depends?|focused|restrictions?) on {GAP}",
    f" on {GAP}",
)


_OF_A_RIGHT = re.compile(
    r"\b(?:rights?|freedom|ability|power|way|chance|duty|permission|need|willingness|refusal|failure|pressure)"
    r"(?: (?:of|on) (?:the )?\w+)? $"
)


_TORN_TOWN = Sought(rf"(?:\b[a-z]+|{GAP}) (?:am|an der|ob der|sur|sous) [A-Z][a-z]", " am ", " der ", " sur ", " sous ")


def misread(draft: Draft, found: Found) -> bool:
    """ "improvements on ____" for a date: the gap reads as something else; so does the right "to be citizens" for a
    purpose, and "born am Main" for anything."""
    if _TORN_TOWN.search(draft.question):
        return True
    before = draft.fact.sentence.text[: draft.fact.answer.start - draft.fact.sentence.start]
    if draft.fact.family == Family.PURPOSE and _OF_A_RIGHT.search(before):
        return True
    return draft.fact.answer.type == AnswerType.DATE and bool(_ON.search(draft.question))


_BOUNDED = re.compile(
    r"\b(?:nearly|almost|over|more than|less than|at least|at most|under|up to|only) (?:the )?$", re.IGNORECASE
)


def bound_lost(draft: Draft, found: Found) -> bool:
    """ "nearly 20 million copies", asked as "How many copies ...?": the answer alone would say more than the text."""
    fact = draft.fact
    return fact.family == Family.HOW_MANY and bool(
        _BOUNDED.search(fact.sentence.text[: fact.answer.start - fact.sentence.start])
    )


_BETWEEN = re.compile(rf"\bbetween (?:the )?(?=\d|{GAP}|[A-Z])(?P<rest>[^.;?]*)")


_EITHER = re.compile(rf"\b\d[\d,.]* or {GAP}|{GAP} or \d")


def half_a_range(draft: Draft, found: Found) -> bool:
    """ "between 1914." with its other end lost, "some 17 or ____", or a second year that competes with the one asked
    for."""
    if " or " in draft.question and _EITHER.search(draft.question):
        return True
    between = _BETWEEN.search(draft.question) if "between" in draft.question else None
    if between and (" and " not in between["rest"] or re.match(rf"(?:\d[\d.]*|{GAP}),? and [a-z]", between["rest"])):
        return True
    asked = draft.fact.family == Family.WHEN and draft.fact.answer.type == AnswerType.YEAR
    return asked and bool(re.search(r"\b(1\d|20)\d\d\b", draft.question))
