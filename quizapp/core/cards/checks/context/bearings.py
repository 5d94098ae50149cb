"""Checks for what a question takes for known: later than what, which election, growth when, one of how many."""

import re

from quizapp.core.cards.card import GAP, filled
from quizapp.core.cards.checks.context.pointing import shown_first
from quizapp.core.cards.checks.times import FULL_YEAR
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import said
from quizapp.core.facts import lexicon
from quizapp.core.facts.dates import MONTH
from quizapp.core.facts.fact import AnswerType, Family, Found, Shape
from quizapp.core.sought import Sought

_COUNT = rf"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|few|\d+|{GAP})"
_SPAN = r"(?:years?|months?|weeks?|days?|decades?|centuries|century|seasons?)"
_LATER = re.compile(
    rf"\b{_COUNT} (?:more )?{_SPAN} (?:later|earlier|afterwards?)\b|\banother {GAP}(?! [a-z]+s\b)"
    rf"|\b(?:the|over|in) (?:past|last|previous|next|following|coming|preceding) (?:\S+ )?{_SPAN}\b(?! of\b)"
    rf"|^Within (?:{GAP}|{_SPAN}|\w+ {_SPAN}) (?!of\b|after\b|from\b)",
    re.IGNORECASE,
)
_POINTERS = lexicon.listed(  # without one of these words nothing is counted from another time
    "later earlier afterward afterwards another past last previous next following coming preceding within"
)


def _told(draft: Draft) -> str:
    return filled(draft.question, draft.answer)


def later_than_what(draft: Draft, found: Found) -> bool:
    """ "met again one year later", "for another ____", "within two months": only the article says from when."""
    at = None if said(draft.question).isdisjoint(_POINTERS) else _LATER.search(draft.question)
    return at is not None and not FULL_YEAR.search(_told(draft)[: at.start() + 1])


_CONTEST = Sought(
    r"\b(?:won|beat|beating|defeated|defeating|lost|losing|advanced|scored|finished|elected|carried)\b",
    "won",
    "beat",
    "defeat",
    "lost",
    "losing",
    "advanced",
    "scored",
    "finished",
    "elected",
    "carried",
    flags=re.IGNORECASE,
)
_ROUND = re.compile(
    r"\b(?:seats?|sets?|match(?:es)?|titles?|rounds?|goals?|votes?|tournaments?|semi-?finals?|quarter-?finals?|finals?"
    r"|election|season)\b|\d ?%|per ?cent",
    re.IGNORECASE,
)

_NAMED_CONTEST = re.compile(
    r"\b(?:final|title|semi-finals)\b[^.]* (?:of|in|at) (?:the )?[A-Z]|\bat the (?:inaugural )?[A-Z]"
)


def which_contest(draft: Draft, found: Found) -> bool:
    """ "The ruling party won ____", "lost in the first round of the French Open": every few years another does."""
    told = _told(draft)
    if FULL_YEAR.search(told) or "first" in told or _NAMED_CONTEST.search(told):
        return False
    return bool(_CONTEST.search(told) and _ROUND.search(told)) or "urnout " in told


_OCCASION = re.compile(
    r"(?:(?:On|In|At|During|Following|After|Before|Throughout|Upon|Over) the (?:[a-z-]+ ){0,2}([a-z]+)"
    rf"|(?:In|By|During|Until|Since|Early in|Late in) (?:early |late |mid-)?{MONTH}),? "
    rf"(?=[A-Z]|{GAP}|at\b|the\b|about\b|some\b|nearly\b|\d)"
)
_OCCASIONS = frozenset({"event", "communication", "act", "time", "group"})


def which_occasion(draft: Draft, found: Found) -> bool:
    """ "In the elections, ...", "Over the winter, ____ men died", "In November, ...": which, only the article says."""
    text = shown_first(draft)
    at = _OCCASION.match(text)
    timeless = draft.fact.signs & {"tense:present", "tense:modal"}
    if at is None or FULL_YEAR.search(_told(draft)) or timeless:
        return False
    if at[1] is None:
        return True
    topic = found.known.topic.lower().split()
    return at[0].rstrip().endswith(",") and at[1] not in topic and lexicon.noun_type(at[1]) in _OCCASIONS


