"""Every address is public by this list or refuses strangers, and tells them no more than that nothing is there."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.models import User
from tests.guards import world

PUBLIC = {
    "accounts.sign_in",
    "accounts.sign_out",
    "accounts.sign_up",
    "accounts.switch_theme",
    "articles.home",
    "articles.make",
    "articles.sample",
    "health.alive",
    "health.ready",
    "live.enter",
    "live.join",
    "live.join_link",
    "live.play",
    "live.remote_take",
    "study.offline",
    "study.offline_worker",
}
OWN = {  # these show or change the visitor's own things and hold no id of anybody else's
    "accounts.settings",
    "articles.library",
    "decks.new",
    "exchange.bring",
    "exchange.take_in",
    "find.change",
    "find.delete_tag",
    "find.duplicates",
    "find.merge",
    "find.keep",
    "find.rename_tag",
    "find.replace",
    "find.saved",
    "find.show",
    "find.tags",
    "find.undo",
    "live.games_led",
    "live.new_quiz",
    "live.quizzes",
    "progress.show",
    "study.away",
    "study.begin_time",
    "study.catch_up",
    "study.choose",
    "study.custom",
    "study.decks",
    "study.go_away",
    "study.leeches",
    "study.fit_now",
    "study.memory",
    "study.redo",
    "study.reschedule",
    "study.take_back",
    "study.undo",
    "study.undo_answer",
}


def _guarded(app: Flask, *methods: str) -> list[world.Rule]:
    return [rule for rule in world.rules(app, *methods) if rule.endpoint not in PUBLIC]


def _answer(client: FlaskClient, method: str, address: str) -> tuple[int, str]:
    answer = client.open(address, method=method, data={} if method != "GET" else None)
    return answer.status_code, answer.headers.get("Location", "")


def _refuses(status: int, target: str) -> bool:
    return status == 404 or (status == 303 and target.startswith("/sign-in"))


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_a_visitor_without_a_cookie_gets_nothing(app: Flask, client: FlaskClient, ana: User, method: str) -> None:
    things = world.make(ana)
    answers = {r.rule: _answer(client, method, things.address(app, r)) for r in _guarded(app, method)}
    assert {rule: answer for rule, answer in answers.items() if not _refuses(*answer)} == {}


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_a_stranger_with_an_account_finds_nothing_of_anas(
    app: Flask, ana: User, zoe: User, browser_of: Callable[[User], FlaskClient], method: str
) -> None:
    things, browser = world.make(ana), browser_of(zoe)
    with_id = [rule for rule in _guarded(app, method) if rule.arguments]
    answers = {r.rule: _answer(browser, method, things.address(app, r))[0] for r in with_id}
    assert with_id or method == "DELETE"
    assert {rule: status for rule, status in answers.items() if status != 404} == {}


def test_addresses_without_an_id_are_the_visitors_own(app: Flask) -> None:
    bare = {r.endpoint for r in _guarded(app, "GET", "POST") if not r.arguments}
    assert {endpoint for endpoint in bare if not endpoint.startswith("accounts.")} <= OWN


def test_every_change_needs_the_pages_own_token(
    app: Flask, ana: User, browser_of: Callable[[User], FlaskClient]
) -> None:
    things, browser = world.make(ana), browser_of(ana)
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        answers = {r.rule: _answer(browser, "POST", things.address(app, r))[0] for r in world.rules(app, "POST")}
    finally:
        app.config["WTF_CSRF_ENABLED"] = False
    assert {rule: status for rule, status in answers.items() if status != 400} == {}


def test_every_page_is_sent_with_the_strict_headers(
    app: Flask, ana: User, browser_of: Callable[[User], FlaskClient]
) -> None:
    things, browser = world.make(ana), browser_of(ana)
    for rule in world.rules(app, "GET"):
        headers = browser.get(things.address(app, rule)).headers
        assert "script-src 'self';" in headers["Content-Security-Policy"], rule.rule
        assert headers["X-Content-Type-Options"] == "nosniff", rule.rule
        assert "no-store" in headers["Cache-Control"] or "no-cache" in headers["Cache-Control"], rule.rule


def test_an_unknown_number_is_404_and_not_an_error(
    app: Flask, ana: User, browser_of: Callable[[User], FlaskClient]
) -> None:
    browser, nothing = browser_of(ana), world.World(dict.fromkeys(world.make(ana).ids, 2**62))
    with_id = [rule for rule in _guarded(app, "GET") if rule.arguments]
    answers = {rule.rule: _answer(browser, "GET", nothing.address(app, rule))[0] for rule in with_id}
    assert {rule: status for rule, status in answers.items() if status != 404} == {}


@pytest.mark.parametrize("number", [2**63, 10**30, "1" * 5000])
def test_a_number_that_no_database_can_hold_is_404(client: FlaskClient, number: object) -> None:
    assert client.get(f"/decks/{number}").status_code == 404
