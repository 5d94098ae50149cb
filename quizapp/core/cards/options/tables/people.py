"""Given names, and the titles that people bear: enough to know a person by the name."""

import re
from functools import cache, lru_cache

from quizapp.core.cards.card import GAP
from quizapp.core.cards.folding import folded
from quizapp.core.cards.options.tables.rows import rows
from quizapp.core.cards.words import words
from quizapp.core.facts import lexicon
from quizapp.core.facts.lexicon import listed

TITLES = listed(
    "king queen emperor empress pope president sultan prince princess duke duchess count countess baron lord lady "
    "sir dame captain general colonel major admiral lieutenant sergeant commander dr doctor professor father sister "
    "brother bishop archbishop cardinal saint st mr mrs ms miss chancellor senator governor judge tsar czar shah "
    "caliph khan mayor"
)
_WOMEN = listed(
    "her she herself woman queen empress milkmaid mother daughter wife actress sister mrs ms lady princess girl nun "
    "widow goddess duchess countess heroine waitress midwife"
)
_MEN = listed(
    "his he him himself man king emperor father son husband brother prince pope mr lord duke boy god count sultan monk "
    "gentleman hero"
)
_OFFICES = (
    listed("king queen"),
    listed("emperor empress tsar czar tsarina sultan shah"),
    listed("prince princess"),
    listed("duke duchess count countess baron baroness earl marquis marquess viscount"),
    listed("lord lady sir dame"),
    listed("bishop archbishop cardinal"),
    listed("captain general colonel major admiral lieutenant sergeant commander marshal brigadier commodore"),
)
_REIGNING = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)? [IVX]+(?: .*)?")


@lru_cache(maxsize=4096)
def office_of(name: str) -> str:
    """What sort of title a name bears ("king" for queens too), "reigning" for a numbered name alone, "" for none.

    >>> office_of("Queen Anne"), office_of("Admiral Pavel Nakhimov"), office_of("Gustaf V"), office_of("Jim Thorpe")
    ('king', 'captain', 'reigning', '')
    """
    title = title_of(name)
    if not title:
        return "reigning" if _REIGNING.fullmatch(name) else ""
    return next((min(office, key=_rank) for office in _OFFICES if title in office), title)


def _rank(title: str) -> tuple[bool, str]:
    return title not in {"king", "emperor", "prince", "duke", "lord", "bishop", "captain"}, title


@cache
def _given() -> dict[str, str]:
    return {folded(name): gender for gender, names in rows("given_names.tsv", columns=2) for name in names.split()}


@lru_cache(maxsize=4096)
def has_given_name(name: str) -> bool:
    """Does the name, left of its title, begin with a given name?

    >>> has_given_name("Captain Mary Rooke"), has_given_name("Machu Picchu")
    (True, False)
    """
    return folded(without_title(name).split(" ")[0]) in _given()


@lru_cache(maxsize=4096)
def gender_of(name: str) -> str:
    """ "f" or "m" by title or given name; "" when neither tells.

    >>> gender_of("Sarah Nelmes"), gender_of("King Zog"), gender_of("Ojos Salado")
    ('f', 'm', '')
    """
    title = title_of(name)
    if title in _WOMEN or title in _MEN:
        return "f" if title in _WOMEN else "m"
    gender = _given().get(folded(without_title(name).split(" ")[0]), "")
    return gender if gender in {"f", "m"} else ""


@lru_cache(maxsize=512)
def gender_asked(question: str) -> str:
    """The gender that a question gives away, by the words about the gap where it has one; "" for none or both.

    >>> gender_asked("A milkmaid, ____, had it."), gender_asked("Who met her son?"), gender_asked("Who was king?")
    ('f', '', 'm')
    """
    before, gap, after = question.lower().partition(GAP)
    near = [*words(before)[-4:], *words(after)[:5]] if gap else words(before)
    spoken = set(near)
    women, men = bool(spoken & _WOMEN), bool(spoken & _MEN)
    return "" if women == men else "f" if women else "m"


@lru_cache(maxsize=4096)
def title_of(name: str) -> str:
    """The title a name begins with, in small letters, or "".

    >>> title_of("Pope Innocent X"), title_of("Historian Walter Rodney"), title_of("Tim Peters")
    ('pope', 'historian', '')
    """
    first, _, rest = name.partition(" ")
    plain = first.lower().rstrip(".")
    role = lexicon.noun_type(plain) == lexicon.PERSON and lexicon.zipf(plain) > 2 and folded(first) not in _given()
    return plain if rest and (plain in TITLES or role) else ""


def without_title(name: str) -> str:
    """The name behind its title."""
    return name.partition(" ")[2] if title_of(name) else name
