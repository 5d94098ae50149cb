"""Names of players: what may be one, which words nobody wants on the wall, and made-up ones for the undecided."""

import re
import unicodedata
from enum import StrEnum
from random import Random

from quizapp.core.errors import Refused
from quizapp.core.text.characters import seen

LONGEST = 20
LONGEST_REAL = 60
MOST_ON_ROSTER = 300
MOST_TRIES = 50
LETTERS = str.maketrans("013457@$!|", "oieastasii")
# Stems that offend wherever they stand, and words that offend only alone (an innocent name may hold them).
STEMS = (
    "fuck",
    "nigger",
    "nigga",
    "faggot",
    "cunt",
    "hitler",
    "wichser",
    "hurensohn",
    "fotze",
    "schlampe",
    "arschloch",
    "blowjob",
    "porn",
    "whore",
    "bitch",
    "retard",
    "siegheil",
    "missgeburt",
    "penis",
    "vagina",
)
WORDS = {
    "ass",
    "arsch",
    "cock",
    "dick",
    "fag",
    "fick",
    "hure",
    "kike",
    "nazi",
    "nutte",
    "pussy",
    "rape",
    "sex",
    "shit",
    "slut",
    "tits",
    "scheisse",
    "spast",
    "admin",
    "host",
}
FIRST = (
    "Amber",
    "Brave",
    "Bright",
    "Calm",
    "Clever",
    "Eager",
    "Gentle",
    "Golden",
    "Happy",
    "Keen",
    "Kind",
    "Lively",
    "Lucky",
    "Merry",
    "Mighty",
    "Nimble",
    "Noble",
    "Quick",
    "Quiet",
    "Silver",
    "Sunny",
    "Swift",
    "Wise",
)
SECOND = (
    "Badger",
    "Beaver",
    "Crane",
    "Falcon",
    "Finch",
    "Fox",
    "Hare",
    "Heron",
    "Lark",
    "Lynx",
    "Marten",
    "Otter",
    "Owl",
    "Panda",
    "Puffin",
    "Raven",
    "Robin",
    "Seal",
    "Sparrow",
    "Stork",
    "Swan",
    "Wolf",
    "Wren",
)


class Names(StrEnum):
    """How players of a game are called."""

    FREE = "free"  # as they like
    MADE = "made"  # the game makes friendly names up
    REAL = "real"  # their own, typed
    LIST = "list"  # one of those the host typed, each chosen once


def roster_of(text: str) -> tuple[str, ...]:
    """The names on the lines of a list, each once. Raises Refused("roster_long" | "name_long").

    >>> roster_of(" Ana  Weber\\nBen\\n\\nana weber")
    ('Ana Weber', 'Ben')
    """
    found: dict[str, str] = {}
    for line in text.splitlines():
        if any(character.isalnum() for character in line):
            name = tidy_name(line, longest=LONGEST_REAL, is_trusted=True)
            found.setdefault(folded_name(name), name)
    if len(found) > MOST_ON_ROSTER:
        raise Refused("roster_long", limit=MOST_ON_ROSTER)
    return tuple(found.values())


def tidy_name(text: str, *, longest: int = LONGEST, is_trusted: bool = False) -> str:
    """The name as it is shown; raises Refused("name_empty" | "name_long" | "name_unkind").

    >>> tidy_name("  Chlo\u00e9\u200b  B. ")
    'Chlo\u00e9 B.'
    """
    shown = re.sub("[\u0300-\u036f]{3,}", "", " ".join(seen(text).split()))
    if not any(character.isalnum() for character in shown):
        raise Refused("name_empty")
    if len(shown) > longest:
        raise Refused("name_long", limit=longest)
    if not is_trusted and is_unkind(shown):
        raise Refused("name_unkind")
    return shown


def folded_name(name: str) -> str:
    """What two names that look alike have in common.

    >>> folded_name("\u00c9mre") == folded_name("emre")
    True
    """
    apart = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in apart if letter.isalnum()) or name.casefold()


def is_unkind(name: str) -> bool:
    """Whether the name holds a word that nobody wants on the wall.

    >>> is_unkind("F.u.c.k"), is_unkind("Dick Sh1t"), is_unkind("Cassandra"), is_unkind("Player 455")
    (True, True, False, False)
    """
    spelled = (part for part in name.split() if not part.isdecimal())  # 455 alone is a number
    plain = unicodedata.normalize("NFKD", " ".join(spelled)).casefold().translate(LETTERS).replace("\u00df", "ss")
    words = re.findall("[a-z]+", plain)
    run = re.sub(r"(.)\1+", r"\1", "".join(words))
    short = [re.sub(r"(.)\1+", r"\1", stem) for stem in STEMS]
    return any(stem in run for stem in short) or bool(WORDS & {*words})


def made_up(taken: set[str], rng: Random) -> str:
    """A friendly name nobody in the game has (`taken` holds folded names).

    >>> made_up(set(), Random(1))
    'Clever Sparrow'
    """
    name = ""
    for _ in range(MOST_TRIES):
        name = f"{rng.choice(FIRST)} {rng.choice(SECOND)}"
        if folded_name(name) not in taken:
            return name
    number = 2
    while folded_name(f"{name} {number}") in taken:
        number += 1
    return f"{name} {number}"
