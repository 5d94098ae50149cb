"""Checks for answers that are cut: words of which the gap holds too much, too little, or what cannot be an answer."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Family, Found, Shape
from quizapp.core.facts.grammar.whole_names import PARTICLES

_DATED_END = re.compile(r" (?:in|since|until|of|on) (?:\w+ )?\d{4}$")
_LATIN = 0x24F  # letters after this belong to other scripts
_CUT = re.compile(
    r"^(?:of|in|at|by|from|to|the|and|di|de)\b"
    r"|\b(?:of|in|on|at|by|from|to|for|and|with|as|than|the|through|between|via|per"
    r"|during|throughout|after|before|until)$"
)
_PART_OF_A_TITLE = re.compile(
    rf"{GAP} (?:(?:{'|'.join(sorted(PARTICLES | {'el'}))}) [A-Z]|(?:in|for|of|on) the [A-Z]\w+ [A-Z]"
    r"|(?:It|Us|Me|We|You|They|Is|Are|Was|Be|Not|My|Your)\b)"
    rf"|\b(?:(?:für|und|pour|della|dei|och|av|voor|Re|Le|La|El|Der|Die|Das|Les|Il|(?<=[a-z,] )(?:The|A|An|On)) {GAP}"
    rf"|\d+(?:st|nd|rd|th) (?:of )?{GAP}"
    rf"|The {GAP} (?:in|for|of|on) [A-Z]\w+ [A-Z]|(?:firm|house|company) of (?:[A-Z]\w+, )?{GAP}"
    rf"|\w+(?:y|ish|ous) to {GAP})"
)
_GOES_ON_OF_THE = re.compile(rf"{GAP} (?:of|on|upon|under) the [A-Z]")  # "____ on the Hill"
_PART_OF_A_QUOTATION = re.compile(
    rf"[\"“](?:[^\"”“]*\w[^\"”“]*)?{GAP}(?:[^\"”“]*\w[^\"”“]*)[\"”]|[\"“][^\"”“]*\w[^\"”“]*{GAP}[^\"”“]*[\"”]"
)


_SECOND_OF_A_SPECIES = re.compile(rf"[a-z,(] [A-Z][a-z]+ {GAP}")
_OPENS_A_QUOTATION = re.compile(rf"[\"“]{GAP} [^\"”“]*\w[\"”]")
_WORD_BEFORE = re.compile(rf"([A-Z]\w+) {GAP}")
_DATED_BY_A_NAME = re.compile(rf"\bthe [A-Z][a-z]+ {GAP}")  # "the Jarrow ____" (March of 1936)
_OF_ITS_OWNER = re.compile(rf"\b[A-Z][a-z]+[’']s {GAP}")  # "at Kit's ____" (Coty House)
_AT_ONCE_A_DEED = re.compile(
    rf"(?:In|At|Near|From) {GAP} (?:[a-z]+ed|built|made|wrote|began|took|won|led|held|found)\b"
)
_HALF_DESCRIBED = re.compile(rf"\b(?!early|family|only|daily|supply|assembly|likely|friendly)[a-z]{{3,}}ly {GAP}")


def cut_answer(draft: Draft, found: Found) -> bool:
    """ "Rose Revolution of", "The ____" of a title, "commercially ____": words of which the gap holds too much or too
    little."""
    dated = draft.fact.answer.type in {AnswerType.YEAR, AnswerType.DATE}
    if dated and _DATED_BY_A_NAME.search(draft.question):
        return True
    if draft.fact.answer.type == AnswerType.PLACE and _OF_ITS_OWNER.search(draft.question):
        return True
    name = draft.answer[:1].isupper() and draft.fact.answer.type not in {AnswerType.YEAR, AnswerType.DATE}
    if draft.fact.ask.shape != Shape.GAP:
        return False
    quoted = '"' in draft.question or "“" in draft.question
    if _SECOND_OF_A_SPECIES.search(draft.question) and draft.answer.islower() and not lexicon.noun_type(draft.answer):
        return True
    if quoted and _OPENS_A_QUOTATION.search(draft.question):
        return True  # "the "____ millionaires""
    before = _WORD_BEFORE.search(draft.question)
    if draft.fact.answer.type == AnswerType.PERSON and before and lexicon.is_given_name(before[1]):
        return True  # "Christian Friedrich ____"
    if name and _AT_ONCE_A_DEED.match(draft.question):
        return True  # "In ____ introduced in 1906 a seismograph": a place and a person run together
    if (name or draft.fact.answer.type == AnswerType.NUMBER) and _NAME_IN_TWO.search(draft.question):
        return True
    half = _HALF_A_COMPASS.search(draft.question) or _HALF_A_TITLE.search(draft.question)
    if half or _AWARDED_FOR.search(draft.answer):
        return True  # "central to ____" (northern Vietnam), "the play Waiting for ____", "the Booker Prize for Rites"
    thing = name and draft.fact.answer.type not in {AnswerType.PERSON, AnswerType.PLACE, AnswerType.PEOPLE}
    if (thing and _SECOND_HALF.search(draft.question)) or (name and _FIRST_HALF.search(draft.question)):
        return True  # "a Career ____" (Golden Masters), "the colony of ____ Brazil"
    if name and re.search(r"[A-Z]\w+ (?:north|south|east|west)$", draft.answer):
        return True  # "the Isar north of the Alps"
    if name and " of " in draft.answer and _KIND_BEHIND.search(draft.question):
        return True
    if draft.fact.answer.type == AnswerType.TERM and _HALF_DESCRIBED.search(draft.question):
        return True
    if name and draft.fact.answer.type != AnswerType.PERSON and _GOES_ON_OF_THE.search(draft.question):
        return True
    if name and _HEAD_OF_A_TITLE.match(draft.question) and _is_half(draft):
        return True
    if quoted and (name or draft.answer.islower()) and _PART_OF_A_QUOTATION.search(draft.question):
        return True
    return bool(_CUT.search(draft.answer)) or (name and bool(_PART_OF_A_TITLE.search(draft.question)))


_HALF_A_COMPASS = re.compile(
    rf"\b(?:with|of|in|from|by|between) [a-z]+(?:ary|al|ic|ern|ous) and {GAP}"  # "and ____" (Napoleonic France)
    rf"|\b(?:north|south|east|west|central)(?:ern)? to {GAP}"
)
_HALF_A_TITLE = re.compile(
    r"\b(?:play|novel|film|song|book|album|painting|poem|opera|series|musical|ballet) [A-Z][\w'’]+ "
    rf"(?:for|to|with|in|on|at|from|of|and|the) (?:the )?{GAP}"
)
_AWARDED_FOR = re.compile(
    r" (?:Prize|Award|Medal) for (?!Best|Outstanding|Literature|Peace|Physics|Chemistry|Medicine|Economics?|Fiction"
    r"|Poetry|Drama|History|Biography|Lifetime|Distinguished|Excellence|Achievement|Music|Journalism|Science|Physiology|General"
    r"|Public|Non|Editorial|International|Children|Young|Mathematics|Engineering|Architecture|Art|Criticism|Photography)"
)
_NAME_IN_TWO = re.compile(
    rf"\b(?:ibn|bin|bint|von|van der|de la) {GAP}|(?:^|[a-z,] )(?:the )?[A-Z]\w+ of the {GAP} [A-Z]"
    rf"|[’']s [A-Z]\w+ (?:from|to|for|in|on|of) (?:the )?{GAP}|\b(?:\d+|the) \d+ {GAP}"
    rf"|\bnumber {GAP}|{GAP} ?°|\d (?:foot|feet|ft|hours?|degrees|pounds|years?), (?:and )?{GAP}"
    rf"|\b(?:Lord|Lady|Knights?|Order|Master|Prince|Dean) of the {GAP}|\bUniversity of [A-Z]\w+, {GAP}"
    rf"|\b(?:Republic|Kingdom|Tsardom|Duchy|Principality|Emirate|Sultanate|Federation) of (?:the )?{GAP}"
)
_SECOND_HALF = re.compile(rf"\b(?:a|an|the|his|her|its|their) [A-Z][a-z]+ {GAP}(?=[,.]| [a-z])")
_FIRST_HALF = re.compile(rf"[a-z] (?:the )?{GAP} [A-Z][a-z]+\b")
_KIND_BEHIND = re.compile(rf"{GAP} (?:state|province|district|region|city|island|county)\b")
_HEAD_OF_A_TITLE = re.compile(rf"([A-Z][a-z]+) {GAP}")
_OPENERS = lexicon.listed(
    "in on at by from to of for with under after before during since until as the a an when while where if although "
    "though because both only even among between within without through around near over like unlike despite upon "
    "against towards toward inside outside behind beyond beneath above below along across about per via later today"
)
_BEFORE_A_NAME = lexicon.listed(
    "president king queen emperor empress pope saint st sir lord lady prince princess duke count earl general admiral "
    "captain colonel major judge justice senator governor bishop archbishop cardinal professor doctor dr chancellor "
    "minister tsar sultan caliph chief composer architect engineer astronomer physicist historian"
)


def _is_half(draft: Draft) -> bool:
    """ "Brave ____ was the fifth novel": half of a name."""
    first = draft.question.split()[0].lower()
    return first not in _OPENERS | _BEFORE_A_NAME


def _goes_on(draft: Draft) -> bool:
    """ "a waterway that joins the sea at Port" (Said): an answer that ends within a name."""
    fact = draft.fact
    rest = fact.sentence.text[fact.answer.end - fact.sentence.start :]
    return draft.answer.split()[-1][:1].isupper() and bool(re.match(r" [A-Z]", rest))


_MORE_TO_COME = re.compile(
    r",? (?:or|such as|as well as)\b|, [A-Z]\w+,? and an? "
    r"|, [a-z][\w-]*(?:, |,? (?:and|or) )|, and [A-Z]?[\w-]+ [\w-]+ (?:who|that|which)\b"
    r"|, (?:usually|often|typically|generally) [^.]*, (?:that|which) |, used (?:\w+ )?(?:as|for|in|to|by)\b"
)
_POINTS = re.compile(r"\b(?:this|that|these|those) [a-z]+$|\balso\b|, [a-z-]+, [a-z-]+$")


def _is_half_told(draft: Draft) -> bool:
    """ "a family of plants that includes trees, shrubs, herbs" (and vines): an explanation that breaks off, or "a name
    used in this group"."""
    fact = draft.fact
    if fact.family not in {Family.DEFINITION, Family.APPOSITIVE, Family.NAMED}:
        return False
    rest = fact.sentence.text[fact.answer.end - fact.sentence.start :]
    return bool(_POINTS.search(draft.answer) or (fact.family != Family.NAMED and _MORE_TO_COME.match(rest)))


