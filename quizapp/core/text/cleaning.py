"""Cleaning: from any raw text to paragraphs whose characters never move again."""

import unicodedata

from quizapp.core.text.characters import plain_characters
from quizapp.core.text.furniture import is_droppable
from quizapp.core.text.marks import without_marks
from quizapp.core.text.wrapping import join_wrapped


def clean(raw: str) -> str:
    """The article in one form: a paragraph (or heading, or list item) to a line, a blank line between two.

    Characters are normalised (NFC, one kind of space and line end, nothing unseen), hard-wrapped lines joined,
    reference marks and unmistakable page furniture dropped. Quotation marks, case and accents stay as written.
    Cleaning twice changes nothing, so offsets into the result can be stored.

    >>> clean("a \\u00a0 b")
    'a b'
    >>> clean("A title\\r\\nIt rained[1] .\\n\\n\\nShare this\\n")
    'A title\\n\\nIt rained .'
    """
    lines = join_wrapped(_blocks(plain_characters(raw)))
    text = unicodedata.normalize("NFC", without_marks("\n".join(lines)))
    stripped = (" ".join(line.split()) for line in text.split("\n"))
    return "\n\n".join(line for line in stripped if line and not is_droppable(line))


def _blocks(text: str) -> list[list[str]]:
    """The non-blank lines, stripped, in groups that blank lines part."""
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line := line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]
