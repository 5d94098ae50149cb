"""One card of an Anki note as a card of ours: its kind, its two sides, and what is told with the answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import Any

from quizapp.core.exchange.anki import clozes
from quizapp.core.exchange.anki.markup import as_markdown, as_plain, holds_gap
from quizapp.core.exchange.anki.templates import (
    ANSWER,
    GAP,
    MARKS,
    TYPE,
    Given,
    cloze_field,
    draw,
    is_blank,
    referred,
    typed_field,
)

LONGEST = 50_000  # characters of one side
OPEN = "(…)"
_NOTHING: Mapping[str, str] = MappingProxyType({})
_JOINT = ", "
_SPECIAL = frozenset({"Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag"})
_GAP = "____"
_LINE = re.compile(r"_{3,}")  # drawn by the writer of a note that has gaps of its own


@dataclass(frozen=True, slots=True)
class Asked:
    """How a note type asks one card."""

    question: str
    answer: str
    is_cloze: bool = False
    is_reversed: bool = False
    type_name: str = ""
    card_name: str = ""


@dataclass(frozen=True, slots=True)
class Sides:
    """A card of ours in words. `problem` says why there is none; then the rest is empty."""

    kind: str = "basic"
    front: str = ""
    back: str = ""
    extra: str = ""  # shown with the answer, as the sentence of a note is
    problem: str = ""
    distractors: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()  # other answers that count as right when typed


def special(asked: Asked, *, deck: str, tags: Sequence[str], flag: int) -> dict[str, str]:
    """What a template shows beyond the fields of its note, as HTML by the names of Anki's special fields.

    >>> special(Asked("{{Subdeck}}: {{Front}}", "{{Back}}"), deck="Sea::Fish & co", tags=(), flag=0)
    {'Subdeck': 'Fish &amp; co'}
    """
    used = (referred(asked.question) | referred(asked.answer)) & _SPECIAL
    if not used:
        return {}
    placed = {"Deck": deck, "Subdeck": deck.rpartition("::")[2], "Tags": " ".join(tags), "CardFlag": f"flag{flag}"}
    told = placed | {"Type": asked.type_name, "Card": asked.card_name}
    return {name: escape(told[name]) for name in sorted(used)}


def sides(
    asked: Asked,
    fields: Mapping[str, str],
    number: int,
    media: Mapping[str, str],
    *,
    special: Mapping[str, str] = _NOTHING,
) -> Sides:
    """The card that a template makes of a note; `number` counts its deletion from 0, `media` gives addresses of files,
    `special` what is shown beyond the fields, unless a field has that name.

    >>> asked = Asked("{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}")
    >>> sides(asked, {"Front": "<b>7</b> &times; 8?", "Back": "56"}, 0, {})
    Sides(kind='basic', front='**7** × 8?', back='56', extra='', problem='', distractors=(), accept=())
    """
    if any("image-occlusion:" in value for value in fields.values()):
        return Sides(problem="image_occlusion")
    told = {**special, **fields}
    clean = {name: value if value.isascii() else value.translate(MARKS) for name, value in told.items()}
    made = _cloze(asked, clean, number + 1, media) if asked.is_cloze else _plain(asked, clean, media)
    if not made.problem and max(len(made.front), len(made.back), len(made.extra)) > LONGEST:
        return Sides(problem="too_long")
    return made


def _plain(asked: Asked, fields: Mapping[str, str], media: Mapping[str, str]) -> Sides:
    front = draw(asked.question, Given(fields))
    if is_blank(front.replace(TYPE, "").replace(ANSWER, "")):
        return Sides(problem="empty_front")
    typed = typed_field(asked.question) if TYPE in front else None
    back = _back(asked, Given(fields), front)
    words = fields.get(typed, "") if typed else ""
    front_text = as_markdown(_unmarked(front), media)
    if typed and not is_blank(words):
        rest = back.replace(TYPE, "").replace(words, "", 1)
        return Sides("typed", front_text, as_plain(words), as_markdown(_unmarked(rest), media))
    back = back.replace(TYPE, fields.get(typed_field(asked.answer) or "", ""))
    kind = "reversed" if asked.is_reversed else "basic"
    back_text = as_markdown(_unmarked(back), media)
    return Sides(kind, front_text, back_text) if back_text else Sides(problem="empty_back")


def _back(asked: Asked, given: Given, front: str) -> str:
    """What the back says beyond the front."""
    back = draw(asked.answer, given)
    if ANSWER in back:
        return back.partition(ANSWER)[2]
    bare = front.replace(TYPE, "").strip()
    return back.strip().removeprefix(bare) if bare else back


def _unmarked(html: str) -> str:
    return html.replace(TYPE, "").replace(ANSWER, "<br>")


def _cloze(asked: Asked, fields: Mapping[str, str], number: int, media: Mapping[str, str]) -> Sides:
    name = cloze_field(asked.question) or cloze_field(asked.answer)
    if name is None:
        return Sides(problem="no_gap")
    drawn = clozes.drawn(fields.get(name, ""), number)
    if not drawn.answers:
        return Sides(problem="no_gap")
    gaps = {name: _joined(drawn.parts, [_hinted(hint) for hint in drawn.hints])}
    hints = {name: _JOINT.join(_hints(drawn))}
    front = _unmarked(draw(asked.question, Given(fields, number, gaps, hints)))
    told = Given(fields, number, only={name: _JOINT.join(drawn.answers)})
    extra = as_markdown(_unmarked(_back(asked, told, "")), media)
    answers = [as_markdown(answer, media) for answer in drawn.answers]
    if len(set(answers)) > 1 or holds_gap(front) or not answers[0]:
        return _opened(asked, fields, drawn, (name, number, extra), media=media)
    lines_kept = _LINE.sub(lambda line: r"\_" * len(line[0]), as_markdown(front, media))
    text = lines_kept.replace(GAP, _GAP)
    return Sides("cloze", text, answers[0], extra)


def _opened(
    asked: Asked,
    fields: Mapping[str, str],
    drawn: clozes.Drawn,
    told: tuple[str, int, str],
    *,
    media: Mapping[str, str],
) -> Sides:
    """A text whose gaps differ, or stand inside a formula: asked as a whole, answered by the whole."""
    name, number, extra = told
    gaps = [f"({hint})" if hint else OPEN for hint in drawn.hints]
    full = [f"<b>{answer}</b>" for answer in drawn.answers]

    def shown(between: list[str], only: Sequence[str]) -> str:
        given = Given(fields, number, {name: _joined(drawn.parts, between)}, {name: _JOINT.join(only)})
        return as_markdown(_unmarked(draw(asked.question, given)), media)

    front, back = shown(gaps, _hints(drawn)), shown(full, drawn.answers)
    return Sides("basic", front, back, extra)


def _hints(drawn: clozes.Drawn) -> list[str]:
    return [hint or "..." for hint in drawn.hints]


def _joined(parts: Sequence[str], between: Sequence[str]) -> str:
    return "".join(part + (between[place] if place < len(between) else "") for place, part in enumerate(parts))


def _hinted(hint: str) -> str:
    return f"{GAP} ({hint})" if hint else GAP


def asked_by(kind: Any, number: int) -> Asked | None:
    """How a note type asks its card of this number; none when it has no such card."""
    made = kind.templates.get(0 if kind.is_cloze else number)
    if not made:
        return None
    firsts = [kind.templates[0].question] if number and 0 in kind.templates else []
    is_reversed = bool(firsts) and is_turned(made.question, firsts)
    return Asked(made.question, made.answer, kind.is_cloze, is_reversed, kind.name, made.name)


def is_turned(question: str, others: Sequence[str]) -> bool:
    """Whether a template asks from the other side: what it shows is what the first template asks for.

    >>> is_turned("{{Back}}", ["{{Front}}"]), is_turned("{{Front}}", [])
    (True, False)
    """
    names = [set(re.findall(r"\{\{([^#^/{}:]+)\}\}", text)) - _SPECIAL for text in (question, *others[:1])]
    return len(names) > 1 and bool(names[0]) and not names[0] & names[1]
