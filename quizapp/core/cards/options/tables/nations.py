"""The nations that a text points to: by a country, a nationality, a city or a part of a country that it names."""

from collections import defaultdict
from functools import cache, lru_cache

from quizapp.core.cards.folding import folded
from quizapp.core.cards.options.tables.places import cities, countries
from quizapp.core.cards.options.tables.rows import rows
from quizapp.core.cards.options.tables.sets import named_sets
from quizapp.core.cards.words import words

_PARTS = {
    "us states": "the United States",
    "canadian provinces": "Canada",
    "australian states": "Australia",
    "german states": "Germany",
    "indian states": "India",
    "chinese provinces": "China",
    "english counties": "England",
}
_PEOPLES = {
    **dict.fromkeys(("dane", "danes"), "Denmark"),
    **dict.fromkeys(("swede", "swedes"), "Sweden"),
    **dict.fromkeys(("finn", "finns"), "Finland"),
    **dict.fromkeys(("pole", "poles"), "Poland"),
    **dict.fromkeys(("turk", "turks", "ottoman", "ottomans"), "Turkey"),
    **dict.fromkeys(("scot", "scots", "scotsman", "scottish"), "Scotland"),
    **dict.fromkeys(("frenchman", "frenchmen", "frenchwoman"), "France"),
    **dict.fromkeys(("englishman", "englishmen", "englishwoman"), "England"),
    **dict.fromkeys(("dutchman", "dutchmen"), "the Netherlands"),
    **dict.fromkeys(("spaniard", "spaniards"), "Spain"),
    **dict.fromkeys(("briton", "britons"), "the United Kingdom"),
    "persian": "Iran",
    "prussian": "Germany",
}
_LONGEST = 4


@cache
def _pointers(*, with_cities: bool) -> dict[str, frozenset[str]]:
    """Each folded name with the nations it points to."""
    found: dict[str, set[str]] = defaultdict(set)
    for place in countries():
        for name in filter(None, (*place.names, place.nationality, f"{place.nationality}s")):
            found[folded(name)] |= {place.name, *place.within}
    for place in cities() if with_cities else ():
        for name in place.names:
            found[folded(name)] |= set(place.within)
    for each in named_sets():
        for name in (n for names in each.members for n in names if each.name in _PARTS):
            found[folded(name)].add(_PARTS[each.name])
    for name, nation in _PEOPLES.items():
        found[name].add(nation)
    return {name: frozenset(nations) for name, nations in found.items() if name not in {"", "s"}}


@lru_cache(maxsize=8192)
def nations_in(text: str, *, with_cities: bool = True) -> frozenset[str]:
    """The countries that the words of a text point to; words in small letters point nowhere.

    >>> sorted(nations_in("The Swedish public met in Paris")), sorted(nations_in("They let us polish it"))
    (['France', 'Sweden'], [])
    """
    pointers = _pointers(with_cities=with_cities)
    said = words(text)
    found: set[str] = set()
    for at, word in enumerate(said):
        if word[0].isupper() and (word.lower() != "us" or word == "US"):
            for size in range(1, _LONGEST + 1):
                found |= pointers.get(
                    folded(" ".join(said[at : at + size]).removesuffix("’s").removesuffix("'s")), frozenset()
                )
    return frozenset(found)


@cache
def peers(country: str) -> tuple[str, ...]:
    """The countries that can stand beside this one, those that share most rows of the table first.

    >>> peers("Sweden"), peers("Prussia")
    (('Denmark', 'Finland', 'Norway', 'Iceland'), ())
    """
    shared: dict[str, int] = defaultdict(int)
    for (row,) in rows("peers.tsv", columns=1):
        members = row.split("|")
        for other in members if country in members else ():
            shared[other] += other != country
    return tuple(sorted((name for name in shared if name != country), key=lambda name: (-shared[name], name)))
