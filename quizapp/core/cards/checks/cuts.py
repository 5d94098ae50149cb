"""Checks for answers that are cut: words of which the gap holds too much, too little, or what cannot be an answer."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.checks.answers.halves import ends_within_a_name, is_half, is_half_a_sum
from quizapp.core.cards.checks.cut_names import in_a_name, is_a_cut_name
from quizapp.core.cards.draft import Draft
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Family, Found, Shape
from quizapp.core.facts.grammar.whole_names import PARTICLES
from quizapp.core.sought import Sought

_DATED_END = re.compile(r" (?:in|since|until|of|on) (?:\w+ )?\d{4}$")
_MOST_WORDS, _MOST_PLAIN, _MOST_FURTHER = 12, 14, 21  # words of an answer
_LATIN = 0x24F  # letters after this belong to other scripts
_CUT = re.compile(
    r"^(?:of|in|at|by|from|to|the|and|di|de)\b"
    r"|\b(?:of|in|on|at|by|from|to|for|and|with|as|than|the|through|between|via|per"
    r"|during|throughout|after|before|until)$"
)
_PART_OF_A_QUOTATION = re.compile(
    rf"[\"“](?:[^\"”“]*\w[^\"”“]*)?{GAP}(?:[^\"”“]*\w[^\"”“]*)[\"”]|[\"“][^\"”“]*\w[^\"”“]*{GAP}[^\"”“]*[\"”]"
)


_SECOND_OF_A_SPECIES = re.compile(rf"[a-z,(] [A-Z][a-z]+ {GAP}")
_OPENS_A_QUOTATION = re.compile(rf"[\"“]{GAP} [^\"”“]*\w[\"”]")
_WORD_BEFORE = re.compile(rf"([A-Z]\w+) {GAP}")
_DATED_BY_A_NAME = re.compile(
    rf"\bthe (?:[A-Z][a-z]+|[a-z]+(?:th|st|first|second|third) of) {GAP}"
)  # "the Jarrow ____" (March of 1936)
_CLEFT = re.compile(rf"It (?:is|was) (?:(?:the|Sir|Mr|Dr) )?(?:{GAP}|[A-Z][a-z])")
_SAYS_WHO = re.compile(r"\b(?:who|whom|whose|that|which|where|when)\b")
_HALF_DESCRIBED = Sought(
    rf"\b(?!early|family|only|daily|supply|assembly|likely|friendly)[a-z]{{3,}}ly {GAP}", f"ly {GAP}"
)


def cut_answer(draft: Draft, found: Found) -> bool:
    """ "Rose Revolution of", "The ____" of a title, "commercially ____": words of which the gap holds too much or too
    little, and "It was Anders Franzén, an engineer.", of which the question has lost who he was."""
    if draft.fact.ask.shape != Shape.GAP:
        return False
    text, answer, kind = draft.question, draft.answer, draft.fact.answer.type
    if kind in {AnswerType.YEAR, AnswerType.DATE} and _DATED_BY_A_NAME.search(text):
        return True
    if _SECOND_OF_A_SPECIES.search(text) and answer.islower() and not lexicon.noun_type(answer):
        return True
    before = _WORD_BEFORE.search(text)
    if kind == AnswerType.PERSON and before and lexicon.is_given_name(before[1]):
        return True  # "Christian Friedrich ____"
    if _CLEFT.match(text) and not _SAYS_WHO.search(text) and _SAYS_WHO.search(draft.fact.sentence.text):
        return True
    half = _HALF_A_COMPASS.search(text) or _HALF_A_TITLE.search(text)
    if half or is_half(text) or _AWARDED_FOR.search(answer) or _CUT.search(answer):
        return True  # "central to ____" (northern Vietnam), "the play Waiting for ____", "the Booker Prize for Rites"
    if kind == AnswerType.NUMBER and in_a_name(text):
        return True
    if kind == AnswerType.TERM and _HALF_DESCRIBED.search(text):
        return True
    name = answer[:1].isupper() and kind not in {AnswerType.YEAR, AnswerType.DATE}
    if '"' in text or "“" in text:
        part = (name or answer.islower()) and _PART_OF_A_QUOTATION.search(text)
        if part or _OPENS_A_QUOTATION.search(text):
            return True  # "the "____ millionaires""
    return name and (is_a_cut_name(draft, found) or ends_within_a_name(draft))


_HALF_A_COMPASS = Sought(
    rf"\b(?:with|of|in|from|by|between) [a-z]+(?:ary|al|ic|ern|ous) and {GAP}"  # "and ____" (Napoleonic France)
    rf"|\b(?:north|south|east|west|central)(?:ern)? to {GAP}",
    f" and {GAP}",
    f" to {GAP}",
)
_HALF_A_TITLE = Sought(
    r"\b(?:play|novel|film|song|book|album|painting|poem|opera|series|musical|ballet) [A-Z][\w'’]+ "
    rf"(?:for|to|with|in|on|at|from|of|and|the) (?:the )?{GAP}",
    "play ",
    "novel ",
    "film ",
    "song ",
    "book ",
    "album ",
    "painting ",
    "poem ",
    "opera ",
    "series ",
    "musical ",
    "ballet ",
)
_AWARDED_FOR = Sought(
    r" (?:Prize|Award|Medal) for (?!Best|Outstanding|Literature|Peace|Physics|Chemistry|Medicine|Economics?|Fiction"
    r"|Poetry|Drama|History|Biography|Lifetime|Distinguished|Excellence|Achievement|Music|Journalism|Science|Physiology|General"
    r"|Public|Non|Editorial|International|Children|Young|Mathematics|Engineering|Architecture|Art|Criticism|Photography)",
    " for ",
)


def _goes_on(draft: Draft) -> bool:
    """ "a waterway that joins the sea at Port" (Said): an answer that ends within a name."""
    fact = draft.fact
    rest = fact.sentence.text[fact.answer.end - fact.sentence.start :]
    return draft.answer.split()[-1][:1].isupper() and bool(re.match(r" [A-Z]", rest))


_MORE_TO_COME = re.compile(
    r",? (?:or|such as|as well as)\b|, [A-Z]\w+,? and an? "
    r"|, [a-z][\w-]*(?:, |,? (?:and|or) )|, and [A-Z]?[\w-]+ [\w-]+ (?:who|that|which)\b"
    r"|, (?:usually|often|typically|generally) [^.]*, (?:that|which) |, used (?:\w+ )?(?:as|for|in|to|by)\b"
    r"| \([^()]*\) (?:and|or|to|from|of|for|between)\b"
)
_TWO_CLAUSES = re.compile(
    r", (?:the|an?) [^,.;]+, (?:is|was|are|were|has|had)\b"
)  # "an estate in Duirinish and the Trust"
_POINTS = re.compile(r"\bthere$|\b(?:this|that|these|those) [a-z]+$|\balso\b|, [a-z-]+, [a-z-]+$")


def _is_half_told(draft: Draft) -> bool:
    """ "a family of plants that includes trees, shrubs, herbs" (and vines): an explanation that breaks off, or "a name
    used in this group"."""
    fact = draft.fact
    if not draft.says_what and fact.family != Family.NAMED:
        return False
    rest = fact.sentence.text[fact.answer.end - fact.sentence.start :]
    if " and the " in draft.answer and _TWO_CLAUSES.match(rest):
        return True
    return bool(_POINTS.search(draft.answer) or (fact.family != Family.NAMED and _MORE_TO_COME.match(rest)))