_THINGS = re.compile(
    r"\b[Tt]he (?:ensemble|order|vessel|park|resolution|fuss|adventure"
    r"|college|university|institute|production|pavement|surrender|colou?r|museum|church|firm|band"
    r"|society|orchestra|choir|journal|newspaper|magazine|hospital|factory|film|book|novel|play|song|album|show|series|report"
    r"|study|experiment|statue|painting|monument|bridge|hotel|theatre|organi[sz]ation|foundation|network|programme"
    r"|conference|exhibition|festival|charter|document|manuscript|letter|speech|poem|duel|contract|lawsuit|case"
    r"|theory|ploy|planned \w+)\b"
    r"(?! (?:of|for|in|that|which|at|on|to|between|against|with|called|named)\b| [A-Z]|-|['’])"
)


_EXPECTED = re.compile(
    r"\bthe (?:(?:much|long|so|newly|recently|previously|afore)-?[a-z]*[- ]?[a-z]+(?:ed|en)|proposed) "
    r"(?!for\b|by\b)[a-z]+\b(?! (?:of|to|for)\b)|\bfurther delays?\b"
)


def which_thing(draft: Draft, found: Found) -> bool:
    """ "published by the society", "listened to the production": one that the article brought in before."""
    text = shown_first(draft)
    return ("definite" in draft.fact.marks and bool(_THINGS.search(text))) or bool(_EXPECTED.search(text))


_UNEXPLAINED = re.compile(r"(?:The )?([A-Z]{3,5})\b")
_HEARD_OF = 3.0  # Zipf frequency of letters that people know: NASA, FIFA


def unexplained_letters(draft: Draft, found: Found) -> bool:
    """ "HHC's ____ is a provider", "In what year was HHC created?": letters that the article wrote out before."""
    if draft.fact.family == Family.ACRONYM:
        return False
    gap = draft.fact.ask.shape == Shape.GAP
    asked = gap and draft.fact.answer.type == AnswerType.TERM
    if asked and draft.answer.isupper() and draft.answer.isalpha() and lexicon.zipf(draft.answer) <= _HEARD_OF:
        return _is_written_out_before(draft.answer, draft, found)  # "The ____ proposed by WHO": the TDI
    letters = _UNEXPLAINED.match(draft.question if gap else draft.fact.ask.subject)
    if letters and gap and draft.question[letters.end() : letters.end() + 2] not in {"'s", "’s"}:
        return False  # what "the FDNY employs" is mostly clear
    if letters is None or lexicon.zipf(letters[1]) > _HEARD_OF or letters[1] in found.known.title:
        return False
    return _is_written_out_before(letters[1], draft, found)


def _is_written_out_before(letters: str, draft: Draft, found: Found) -> bool:
    told = (one.text for one in (*found.sentences, *(skipped.sentence for skipped in found.skipped)))
    return any(f"({letters}" in text for text in told) and f"({letters}" not in draft.fact.sentence.text


_CHANGE = re.compile(
    r"\b(?:increased|decreased|grew|grown|surged|rose|risen|fell|fallen|declined|dropped|jumped|soared|shrank|expanded"
    r"|(?:growth|inflation|deficit|surplus) (?:has|had|was|is) (?:been )?(?:estimated|expected|put|at))\b"
)


def undated_change(draft: Draft, found: Found) -> bool:
    """ "Imports increased ____ percent": from when to when, only the article says."""
    if draft.fact.answer.type == AnswerType.NUMBER and _VALUED.search(draft.question):
        return not FULL_YEAR.search(_told(draft))  # "has a market capitalization of ____"
    share = draft.fact.answer.type == AnswerType.NUMBER and re.search(r"%|per ?cent", _told(draft))
    return bool(share and _CHANGE.search(draft.question)) and not FULL_YEAR.search(_told(draft))


