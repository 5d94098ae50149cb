"""Options when an article is brought: they reach the worker; wrong ones say so and lose nothing."""

import io
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import Article, Card
from quizapp.samples import samples
from quizapp.web.wishing.kinds import KINDS, names_of

TEXT = samples()[0].text
SHOWN = {"wishing": "yes", "number": "", "difficulty": "normal"}
USUAL = names_of(None)
ALL_CLOZE = {**SHOWN, "number": "own", "own_number": " 2 ", "kinds": ["gap"], "difficulty": "hard"}


def stored() -> list[dict[str, object]]:
    return list(db.session.scalars(select(Article.wish)))


def test_the_options_are_closed_and_the_usual_kinds_ticked(client: FlaskClient) -> None:
    page = client.get("/").text
    assert '<details class="wish mt-2"><summary>Options</summary>' in page
    ticked = [kind.name for kind in KINDS if f'value="{kind.name}" checked' in page]
    assert ticked == USUAL


@pytest.mark.parametrize("sent", [{}, {**SHOWN, "kinds": USUAL}], ids=["no fields", "untouched"])
def test_left_alone_they_wish_for_nothing_special(client: FlaskClient, sent: dict[str, object]) -> None:
    assert client.post("/articles", data={"text": TEXT, **sent}).status_code == 303
    assert stored() == [{}]


def test_a_wish_reaches_the_worker(client: FlaskClient, run_jobs: Callable[[], int]) -> None:
    client.post("/articles", data={"text": TEXT, **ALL_CLOZE})
    assert stored() == [{"limit": 2, "kinds": ["cloze"], "difficulty": "hard"}]
    run_jobs()
    assert list(db.session.scalars(select(Card.family))) == ["cloze", "cloze"]


@pytest.mark.parametrize("come_from", ["address", "file"])
def test_address_and_file_carry_it_too(client: FlaskClient, come_from: str) -> None:
    brought = {"address": "example.org/a", "file": (io.BytesIO(b"x" * 300), "a.txt")}  # a file is read once
    data = {"from": come_from, come_from: brought[come_from], **SHOWN, "kinds": ["truth", "why"], "number": "5"}
    assert client.post("/articles", data=data, content_type="multipart/form-data").status_code == 303
    assert stored() == [{"limit": 5, "kinds": ["true_false", "why"]}]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"number": "own", "own_number": "0"}, "Write a number from 1 to 200."),
        ({"number": "own", "own_number": "201"}, "Write a number from 1 to 200."),
        ({"number": "own", "own_number": "many"}, "Write a number from 1 to 200."),
        ({"number": "own", "own_number": "9" * 5000}, "Write a number from 1 to 200."),
        ({"number": "7"}, "Choose how many cards."),
        ({"kinds": []}, "Choose at least one kind of question."),
        ({"kinds": ["riddle"]}, "Choose among the kinds of questions below."),
        ({"difficulty": "brutal"}, "Choose how hard the cards should be."),
    ],
)
def test_a_wrong_value_says_so_and_keeps_what_was_typed(
    client: FlaskClient, wrong: dict[str, object], sentence: str
) -> None:
    answer = client.post("/articles", data={"text": TEXT, **SHOWN, "kinds": ["gap"], "difficulty": "easy", **wrong})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert '<details class="wish mt-2" open>' in answer.text
    assert "Lake Baikal is a rift lake" in answer.text
    assert stored() == []


def test_the_mended_form_can_be_sent_by_a_stranger(app: Flask, client: FlaskClient) -> None:
    """The page that says what is wrong holds a token that its own session knows."""
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        page = client.get("/").text
        for number, status in (("900", 422), ("0", 422), ("6", 303)):
            token = re.search(r'name="csrf-token" content="([^"]+)"', page).group(1)
            answer = client.post(
                "/articles", data={**ALL_CLOZE, "text": TEXT, "own_number": number, "csrf_token": token}
            )
            assert answer.status_code == status
            page = answer.text
    finally:
        app.config["WTF_CSRF_ENABLED"] = False


def test_a_file_has_to_be_chosen_once_more(client: FlaskClient) -> None:
    data = {"from": "file", "file": (io.BytesIO(b"x" * 300), "a.txt"), **SHOWN, "kinds": []}
    answer = client.post("/articles", data=data, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert "Choose the file once more" in answer.text


def test_a_short_text_keeps_the_options(client: FlaskClient) -> None:
    answer = client.post("/articles", data={"text": "Too short.", **ALL_CLOZE})
    assert answer.status_code == 422
    assert 'value="gap" checked' in answer.text
    assert 'value="when" checked' not in answer.text