_RUN_TOGETHER = re.compile(r"\b(?!of|for|and|in|on|at|from|to|with|by|under|upon)\w+ the [A-Z]")
_LOOSE_PARTICIPLE = re.compile(
    r" (?:written|produced|directed|made|built|used|found|known|located|situated|\w+ed)$"
    r"|\d [a-z]+ (?:high|long|wide|tall|deep|thick|across)$"  # "a concrete arch 128 metres high": a shape
)
_COMPASS = re.compile(r"(?:north|south|east|west|central|upper|lower|mid)")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
_NO_NAME_PART = re.compile(
    rf"(?!(?:{'|'.join(sorted(PARTICLES))}|d|der|den|ter|la|le|el|y|bint)\b)[a-z]{{2,}}\b(?!['’-])"
)
_BETWEEN = lexicon.listed("to at from by as or into near against around than née")


def _is_half_a_figure(draft: Draft) -> bool:
    """ "for over a ____" (thousand years), "at ____, 8 minutes and 16 seconds"."""
    goes_on = re.search(rf"{GAP}(?:,|,? and) \d+ (?:minutes|seconds|hours|inches|ounces|months)", draft.question)
    measured = re.search(rf"\d by {GAP}|{GAP} by \d|\ban? {GAP}", draft.question)  # "5 by ____" (10 by 2 inches)
    return bool(goes_on or measured or is_half_a_sum(draft)) or ", " in draft.answer


