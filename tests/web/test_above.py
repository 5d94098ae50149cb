"""A button's address opened by reload or Back leads to the page it stood on: no address ends without a way on."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.models import User
from quizapp.web.above import page_above


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/quizzes/7/hand-in", "/quizzes/7"),
        ("/quizzes/7/again", "/quizzes/7"),
        ("/decks/3/study/answers", "/decks/3/study"),
        ("/decks/3/study/cards/5/bury", "/decks/3/study/cards/5"),  # the page about the card
        ("/study/undo", "/study"),
        ("/articles/9/again", "/articles/9"),
        ("/samples/lake", "/"),
        ("/", "/"),
        ("//elsewhere.example/x", "/"),
    ],
)
def test_the_page_above(app: Flask, path: str, expected: str) -> None:
    assert page_above(path) == expected


def _sent_to(app: Flask) -> list[str]:
    """Every address that can be sent to but not opened, with a number or word where one belongs."""
    rules = [rule.rule for rule in app.url_map.iter_rules() if "POST" in rule.methods and "GET" not in rule.methods]
    opened = {rule.rule for rule in app.url_map.iter_rules() if "GET" in rule.methods}
    choices = re.compile(r"<any\((\w+)[^>]*>")
    return [re.sub(r"<[^>]+>", "1", choices.sub(r"\1", rule)) for rule in rules if rule not in opened]


def test_no_address_of_a_button_is_a_dead_end(app: Flask, client: FlaskClient, ana: User, browser_of) -> None:
    addresses = _sent_to(app)
    assert len(addresses) > 10
    for browser in (client, browser_of(ana)):
        for address in addresses:
            answer = browser.get(address)
            assert (answer.status_code, address.startswith(answer.location)) == (303, True), address
            assert browser.get(answer.location, follow_redirects=True).status_code in {200, 404}


def test_a_script_is_told_plainly(client: FlaskClient) -> None:
    answer = client.get("/study/undo", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json["status"]) == (405, 405)


def test_other_ways_of_asking_are_refused(client: FlaskClient) -> None:
    assert client.delete("/study/undo").status_code == 405
