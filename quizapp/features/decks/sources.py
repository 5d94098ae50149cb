"""The sentence a card came from, with its neighbours: a window into the article."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, Protocol

REACH = 700  # characters of the article that are looked at on each side of a sentence
_LONGEST_NEIGHBOUR = 260
_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\W_a-zß-öø-ÿ])")
_SHORT = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Mt|Jr|Sr|vs|etc|No|Gen|Col|Lt|Sen|Rep|Gov|e\.g|i\.e|c|ca))\.$"
)


class Placed(Protocol):
    """What holds the columns of a note."""

    id: int
    sentence: str
    start: int | None
    end: int | None
    answer_start: int | None
    answer_end: int | None
    paragraph: int | None
    context: str


class Source(NamedTuple):
    """The sentence in three parts around its answer, the sentences beside it, and where it stands."""

    before: str
    lead: str
    answer: str
    rest: str
    after: str
    paragraph: int | None  # as readers count, from 0; none without an article and for a heading
    note_id: int
    article_id: int | None = None
    title: str = ""
    context: str = ""  # whom "they" or "it" means
    language: str | None = None  # of the article, where it is known


_source: Callable[[tuple[Any, ...]], Source] = partial(tuple.__new__, Source)  # at a third of its own price


def source_of(
    note: Placed,
    text: str = "",
    *,
    offset: int = 0,
    article_id: int | None = None,
    title: str = "",
    language: str | None = None,
) -> Source:
    """The source of a note; `text` is its article or a part of it that begins at `offset`.

    Without an article only the sentence itself is known.
    """
    if note.start is None or note.end is None or text[note.start - offset : note.end - offset] != note.sentence:
        return Source("", *_parted(note), "", None, note.id, context=note.context, language=language)
    left, right = text[: note.start - offset], text[note.end - offset :]
    before, after = _last_sentence(left.rpartition("\n")[2]), _first_sentence(right.partition("\n")[0])
    return _source((
        before, *_parted(note), after, note.paragraph, note.id, article_id, title, note.context, language,
    ))  # fmt: skip


def _parted(note: Placed) -> tuple[str, str, str]:
    if note.answer_start is None or note.answer_end is None:
        return note.sentence, "", ""
    left, right = note.answer_start - (note.start or 0), note.answer_end - (note.start or 0)
    if not 0 <= left < right <= len(note.sentence):
        return note.sentence, "", ""
    return note.sentence[:left], note.sentence[left:right], note.sentence[right:]


def sentences(paragraph: str) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph begin and end, told by stops and capitals alone.

    >>> text = "The U.S. forces left. They came back. Mr. Low did not."
    >>> [text[start:end] for start, end in sentences(text)]
    ['The U.S. forces left.', 'They came back.', 'Mr. Low did not.']
    """
    out, start = [], 0
    for match in _END.finditer(paragraph):
        end = match.start() + len(match.group().rstrip())
        if match.group().startswith(".") and _SHORT.search(paragraph[max(0, match.start() - 8) : match.start() + 1]):
            continue
        out.append((start, end))
        start = match.end()
    if paragraph[start:].strip():
        out.append((start, start + len(paragraph[start:].rstrip())))
    return out


def _last_sentence(before: str) -> str:
    spans = sentences(before)
    if not spans or not before.strip():
        return ""
    found = before[spans[-1][0] : spans[-1][1]].strip()
    return found if len(found) <= _LONGEST_NEIGHBOUR else "… " + found[-_LONGEST_NEIGHBOUR:].partition(" ")[2]


def _first_sentence(after: str) -> str:
    spans = sentences(after.lstrip())
    if not spans:
        return ""
    found = after.lstrip()[spans[0][0] : spans[0][1]]
    return found if len(found) <= _LONGEST_NEIGHBOUR else found[:_LONGEST_NEIGHBOUR].rpartition(" ")[0] + " …"
