"""The sentences before a gap, word for word, from the last on that can be understood by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.reading.judge import GAPS_ONLY, INNER_ONLY, Skip

if TYPE_CHECKING:
    from quizapp.core.facts.reading.sight import Sight

_MOST = 60  # words; readers call more too long to study
_TOLD = frozenset({None, *INNER_ONLY, *GAPS_ONLY, Skip.SHORT, Skip.NO_CLAUSE, Skip.OPINION})  # of verdicts; not asked
_POINTERS = listed(
    "it its they their them this these those such he she his him her here there then both latter former same other "
    "another others one"
)
_LEANS = re.compile(r"(?:However|But|And|Thus|Therefore|Instead|Also)\b|(?:The|A|An) [a-z]")
_SPACE = re.compile(r"\s+")


def passage_before(before: Sequence[Sight]) -> str:
    """What to read first so that the next sentence of a paragraph is understood, or "" where that is too long.

    `before` are the sentences of the paragraph up to there. As few of them as will do, of at most 60 words: back to the
    first of the paragraph, or to one that points to nothing outside.
    """
    shown: list[str] = []
    length = 0
    for place in range(len(before) - 1, -1, -1):
        sight = before[place]
        length += len(sight.sentence.text.split())
        if length > _MOST or sight.verdict not in _TOLD:
            return ""
        shown.append(_SPACE.sub(" ", sight.sentence.text))
        if place == 0 or _stands_alone(sight):
            break
    return _whole(" ".join(reversed(shown)))


def _stands_alone(sight: Sight) -> bool:
    return sight.verdict is None and _POINTERS.isdisjoint(sight.span.words) and not _LEANS.match(sight.sentence.text)


def _whole(passage: str) -> str:
    """The passage, or "" where a quotation begins or ends elsewhere, or somebody asks or exclaims."""
    asked = "?" in passage or "!" in passage
    odd = asked or passage.count('"') % 2 or passage.count("“") != passage.count("”")
    return "" if odd or passage.count("(") != passage.count(")") else passage
