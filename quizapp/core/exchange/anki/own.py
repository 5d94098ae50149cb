"""Cards of ours as notes of Anki's: which note type holds them, what its fields say, and how they are read back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2s
from html import unescape
from itertools import pairwise

from quizapp.core.exchange.anki.markup import as_markdown, as_plain
from quizapp.core.exchange.anki.sides import Sides

NAME = "quizapp"
CLOZE = f"{NAME} cloze"
GAP = "____"
_PARTS = ("Front", "Back", "Options", "Also right")
_ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
_GAP = re.compile(rf"{GAP}(?P<hint>)")
_HINTED = re.compile(rf"{GAP}(?: \((?P<hint>[^()<>{{}}:]+)\))?")
_BREAK = re.compile(r"<br\s*/?>")


@dataclass(frozen=True, slots=True)
class OwnCard:
    """A card on its way out: front and back are HTML already, a gap still `____`."""

    part: int
    kind: str
    front: str
    back: str
    options: tuple[str, ...] = ()  # HTML, the right one among them, in the order shown
    accept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnNote:
    """A note as Anki keeps it: the name of its type, the names of its fields, and what they say."""

    type_name: str
    fields: tuple[str, ...]
    ords: tuple[int, ...]  # of each card


def number_of(name: str) -> int:
    """The number by which a note type or deck of this name is known, the same wherever it is made.

    >>> number_of("quizapp basic") == number_of("quizapp basic") != number_of("quizapp typed")
    True
    """
    return 1_500_000_000_000 + int.from_bytes(blake2s(name.encode(), digest_size=5).digest()) % 200_000_000_000


def note_of(cards: Sequence[OwnCard], source: str) -> OwnNote:
    """The cards of one note, in the order of their parts, as Anki's.

    >>> note_of([OwnCard(0, "cloze", "It began in ____.", "2011")], "").fields[0]
    'It began in {{c1::2011}}.'
    """
    if all(card.kind == "cloze" for card in cards) and (text := cloze_text(cards)) is not None:
        return OwnNote(CLOZE, (text, source), tuple(card.part for card in cards))
    fields: list[str] = []
    for card in cards:
        shown = f'<ol type="A">{"".join(f"<li>{option}</li>" for option in card.options)}</ol>' if card.options else ""
        fields += [card.front, card.back, shown, "<br>".join(card.accept)]
    kinds = ", ".join(card.kind for card in cards)
    return OwnNote(f"{NAME} {kinds}", (*fields, source), tuple(range(len(cards))))


def cloze_text(cards: Sequence[OwnCard]) -> str | None:
    """One text with all the gaps of these cards; none when they are not gaps of one text, or lie within each other."""
    if any(GAP not in card.front or "}}" in card.back or "::" in card.back for card in cards):
        return None
    bare = {card.front.replace(GAP, card.back) for card in cards}
    is_hinted = len(bare) > 1  # what differs may be what stands in brackets behind the gaps
    pattern = _HINTED if is_hinted else _GAP
    wholes = {_filled(card, pattern) for card in cards}
    if len(wholes) > 1:
        return None
    spans = sorted(span for card in cards for span in _spans(card, pattern))
    if any(one[1] > two[0] for one, two in pairwise(spans)):
        return None
    whole = wholes.pop()
    for start, end, number, hint in reversed(spans):
        whole = f"{whole[:start]}{{{{c{number}::{whole[start:end]}{hint}}}}}{whole[end:]}"
    return whole


def _filled(card: OwnCard, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda _gap: card.back, card.front)


def _spans(card: OwnCard, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, int, str]]:
    """Where the answer of a card stands in the whole text, its number, and its hint as Anki writes it."""
    less = 0  # how much longer the front was up to here
    for gap in pattern.finditer(card.front):
        start, hint = gap.start() - less, gap["hint"]
        yield start, start + len(card.back), card.part + 1, f"::{hint}" if hint else ""
        less += len(gap[0]) - len(card.back)


def field_names(type_name: str) -> tuple[str, ...]:
    """The fields of a note type of ours.

    >>> field_names("quizapp basic")
    ('Front', 'Back', 'Options', 'Also right', 'Source')
    """
    if type_name == CLOZE:
        return ("Text", "Source")
    return (*(name + _suffix(place) for place in range(len(_kinds(type_name))) for name in _PARTS), "Source")


def templates(type_name: str) -> list[tuple[str, str, str]]:
    """The cards of a note type of ours: name, question, answer."""
    told = '{{#Source}}<div class="source">{{Source}}</div>{{/Source}}'
    if type_name == CLOZE:
        return [("Cloze", "{{cloze:Text}}", f"{{{{cloze:Text}}}}<hr id=answer>{told}")]
    made = []
    for place, kind in enumerate(_kinds(type_name)):
        front, back, options, _accept = (name + _suffix(place) for name in _PARTS)
        asks = f"{{{{{front}}}}}{{{{#{options}}}}}{{{{{options}}}}}{{{{/{options}}}}}"
        if kind == "typed":
            asks += f"\n{{{{type:{back}}}}}"
        answers = f"{{{{FrontSide}}}}\n<hr id=answer>\n{{{{{back}}}}}{told}"
        made.append((f"Card {place + 1}", asks, answers))
    return made


def _suffix(place: int) -> str:
    return f" {place + 1}" if place else ""


def _kinds(type_name: str) -> list[str]:
    return type_name.removeprefix(NAME).strip().split(", ")


def read(type_name: str, fields: dict[str, str], number: int, media: Mapping[str, str]) -> Sides | None:
    """The card of this number as we wrote it; none for a note type that is not, or no longer, as ours are."""
    kinds = _kinds(type_name)
    names = [name + _suffix(number) for name in _PARTS]
    if number >= len(kinds) or not set(names) <= fields.keys():
        return None
    front, back, options, accept = (fields[name] for name in names)
    kind = kinds[number]
    text = as_markdown(front, media).replace(r"\_\_\_\_", GAP)
    answer = as_plain(back) if kind == "typed" else as_markdown(back, media)
    if not text or not answer:
        return Sides(problem="empty_front" if not text else "empty_back")
    shown = [as_markdown(option, media) for option in _ITEM.findall(options)]
    wrong = tuple(option for option in shown if option != answer) if kind != "true_false" else ()
    also = tuple(unescape(part).strip() for part in _BREAK.split(accept) if part.strip())
    extra = as_markdown(fields.get("Source", ""), media)
    return Sides(kind, text, answer, extra, distractors=wrong, accept=also)
