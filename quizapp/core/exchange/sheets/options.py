"""How a text is to be read, and what its rows become."""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quizapp.core.exchange.anki import clozes
from quizapp.core.exchange.anki.markup import as_markdown, as_plain
from quizapp.core.exchange.anki.sides import LONGEST, Asked, sides
from quizapp.core.exchange.brought import BroughtCard, BroughtNote, Problem, clean_name, clean_tags, guid_of
from quizapp.core.exchange.files import NAME

KINDS = {"basic", "reversed", "cloze", "typed", "choice", "true_false"}
GAP = "____"
TURNED = "turned"
PART = " part "  # between the name of a note and the number of one of its cards
_CLOZE = Asked("{{cloze:Text}}", "{{cloze:Text}}<br>{{Extra}}", is_cloze=True)


@dataclass(frozen=True, slots=True)
class Reading:
    """Wishes for reading a text: what stands between the two sides and between the cards (none: find out). `media`
    tells the addresses of files that are here already by the names that other programs know them by.
    """

    deck: str
    between: str | None = None
    rows: str | None = None  # line, blank, or another mark
    is_html: bool = False
    media: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as found: its number, its two sides and what else it tells."""

    number: int
    front: str
    back: str
    guid: str = ""
    deck: str = ""
    kind: str = ""
    tags: Sequence[str] | None = None  # none: the text says nothing of tags
    options: Sequence[str] = ()
    accept: Sequence[str] = ()
    guess: str = ""  # the kind of a card that is new here, where the row does not tell it; TURNED: one from either side


def note_of(row: Row, reading: Reading, *, is_html: bool = False) -> BroughtNote | Problem:
    """The note that a row makes, or why it makes none."""
    front, back = (_text(side, reading.media, is_html=is_html) for side in (row.front, row.back))
    about = row.front.strip()[:80]
    if not front:
        return Problem(row.number, "empty_front", row.back.strip()[:80])
    if max(len(front), len(back)) > LONGEST:
        return Problem(row.number, "too_long", about)
    deck = clean_name(row.deck) or reading.deck
    guid, _part, number = (row.guid.strip()[:100] or guid_of(deck, front)).partition(PART)
    part = int(number) if number.isdecimal() and len(number) < 5 else 0
    if clozes.numbers(row.front):
        cards = _gaps(row, deck, part, reading.media, is_html=is_html)
        return _note(row, guid, cards, back) if cards else Problem(row.number, "no_gap", about)
    if not back:
        return Problem(row.number, "empty_back", about)
    guess = "" if row.guess == TURNED else row.guess
    kind = row.kind if row.kind in KINDS else guess or ("cloze" if GAP in front else "basic")
    back = (as_plain(row.back) or back) if kind == "typed" and is_html else back
    is_bare = row.kind not in KINDS
    card = BroughtCard(part, deck, kind, front, back, tuple(row.options), tuple(row.accept), is_bare=is_bare)
    if row.guess == TURNED and is_bare and not number:
        return _note(row, guid, (card, BroughtCard(1, deck, "reversed", back, front, is_bare=True)), "")
    return _note(row, guid, (card,), "")


def _note(row: Row, guid: str, cards: tuple[BroughtCard, ...], sentence: str) -> BroughtNote:
    told = clean_tags(row.tags or ())
    return BroughtNote(row.number, guid, cards, None, told, sentence, tells_tags=row.tags is not None)


def _text(side: str, media: dict[str, str], *, is_html: bool) -> str:
    return as_markdown(side, _files(side, media)) if is_html else side.strip()


def _files(text: str, media: dict[str, str]) -> Mapping[str, str]:
    """The addresses of the files that a text may show, by their names here or elsewhere."""
    return ChainMap({name: f"media:{name}" for name in NAME.findall(text)}, media)


def _gaps(row: Row, deck: str, part: int, media: dict[str, str], *, is_html: bool) -> tuple[BroughtCard, ...]:
    """A card for each number; a row that is one part of a note, and asks for one thing, is that part."""
    found, numbers = [], sorted(clozes.numbers(row.front))
    text = row.front if is_html else row.front.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    files = _files(text, media)
    for number in numbers:
        made = sides(_CLOZE, {"Text": text, "Extra": ""}, number - 1, files)
        if not made.problem:
            place = part if part and len(numbers) == 1 else number - 1
            found.append(BroughtCard(place, deck, made.kind, made.front, made.back))
    return tuple(found)
