"""The sentences before a gap, word for word, from the last on that can be understood by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.reading.judge import GAPS_ONLY, INNER_ONLY, Skip

if TYPE_CHECKING:
    from quizapp.core.facts.reading.sight import Sight

_LEAST = 25  # words; of gaps behind fewer, readers call twice as many not understood
_MOST = 60  # words; readers call more too long to study
# The verdicts on sentences that tell what the next one speaks of; a question does where that answers it.
_TOLD = frozenset(
    {None, *INNER_ONLY, *GAPS_ONLY, Skip.SHORT, Skip.NO_CLAUSE, Skip.OPINION, Skip.QUESTION, Skip.SECOND_PERSON}
)
POINTERS = listed(
    "it its they their them this these those such he she his him her here there then both latter former same other "
    "another others one before"
)
_PERSONAL = listed("he she him his her")
_LEANS = re.compile(r"(?:However|But|And|Thus|Therefore|Instead|Also)\b|(?:The|A|An) [a-z]")


@dataclass(frozen=True)
class Said:
    """A sentence as a passage may show it, and how many words that is.

    Is it one to be shown; does it need none before it; does it open a paragraph, leaning on none before; does it name a
    person; and does it say "he" of nobody named there?
    """

    text: str
    length: int
    is_told: bool
    stands_alone: bool
    opens: bool
    names_somebody: bool
    says_he: bool


def said_in(sight: Sight, *, is_first: bool) -> Said:
    """What a passage needs to know of a sentence, as plain values, which outlive its parse."""
    text = " ".join(sight.sentence.text.split())
    leans = not POINTERS.isdisjoint(sight.span.words) or bool(_LEANS.match(text))
    named = min((e.start for e in sight.span.ents if e.label_ == "PERSON"), default=None)
    return Said(
        text,
        len(text.split()),
        sight.verdict in _TOLD,
        sight.verdict is None and not leans,
        is_first and sight.verdict != Skip.DANGLING,
        named is not None,
        any(named is None or named > place for place in _personal(sight)),
    )


def _personal(sight: Sight) -> Iterator[int]:
    if not _PERSONAL.isdisjoint(sight.span.words):
        yield from (t.i for t in sight.span if t.lower_ in _PERSONAL)


def passage_before(before: Sequence[Said], sight: Sight) -> tuple[str, bool]:
    """What to read first so that a sentence is understood, and is that whole?

    Where it would be too long, as much of it as there is room for; "" where nothing fits, or "he" would be nobody.

    `before` are the sentences up to there. As few of them as will do, of at most 60 words: back to one that points to
    nothing outside or opens the paragraph; further, where that says "it", or "he" in an article that tells of no one
    person, and where it is short and there is room.
    """
    shown: list[str] = []
    enough, length = "", 0
    wanted = not sight.book.topic.person and not sight.resolved.swaps and next(_personal(sight), None) is not None
    for said in reversed(before):
        length += said.length
        if length > _MOST or not said.is_told or (shown and said.text.endswith("?")):
            break  # a question only right before its answer
        shown.append(said.text)
        wanted = (wanted and not said.names_somebody) or (said.says_he and not sight.book.topic.person)
        if not wanted and (said.opens or said.stands_alone):
            enough = " ".join(reversed(shown))
            if length >= _LEAST:
                break
    return (_sound(enough), True) if enough or wanted else (_sound(" ".join(reversed(shown))), False)


def _sound(passage: str) -> str:
    """The passage, or "" where a quotation begins or ends elsewhere, or somebody exclaims."""
    odd = "!" in passage or passage.count('"') % 2 or passage.count("“") != passage.count("”")
    return "" if odd or passage.count("(") != passage.count(")") else passage
