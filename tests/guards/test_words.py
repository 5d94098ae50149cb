"""Every word goes through gettext: pages are drawn in a language of brackets, and no letter may stand outside them."""

import re
from collections.abc import Callable, Iterator
from gettext import NullTranslations

import flask_babel
import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from quizapp.models import User
from tests.guards import world

SPOKEN = ("aria-label", "alt", "title", "placeholder", "aria-description")
NOT_WORDS = {"script", "style", "time", "kbd", "code", "textarea"}
BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")


class Brackets(NullTranslations):
    """A language whose every sentence is the English one in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, one: str, many: str, number: int) -> str:
        return f"⟦{one if number == 1 else many}⟧"

    def pgettext(self, _context: str, message: str) -> str:
        return self.gettext(message)

    ugettext, ungettext = gettext, ngettext


@pytest.fixture
def bracketed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flask_babel.Domain, "get_translations", lambda _domain: Brackets())


def _bare(text: str | None) -> bool:
    """Whether letters remain when what stands in brackets is taken out, from the innermost."""
    left = text or ""
    while BRACKETED.search(left):
        left = BRACKETED.sub("", left)
    return any(letter.isalpha() for letter in left.replace("https://", ""))


def _is_users(element: html.HtmlElement) -> bool:
    is_picture = element.tag == "svg" and element.get("aria-hidden") == "true"  # a letter in a tile is a shape
    return is_picture or element.get("translate") == "no" or element.get("data-user") is not None


def _spoken(element: html.HtmlElement) -> Iterator[str]:
    """Everything this element and those inside it say, save what people wrote and what machines read."""
    if not isinstance(element.tag, str) or element.tag in NOT_WORDS or _is_users(element):
        return
    yield element.text or ""
    yield from (element.get(name, "") for name in SPOKEN if element.get("data-user-label") is None)
    for child in element:
        yield from _spoken(child)
        yield child.tail or ""


def _bare_strings(page: str) -> list[str]:
    tree = html.fromstring(page)
    title = (tree.findtext(".//title") or "").removesuffix(" - quizapp").replace("Lake Baikal", "")  # an article's own
    said = [*_spoken(tree.find("body")), title]
    return [text.strip() for text in said if _bare(text)]


def test_no_page_of_ana_holds_a_bare_word(
    app: Flask, ana: User, browser_of: Callable[[User], FlaskClient], bracketed: None, at: object
) -> None:
    things, browser = world.make(ana), browser_of(ana)
    found = {}
    for rule in world.rules(app, "GET"):
        answer = browser.get(things.address(app, rule))
        if answer.mimetype == "text/html" and answer.status_code == 200 and (bare := _bare_strings(answer.text)):
            found[rule.rule] = bare
    assert found == {}


def test_no_page_of_a_visitor_holds_a_bare_word(app: Flask, client: FlaskClient, bracketed: None) -> None:
    pages = ["/", "/sign-in", "/sign-up", "/no-such-page"]
    assert {page: bare for page in pages if (bare := _bare_strings(client.get(page).text))} == {}


def test_empty_pages_hold_no_bare_word(
    app: Flask, zoe: User, browser_of: Callable[[User], FlaskClient], bracketed: None
) -> None:
    browser = browser_of(zoe)
    pages = ["/articles", "/study", "/progress", "/settings"]
    assert {page: bare for page in pages if (bare := _bare_strings(browser.get(page).text))} == {}


def test_the_guard_itself_finds_a_bare_word() -> None:
    page = "<html><body><p>⟦Fine⟧</p><p>Bare</p><i title='Too'></i></body></html>"
    assert _bare_strings(page)[-2:] == ["Bare", "Too"]
