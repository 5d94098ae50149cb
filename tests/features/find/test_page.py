"""The page: what was found, in which order, a page at a time; what cannot be read is said at the field."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from quizapp.core.memory.state import Phase
from quizapp.core.search import read
from quizapp.features.find.queries import pages
from quizapp.features.find.queries.pages import Order, Place
from quizapp.models import Card, User
from tests import factories
from tests.features.find.conftest import seeker_of

Browsers = Callable[[User], FlaskClient]
SEARCHES = ["is:new", "-is:due", "lake or tide", "-lake", "tag:none", "(lake or is:new) -flag:2"]
pytestmark = pytest.mark.usefixtures("at")


def order_of(
    user: User, shelf: dict[str, Card], order: Order, *, is_down: bool, most: int, search: str = ""
) -> list[str]:
    """The short names of all cards in an order, collected page by page."""
    seeker, tree = seeker_of(user), read(search)
    ids, found, after, by_id = pages.ids_of(seeker, tree), [], None, {card.id: name for name, card in shelf.items()}
    for _turn in range(20):
        page = pages.page(seeker, tree, ids if most else ids * 3000, order=order, is_down=is_down, after=after)
        found += page.ids
        if page.following is None:
            break
        after = Place.read(page.following.written(), order)
        assert after is not None
    return [by_id[number] for number in found]


@pytest.mark.parametrize("most", [1, 0], ids=["few", "many"])
@pytest.mark.parametrize(
    ("order", "is_down", "wanted"),
    [
        (Order.ADDED, True, ["year", "sea", "code", "leman", "gap"]),
        (Order.DUE, False, ["year", "leman", "sea", "gap", "code"]),
        (Order.DUE, True, ["gap", "sea", "leman", "year", "code"]),
        (Order.INTERVAL, False, ["leman", "gap", "sea", "year", "code"]),
        (Order.DIFFICULTY, True, ["year", "sea", "leman", "gap", "code"]),
        (Order.STABILITY, False, ["gap", "leman", "sea", "year", "code"]),
        (Order.LAPSES, True, ["year", "sea", "leman", "gap", "code"]),
        (Order.QUESTION, False, ["leman", "year", "gap", "sea", "code"]),
        (Order.DECK, False, ["year", "gap", "leman", "code", "sea"]),
    ],
)
def test_orders_with_pages_of_two(
    ana: User,
    shelf: dict[str, Card],
    monkeypatch: pytest.MonkeyPatch,
    order: Order,
    is_down: bool,
    wanted: list[str],
    most: int,
) -> None:
    monkeypatch.setattr(pages, "PER_PAGE", 2)
    assert order_of(ana, shelf, order, is_down=is_down, most=most) == wanted


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize(
    "search",
    [*SEARCHES, "-prop:s>8 lake", "rated:5", "rated:5 -tag:none", "-rated:1"],
)
def test_many_cards_stand_as_few_would(
    ana: User, shelf: dict[str, Card], monkeypatch: pytest.MonkeyPatch, order: Order, search: str
) -> None:
    monkeypatch.setattr(pages, "PER_PAGE", 2)
    few = order_of(ana, shelf, order, is_down=True, most=1, search=search)
    assert order_of(ana, shelf, order, is_down=True, most=0, search=search) == few
    seeker, tree = seeker_of(ana), read(search)
    assert sorted(few) == sorted({card.id: name for name, card in shelf.items()}[n] for n in pages.ids_of(seeker, tree))


@pytest.mark.parametrize("is_down", [True, False])
def test_new_cards_stand_by_their_decks_however_few_of_these_hold_some(
    ana: User, zoe: User, monkeypatch: pytest.MonkeyPatch, is_down: bool
) -> None:
    monkeypatch.setattr(pages, "PER_PAGE", 2)
    monkeypatch.setattr(pages, "MOST_COUNTED", 1)
    factories.card(factories.note(factories.deck(zoe, name="c")))
    wanted = []
    for name, phases in {"a": "rn", "b": "rrss", "c": "snNxsn", "d": "r", "e": "n-xN", "f": "r", "g": "-"}.items():
        note = factories.note(factories.deck(ana, name=name))
        for phase in phases:  # in review or new, put aside, dropped, or never opened
            card = factories.card(note, standing="dropped" if phase == "x" else "kept")
            if phase in "rsnN":
                new = {"phase": Phase.NEW, "interval_days": 0} if phase in "nN" else {}
                factories.memory(ana, card, suspended=phase in "sN", **new)
            if phase in "nN-":
                wanted.append(card.id)
    seeker, tree, found, after = seeker_of(ana), read("is:new"), [], None
    ids = pages.ids_of(seeker, tree)
    assert sorted(ids) == wanted
    for _turn in wanted:
        page = pages.page(seeker, tree, ids, order=Order.DECK, is_down=is_down, after=after)
        found, after = found + page.ids, page.following
        if after is None:
            break
    assert found == (wanted[::-1] if is_down else wanted)


def test_many_new_cards_come_behind_those_with_a_day(
    ana: User, shelf: dict[str, Card], browser_of: Browsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_COUNTED", 1)
    page = browser_of(ana).get("/find?sort=due&q=-kind:cloze").text
    assert page.index("What moves the tide?") < page.index("Which language is C++ like?")


def test_shows_the_cards_and_their_number(ana: User, shelf: dict[str, Card], browser_of: Browsers) -> None:
    page = browser_of(ana).get("/find?q=tide").text
    assert "1 card" in page
    assert "What moves the tide?" in page
    assert "of zoe" not in page
    assert "dropped?" not in page
    assert "geology" in page


def test_the_next_page_begins_where_this_one_ends(
    ana: User, shelf: dict[str, Card], browser_of: Browsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PER_PAGE", 3)
    browser = browser_of(ana)
    first = browser.get("/find?sort=question&down=0").text
    address = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = browser.get(address).text
    assert "What moves the tide?" in second
    assert "What moves the tide?" not in first
    assert 'rel="next"' not in second


def test_each_order_is_named_both_ways_and_keeps_what_was_chosen(
    ana: User, shelf: dict[str, Card], browser_of: Browsers
) -> None:
    browser = browser_of(ana)
    assert "selected>Newest first<" in browser.get("/find").text
    assert "selected>Shortest interval first<" in browser.get("/find?sort=interval-up").text
    for address in ("sort=question-down", "sort=question&down=1"):
        assert "selected>Questions from Z to A<" in browser.get(f"/find?{address}").text


@pytest.mark.parametrize("search", ["(", 'deck:"x', "colour:red", "is:", "x" * 2000, "a or"])
def test_says_what_cannot_be_read_and_keeps_it(
    ana: User, shelf: dict[str, Card], browser_of: Browsers, search: str
) -> None:
    answer = browser_of(ana).get("/find", query_string={"q": search})
    assert answer.status_code == 422
    assert 'id="q-error"' in answer.text
    assert search.replace('"', "&#34;") in answer.text


@pytest.mark.parametrize(
    "after",
    [
        "x",
        "bnVsbA",
        "W10",
        "WyIyMDI2IiwxXQ",
        "W251bGwsMV0",
        "é",
        "WzEsIngiXQ",
        "WzFlOTk5LDFd",
        "WyJcdTAwMDAiLDFd",
        "WyJcdWQ4MDAiLDFd",
    ],
)
@pytest.mark.parametrize("sort", ["added", "due", "lapses", "deck", "nonsense"])
def test_a_place_that_makes_no_sense_is_left_out(
    ana: User, shelf: dict[str, Card], browser_of: Browsers, after: str, sort: str
) -> None:
    assert browser_of(ana).get("/find", query_string={"after": after, "sort": sort, "down": "x"}).status_code == 200


def test_signs_of_the_database_are_only_signs(ana: User, shelf: dict[str, Card], browser_of: Browsers) -> None:
    for search in [
        "NEAR tide",
        "tide AND",
        "^tide",
        "{tide}",
        "scope",
        "u1",
        "tide:*",
        "'tide'",
        "ti%de",
        "\\",
        "tide\x00",
    ]:
        assert browser_of(ana).get("/find", query_string={"q": search}).status_code in {200, 422}, search


def test_says_where_cards_come_from_when_there_are_none(zoe: User, browser_of: Browsers) -> None:
    page = browser_of(zoe).get("/find").text
    assert "No cards yet" in page


def test_says_that_nothing_is_like_that(ana: User, shelf: dict[str, Card], browser_of: Browsers) -> None:
    assert "No card is like that" in browser_of(ana).get("/find?q=nowhere").text


def test_counts_the_most_and_says_more(
    ana: User, shelf: dict[str, Card], browser_of: Browsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("quizapp.features.find.page.views", "quizapp.features.find.queries.pages"):
        monkeypatch.setattr(f"{place}.MOST_COUNTED", 2)
    browser = browser_of(ana)
    assert "More than 2 cards" in browser.get("/find?q=-zzz").text
    assert "5 cards" in browser.get("/find").text


def test_a_tag_of_many_words_links_to_itself(ana: User, browser_of: Browsers) -> None:
    factories.kept_cards(ana)
    assert browser_of(ana).get("/find", query_string={"q": 'tag:"Geo::x"'}).status_code == 200
