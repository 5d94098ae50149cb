"""Wrong countries and cities: peers of the right one, never of another part of the world."""

import re
from collections.abc import Sequence
from functools import cache
from random import Random

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.folding import folded
from quizapp.core.cards.options.article import Article
from quizapp.core.cards.options.names.site import is_somebody, is_told
from quizapp.core.cards.options.tables.nations import nations_in, peers
from quizapp.core.cards.options.tables.places import Place, cities, countries, places
from quizapp.core.cards.wish import Difficulty

_ENOUGH, _BEST = 3, 6  # so many peers are needed, and so many looked at
_MANY_NAMED = frozenset({"the United Kingdom", "the United States", "the Netherlands"})
_TINY = frozenset({"Andorra", "Monaco", "San Marino", "Vatican City", "Liechtenstein", "Nauru", "Tuvalu"})
_WELL_KNOWN = 3  # so many cities of a country have most readers heard of
_KNOWN_COUNTRIES = 6  # of so many countries of a region


_ALONE = frozenset({"Russia", "Ireland", "New Zealand", "Canada"})  # what lies beside them is seldom like them
_SCORE = re.compile(r"\b\d{1,2}[–-]\d{1,2}\b")
_MASS = re.compile(rf"{GAP}, (?:[A-Z][a-z]{{2,4}}\.|[A-Z]\.[A-Z]\.|[A-Z]{{2}}\b)")
_OF_A_LAND = re.compile(
    rf"\b(?:state|province|region|county|department|canton|prefecture|governorate|duchy|island) of (?:the )?{GAP}"
)
_BY_SHIP = re.compile(r"\b(?:sail(?:ed|ing|s)?|embark\w*|harbou?r|docks?|port|ports|seaport|steamer|cruise|voyage)\b")


def wrong_places(
    found: Sequence[Place], draft: Draft, article: Article, *, difficulty: Difficulty, rng: Random
) -> list[str]:
    """Countries beside a country, cities beside a city; those first that the article names."""
    if is_told(draft, article):
        return []
    if _SCORE.search(draft.question):
        return []  # "losing 2–0 to ____": a club, no town
    town = any(place.city for place in found)
    if town and (is_somebody(draft, article) or _MASS.search(draft.question)):
        return []  # "near ____, Mass.": there is but one town of that state
    told = nations_in(draft.question)
    mentioned = [place for place in found if told & set(place.within)]
    right = (mentioned or list(found))[0]
    if folded(draft.answer) != folded(right.name) and right.name not in _MANY_NAMED:
        return []  # a name of the past: none of today stands well beside it
    if right.city and (_OF_A_LAND.search(draft.question) or _BY_SHIP.search(draft.question)):
        return []  # "the state of ____" is no city, and few cities are ports
    if not right.city:
        return [] if right.name in _ALONE else _countries(right, article, rng)
    if len({place.region for place in found if place.city}) > 1 and not mentioned:
        return []
    pool = [place for place in cities() if place != right and place.region != "dependencies"]
    if _asks_for_a_capital(draft):
        if not right.capital:
            return []  # of a region: other cities are no capitals of any
        pool = [place for place in pool if place.capital]
    elif mentioned:
        pool = [place for place in pool if place.within[:1] == right.within[:1]]
    rng.shuffle(pool)
    if difficulty == Difficulty.NORMAL:
        at_home = [place for place in pool if place.within[:1] == right.within[:1]]
        seen = [place for place in pool if place.region == right.region and _is_named(place.name, article)]
        # "the Medici Chapel in Florence" lies in no city of Portugal; the capitals of a region stand beside each other
        pool = at_home if len(at_home) >= _ENOUGH else pool if _asks_for_a_capital(draft) else seen
    if (not mentioned and difficulty != Difficulty.NORMAL) or _asks_for_a_capital(draft):
        pool = [place for place in pool if _fits(place, right, article, difficulty)]
    return [place.name for place in sorted(pool, key=lambda place: _cost(place, right, article, difficulty))]


def _asks_for_a_capital(draft: Draft) -> bool:
    return "capital" in folded(draft.question)


def _countries(right: Place, article: Article, rng: Random) -> list[str]:
    """Peers of a country, of its own part of the world where there are enough: those first that the article names."""
    near = [place for name in peers(right.name) for place in places(name) if not place.city]
    beside = [place for place in near if place.continent == right.continent]
    small = right.name in _TINY
    beside = [place for place in beside if small or place.name not in _TINY]
    closest = [place for place in beside if place.region == right.region]
    beside = closest if len(closest) >= _ENOUGH else beside
    offered = sorted(beside if len(beside) >= _ENOUGH else near, key=lambda place: not _is_named(place.name, article))
    best = [place.name for place in offered[:_BEST]]
    rng.shuffle(best)
    return sorted(best, key=lambda name: not _is_named(name, article))


def _fits(place: Place, right: Place, article: Article, difficulty: Difficulty) -> bool:
    """A city of the same part of the world, known to the article or as well known as the right one."""
    if difficulty == Difficulty.EASY:
        return place.region != right.region and _is_well_known(place)
    at_home = place.within[:1] == right.within[:1]
    if place.region != right.region and not place.continent == right.continent == "europe":
        return False
    if right.capital and not place.capital and not at_home:
        return False
    return _is_named(place.name, article) or (place.region == right.region and _is_well_known(place))


def _cost(place: Place, right: Place, article: Article, difficulty: Difficulty) -> tuple[bool, bool]:
    """The sort key: the least comes first."""
    named, far = _is_named(place.name, article), place.region != right.region
    return (far, not named) if difficulty == Difficulty.HARD else (not (named or _is_well_known(place)), not named)


def _is_named(name: str, article: Article) -> bool:
    return name.removeprefix("the ") in article.known.names


@cache
def _is_well_known(place: Place) -> bool:
    beside = [other.name for other in cities() if other.within[:1] == place.within[:1]]
    return place.name in beside[:_WELL_KNOWN] and _rank(place) < _KNOWN_COUNTRIES


def _rank(place: Place) -> int:
    """The place of its country among those of its region, the best known of which come first."""
    beside = [country.name for country in countries() if country.region == place.region]
    return beside.index(place.within[0]) if place.within[0] in beside else len(beside)


def nationalities(answer: str, rng: Random) -> list[str]:
    """The nationalities of countries that may stand beside the answer's."""
    own = next(country.name for country in countries() if country.nationality == answer)
    near = [country.nationality for country in countries() if country.name in peers(own)]
    rng.shuffle(near)
    return near