_MEMBER = Sought(rf"\b(?:[Mm]ember(?: state)?|signatory) of (?:the )?{GAP},|\btop {GAP}", "ember", "signatory", "top ")
_MANY_ARE = re.compile(
    rf"(?:The )?{GAP}(?:, [^,]+)?,? (?:is|was) one of the (?:few|many|several)\b"
    rf"|The {GAP},? (?:was|is) an? (?:tributary|suburb|village|town|district|neighbou?rhood|member)\b"
    rf"|{GAP},? belong(?:s|ed)? to the [A-Z]"
    rf"|{GAP},? (?:was|is|were|are) (?:(?:an?|the) (?!only|first|last|[a-z]+est\b|most\b)|influential\b|famous\b"
    r"|known\b|popular\b|active\b|common\b)"
)
_SINGLE = re.compile(r"\b(?:only|first|last|most|[a-z]{3,}est|founder|inventor|capital|largest|named after)\b|\d")


_IN_A_PART = re.compile(
    r"(?:(?:north|south)(?:ern|(?:east|west)ern)|(?:east|west|central)(?:ern)?) [A-Z]", re.IGNORECASE
)
_SAID_TO_BE_IN = re.compile(rf"\b(?:is|are|was|were) (?:an?|the) [^.]*\b(?:in|of) {GAP}")
_ALSO_CALLED = re.compile(r"[\"”’]? \([\"“]?(?:also|or|formerly)\b")
_INCLUDES_TOO = Sought(r"\balso (?:includ(?:es?|ed)|contain(?:s|ed)?|shares?|borders?|comprises?)\b", "also ")
_VALUED = re.compile(r"\b(?:market capitali[sz]ation|market value|net worth|share price|turnover)\b")
_FROM_SOME = re.compile(  # "... from a noble family?", "... a posthumous Victoria Cross?"
    r"Who (?:came|comes|was born) (?:from|into|in(?:to)?) an? |Who (?:was|were) [a-z]+ing "
    r"|Who (?:received|won|was awarded|earned) an? [^?\d]*\?$"
)
_IS_THE = re.compile(rf"{GAP},? \w+ the ")


def _is_in_a_part(draft: Draft) -> bool:
    """ "Chandigarh is a city in ____" (northwestern India): in India, and in Asia too."""
    place = draft.fact.answer.type == AnswerType.PLACE and _IN_A_PART.match(draft.answer)
    return bool(place and _SAID_TO_BE_IN.search(draft.question))


def one_of_many(draft: Draft, found: Found) -> bool:
    """ "____ was a nymph whom Apollo loved": so were others."""
    fact = draft.fact
    rest = fact.sentence.text[fact.answer.end - fact.sentence.start :]
    if fact.family in {Family.NAMED, Family.CLOZE} and _ALSO_CALLED.match(rest):
        return True  # "is called the 1 shell (also called the K shell)"
    if fact.ask.shape != Shape.GAP:
        return bool(_FROM_SOME.match(draft.question))
    if _MEMBER.search(draft.question) or _is_in_a_part(draft):
        return True
    if _INCLUDES_TOO.search(draft.fact.sentence.text) and draft.answer in draft.fact.sentence.text.split(" also ")[1]:
        return True  # "It also included the region of ____"
    many = _MANY_ARE.match(draft.question) and not _IS_THE.match(draft.question)
    return bool(many) and not _SINGLE.search(draft.question)


_FIGURE = re.compile(r"(?<![\w.,-])[$£€]?\d[\d,.]*(?:%|\b(?!-?[A-Za-z]))")
_MANY, _SHARES = 5, 3  # beside the one asked for


def too_many_figures(draft: Draft, found: Found) -> bool:
    """ "37% are Ovimbundu, 25% Ambundu, ____ Bakongo, ...": a row of figures that nobody learns by one card."""
    if draft.fact.answer.type != AnswerType.NUMBER:
        return False
    figures = _FIGURE.findall(draft.question)
    return len(figures) >= _MANY or sum("%" in one for one in figures) >= _SHARES
