"""Countries and cities: their other names, where they lie, and which of them lie inside others."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from quizapp.core.cards.folding import folded
from quizapp.core.cards.options.tables.rows import rows


@dataclass(frozen=True)
class Place:
    """A country or a city; `names` begins with the usual one, `within` are the countries it lies in."""

    names: tuple[str, ...]
    region: str
    city: bool
    within: tuple[str, ...]
    capital: bool = False
    nationality: str = ""

    @property
    def name(self) -> str:
        """The usual name, with its article ("the Netherlands")."""
        return self.names[0]

    @property
    def continent(self) -> str:
        """The part of the world, coarser than the region."""
        return {"middle east": "asia", "caribbean": "america"}.get(self.region, self.region.split()[-1])


@cache
def countries() -> tuple[Place, ...]:
    """All countries, the best known of each region first."""
    return tuple(
        Place((name, *_parted(others)), region, False, _parted(within), nationality=nationality)
        for region, name, others, _capital, nationality, within in rows("countries.tsv", columns=6)
    )


@cache
def cities() -> tuple[Place, ...]:
    """Capitals and other large or well-known cities; a city's country and all that this lies in are its `within`."""
    found: list[Place] = []
    more = {row[0]: row[1] for row in rows("cities.tsv", columns=2)}
    told: set[tuple[str, str]] = set()
    for region, country, _others, capital, _nationality, within in rows("countries.tsv", columns=6):
        for number, entry in enumerate([capital, *_parted(more.get(country, ""))]):
            names = tuple(entry.split("="))
            if (names[0], region) not in told:
                told.add((names[0], region))
                found.append(Place(names, region, True, (country, *_parted(within)), capital=number == 0))
    return tuple(found)


def places(name: str) -> tuple[Place, ...]:
    """Every country and city of this name.

    >>> [place.name for place in places("Holland")], [place.city for place in places("Perth")]
    (['the Netherlands'], [True, True])
    """
    return _by_name().get(folded(name), ())


_CAPITALISED = re.compile(r"[^\W\d_a-z][\w'’.]*(?: [^\W\d_a-z][\w'’]*){0,2}")


def phrases(text: str) -> list[str]:
    """The capitalised words of a text, up to three that follow each other at a time: among them are its places.

    >>> phrases("It lies between New York City and Boston.")
    ['It', 'New York City', 'Boston.']
    """
    return _CAPITALISED.findall(text)


def is_inside(inner: str, outer: str) -> bool:
    """Does the one lie in the other?

    >>> is_inside("Paris", "France"), is_inside("England", "UK"), is_inside("France", "Paris")
    (True, True, False)
    """
    return folded(outer) in _holders(inner)


@lru_cache(maxsize=4096)
def _holders(inner: str) -> frozenset[str]:
    return frozenset(folded(name) for place in places(inner) for holder in place.within for name in _names_of(holder))


@cache
def nationalities() -> dict[str, str]:
    """Each nationality word with its region."""
    return {place.nationality: place.region for place in countries() if place.nationality}


def _names_of(name: str) -> tuple[str, ...]:
    return tuple(other for place in places(name) if not place.city for other in place.names)


@cache
def _by_name() -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for place in (*countries(), *cities()):
        for name in place.names:
            found[folded(name)].append(place)
    return {name: tuple(same) for name, same in found.items()}


def _parted(column: str) -> tuple[str, ...]:
    return tuple(column.split("|")) if column else ()
