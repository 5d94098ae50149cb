"""Checks for answers that anybody guesses from what the question says of them, or that are nobody's business."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import said
from quizapp.core.facts import lexicon
from quizapp.core.facts.dates import MONTH
from quizapp.core.facts.fact import AnswerType, Found, Shape
from quizapp.core.sought import Sought

_DAY = re.compile(rf"\b(\d{{1,2}}) ({MONTH})\b|\b({MONTH}) (\d{{1,2}})\b")
_FIGURES = frozenset({AnswerType.YEAR, AnswerType.DATE, AnswerType.NUMBER})
# Whoever knows these words of a question has the answer.
_SIGNS = {
    "American Civil War": "confederate confederates confederacy",
    "Bavaria": "bavarian bavarians",
    "Brittany": "breton bretons",
    "Burgundy": "burgundian burgundians",
    "Castile": "castilian castilians",
    "Catalonia": "catalan catalans",
    "China": "ming qing tang mao kuomintang",
    "Cold War": "soviet",
    "Cornwall": "cornish",
    "Cuba": "castro",
    "Easter": "lent lenten",
    "Egypt": "pharaoh pharaohs pharaonic nile simbel karnak luxor",
    "Flanders": "flemish flemings",
    "France": "bourbon bourbons napoleon napoleonic versailles",
    "Germany": "nazi nazis hitler wehrmacht kaiser",
    "Greece": "plato socrates homer",
    "Hawaii": "hawaiian hawaiians honolulu kamehameha",
    "Imperial German Navy": "sms",
    "Imperial Japanese Navy": "ijn japanese",
    "India": "mughal raj gandhi",
    "Iraq": "saddam",
    "Italy": "mussolini",
    "Japan": "samurai shogun shogunate meiji heian edo tokugawa sekigahara",
    "Mecca": "hajj kaaba",
    "Mexico": "aztec aztecs",
    "Moscow": "kremlin",
    "NASA": "spacecraft astronauts probe orbit jupiter mars",
    "New Zealand": "kauri kiwi maori māori",
    "Nicaragua": "sandinista sandinistas",
    "Normandy": "norman normans",
    "Northern Ireland": "stormont",
    "Paris": "seine louvre eiffel",
    "Persia": "shapur darius xerxes cyrus",
    "Rome": "pope vatican caesar",
    "Royal Australian Navy": "hmas",
    "Royal Canadian Navy": "hmcs",
    "Royal Navy": "hms portsmouth spithead",
    "Russia": "tsar tsarist romanov romanovs bolshevik bolsheviks",
    "Saxony": "saxon saxons",
    "Second World War": "nazi nazis hitler luftwaffe wehrmacht",
    "South Africa": "apartheid afrikaner",
    "Soviet Union": "stalin lenin kremlin bolshevik bolsheviks",
    "UNESCO": "heritage",
    "United States Navy": "uss",
    "US Navy": "uss",
    "Vietnam": "viet",
    "Vietnam War": "viet",
    "World War II": "nazi nazis hitler luftwaffe wehrmacht",
    **dict.fromkeys(("US Army", "U.S. Army", "United States Army", "British Army"), "troops soldiers"),
}
_GOES_WITH = {answer: frozenset(signs.split()) for answer, signs in _SIGNS.items()}
_THE_LEEDS_OF = Sought(
    rf"\b(?:known|nicknamed|dubbed|styled) (?:[a-z]+ )?(?:as )?[\"“]?[Tt]he [\"“]?(?:[A-Z]\w+ )+of (?:the )?{GAP}",
    f"of {GAP}",
    f"of the {GAP}",
)
_FARTHER_THAN = Sought(
    rf"\b(?:far|well) (?:beyond|outside) (?:the )?{GAP}|\brest of the {GAP}",
    "beyond ",
    "outside ",
    "rest of ",
    flags=re.IGNORECASE,
)
_FOREMOST_IN = Sought(
    rf"\bone of the (?:most|greatest|leading|foremost|best|finest) [^,.;]{{3,40}} in {GAP}", "one of the "
)
_WITH_OTHERS = re.compile(rf"{GAP},? (?:and|or) (?:the )?(?:other|several|regional|local|related|similar|various)\b")
_PART_OF_A_LAND = re.compile(r"(?:north|south|east|west|central)[a-z-]* [A-Z]\w+")
_IN_A_VILLAGE = re.compile(rf"\b(?:village|town|hamlet|parish|commune) of [A-Z][\w -]*,? in {GAP}")
_SORT_OF_THING = re.compile(
    rf"\b(?:known|called|described|remembered) (?:as|for) (?:the|an?) {GAP}(?: [a-z]+)? (?:in|on|from|at|of|that|wh)"
)


_ALL_ROUND = re.compile(r"360(?: degrees|°)")
_ALL_BUT = re.compile(
    rf"\b(?:every|all|any|each)\b[^.;]* (?:except|but|save|excluding|apart from|other than) (?:for |in |on )?{GAP}"
)
_IS_ONE = re.compile(  # "a young ____ came": a Fleming, a painter, a man
    rf"\b[Aa]n? (?!(?:certain|new|second|third|fellow|rival|modern|similar|former|joint)\b)[a-z]+ {GAP}(?! [A-Za-z])"
    rf"(?:[.,;]|$)|\b[Aa]n? (?:young|old|elderly|seated|poor|rich|native) {GAP} (?:on|in|at|from|who|with|of|to)\b"
    rf"|^An? {GAP} (?:was|is|were|had|has)\b"
)


def guessed(draft: Draft, found: Found) -> bool:
    """ "____ listed the mills as World Heritage", "known as the Leeds of ____", "famed far beyond ____"."""
    fact, text = draft.fact, draft.question
    if fact.answer.type == AnswerType.NUMBER and _ALL_ROUND.fullmatch(draft.answer):
        return True
    if fact.ask.shape != Shape.GAP or fact.answer.type in _FIGURES:
        return fact.ask.shape == Shape.GAP and "the rest of the" in text and bool(_FARTHER_THAN.search(text))
    signs = _GOES_WITH.get(draft.answer.removeprefix("the "))
    if signs and not signs.isdisjoint(said(f"{draft.shown} {found.known.title}")):
        return True
    if _is_the_nations_own(draft, found):
        return True
    if (draft.answer[:1].isupper() and _IS_ONE.search(text)) or (
        draft.answer == "Antarctica" and _ALL_BUT.search(text)
    ):
        return True
    if _FARTHER_THAN.search(text) or _WITH_OTHERS.search(text) or _THE_LEEDS_OF.search(text):
        return True
    if _PART_OF_A_LAND.fullmatch(draft.answer) and _IN_A_VILLAGE.search(text):
        return True
    if fact.answer.type == AnswerType.PLACE and _FOREMOST_IN.search(text):
        return True
    return draft.answer.islower() and bool(_SORT_OF_THING.search(text)) and lexicon.zipf(draft.answer) > _COMMON


_BODIES = lexicon.listed("Army Navy Legislature Government Parliament Senate Congress Council Police Assembly")


def _is_the_nations_own(draft: Draft, found: Found) -> bool:
    """The "Florida Legislature" of the schools of Florida, the "United States Army" of a brigade (United States)."""
    *own, body = draft.answer.removeprefix("the ").split()
    told = f"{draft.shown} {found.known.title}"
    return bool(own) and body in _BODIES and bool(re.search(rf"\b{re.escape(' '.join(own))}\b", told))


_COMMON = 4.3  # Zipf frequency: "village", "city", "place"


def twin_day(draft: Draft, found: Found) -> bool:
    """ "Kept each year on ____ in memory of 4 July 1776": the same day stands there again."""
    if draft.fact.answer.type != AnswerType.DATE or not (own := _days(draft.answer)):
        return False
    return not own.isdisjoint(_days(draft.shown))


def _days(text: str) -> set[tuple[str, str]]:
    """The days of a text as pairs of day and month."""
    return {(day or later, month or earlier) for day, month, earlier, later in _DAY.findall(text)}


_AGED = re.compile(r"\b[A-Z]\w+, \d{1,2}, ")
_OF_AGE_FROM = re.compile(rf", \d{{1,2}}, (?:of|from) {GAP}")
_BORN_TO = re.compile(
    rf"\b(?:gave birth to|with|and|by) (?:her|his|their) (?:(?:baby|newborn|little|young|new) )?"
    rf"(?:son|daughter|baby|boy|girl|twins?|dog|cat),? {GAP}"
)


def private(draft: Draft, found: Found) -> bool:
    """ "Ann Lee, 29, of ____", "gave birth to her son ____": of somebody in the news, whom nobody need know."""
    born = _BORN_TO.search(draft.question)
    return bool(_OF_AGE_FROM.search(draft.question) or (born and _AGED.search(draft.shown)))


_PLAIN_DEED = re.compile(
    rf"^{GAP} (?:then |later |also |once )?(?:lived|stayed|worked|dwelt|resided|grew up|was born|was raised|studied) "
    r"(?:in|at|near) [A-Z](?!.*\b(?:and|who|where|which)\b)"
)
_MOST_WORDS = 16


def plain_deed(draft: Draft, found: Found) -> bool:
    """ "____ lived at Clermont, at the foot of a mountain": so did many."""
    short = len(draft.question.split()) <= _MOST_WORDS
    return short and draft.fact.answer.type == AnswerType.PERSON and bool(_PLAIN_DEED.match(draft.question))
