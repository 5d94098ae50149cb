"""How a text is to be read, and what its rows become."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.core.exchange.anki import clozes
from quizapp.core.exchange.anki.markup import as_markdown
from quizapp.core.exchange.anki.sides import LONGEST, Asked, sides
from quizapp.core.exchange.brought import BroughtCard, BroughtNote, Problem, clean_name, clean_tags, guid_of

KINDS = {"basic", "reversed", "cloze", "typed", "choice", "true_false"}
GAP = "____"
PART = " part "  # between the name of a note and the number of one of its cards
_CLOZE = Asked("{{cloze:Text}}", "{{cloze:Text}}<br>{{Extra}}", is_cloze=True)


@dataclass(frozen=True, slots=True)
class Reading:
    """Wishes for reading a text: what stands between the two sides and between the cards (none: find out)."""

    deck: str
    between: str | None = None
    rows: str | None = None  # line, blank, or another mark
    is_html: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row as found: its number, its two sides and what else it tells."""

    number: int
    front: str
    back: str
    guid: str = ""
    deck: str = ""
    kind: str = ""
    tags: Sequence[str] = ()
    options: Sequence[str] = ()
    accept: Sequence[str] = ()


def note_of(row: Row, reading: Reading, *, is_html: bool = False) -> BroughtNote | Problem:
    """The note that a row makes, or why it makes none."""
    front, back = (_text(side, is_html=is_html) for side in (row.front, row.back))
    about = row.front.strip()[:80]
    if not front:
        return Problem(row.number, "empty_front", row.back.strip()[:80])
    if max(len(front), len(back)) > LONGEST:
        return Problem(row.number, "too_long", about)
    deck = clean_name(row.deck) or reading.deck
    guid, _part, number = (row.guid.strip()[:100] or guid_of(deck, front)).partition(PART)
    if clozes.numbers(row.front):
        cards = _gaps(row, deck, is_html=is_html)
        return _note(row, guid, cards, back) if cards else Problem(row.number, "no_gap", about)
    if not back:
        return Problem(row.number, "empty_back", about)
    kind = row.kind if row.kind in KINDS else "cloze" if GAP in front else "basic"
    part = int(number) if number.isdecimal() and len(number) < 5 else 0
    card = BroughtCard(part, deck, kind, front, back, tuple(row.options), tuple(row.accept))
    return _note(row, guid, (card,), "")


def _note(row: Row, guid: str, cards: tuple[BroughtCard, ...], sentence: str) -> BroughtNote:
    return BroughtNote(row.number, guid, cards, None, clean_tags(row.tags), sentence)


def _text(side: str, *, is_html: bool) -> str:
    return as_markdown(side, NO_FILES) if is_html else side.strip()


NO_FILES: Mapping[str, str] = {}


def _gaps(row: Row, deck: str, *, is_html: bool) -> tuple[BroughtCard, ...]:
    found = []
    text = row.front if is_html else row.front.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    for number in sorted(clozes.numbers(row.front)):
        made = sides(_CLOZE, {"Text": text, "Extra": ""}, number - 1, NO_FILES)
        if not made.problem:
            found.append(BroughtCard(number - 1, deck, made.kind, made.front, made.back))
    return tuple(found)