_IN_A_BOOK = re.compile(r"^(?:Article|Section|Chapter|Paragraph|Clause) \d|[a-z.]:\d")
_A_WORD = re.compile(r"\w")
_BRACKET = re.compile(r"[\[\](){}|]")
_MANY = re.compile(r"\W*(?:several|many|a number|some|few)\b", re.IGNORECASE)


def _is_misshapen(answer: str, most: int = _MOST_WORDS) -> bool:
    """Is this by its mere look no answer: a foreign script, a loose bracket, "Article 2.11", "New York City:57–60"?"""
    if _IN_A_BOOK.search(answer) or ("‘" in answer and "’" not in answer.split("‘", 1)[1]):
        return True
    if not answer.isascii() and any(ord(letter) > _LATIN and letter.isalpha() for letter in answer):
        return True
    if not _A_WORD.search(answer) or (len(answer) < 2 and not answer.isdigit()) or len(answer.split()) > most:
        return True
    return bool(_BRACKET.search(answer) or _MANY.match(answer)) or answer.count('"') % 2 == 1


def odd_answer(draft: Draft, found: Found) -> bool:
    answer, kind = draft.answer, draft.fact.answer.type
    if _OF_AN_ERA.match(answer) or _OF_AN_ERA.match(draft.question):
        return True  # "BCE Liu Bang", as the parser read "In 202 BCE Liu Bang won"
    if answer[:1] in "-–" or answer[-1:] in "-–" or (_DOTTED.fullmatch(answer) and f", {GAP}" in draft.question):
        return True
    if kind in {AnswerType.PERSON, AnswerType.GROUP, AnswerType.PLACE, AnswerType.WORK} and _is_an_odd_name(draft):
        return True
    if kind == AnswerType.NUMBER and (_is_half_a_figure(draft) or re.search(r"\band [a-z]+s$", answer)):
        return True  # "48 centimetres long and weighs"
    rest = draft.fact.sentence.text[draft.fact.answer.end - draft.fact.sentence.start :]
    if re.match(r"[-–]\w", rest):
        return True  # "an antelope of the steppes and semi" (-deserts)
    if (
        answer.lower() in {"one", "1"}
        or answer.endswith((" sp", " spp", " sp.", " spp."))
        or (answer.endswith(".") and len(answer.split()[-1]) > 3 and draft.question.endswith(GAP + "."))
    ):
        return True  # "at least one species", "under Øystein Ore."
    if answer.endswith("ally") and f"{GAP}, " in draft.question:
        return True  # "Phytogeographically"
    if _DOING.match(answer) and draft.question.startswith(f"{GAP} of "):
        return True  # "Starting Game 1 of the series, he allowed no runs"
    species = _SPECIES_BY.fullmatch(answer)
    if species and not lexicon.noun_type(species[1]) and lexicon.zipf(species[1]) <= _UNHEARD:
        return True  # "Lycoperdon stellatus Scop", with the first letters of its author
    if _OF_SOMEBODY.search(answer) and lexicon.noun_type(answer.split()[-1]) == lexicon.PERSON:
        return True  # "Atlético's captain"
    return _is_an_odd_phrase(draft) if kind == AnswerType.PHRASE else " and the " in answer or _is_misshapen(answer)


