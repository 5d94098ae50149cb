"""The passage a reader selected: checked against the article, and widened to its sentence when it is a part of one."""

from dataclasses import dataclass

from quizapp.core.cards.card import GAP
from quizapp.core.text import guess_title, numbers, paragraphs
from quizapp.features.decks.services import Passage
from quizapp.features.decks.sources import sentences

LONGEST = 1000
_MOST_ANSWER_WORDS = 12


@dataclass(frozen=True)
class Suggestion:
    """What the form begins with: words for a gap card when the selection is a part of a sentence."""

    front: str = ""
    back: str = ""


def passage_at(text: str, start: int | None, end: int | None) -> Passage | None:
    """The passage between two offsets, without spaces at its ends; None when they name no place in the text.

    >>> passage_at("It is deep. It began in 2011.", 24, 28).text
    'It began in 2011.'
    >>> passage_at("It is deep.", 4, 400) is None
    True
    """
    if start is None or end is None or not 0 <= start < end <= len(text) or end - start > LONGEST:
        return None
    chosen = text[start:end]
    start, end = start + len(chosen) - len(chosen.lstrip()), end - len(chosen) + len(chosen.rstrip())
    if start >= end:
        return None
    return _widened(text, *_whole_words(text, start, end))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The place grown to the ends of the words it cuts.

    >>> _whole_words("It began in 2011.", 4, 13)
    (3, 16)
    """
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


def passage_of(text: str, words: str) -> Passage | None:
    """The passage that somebody copied out of the article, whatever its spaces and line ends."""
    wanted = words.strip()
    start = text.find(wanted) if wanted else -1
    return passage_at(text, start, start + len(wanted)) if start >= 0 else None


def _widened(text: str, start: int, end: int) -> Passage:
    number, left, right = _paragraph(text, start)
    paragraph = text[left:right]
    for first, last in sentences(paragraph):
        inside = left + first <= start and end <= left + last
        if inside and (start, end) != (left + first, left + last):
            if _is_answer(text[start:end]) and not _is_whole(text[start:end], paragraph[first:last]):
                return Passage(left + first, left + last, paragraph[first:last], number, start, end)
            break
    return Passage(start, end, text[start:end], number)


def _is_answer(words: str) -> bool:
    return len(words.split()) <= _MOST_ANSWER_WORDS


def _is_whole(words: str, sentence: str) -> bool:
    return words.rstrip(".!?… ") == sentence.rstrip(".!?… ")


def _paragraph(text: str, place: int) -> tuple[int | None, int, int]:
    """(number as readers count, start, end) of the paragraph that holds a place."""
    for number, span in zip(numbers(text, guess_title(text)), paragraphs(text), strict=True):
        if span.start <= place < span.end:
            return number, span.start, span.end
    return 0, 0, len(text)


def suggestion(passage: Passage | None) -> Suggestion:
    """Words to begin with.

    >>> suggestion(passage_at("It began in 2011.", 12, 16))
    Suggestion(front='It began in ____.', back='2011')
    """
    if passage is None or passage.answer_start is None or passage.answer_end is None:
        return Suggestion()
    left, right = passage.answer_start - passage.start, passage.answer_end - passage.start
    return Suggestion(passage.text[:left] + GAP + passage.text[right:], passage.text[left:right])
