"""A card's face as HTML. Its template is drawn once for each shape of card, with holes; then only the words go in.

A face comes with every answer, and drawing all of it costs more than recording the answer does.
"""

import re
from collections.abc import Callable
from functools import partial
from operator import itemgetter
from types import SimpleNamespace
from typing import Any, NamedTuple

from flask import current_app
from markupsafe import Markup, escape

from quizapp.adapters.json_text import quoted
from quizapp.extensions import Known
from quizapp.features.study.page.faces import Face
from quizapp.features.study.page.wording import Spoken, words
from quizapp.models import CardKind
from quizapp.web.rich import is_plain, rich

FIRST = 0xE100  # the holes are characters that no language uses
HOLES = [chr(FIRST + number) for number in range(128)]
BACK, DECK, TITLE, CONTEXT, BEFORE, LEAD, ANSWER, REST, AFTER, LINK, PASSAGE = HOLES[:11]
PARTS, OPTIONS = HOLES[11:61], HOLES[61:]
CARD, PARAGRAPH = 987_654_321, 987_654_323  # and numbers that no template holds
_CARD, _NUMBER = str(CARD), str(PARAGRAPH + 1)
_FIXED = (BACK, LEAD, DECK, ANSWER, REST, CONTEXT, _CARD, TITLE, BEFORE, AFTER, LINK, _NUMBER, PASSAGE)
TO_QUOTE = re.compile(r'["\\\x00-\x1f]')  # what cannot stand in a text in JSON as it is
_HOLE = re.compile(f"([{HOLES[0]}-{HOLES[-1]}]|{CARD}|{PARAGRAPH + 1})")


class Shape(NamedTuple):
    """Everything that the template asks of a face besides the words that it only shows."""

    kind: CardKind
    tag: str
    passage_tag: str
    parts: int
    options: tuple[str, ...]
    key: str  # among the options, the right one
    is_long: bool
    is_sentence: bool
    is_marked: bool
    flag: int
    is_starred: bool
    language: str | None
    has_article: bool
    has_paragraph: bool
    has_link: bool
    has: tuple[bool, ...]  # context, before, lead, answer, rest, after


_shape: Callable[[tuple[Any, ...]], Shape] = partial(tuple.__new__, Shape)  # at a third of its own price


class Drawn(NamedTuple):
    """The template of a shape as it stands in JSON, cut at its holes: every second piece is one, and `take` finds what
    goes into them among the words of a face.
    """

    pieces: list[str]
    take: Callable[[list[str]], tuple[str, ...]]


_known: Known[tuple[Shape, str, Any], Drawn] = Known()


def face_json(face: Face, link: str | None, spoken: Spoken) -> str:
    """The front of a card and, hidden, its back: HTML as a text in JSON, of which the template's part, which is most of
    it, is written once. `link` leads to the fact in its article.
    """
    if len(face.parts) > len(PARTS):
        return quoted(_whole(face, link, spoken))
    shape = shape_of(face, link)
    key = (shape, spoken.locale, spoken.translations)
    drawn = _known.get(key)
    if drawn is None:
        drawn = _drawn(shape, spoken)
        _known.keep(key, drawn)
    filled = drawn.pieces.copy()
    found = drawn.take(_words(face, link))
    filled[1::2] = [quoted(word)[1:-1] for word in found] if TO_QUOTE.search("".join(found)) else found
    return f'"{"".join(filled)}"'


def shape_of(face: Face, link: str | None) -> Shape:
    """What of this face the template decides by."""
    source = face.source
    options, key = _option_holes(face)
    return _shape((
        face.kind, face.tag, face.passage_tag, len(face.parts), options, key, face.is_long, face.is_sentence,
        face.is_marked, face.flag, face.is_starred, source.language, source.article_id is not None,
        source.paragraph is not None, bool(link),
        (
            source.context != "", source.before != "", source.lead != "", source.answer != "", source.rest != "",
            source.after != "",
        ),
    ))  # fmt: skip


def _option_holes(face: Face) -> tuple[tuple[str, ...], str]:
    """The options as holes, the right one the same as the answer; options with marks stay as they are."""
    if face.kind is not CardKind.CHOICE or len(face.options) > len(OPTIONS) or not all(map(is_plain, face.options)):
        return face.options, face.back if face.options else BACK
    holes = zip(face.options, OPTIONS, strict=False)
    return tuple(BACK if option == face.back else hole for option, hole in holes), BACK


def _words(face: Face, link: str | None) -> list[str]:
    """What goes into the holes, as HTML, in the order of `_FIXED`, PARTS and OPTIONS."""
    source = face.source
    if face.kind is not CardKind.TYPED and not (face.options and face.is_marked):
        back: str = face.long_back if face.is_long and face.kind is not CardKind.CLOZE else rich(face.back)
    else:
        back = _safe(face.back)
    lead = _safe(source.lead) if source.article_id else rich(source.lead)
    shown = [
        back, lead, _safe(face.deck), _safe(source.answer), _safe(source.rest), _safe(source.context),
        str(face.card_id), _safe(source.title), _safe(source.before), _safe(source.after), _safe(link or ""),
        str((source.paragraph or 0) + 1), face.passage, *face.parts,
    ]  # fmt: skip
    if face.options:
        shown += map(_safe, face.options)
    return shown


def _safe(text: str) -> str:
    """Words as HTML; most hold nothing that has to be escaped, and are the HTML."""
    if "&" in text or "'" in text or '"' in text or "<" in text or ">" in text:
        return escape(text)
    return text


def _drawn(shape: Shape, spoken: Spoken) -> Drawn:
    """The template of such a face, cut at its holes."""
    names = ("context", "before", "lead", "answer", "rest", "after")
    holes = (CONTEXT, BEFORE, LEAD, ANSWER, REST, AFTER)
    source: dict[str, Any] = {
        name: hole if has else "" for name, hole, has in zip(names, holes, shape.has, strict=True)
    }
    source |= {"language": shape.language, "title": TITLE, "article_id": int(shape.has_article)}
    face = shape._asdict() | {"card_id": CARD, "deck": DECK, "back": shape.key, "long_back": Markup(BACK)}  # noqa: S704
    face["passage"] = Markup(PASSAGE if shape.passage_tag else "")  # noqa: S704
    face["parts"] = [Markup(hole) for hole in PARTS[: shape.parts]]  # noqa: S704  a hole, nothing else
    face["source"] = SimpleNamespace(**source, paragraph=PARAGRAPH if shape.has_paragraph else None)
    whole = _whole(SimpleNamespace(**face), LINK if shape.has_link else None, spoken)
    in_order = (*_FIXED, *PARTS[: shape.parts], *OPTIONS[: len(shape.options)])
    return _cut(whole, {hole: place for place, hole in enumerate(in_order)})


def _cut(whole: str, places: dict[str, int]) -> Drawn:
    """The template cut at the holes that have places; what else looks like a hole is a word of somebody's."""
    pieces, found = [""], []
    for piece in _HOLE.split(whole):
        if piece in places:
            found.append(places[piece])
            pieces += piece, ""
        else:
            pieces[-1] += piece
    take = itemgetter(*found) if len(found) > 1 else lambda words: tuple(words[place] for place in found)
    return Drawn([quoted(piece)[1:-1] for piece in pieces], take)


def _whole(face: Any, link: str | None, spoken: Spoken) -> str:
    """The template with everything in it."""
    with spoken.inside():
        template = current_app.jinja_env.get_template("study/_face.html")
        return template.render(face=face, words=words(spoken), link=link, mark=None, is_shown=False)