_UNHEARD = 1.5  # Zipf frequency
_OF_SOMEBODY = re.compile(r"^[A-Z].*[’']s (?:[a-z-]+ )*[a-z]+$")
_DOING = re.compile(r"[A-Z][a-z]+ing [A-Z]")
_RUNS_ON = re.compile(r" of .*[a-z] [IVX]+\. [A-Z][a-z]")
_CUT_SHORT = re.compile(r" (?:Ste|St|Mt|Ft|Dr|Gen|Col|Lt|Maj|Capt|vs)$")
_SPECIES_BY = re.compile(r"[A-Z][a-z]+ ([a-z]{4,}) [A-Z][a-z]{0,6}")
_ENDS_BEFORE_ITS_NOUN = re.compile(
    r" on the | (?:of|in) the [A-Z][\w-]*(?:ish|ian|ese|can|[Ff]rench|Dutch|Welsh|Greek)$"
)
_STREET_AND_ROUTE = re.compile(r" (?:Street|Road|Avenue|Lane|Boulevard|Drive) [A-Z]{1,3}[ -]?\d+$")
_PEOPLE = frozenset({"Dane", "Swede", "Finn", "Pole", "Turk", "Scot", "Briton", "Frenchman", "Englishman", "Spaniard"})


_OF_AN_ERA = re.compile(r"(?:BCE?|CE|AD|B\.C\.|A\.D\.) (?:[A-Z]|_{4})")
_OPENS_OTHERWISE = re.compile(
    r"(?:Thereupon|Thereafter|Meanwhile|Afterwards|Eventually|Whereupon|Hence|Subsequently|Soon|Nevertheless"
    r"|Nonetheless|Likewise|Elsewhere|Formerly) [A-Z]"
)


def _is_an_odd_name(draft: Draft) -> bool:
    answer, person = draft.answer, draft.fact.answer.type == AnswerType.PERSON
    if _OPENS_OTHERWISE.match(answer):
        return True  # "Thereupon Franklin"
    if _RUN_TOGETHER.search(answer):
        return True  # "Standing Orders of the Parliament the Bureau"
    compass = _COMPASS.match(answer) and " and " not in answer
    if answer[:1].islower() and not person and not compass:
        return True  # "angewandte Mathematik"
    if set(re.findall(r"(?<= )[a-z][a-z]+(?= )", answer)) & _BETWEEN:
        return True  # "Napoleon to Saint-Domingue", "Max Planck Society at DESY"
    if _STREET_AND_ROUTE.search(answer):
        return True  # "Hornbach Street M-122"
    if _ENDS_BEFORE_ITS_NOUN.search(answer) and re.search(rf"{GAP} [A-Za-z]", draft.question):
        return True  # "at ____ shore" (Sudbrook on the Welsh)
    if _RUNS_ON.search(answer) or _CUT_SHORT.search(answer):
        return True  # "Portrait of Innocent X. Bacon", "Sault Ste"
    if answer.split()[0] in _PEOPLE or answer.startswith("née "):
        return True  # "the Dane Henrik Dam"
    return person and bool(_NO_NAME_PART.match(answer))  # "the house, surnamed Ji"


def _is_an_odd_phrase(draft: Draft) -> bool:
    answer = draft.answer
    if _LOOSE_PARTICIPLE.search(answer) or _goes_on(draft) or _is_half_told(draft):
        return True  # "a 1982 drama film written"
    clause = re.search(r" (?:that|which|who|whose) ", answer)
    further = "further" in draft.fact.marks
    most = _MOST_FURTHER if further else _MOST_PLAIN if "plain" in draft.fact.marks else _MOST_WORDS
    return bool(_DATED_END.search(answer) and not clause) or _is_misshapen(answer, most)  # "a Hollywood star in 1942"
