"""A question that stands behind what its article says before it: one text, a blank line between the two."""

import re
from functools import lru_cache
from typing import NamedTuple

from quizapp.core.cards.card import GAP

_BETWEEN = "\n\n"
_LASTING = re.compile(r"```|~~~|\$\$|</?\w")  # marks that hold on over a blank line
_A_BLOCK = re.compile(r"[-+*>#|]|\d+[.)]\s|\s")


class Parted(NamedTuple):
    """What is read first, or "", and what is asked."""

    passage: str
    question: str


@lru_cache(maxsize=4096)  # a page asks several times of each card
def parted(front: str) -> Parted:
    """A card's front as passage and question: the last paragraph asks when it has the only gap or question mark.

    Anything else, such as a list to complete or a hint below the question, is a question as a whole.

    >>> parted("The island lies far north.\\n\\nIt was found in ____.")
    Parted(passage='The island lies far north.', question='It was found in ____.')
    >>> parted("Which?\\n\\nThink of fish.").passage, parted("- a\\n\\n- ____").passage
    ('', '')
    """
    if "\n" not in front:
        return Parted("", front)
    passage, _between, question = front.replace("\r\n", "\n").strip().rpartition(_BETWEEN)
    if not passage or "\n" in question or _A_BLOCK.match(question) or _LASTING.search(front):
        return Parted("", front)
    is_asked = GAP in question or (question.endswith("?") and "?" not in passage)
    return Parted(passage.rstrip(), question) if is_asked and GAP not in passage else Parted("", front)
