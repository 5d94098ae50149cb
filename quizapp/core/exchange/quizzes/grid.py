"""Tables of questions: Kahoot's template, others like it, and plain CSV with a row of headings."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from quizapp.core.exchange.quizzes.found import Read
from quizapp.core.live.kinds import Kind, number_of
from quizapp.core.live.writing import LONGEST_S, Draft, truth

type Row = Sequence[object]
LOOKED_AT = 60  # rows among which the headings are searched
MOST_ROWS = 5_000
TRUE_WORDS, FALSE_WORDS = {"true", "wahr", "richtig"}, {"false", "falsch"}


def read_grid(rows: Iterable[Row]) -> Iterator[Read]:
    """Each question of a table; the row of headings is searched for, not counted to.

    >>> table = [["Question", "Answer 1", "Answer 2", "Time limit", "Correct answer(s)"], ["Who?", "A", "B", 30, 2]]
    >>> [(row, draft.right, draft.seconds) for row, draft, _ in read_grid(table)]
    [(2, (1,), 30)]
    """
    heads: dict[str, list[int]] = {}
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            yield number, "too_many", ""
            return
        cells = [_text(cell) for cell in row]
        if not heads:
            heads = _heads(cells)
            if not heads and number >= LOOKED_AT:
                break
        elif front := _at(cells, heads["question"]):
            yield number, _question(front, cells, heads), front
    if not heads:
        yield 1, "no_headings", ""


def _heads(cells: Sequence[str]) -> dict[str, list[int]]:
    """What the columns hold, when this row is the one of headings."""
    found: dict[str, list[int]] = {"question": [], "answer": [], "right": [], "time": [], "points": []}
    for place, cell in enumerate(cells):
        word = cell.lower()
        if word.startswith(("correct", "right", "richtig")):
            found["right"].append(place)
        elif word.startswith(("answer", "option", "antwort")):
            found["answer"].append(place)
        elif word.startswith(("question", "frage")):
            found["question"].append(place)
        elif word.startswith(("time", "seconds", "zeit")):
            found["time"].append(place)
        elif word.startswith(("points", "punkte")):
            found["points"].append(place)
    return found if found["question"] and (found["answer"] or found["right"]) else {}


def _question(front: str, cells: Sequence[str], heads: dict[str, list[int]]) -> Draft | str:
    filled = [(number, text) for number, place in enumerate(heads["answer"], 1) if (text := _cell(cells, place))]
    said, seconds = _at(cells, heads["right"]), _seconds(_at(cells, heads["time"]))
    options = tuple(text for _, text in filled)
    if not heads["right"] and options:
        return Draft(kind=Kind.TYPED, front=front, accept=options, seconds=seconds)
    if not options:
        return Draft(kind=Kind.TYPED, front=front, accept=(said,) if said else (), seconds=seconds)
    right = _right(said, filled)
    if not right:
        return "none_right"
    words = [option.lower() for option in options]
    if len(words) == 2 and words[0] in TRUE_WORDS | FALSE_WORDS and words[1] in TRUE_WORDS | FALSE_WORDS:
        return truth(front, words[right[0]] in TRUE_WORDS, seconds=seconds)
    kind = Kind.CHOICE if len(right) == 1 else Kind.MULTIPLE
    return Draft(kind=kind, front=front, options=options, right=right, seconds=seconds)


def _right(said: str, filled: Sequence[tuple[int, str]]) -> tuple[int, ...]:
    """The places of the right options, told by their numbers, letters or words."""
    for place, (_, text) in enumerate(filled):
        if text == said:
            return (place,)
    names = {name for part in re.split(r"[,;/]", said) if (name := part.strip().lower())}
    numbers = {_number_of(name) for name in names}
    if 0 in numbers:
        return ()
    found = tuple(place for place, (number, _) in enumerate(filled) if number in numbers)
    return found if len(found) == len(numbers) else ()


def _number_of(name: str) -> int:
    if len(name) == 1 and name.isascii() and name.isalpha():
        return ord(name) - ord("a") + 1
    value = number_of(name)
    return int(value) if value is not None and value.is_integer() and 0 < value < 100 else 0


def _seconds(text: str) -> int | None:
    value = number_of(text) if text else None
    return int(value) if value is not None and 1 <= value <= LONGEST_S else None


def _at(cells: Sequence[str], places: Sequence[int]) -> str:
    return _cell(cells, places[0]) if places else ""


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _text(cell: object) -> str:
    """A cell as text; a whole number without its point, a truth as its word."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())


def rows_of(text: str) -> Iterator[list[str]]:
    """The rows of a CSV text, whatever stands between its cells.

    >>> list(rows_of("question;answer\\nWho?;Ann"))
    [['question', 'answer'], ['Who?', 'Ann']]
    """
    head = text[:10_000].splitlines()[0] if text.strip() else ""
    between = max("\t;,", key=head.count)
    reader = csv.reader(io.StringIO(text.replace("\0", "")), delimiter=between)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:  # a cell longer than any question
            yield []
