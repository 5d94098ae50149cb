"""Words that were changed here, put back into the fields of the note type that a note came with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quizapp.core.exchange.anki.markup import as_markdown, as_plain
from quizapp.core.exchange.anki.own import OwnCard, cloze_text
from quizapp.core.exchange.anki.sides import Sides, asked_by, sides
from quizapp.core.exchange.anki.templates import cloze_field

_NONE = Sides(problem="no_template")


@dataclass(frozen=True, slots=True)
class Now:
    """What a card says now, in our words, and the same as HTML; `special` is what was drawn beyond its fields."""

    says: Sides
    html: OwnCard
    special: Mapping[str, str] = field(default_factory=dict)


def rewritten(
    kind: Any, fields: Sequence[str], cards: Sequence[Now], *, sentence: str, media: Mapping[str, str]
) -> tuple[str, ...] | None:
    """The fields from which this note type makes just these cards; none where they cannot say it.

    `media` gives the addresses of files by their names. A changed side goes into the field that held it alone, the gaps
    of a cloze into its text; then all cards are made anew and compared, so that nothing is lost in silence.
    """
    told = dict(zip(kind.fields, fields, strict=True))
    changed = _put_gaps(kind, told, cards) if kind.is_cloze else all(_put(kind, told, card, media) for card in cards)
    if not changed:
        return None
    made = [_made(kind, told, card, media) for card in cards]
    is_same = all(_words(one) == _words(card.says) for one, card in zip(made, cards, strict=True))
    extra = next((one.extra for one in made if one.extra), "")
    return tuple(told.values()) if is_same and extra == sentence else None


def _put(kind: Any, told: dict[str, str], card: Now, media: Mapping[str, str]) -> bool:
    """Put the sides of a card into its fields; False where a changed side is no field of its own."""
    was = _made(kind, told, card, media)
    pairs = ((was.front, card.says.front, card.html.front), (was.back, card.says.back, card.html.back))
    for before, now, html in pairs:
        if before == now:
            continue
        held = (name for name, value in told.items() if before in {as_markdown(value, media), as_plain(value)})
        name = next(held, None)
        if name is None or was.problem:
            return False
        told[name] = html
    return not was.problem


def _put_gaps(kind: Any, told: dict[str, str], cards: Sequence[Now]) -> bool:
    asked = asked_by(kind, 0)
    name, text = asked and cloze_field(asked.question), cloze_text([card.html for card in cards])
    if name not in told or text is None:
        return False
    told[name] = text
    return True


def _made(kind: Any, told: Mapping[str, str], card: Now, media: Mapping[str, str]) -> Sides:
    part = card.html.part
    asked = asked_by(kind, part)
    return sides(asked, told, part, media, special=card.special) if asked is not None else _NONE


def _words(one: Sides) -> tuple[object, ...]:
    return one.problem, one.kind, one.front, one.back, sorted(one.distractors), one.accept
