"""What comes again at set times (elections, Games, feasts, ceremonies), and what only the years of a war can hold."""

import re
from functools import lru_cache

from quizapp.core.cards.card import GAP
from quizapp.core.cards.options.article import YEAR
from quizapp.core.cards.options.beside import SPELLED
from quizapp.core.cards.options.tables.nations import nations_in
from quizapp.core.sought import Sought

_GAMES = re.compile(r"Olympi(?!c Committee)|World Cup\b|presidential election", re.IGNORECASE)
_BEFORE_CHRIST = re.compile(rf"{GAP} (?:BCE?|B\.C\.)")
_LEFT_OUT = {"olympi": {1916, 1940, 1944}, "world cup": {1942, 1946}}  # years in which war let nothing be held
_ELECTED = re.compile(
    r"\b(?:re-?)?elect(?:ed|ions?|oral)\b|\brunning mate\b|\bnominee\b|\bprimar(?:y|ies)\b|\bcaucus|\bballot\b"
    r"|\b(?:Democrat|Republican)s?\b.*\b(?:defeat|won|win|carried|candidate)|\bdefeat.*\b(?:Democrat|Republican)s?\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\bre-?elect|\belected\b.*\bagain\b", re.IGNORECASE)
_OF_STATE = re.compile(
    r"president|senat|governor|congress|\bmayor|legislat|Republican|Democrat|\bparty\b|electoral|ballot|running mate",
    re.IGNORECASE,
)
_MEMORY = re.compile(r"\bcommemorat|\banniversary\b|\b(?:bi|sesqui)?-?centenn?|\bjubilee\b", re.IGNORECASE)
_RECKONED = Sought(
    rf"\b(?:\d+|{'|'.join(SPELLED)}) (?:day|week|month|year)s? (?:prior to|before|after|later|earlier)\b",
    "after",
    "before",
    "later",
    "earlier",
    "prior",
    flags=re.IGNORECASE,
)
_GROWTH = Sought(
    r"\b(?:rising|rose|falling|fell|growing|grew|up|down)\b|\bprevious year\b",
    "rising",
    "rose",
    "falling",
    "fell",
    "grow",
    "grew",
    "up",
    "down",
    "previous year",
    flags=re.IGNORECASE,
)
_AT_WAR = re.compile(
    r"\bwars?\b|\bbattles?\b|\barmy|\barmies|\bnav(?:y|al)\b|\btroops\b|\bsoldier|\bnazi|\boccup(?:ied|ation)|\binva[ds]"
    r"|\bbomb|\bHM[A-Z]*S\b|\bUSS\b|\bregiment|\ballie[ds]\b|\bsurrender|\bcampaign\b|\bcaptur|\bliberat|\bfleet\b",
    re.IGNORECASE,
)
_WARS = ((1914, 1918), (1939, 1945))
_CEREMONY = re.compile(
    r"\b(?:Academy|Annual|\d+(?:st|nd|rd|th)) Awards?\b|\bceremony\b|\bOpen\b|\b(?:Cup|Championships?|Games|Olympics|"
    r"Super Bowl|Grand Prix|World Series|Festival|Wimbledon|Tournament|pageant|parade|conference final)\b"
    r"|\bMiss (?:World|Universe)\b|\bWorld \w+ Day\b|\bsemester\b|\bacademic year\b"
)
_FEAST = re.compile(
    r"\bEaster\b|\bGood Friday\b|\bChristmas\b|\bThanksgiving\b|\bNew Year\b|\b\w+ Sunday\b|\bRamadan\b"
)
_WEATHER = re.compile(
    r"\btemperatures?\b|\brecord (?:low|high)\b|\bcold(?:est)?\b|\bhot(?:test)?\b|\bheat ?wave|\bblizzard|\bsnow"
    r"|\bfrost|\bfroze|\bhurricane|\btornado|\bmonsoon|\bharvest",
    re.IGNORECASE,
)
_FAR = 5  # months
NEVER = -1


def cycle(question: str, year: int = 0, *, title: str = "") -> int:
    """After how many years what the question names comes again; 0 when its year can be reckoned.

    >>> cycle("It has been an Olympic sport since ____."), cycle("It fell in ____.")
    (4, 1)
    >>> cycle("He won the presidential election of ____.", 1964), cycle("It marks the centenary in ____.", 1989)
    (4, 0)
    """
    if _BEFORE_CHRIST.search(question):
        return 0  # nobody takes 1497 BC beside 1500 BC
    if _GAMES.search(question):
        return 4
    years = [int(other) for other in YEAR.findall(question)]
    if (_RECKONED.search(question) and years) or _MEMORY.search(question):
        return 0
    if (_GROWTH.search(question) and {year - 1, year + 1} & set(years)) or (_AGAIN.search(question) and years):
        return 0  # the next year of a row of figures; a term of office lies between
    if _is_american_vote(question, title):
        return 0 if year % 2 else 2 if year % 4 else 4
    return 1


def _is_american_vote(question: str, title: str) -> bool:
    if not (_ELECTED.search(question) and _OF_STATE.search(question)):
        return False
    said = f"{question} {title}"
    return "the United States" in nations_in(said, with_cities=False) or bool(re.search("Republican|Democrat", said))


@lru_cache(maxsize=512)
def _left_out(question: str) -> frozenset[int]:
    said = question.lower()
    return frozenset[int]().union(*(years for name, years in _LEFT_OUT.items() if name in said))


def can_be(year: int, right: int, said: str) -> bool:
    """Could it have been in this year: Games are not held at war, and what a war brought happened in the war?

    >>> can_be(1940, 1928, "the Olympics of Amsterdam"), can_be(1950, 1945, "She served at Okinawa in the war.")
    (False, False)
    >>> can_be(1950, 1945, "It was first published.")
    True
    """
    if year in _left_out(said):
        return False
    war = next(((first, last) for first, last in _WARS if first <= right <= last), None)
    return war is None or war[0] <= year <= war[1] or not _AT_WAR.search(said)


def months_about(question: str, *, title: str = "") -> int:
    """In how many months about the right one a date is plausible; 0 for its own month alone, NEVER for none at all.

    >>> months_about("The final of the US Open was on ____."), months_about("The coldest day was ____.")
    (0, 1)
    >>> months_about("The Good Friday earthquake came on ____.") == NEVER
    True
    """
    if (
        _RECKONED.search(question)
        or _FEAST.search(question)
        or _MEMORY.search(question)
        or _is_american_vote(question, title)
    ):
        return NEVER
    if _CEREMONY.search(question):
        return 0
    return 1 if _WEATHER.search(question) else _FAR
