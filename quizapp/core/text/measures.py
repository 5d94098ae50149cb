"""What can be told of a cleaned text: its paragraphs, its title, its length, its fingerprint."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from quizapp.core.text.furniture import is_furniture
from quizapp.core.text.wrapping import is_list_item

_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")
# A run of letters and digits, with what may stand inside one word; scripts without spaces count by the character.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+(?:['’.,-][^\W_]+)*")
_TITLE_WORDS, _TITLE_LETTERS = 20, 140
_FIRST_WORDS = 9
_HEADING_LETTERS = 90
_ENDS = re.compile(r"[.,;:!?…\"'”’)]$")
_CHAPTER = re.compile(r"(?:chapter|unit|lesson|part|section|lecture) [\dIVX]+\b.*", re.IGNORECASE)
_LISTING = re.compile(r"[^:,]{1,40}: [^,]+,[^,]+,")  # "Key terms: vizier, nome, mastaba"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: `text[span.start:span.end]`."""

    start: int
    end: int


def paragraphs(text: str) -> list[Span]:
    """Where the paragraphs of a cleaned text stand; none begins or ends with a space, all other characters are breaks.

    >>> paragraphs("One.\\n\\nTwo.")
    [Span(start=0, end=4), Span(start=6, end=10)]
    """
    return [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph heads those after it: short, no sentence, no entry of a list.

    >>> is_heading("Geography"), is_heading("It is deep."), is_heading("- two eggs")
    (True, False, False)
    """
    short = len(paragraph) <= _HEADING_LETTERS and not _ENDS.search(paragraph)
    return short and not paragraph.startswith(("-", "•"))


def numbers(text: str, title: str = "") -> list[int | None]:
    """For each paragraph its number as a reader counts, from 0; None for the title, headings and page furniture.

    >>> numbers("A lake?\\n\\nby Jon Low\\n\\nIt is deep.\\n\\nAge\\n\\nIt is old.", title="A lake?")
    [None, None, 0, None, 1]
    """
    out: list[int | None] = []
    count = 0
    spans = paragraphs(text)
    for span in spans:
        words = text[span.start : span.end]
        is_title = words == title and span is spans[0] and len(spans) > 1
        is_other = is_title or is_heading(words) or is_furniture(words)
        out.append(None if is_other else count)
        count += not is_other
    return out


def guess_title(text: str) -> str:
    """The first short line that ends in no full stop; without one at the top, the article's first words.

    >>> guess_title("Lake Baikal\\n\\nIt is deep."), guess_title("It is the deepest lake in all of Russia and beyond.")
    ('Lake Baikal', 'It is the deepest lake in all of Russia…')
    """
    spans = paragraphs(text[:5_000])[:4]
    lines = [line for span in spans if not is_furniture(line := text[span.start : span.end])]
    first, second = [*lines, "", ""][:2]
    if _CHAPTER.fullmatch(first) and _is_title(second) and not _LISTING.match(second):
        return second
    return first if _is_title(first) else _first_words(first)


def _is_title(line: str) -> bool:
    short = 0 < len(line) <= _TITLE_LETTERS and len(line.split()) <= _TITLE_WORDS
    return short and not line.endswith((".", ",", ";", ":")) and not is_list_item(line)


def _first_words(line: str) -> str:
    words = line.split()
    start = " ".join(words[:_FIRST_WORDS]).rstrip(".,;:")[:_TITLE_LETTERS]
    return start if len(words) <= _FIRST_WORDS else start + "…"


def word_count(text: str) -> int:
    """How many words a reader would count.

    >>> word_count("It's a well-known lake: 1,642 m deep.")
    7
    """
    return sum(1 for _ in _WORD.finditer(text))


def fingerprint(text: str) -> str:
    """The same 64 hex digits for the same words, whatever their case, spaces and punctuation.

    >>> fingerprint("It's deep.") == fingerprint("its  DEEP")
    True
    """
    letters = "".join(character for character in unicodedata.normalize("NFKC", text).casefold() if character.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()
