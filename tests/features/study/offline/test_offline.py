"""The page in the place of one that cannot be opened names nobody; its worker has a version for all that it keeps."""

import json
from typing import Any

from flask.testing import FlaskClient

from quizapp.models import User
from tests import factories

WORKER = "/study/offline/worker.js"


def told(browser: FlaskClient, **headers: str) -> dict[str, Any]:
    """What the worker is told before its own words."""
    reply = browser.get(WORKER, headers=headers)
    assert (reply.status_code, reply.mimetype, reply.headers["Service-Worker-Allowed"]) == (200, "text/javascript", "/")
    first, rest = reply.text.split("\n", 1)
    assert 'addEventListener("fetch"' in rest
    found: dict[str, Any] = json.loads(first.removeprefix("const told = ").removesuffix(";"))
    return found


def test_whoever_asks_gets_the_same_page_which_names_nobody(ana: User, browser_of: Any, client: FlaskClient) -> None:
    factories.kept_cards(ana)
    page = browser_of(ana).get("/study/offline").text
    assert page == client.get("/study/offline").text
    assert "Answers kept on this device" in page
    assert [word for word in ("csrf", ana.username, "data-learner") if word in page] == []


def test_all_that_is_kept_is_there_and_none_of_it_is_a_page_of_somebody(client: FlaskClient) -> None:
    kept = told(client)
    for path in [kept["page"], *kept["files"]]:
        with client.get(path) as reply:
            assert reply.status_code == 200
    assert [path for path in kept["files"] if "/static/" not in path] == []


def test_the_version_is_that_of_the_words_and_of_the_files(client: FlaskClient, monkeypatch: Any) -> None:
    from quizapp.features.study.offline import routes

    english, german = told(client)["version"], told(client, **{"Accept-Language": "de"})["version"]
    assert (english == told(client)["version"], english == german) == (True, False)
    monkeypatch.setattr(routes, "_fingerprint", lambda: "other files")
    assert told(client)["version"] != english
