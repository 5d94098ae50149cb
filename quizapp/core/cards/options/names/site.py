"""What a question tells of a place by which others are out of question: its site on the map, its past, its rank."""

import re
from functools import lru_cache

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.folding import folded
from quizapp.core.cards.options.article import YEAR, Article
from quizapp.core.cards.options.tables.places import phrases, places
from quizapp.core.cards.standing import is_behind

SIDES = re.compile(
    r"\b(?:north|south|east|west|border|bound|desert|coast|climate|between|across|along|from|through|region)\w*\b",
    re.IGNORECASE,
)
WARLIKE = re.compile(
    r"\b(?:wars?|army|armies|militar\w+|troops?|forces|battles?|besieg\w+|sieges?|attack\w*|inva(?:ded|ders|sion)\w*|"
    r"conque\w+|captur\w+|retreat\w*|occup(?:ied|ation)|navy|naval|fleet|regiment\w*|campaign|coloni\w+|colony|liberat\w+|independence)\b",
    re.IGNORECASE,
)
_MAPPED = re.compile(
    r"\b(?i:north|south|east|west|border|bound|coast|surround|adjacent|neighbou?r(?!hood)|island|peninsula|strait|river|"
    r"lakes?\b|mountain|desert|valley|maritime|landlocked|equator|meridian|latitude|located|situated|lies\b|between\b|"
    r"suburb|gulf|ocean|separat|flow|drain|continues)\w*|\b[Tt]he sea\b|\bSea\b|\b(?:km|kilomet\w+|miles)\b",
)
_RANKED = re.compile(
    r"\b(?:largest|biggest|smallest|longest|highest|oldest|populous) (?:[\w-]+ ){0,2}?"
    r"(?:city|cities|countr\w+|states?|nations?|towns?|econom\w+|members?|metropol\w+)\b",
    re.IGNORECASE,
)
_SORTED = re.compile(rf"\b(?:states?|provinces?|count(?:y|ies)|regions?) of (?:the )?{GAP}")
_SIZED = re.compile(
    rf"\b(?:size|area|population|length|than) (?:of )?(?:the )?{GAP}|\bas (?:\w+ ){{1,2}}as (?:the )?{GAP}"
)
_HOST = re.compile(r"\bOlympic|\bWorld Cup\b|\bExpo\b|\bWorld['’]s Fair\b")
_IN_A_NAME = re.compile(rf"\b[^\W\d_a-z]\w+ o[fn] (?:the )?{GAP}")
_OLD = re.compile(
    r"\b(?:ancient|archaic|antiquity|medieval|mediaeval|myth\w*|gods?|goddess\w*|temples?|Neolithic|prehistoric|"
    r"(?:Bronze|Iron|Stone|Middle) Ages?|Empire|Roman|Byzantin\w*|Ottoman\w*|sultan\w*|caliph\w*|emperor)\b"
    r"|\b\d+(?:s)? ?(?:BCE?|B\.C\.)|\b(?:[1-9]|1[0-8])(?:st|nd|rd|th)[ -]century\b",
    re.IGNORECASE,
)
_MODERN = 1800  # most states and large towns of today are younger than what happened before
_TODAY = re.compile(r"\b(?:is|are|has|have|today|now)\b")
_OLD_SHARE = 0.1  # so many sentences speak of the time before Christ in an article on antiquity
_LISTED = 2  # so many others beside it make a list of neighbours or members
_OF_ANTIQUITY = ("bc", "bce", "ancient", "mythology", "myth", "god", "temple")


def is_told(draft: Draft, article: Article) -> bool:
    """Does the question, or its time, leave in question no other place that could be offered?

    On the map, in the ranks of the largest and in a war only the right place fits; of the past, the peers of today
    are no peers.
    """
    question = draft.question
    if any(told.search(question) for told in (_MAPPED, _RANKED, _SIZED, WARLIKE, _HOST, _IN_A_NAME)):
        return True
    return _is_old(draft, article) or _of_antiquity(article) or _named(question) >= _LISTED


_DOES_AS_A_MAN = re.compile(
    rf"^(?:\w+ )?{GAP}(?:, (?:un(?:willing|able)|who|whose|having|himself|determined|eager)\b"
    r"| (?:himself|fled|sailed|rode|wrote|died|married|said|told|replied|ordered|escaped|knew|felt|thought|starred"
    r"|sang|recorded|released|performed|directed|penalized|scored|kicked|punted|won|lost|beat|defeated|led|tied)\b"
    r"| was (?:penali[sz]ed|outscored|ranked|leading|trailing)\b)"
    r"|\b(?:film|movie|series|feature|song|single|album|novel|play|opera|book|game|episode|magazine|musical|poem"
    rf"|painting|band|group|duo|club|team|side),? {GAP}"
)
_LORD = re.compile(r"\b(?:lord|lady|earl of|duke of|marquess of|marquis of|viscount|baron|count of|sir \w+) ")


def is_somebody(draft: Draft, article: Article) -> bool:
    """Is a name of a place that of a person here ("Newcastle, unwilling to go"), of a team or of a work ("his first
    feature, Sydney")?"""
    name = folded(draft.answer)
    titled = any(is_behind(_LORD, text, name) for text in article.sentences_with(name))
    return titled or bool(_DOES_AS_A_MAN.search(draft.question))


def is_ranked(question: str) -> bool:
    """Does a question tell the rank of a place, and not its sort ("the largest city of the state of ____")?"""
    return bool(_RANKED.search(question)) and not _SORTED.search(question)


def _is_old(draft: Draft, article: Article) -> bool:
    """Speaks the question, or else what stands around it, of a time before most states and towns of today?"""
    said = f"{draft.question} {draft.fact.sentence.text}"
    years = [int(year) for year in YEAR.findall(said)]
    if not years and not _TODAY.search(said):
        years = sorted(article.years_near(draft.fact.sentence.paragraph))
    return bool(_OLD.search(said)) or any(year < _MODERN for year in years)


def _of_antiquity(article: Article) -> bool:
    return sum(article.counts(word) for word in _OF_ANTIQUITY) > _OLD_SHARE * article.length


@lru_cache(maxsize=512)
def _named(question: str) -> int:
    """How many places the question names."""
    return sum(bool(places(phrase)) for phrase in phrases(question))
