"""Turns of phrase that show a sentence is chat, guess or opinion; all are looked for in small letters."""

import re
from collections import defaultdict

_TURNS: list[str] = []


def any_of(*lines: str) -> re.Pattern[str]:
    """One pattern for many turns of phrase, separated by "; ", each as a whole word.

    >>> bool(any_of("think of; imagine").search("think of it as a game"))
    True
    """
    turns = [turn for line in lines for turn in line.split("; ")]
    _TURNS.extend(turns)
    return _pattern(turns)


def _pattern(turns: list[str], *, before: str = r"\b") -> re.Pattern[str]:
    """The turns gathered by their first letters, which are quicker to try than every turn."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for turn in turns:
        sure = turn[0].isalpha() and turn[1] not in "?*{"
        by_letter[turn[0] if sure else ""].append(turn[1:] if sure else turn)
    gathered = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return re.compile(rf"{before}(?:{gathered})\b")


GREETING = re.compile(
    r"^(?:hi|hey|hello|welcome|what['’]s up|thanks|thank you|cheers|greetings|good (?:morning|evening|day))\b"
)
ANNOUNCEMENT = any_of(
    "in this (?:article|post|section|chapter|guide|essay|video|tutorial|book|unit|paper)",
    "this (?:article|post|chapter|guide|tutorial); buckle up; stay tuned; read on; dive (?:deep )?in(?:to)?; deep dive",
    "step by step; here(?:['’]s| is| are) (?:how|why|what); see (?:also|below|above); as follows",
    "as (?:mentioned|noted|described|discussed|shown|seen) (?:above|below|earlier|before); listed below; shown below",
    r"the following (?:list|table|points|steps|reasons|items|sections?|examples?)",
    r"(?:figure|table|chapter|section) \d",
)
_PLAIN_KIND = "".join(f"(?<!{word} )" for word in ("a", "the", "one", "any", "this", "some", "what", "same"))
RHETORIC = any_of(
    "think of; imagine; picture this; let that sink; believe it or not; guess what; trust me; no wonder; "
    "needless to say",
    f"of course; so to speak; {_PLAIN_KIND}(?:kind|sort) of; as it were; if you will; in other words; the thing is",
    "at the end of the day; long story short; one wonders; who knows; anyone['’]s guess; as one might; after all",
    "owes? (?:her|him|them) a; god knows; to be fair; to be honest",
)
HEDGE = any_of(
    "perhaps; maybe; probably; possibly; presumably; supposedly; allegedly; arguably; apparently; reportedly; "
    "conceivably",
    r"might; may (?!\d)\w+; could (?:be|have been|well); seem(?:s|ed)?; appear(?:s|ed)? (?:to|that|as)",
    "(?:is|are|was|were) (?:said|thought|believed|rumoured|rumored) to; some (?:say|people|would|believe"
    "|argue); rumou?rs?",
    "it has been (?:suggested|argued|claimed|proposed); remains? to be seen; must have been; likely; unlikely",
    "not (?:known )?for certain; uncertain; unclear; disputed; legend has it; hard to (?:say|disagree); tempting to",
    "would have; could have; should; nobody knows; no one knows",
)
OPINION = any_of(
    "honestly; frankly; sadly; luckily; unfortunately; fortunately; hopefully; amazing(?:ly)?; awesome; wonderful",
    "incredibl[ey]; unforgettable; remarkable; fascinating; jaw-dropping; beautiful; magical; lovely; delightful",
    "great(?:est)? (?:thing|way); million-dollar; crucial; key to; the best part; the beauty of; in my opinion",
    "intriguing(?:ly)?; masterpieces?; timeless(?:ly)?; talked-about; breathtaking; stunning; gorgeous; exciting",
    "to mind; undoubtedly; undeniabl[ey]; no doubt; without (?:a )?doubt; arguably; stands? the test of time",
    "interestingly; surprisingly; it is (?:important|worth|interesting|best); goosebumps; heaven",
)
CHAT = _pattern(_TURNS, before=r"\W")
"""Any of these but a greeting, in a text with a space before it: most sentences hold none, and are asked for all at
once. To look behind each space takes a third of the time of asking at each letter whether a word begins there."""
