"""Searches are kept under a name, renamed, deleted and brought back."""

from collections.abc import Callable

from flask.testing import FlaskClient

from quizapp.features.find.queries import saved as queries
from quizapp.features.find.saved import services
from quizapp.models import User
from tests import factories
from tests.conftest import NOON

Browsers = Callable[[User], FlaskClient]


def names(user: User) -> list[tuple[str, str]]:
    return [(row.name, row.words) for row in queries.saved_searches(user)]


def test_keeps_a_search_once(ana: User, browser_of: Browsers) -> None:
    browser = browser_of(ana)
    for words in ("is:due", "is:due tide"):
        answer = browser.post("/find/saved", data={"name": " Today ", "q": words})
        assert answer.status_code == 303
    assert names(ana) == [("Today", "is:due tide")]
    assert "Today" in browser.get("/find/saved").text


def test_wants_a_name(ana: User, browser_of: Browsers) -> None:
    answer = browser_of(ana).post("/find/saved", data={"name": "  ", "q": "is:due"})
    assert answer.status_code == 422
    assert "Give it a name." in answer.text
    assert names(ana) == []


def test_renames_but_not_to_a_name_that_is_taken(ana: User, browser_of: Browsers) -> None:
    browser, first = browser_of(ana), factories.saved_search(ana, "First")
    factories.saved_search(ana, "Second")
    assert "First" in browser.get(f"/find/saved/{first.id}").text
    refused = browser.post(f"/find/saved/{first.id}", data={"name": "Second", "q": ""})
    assert refused.status_code == 422
    assert "Another search is called that." in refused.text
    assert browser.post(f"/find/saved/{first.id}", data={"name": "Zeroth", "q": ""}).status_code == 303
    assert [name for name, _words in names(ana)] == ["Second", "Zeroth"]


def test_what_is_deleted_can_be_brought_back(ana: User, browser_of: Browsers) -> None:
    browser, row = browser_of(ana), factories.saved_search(ana, "Weak", "prop:r<0.8")
    answer = browser.post(f"/find/saved/{row.id}/delete")
    assert names(ana) == []
    page = browser.get(answer.headers["Location"]).text
    assert "Deleted: Weak" in page
    assert 'value="prop:r&lt;0.8"' in page
    browser.post("/find/saved", data={"name": "Weak", "q": "prop:r<0.8"})
    assert names(ana) == [("Weak", "prop:r<0.8")]


def test_a_stranger_sees_none_of_it(ana: User, zoe: User, browser_of: Browsers) -> None:
    row, browser = factories.saved_search(ana, "Secret"), browser_of(zoe)
    assert "Secret" not in browser.get("/find/saved").text
    for address in (f"/find/saved/{row.id}", f"/find/saved/{row.id}/delete"):
        assert browser.post(address, data={"name": "Mine", "q": ""}).status_code == 404
    assert names(ana) == [("Secret", "prop:r<0.8")]


def test_there_is_an_end(ana: User, browser_of: Browsers) -> None:
    for number in range(services.MOST):
        services.keep(ana, f"Search {number}", "tide", now=NOON)
    answer = browser_of(ana).post("/find/saved", data={"name": "One more", "q": "tide"})
    assert answer.status_code == 422
    assert "200" in answer.text
