"""Many cards are changed as one step, which can be taken back; cards changed since stay as they are."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from quizapp.core.search import read
from quizapp.extensions import db
from quizapp.features.find.many import services
from quizapp.features.find.many.services import Verb
from quizapp.features.find.queries import saved
from quizapp.features.find.queries.pages import ids_of
from quizapp.features.study.integrity import rebuilding
from quizapp.features.study.learner import learner_of
from quizapp.models import Card, Deck, Entry, Memory, Note, ReviewLog, User
from tests import factories
from tests.conftest import NOON
from tests.features.find.conftest import seeker_of
from tests.features.study.answers import answer, opened

Browsers = Callable[[User], FlaskClient]
pytestmark = pytest.mark.usefixtures("at")
MEMORY = {"aside": "suspended", "back": "suspended", "flag": "flag"}


def finds(user: User, search: str) -> int:
    return len(ids_of(seeker_of(user), read(search)))


def take_back(browser: FlaskClient, user: User) -> str:
    step = saved.last_step(user)
    assert step is not None
    return browser.post("/find/undo", data={"seen": step.id}, follow_redirects=True).text


@pytest.mark.parametrize(
    ("values", "search", "before", "after"),
    [
        ({"verb": "tag", "tag": " Sea :: salt "}, "tag:sea::salt", 0, 5),
        ({"verb": "tag", "tag": "marked"}, "tag:marked", 1, 5),
        ({"verb": "untag", "tag": "marked"}, "tag:marked", 1, 0),
        ({"verb": "aside"}, "is:suspended", 1, 5),
        ({"verb": "back"}, "is:suspended", 1, 0),
        ({"verb": "flag", "flag": "3"}, "flag:3", 0, 5),
        ({"verb": "flag", "flag": "0"}, "is:flagged", 1, 0),
        ({"verb": "drop"}, "", 5, 0),
    ],
)
def test_changes_all_and_takes_it_back(
    ana: User,
    shelf: dict[str, Card],
    browser_of: Browsers,
    values: dict[str, str],
    search: str,
    before: int,
    after: int,
) -> None:
    browser = browser_of(ana)
    assert finds(ana, search) == before
    answer = browser.post("/find/change", data={"q": "", "which": "all"} | values)
    assert answer.status_code == 303
    assert finds(ana, search) == after
    assert "Undo" in browser.get("/find").text
    assert "Taken back." in take_back(browser, ana)
    assert finds(ana, search) == before
    assert saved.last_step(ana) is None


def test_changes_the_ticked_ones_only(ana: User, shelf: dict[str, Card], browser_of: Browsers) -> None:
    ids = [shelf["sea"].id, shelf["code"].id]
    browser_of(ana).post("/find/change", data={"q": "x", "which": "ticked", "cards": ids, "verb": "tag", "tag": "two"})
    assert finds(ana, "tag:two") == 2


def test_moves_facts_with_all_their_cards_and_memories(ana: User, shelf: dict[str, Card], browser_of: Browsers) -> None:
    to, year = db.session.get(Deck, shelf["sea"].deck_id), shelf["year"]
    home, version = year.deck_id, year.version
    values = {"which": "ticked", "cards": [year.id], "verb": "move", "deck": to.id}
    browser = browser_of(ana)
    assert "1 fact moved" in browser.post("/find/change", data=values, follow_redirects=True).text
    for name in ("year", "gap"):
        assert (shelf[name].deck_id, db.session.get(Note, shelf[name].note_id).deck_id) == (to.id, to.id)
    memory = db.session.query(Memory).filter_by(card_id=year.id).one()
    assert memory.deck_id == to.id
    assert year.version > version
    assert finds(ana, "deck:seas") == 3
    assert "Taken back." in take_back(browser, ana)
    assert (year.deck_id, memory.deck_id) == (home, home)
    assert finds(ana, "deck:seas") == 1


def test_a_fact_with_a_place_stays_out_of_another_article(ana: User, browser_of: Browsers) -> None:
    first, second = (factories.deck(ana, factories.article(ana)) for _ in range(2))
    card = factories.card(factories.note(first, start=0, end=11))
    values = {"which": "ticked", "cards": [card.id], "verb": "move", "deck": second.id}
    assert "Nothing had to change." in browser_of(ana).post("/find/change", data=values, follow_redirects=True).text
    assert card.deck_id == first.id


def test_a_fact_that_the_deck_has_already_stays(ana: User, browser_of: Browsers) -> None:
    first, second, third = (factories.deck(ana) for _ in range(3))
    cards = [factories.card(factories.note(deck, fact_key="same")) for deck in (first, second)]
    step = services.change(ana, [card.id for card in cards], Verb.MOVE, third.id, now=NOON)
    assert step is not None
    assert step.number == 1
    assert services.change(ana, [card.id for card in cards], Verb.MOVE, third.id, now=NOON) is None


def test_undo_leaves_alone_what_was_changed_since(ana: User, shelf: dict[str, Card], browser_of: Browsers) -> None:
    browser = browser_of(ana)
    browser.post("/find/change", data={"q": "", "which": "all", "verb": "drop"})
    sea = shelf["sea"]
    sea.front = "Written anew"
    db.session.commit()
    assert "4 of 5" in take_back(browser, ana)
    assert finds(ana, "") == 4
    assert sea.standing == "dropped"


def test_a_second_click_takes_nothing_more_back(ana: User, shelf: dict[str, Card], browser_of: Browsers) -> None:
    browser = browser_of(ana)
    for tag in ("one", "two"):
        browser.post("/find/change", data={"which": "all", "verb": "tag", "tag": tag})
    newest = saved.last_step(ana).id
    for _click in range(2):
        browser.post("/find/undo", data={"seen": newest})
    assert (finds(ana, "tag:one"), finds(ana, "tag:two")) == (5, 0)


def test_an_older_step_waits_for_the_newer(ana: User, shelf: dict[str, Card], browser_of: Browsers) -> None:
    browser = browser_of(ana)
    browser.post("/find/change", data={"which": "all", "verb": "tag", "tag": "one"})
    older = saved.last_step(ana).id
    browser.post("/find/change", data={"which": "all", "verb": "tag", "tag": "two"})
    page = browser.post("/find/undo", data={"seen": older}, follow_redirects=True).text
    assert "Another step was made since" in page
    assert (finds(ana, "tag:one"), finds(ana, "tag:two")) == (5, 5)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"which": "ticked", "verb": "drop"}, "Tick the cards"),
        ({"which": "ticked", "cards": ["x", "99999999999999999999"], "verb": "drop"}, "Tick the cards"),
        ({"which": "all", "verb": "tag", "tag": " :: "}, "Write the tag."),
        ({"which": "all", "verb": "tag", "tag": "x" * 201}, "at most 200"),
        ({"which": "all", "verb": "move", "deck": "x"}, "Choose the deck."),
        ({"which": "all", "verb": "flag", "flag": "8"}, "Choose the flag."),
        ({"which": "all", "verb": "burn"}, "Choose what to do"),
    ],
)
def test_says_what_is_missing(
    ana: User, shelf: dict[str, Card], browser_of: Browsers, values: dict[str, object], said: str
) -> None:
    answer = browser_of(ana).post("/find/change", data={"q": ""} | values)
    assert answer.status_code == 422
    assert said in answer.text
    assert saved.last_step(ana) is None


def test_a_search_that_cannot_be_read_changes_nothing(ana: User, shelf: dict[str, Card], browser_of: Browsers) -> None:
    answer = browser_of(ana).post("/find/change", data={"q": "(", "which": "all", "verb": "drop"})
    assert answer.status_code == 422
    assert finds(ana, "") == 5


def test_strangers_change_nothing(ana: User, zoe: User, shelf: dict[str, Card], browser_of: Browsers) -> None:
    browser, ids = browser_of(zoe), [card.id for card in shelf.values()]
    hers = factories.deck(zoe)
    for values in (
        {"verb": "drop"},
        {"verb": "tag", "tag": "mine"},
        {"verb": "aside"},
        {"verb": "move", "deck": hers.id},
    ):
        browser.post("/find/change", data={"which": "ticked", "cards": ids} | values)
    to = shelf["sea"].deck_id
    assert browser.post("/find/change", data={"which": "all", "verb": "move", "deck": to}).status_code == 404
    assert (finds(ana, ""), finds(ana, "tag:mine"), finds(ana, "is:suspended")) == (5, 0, 1)
    assert db.session.query(Memory).filter_by(learner_id=zoe.id).filter(Memory.card_id.in_(ids)).count() == 0


def test_no_more_than_can_be_kept(
    ana: User, shelf: dict[str, Card], browser_of: Browsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.features.find.many.routes.MOST_AT_ONCE", 3)
    answer = browser_of(ana).post("/find/change", data={"q": "", "which": "all", "verb": "drop"})
    assert answer.status_code == 422
    assert "more than 3 cards" in answer.text


def test_only_the_newest_steps_are_kept(ana: User, shelf: dict[str, Card], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "KEPT_STEPS", 2)
    for number in range(4):
        services.change(ana, [shelf["sea"].id], Verb.TAG, f"tag-{number}", now=NOON)
    assert len(saved.steps_before(ana.id, 0)) == 2


def by_hand(browser: FlaskClient, **values: str) -> Any:
    return browser.post("/find/change", data={"q": "", "which": "all"} | values)


def test_S1_S2_a_day_or_a_new_start_for_many_is_one_step(
    ana: User, shelf: dict[str, Card], browser_of: Browsers
) -> None:
    browser = browser_of(ana)
    aside, before, new = finds(ana, "is:suspended"), states(ana), finds(ana, "is:new")
    for _click in range(2):
        assert by_hand(browser, verb="days", days="4-6", key="a" * 24).status_code == 303
        assert finds(ana, "is:review prop:due>=4 prop:due<=6 -is:suspended") == 5 - aside
        assert len(logged(ana)) == 5 - aside
    assert "4 cards have a new day" in browser.get("/find").text
    assert "Taken back." in take_back(browser, ana)
    assert (set(before) <= set(states(ana)), finds(ana, "is:new"), len(logged(ana))) == (True, new, 0)
    assert by_hand(browser, verb="reset").status_code == 303
    assert (finds(ana, "is:new"), {row.kind.value for row in logged(ana)}) == (5, {"reset"})
    assert "Taken back." in take_back(browser, ana)
    assert (set(before) <= set(states(ana)), finds(ana, "is:new"), len(logged(ana))) == (True, new, 0)


def test_S1_the_same_press_with_other_cards_moves_those_it_has_not_moved(
    ana: User, shelf: dict[str, Card], browser_of: Browsers
) -> None:
    browser, [first, second, *_more] = browser_of(ana), sorted(card.id for card in shelf.values())
    for ticked in ([second], [first, second]):
        values = {"which": "ticked", "cards": ticked, "verb": "reset", "key": "b" * 24}
        db.session.execute(update(Memory).where(Memory.card_id.in_(ticked)).values(reviews=Memory.reviews + 1))
        db.session.commit()
        assert browser.post("/find/change", data=values).status_code == 303
    assert [row.card_id for row in logged(ana)] == [first, second]


def test_I1_the_log_leads_to_what_was_set_for_many(ana: User, browser_of: Browsers) -> None:
    cards, browser = opened(ana, browser_of, 3)
    for card in cards[:2]:
        answer(browser, card, rating=4)
    for values in ({"verb": "days", "days": "9"}, {"verb": "reset"}):
        by_hand(browser, **values)
        assert [doubts for _number, doubts in rebuilding.checked(learner_of(ana))] == [[]]
        take_back(browser, ana)
        assert [doubts for _number, doubts in rebuilding.checked(learner_of(ana))] == [[]]


def test_S1_a_card_that_moved_since_stays_and_keeps_its_row(
    ana: User, shelf: dict[str, Card], browser_of: Browsers
) -> None:
    browser = browser_of(ana)
    by_hand(browser, verb="days", days="3")
    [first, *_others] = [row.card_id for row in logged(ana)]
    db.session.execute(update(Memory).where(Memory.card_id == first).values(reviews=Memory.reviews + 1))
    db.session.commit()
    assert "The others were changed since" in take_back(browser, ana)
    assert [row.card_id for row in logged(ana)] == [first]


@pytest.mark.parametrize("days", ["", "-1", "soon", "40000", "5-2"])
def test_S1_what_is_no_day_gets_a_sentence(
    ana: User, zoe: User, shelf: dict[str, Card], browser_of: Browsers, days: str
) -> None:
    answer = by_hand(browser_of(ana), verb="days", days=days)
    assert (answer.status_code, "Write a number of days" in answer.text, logged(ana)) == (422, True, [])
    mine = {"which": "ticked", "cards": [card.id for card in shelf.values()], "verb": "reset"}
    browser_of(zoe).post("/find/change", data=mine)
    assert logged(ana) == []


def states(user: User) -> list[Any]:
    wanted = select(Memory.card_id, Memory.phase, Memory.due, Memory.interval_days, Memory.reviews)
    return list(db.session.execute(wanted.where(Memory.learner_id == user.id).order_by(Memory.card_id)))


def logged(user: User) -> list[ReviewLog]:
    kinds = ReviewLog.kind.in_((Entry.SET_DUE, Entry.RESET))
    wanted = select(ReviewLog).where(ReviewLog.learner_id == user.id, ReviewLog.undone_at.is_(None), kinds)
    return list(db.session.scalars(wanted.order_by(ReviewLog.card_id).execution_options(populate_existing=True)))