_RUN_TOGETHER = re.compile(r"\b(?!of|for|and|in|on|at|from|to|with|by|under|upon)\w+ the [A-Z]")
_LOOSE_PARTICIPLE = re.compile(r" (?:written|produced|directed|made|built|used|found|known|located|situated|\w+ed)$")
_COMPASS = re.compile(r"(?:north|south|east|west|central|upper|lower|mid)")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
_NO_NAME_PART = re.compile(
    rf"(?!(?:{'|'.join(sorted(PARTICLES))}|d|der|den|ter|la|le|el|y|bint)\b)[a-z]{{2,}}\b(?!['’-])"
)
_BETWEEN = lexicon.listed("to at from by as or into near against around")


def _is_half_a_figure(draft: Draft) -> bool:
    """ "for over a ____" (thousand years), "at ____, 8 minutes and 16 seconds"."""
    goes_on = re.search(rf"{GAP}(?:,|,? and) \d+ (?:minutes|seconds|hours|inches|ounces|months)", draft.question)
    measured = re.search(rf"\d by {GAP}|{GAP} by \d|\ban? {GAP}", draft.question)  # "5 by ____" (10 by 2 inches)
    return bool(goes_on or measured) or ", " in draft.answer


def _is_misshapen(answer: str) -> bool:
    """Is this by its mere look no answer: a foreign script, a loose bracket, "Article 2.11", "New York City:57–60"?"""
    if re.match(r"(?:Article|Section|Chapter|Paragraph|Clause) \d", answer) or re.search(r"[a-z.]:\d", answer):
        return True
    if "‘" in answer and "’" not in answer.split("‘", 1)[1]:
        return True
    if any(ord(letter) > _LATIN and letter.isalpha() for letter in answer):
        return True
    if not re.search(r"\w", answer) or (len(answer) < 2 and not answer.isdigit()) or len(answer.split()) > 12:
        return True
    return (
        bool(re.search(r"[\[\](){}|]|^\W*(several|many|a number|some|few)\b", answer, re.IGNORECASE))
        or answer.count('"') % 2 == 1
    )


