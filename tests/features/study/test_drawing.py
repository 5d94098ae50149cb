"""A face drawn from its shape is, letter for letter, what the template draws."""

import json

import pytest
from flask import Flask, render_template
from markupsafe import Markup

from quizapp.core.memory.spans import Span, Unit
from quizapp.core.passage import parted
from quizapp.features.decks.sources import Source
from quizapp.features.study.page import wording
from quizapp.features.study.page.drawing import face_json
from quizapp.features.study.page.faces import GAPPED, Face
from quizapp.models import CardKind
from quizapp.web.rich import rich, rich_parts

PLAIN = Source("Before <it>.", "Lake Baikal", "is & was", " deep.", "After.", 2, 7, 3, "Lakes & <seas>", "the lake")
HAND = Source("", "**Bold** sentence", "", "", "", None, 8)
BEHIND = "Read <this> & that first.\n\n"
SPAN = Span(1, Unit.DAY)


def face(kind: CardKind, front: str, back: str, *, source: Source = PLAIN, **values: object) -> Face:
    passage, asked = parted(front)
    parts = rich_parts(asked, is_block=True) if kind in GAPPED else (rich(asked, is_block=True),)
    words = (front, rich(passage, is_block=True), parts, back)
    made = Face(1204, 3, kind, "Deck <1>", *words, (), source, (SPAN,) * 4, (1, 2, 3, 4), deck_id=9)
    return made._replace(**values)  # type: ignore[arg-type]


GIVEN = [
    face(CardKind.BASIC, "What & <why>?", "An *answer* <b>so</b>"),
    face(CardKind.REVERSED, "One\n\n- two\n- three", "Four\n\n- five", source=HAND),
    face(CardKind.BASIC, "Q?", "A", flag=3, is_starred=True, source=PLAIN._replace(language="fr")),
    face(CardKind.BASIC, "Q?", "A", flag=5, source=PLAIN._replace(paragraph=None, context="")),
    face(CardKind.CLOZE, "Lake Baikal ____ deep.", "is & was"),
    face(CardKind.CLOZE, "The ____ and the ____ of *it*", "x\n<y>", source=PLAIN._replace(before="", after="")),
    face(CardKind.CLOZE, "No gap here", "x", source=HAND._replace(lead="", answer="")),
    face(CardKind.CLOZE, f"{BEHIND}Lake Baikal ____ deep.", "is & was"),
    face(CardKind.CLOZE, f"{BEHIND}Lake Baikal ____ deep.", "is & was", source=PLAIN._replace(after="")),
    face(CardKind.CHOICE, f"*One*\n\n- two\n\n{BEHIND}It is ____.", "b", options=("a", "b")),
    face(CardKind.TYPED, "It is ____ and ____.", "b", source=PLAIN._replace(language="fr")),
    face(CardKind.TYPED, f"{BEHIND}How deep?", "b", source=PLAIN._replace(language="fr")),
    face(CardKind.TYPED, "Type $x^2$", "a **b** & <c>"),
    face(CardKind.TYPED, "Type it", "é", source=PLAIN._replace(language="de", after="")),
    face(CardKind.CHOICE, "Which?", "b & c", options=("a", "b & c", "<d>")),
    face(CardKind.CHOICE, "Which?", "b", options=("a", "*b*", "b", "b"), source=HAND),
    face(CardKind.TRUE_FALSE, "Is it?", "False", options=("True", "False")),
    face(CardKind.BASIC, 'Said "so"\t\\ or\x01 not?', 'A "b"\n\\c', source=PLAIN._replace(title='T "x"\\\x1f')),
]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("given", GIVEN, ids=lambda given: given.kind.value)
def test_a_face_drawn_from_its_shape_is_the_template(app: Flask, given: Face, language: str) -> None:
    link = "/articles/3?fact=7#fact-7" if given.source.article_id else None
    with app.test_request_context(headers={"Accept-Language": language}):
        spoken = wording.of_request()
        whole = render_template("study/_face.html", face=given, words=wording.words(), link=link, mark=None)
        assert spoken.locale == language
        assert json.loads(face_json(given, link, spoken)) == json.loads(face_json(given, link, spoken)) == whole


def test_words_of_one_card_never_stay_in_another_of_its_shape(app: Flask) -> None:
    first = face(CardKind.BASIC, "First question", "First answer")
    second = first._replace(front="Second", parts=(Markup("Second"),), back="Other", deck="Another", card_id=5)
    second = second._replace(source=PLAIN._replace(title="T", lead="L", answer="M", rest="N", paragraph=11, note_id=2))
    with app.test_request_context():
        spoken = wording.of_request()
        face_json(first, "/articles/3?fact=7#fact-7", spoken)
        drawn = json.loads(face_json(second, "/articles/4?fact=2#fact-2", spoken))
    assert "First" not in drawn
    assert all(word in drawn for word in ("Second", "Other", "Another", "paragraph 12", "/articles/4?fact=2#fact-2"))
