"""Not today, put aside, and both taken back."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from quizapp.models import User
from tests.conftest import NOON
from tests.features.study.answers import JSON, answer, memory_of, opened, rows, study


def press(browser: FlaskClient, card: Any, verb: str, **headers: str) -> Any:
    """Press one of the buttons below the card."""
    return browser.post(study(card, f"/cards/{card.id}/{verb}"), headers=headers)


def test_not_today_means_tomorrow(ana: User, browser_of: Any, at: Any) -> None:
    [first, second], browser = opened(ana, browser_of, 2)
    reply = press(browser, first, "bury", **JSON).json
    assert (reply["next"]["card_id"], reply["left"], "comes back tomorrow" in reply["bar"]) == (second.id, 1, True)
    assert memory_of(ana, first).buried_until == (NOON + timedelta(days=1)).replace(hour=4)
    at(NOON + timedelta(days=1))
    assert f'name="card_id" value="{first.id}"' in browser.get(study(first)).text


def test_put_aside_means_until_taken_up_again(ana: User, browser_of: Any, at: Any) -> None:
    [first, second], browser = opened(ana, browser_of, 2)
    assert press(browser, first, "aside", **JSON).json["next"]["card_id"] == second.id
    at(NOON + timedelta(days=400))
    assert (memory_of(ana, first).suspended, memory_of(ana, first).buried_until) == (True, None)
    assert f'name="card_id" value="{second.id}"' in browser.get(study(first)).text


@pytest.mark.parametrize(("there", "back"), [("bury", "unbury"), ("aside", "back")])
def test_both_are_taken_back_without_script(ana: User, browser_of: Any, at: Any, there: str, back: str) -> None:
    [card, _other], browser = opened(ana, browser_of, 2)
    page = browser.get(press(browser, card, there).location).text
    assert f"/cards/{card.id}/{back}" in page
    reply = press(browser, card, back)
    assert (reply.status_code, reply.location) == (303, study(card, f"?card={card.id}"))
    assert (memory_of(ana, card).suspended, memory_of(ana, card).buried_until) == (False, None)


def test_putting_aside_moves_no_memory(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    due = memory_of(ana, card).due
    for _ in range(2):
        press(browser, card, "aside")
    assert (memory_of(ana, card).due, memory_of(ana, card).reviews) == (due, 0)


def test_S3_an_answer_from_an_older_page_does_not_move_a_card_put_aside(ana: User, browser_of: Any, at: Any) -> None:
    [card, other], browser = opened(ana, browser_of, 2)
    due = memory_of(ana, card).due
    press(browser, card, "aside")
    reply = answer(browser, card)
    assert (reply.status_code, reply.json["next"]["card_id"]) == (409, other.id)
    assert "That card was put aside meanwhile" in reply.json["message"]
    assert (memory_of(ana, card).due, memory_of(ana, card).reviews, rows(ana)) == (due, 0, [])


def test_strangers_get_nothing(ana: User, zoe: User, browser_of: Any, client: FlaskClient, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    statuses = [press(someone, card, "aside", **JSON).status_code for someone in (client, browser_of(zoe))]
    assert (statuses, press(browser, card, "eat").status_code) == ([404, 404], 404)
    assert not memory_of(ana, card).suspended