def odd_answer(draft: Draft, found: Found) -> bool:
    answer = draft.answer
    if answer[:1] in "-–" or answer[-1:] in "-–" or (_DOTTED.fullmatch(answer) and f", {GAP}" in draft.question):
        return True
    joined = draft.fact.answer.type in {AnswerType.PERSON, AnswerType.GROUP, AnswerType.PLACE, AnswerType.WORK}
    if (joined and _RUN_TOGETHER.search(answer)) or (
        " and the " in answer and draft.fact.answer.type != AnswerType.PHRASE
    ):
        return True  # "Standing Orders of the Parliament the Bureau", "Normandy and the Treaty of Troyes"
    compass = _COMPASS.match(answer) and " and " not in answer
    if joined and answer[:1].islower() and draft.fact.answer.type != AnswerType.PERSON and not compass:
        return True  # "angewandte Mathematik"
    if joined and set(re.findall(r"(?<= )[a-z][a-z]+(?= )", answer)) & _BETWEEN:
        return True  # "Napoleon to Saint-Domingue", "Max Planck Society at DESY"
    surname = draft.fact.answer.type == AnswerType.PERSON and _NO_NAME_PART.match(answer)  # "the house, surnamed Ji"
    if surname or (draft.fact.answer.type == AnswerType.NUMBER and _is_half_a_figure(draft)):
        return True
    if (
        answer.lower() in {"one", "1"}
        or answer.endswith((" sp", " spp", " sp.", " spp."))
        or (answer.endswith(".") and len(answer.split()[-1]) > 3 and draft.question.endswith(GAP + "."))
    ):
        return True  # "at least one species", "under Øystein Ore."
    if draft.fact.answer.type == AnswerType.PHRASE and _LOOSE_PARTICIPLE.search(answer):
        return True  # "a 1982 drama film written"
    if answer.endswith("ally") and f"{GAP}, " in draft.question:
        return True  # "Phytogeographically"
    if draft.fact.answer.type == AnswerType.PHRASE and (_goes_on(draft) or _is_half_told(draft)):
        return True
    clause = re.search(r" (?:that|which|who|whose) ", answer)
    if draft.fact.answer.type == AnswerType.PHRASE and _DATED_END.search(answer) and not clause:
        return True  # "a Hollywood star in 1942": the year belongs to something else
    return _is_misshapen(answer)
