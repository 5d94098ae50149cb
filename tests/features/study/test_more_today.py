"""More new cards today than the limits let through: asked for once, counted alike everywhere, forgotten tomorrow."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from quizapp.adapters import clock
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rules.orders import NewOrder
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.accounts.belongings import BELONGINGS
from quizapp.features.articles import memories
from quizapp.features.articles.memories import Due
from quizapp.features.study.learner import learner_of
from quizapp.features.study.options import services as options
from quizapp.models import Card, Memory, User
from tests import factories, people
from tests.conftest import NOON, empty_postgres, make_app
from tests.features.study.answers import JSON, answer, days, opened, study
from tests.features.study.test_belonging import guest

MANY = 8
TODAY = NOON.date().isoformat()


def ask(browser: FlaskClient, card: Card, number: object = 5, **values: object) -> Any:
    """Ask for more cards as the page does."""
    return browser.post(study(card, "/more"), data={"number": number, "seen": 0, "day": TODAY} | values)


def page(browser: FlaskClient, card: Card) -> Any:
    return html.fromstring(browser.get(study(card)).text)


def asked(browser: FlaskClient, card: Card) -> int:
    """How many cards the session says are left; 0 when it says that it is over."""
    return int(page(browser, card).xpath("string(//*[@data-left])") or 0)


def listed(browser: FlaskClient) -> tuple[str, str]:
    """What the list of decks says of each, and the badge."""
    tree = html.fromstring(browser.get("/study").text)
    of_decks = [" ".join(found.text_content().split()) for found in tree.xpath("//ul[contains(@class, 'rows')]/li//p")]
    return "; ".join(of_decks), tree.xpath("string(//*[@class='count']/*[@aria-hidden])")


def done_for_today(learner: User, browser_of: Any, number: int = 8, **settings: int) -> tuple[list[Card], FlaskClient]:
    """A deck of new cards of which today's limit of two is learned."""
    learner.new_per_day = settings.get("new_per_day", 2)
    learner.reviews_per_day = settings.get("reviews_per_day", 200)
    db.session.commit()
    cards, browser = opened(learner, browser_of, number)
    for card in cards[: learner.new_per_day]:
        answer(browser, card, rating=4)
    return cards, browser


def test_the_page_at_the_limit_offers_more(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = done_for_today(ana, browser_of)
    shown = page(browser, cards[0])
    assert [" ".join(button.text_content().split()) for button in shown.xpath("//button[@name='number']")] == [
        "Learn 6 more new cards today"
    ]
    assert "6 new cards wait in this deck." in shown.text_content()
    assert "Study more anyway" in browser.get("/study").text


def test_where_no_new_card_waits_nothing_is_offered(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = done_for_today(ana, browser_of, 2)
    assert page(browser, cards[0]).xpath("//*[@name='number']") == []
    assert "Study more anyway" not in browser.get("/study").text


def test_asking_for_more_gives_as_many_everywhere(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = done_for_today(ana, browser_of)
    others, _browser = opened(ana, browser_of, 4)
    assert (asked(browser, cards[0]), listed(browser)[1]) == (0, "")
    assert ask(browser, cards[0]).location.endswith(study(cards[0]))
    assert (asked(browser, cards[0]), asked(browser, others[0])) == (5, 0)
    assert listed(browser) == ("Done for today. More wait for tomorrow.; 5 new", "5")
    assert memories.dues(ana, [cards[0].deck_id]) == {cards[0].deck_id: Due(0, 5)}
    assert len(browser.get(study(cards[0], "/ahead")).json["cards"]) == 5


def test_a_whole_session_gives_just_so_many(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = done_for_today(ana, browser_of, 9)
    ask(browser, cards[0], 3)
    left = [answer(browser, card, rating=4).json["left"] for card in cards[2:5]]
    assert (left, asked(browser, cards[0])) == ([2, 1, 0], 0)
    assert "Today you asked for 3 new cards of this deck on top." in page(browser, cards[0]).text_content()


def test_more_can_be_asked_for_again(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = done_for_today(ana, browser_of)
    ask(browser, cards[0], 1)
    answer(browser, cards[2], rating=4)
    ask(browser, cards[0], 2, seen=1)
    assert (asked(browser, cards[0]), listed(browser)[1], days(ana)[0].more_new) == (2, "2", 3)


def test_more_than_there_are_gives_all(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = done_for_today(ana, browser_of)
    ask(browser, cards[0], 200)
    assert (asked(browser, cards[0]), listed(browser)) == (6, ("6 new", "6"))


def test_more_than_the_usual_count_reaches_is_still_exact(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = done_for_today(ana, browser_of, 160)
    ask(browser, cards[0], 150)
    assert (page(browser, cards[0]).xpath("string(//*[@data-left])"), listed(browser)) == ("150", ("150 new", "150"))


def test_reviews_that_reached_their_limit_do_not_hold_it_back(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = done_for_today(ana, browser_of, reviews_per_day=2)
    ask(browser, cards[0], 2)
    assert (asked(browser, cards[0]), listed(browser)) == (2, ("2 new", "2"))


def test_what_was_asked_for_takes_no_review_away(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = done_for_today(ana, browser_of, reviews_per_day=3)
    ask(browser, cards[0], 2)
    for card in cards[2:4]:
        answer(browser, card, rating=4)
    factories.memory(ana, factories.kept_cards(ana)[0])
    assert listed(browser)[1] == "1"


def test_undo_gives_the_new_card_back_and_no_other(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = done_for_today(ana, browser_of)
    ask(browser, cards[0], 2)
    answer(browser, cards[2], rating=4)
    browser.post("/study/undo", headers=JSON)
    assert (asked(browser, cards[0]), listed(browser)[1]) == (2, "2")
    browser.post("/study/undo", headers=JSON)  # the last one of the usual limit
    assert (asked(browser, cards[0]), listed(browser)[1]) == (3, "3")


def test_the_next_day_has_its_usual_limit(ana: User, browser_of: Any, at: Callable[..., None]) -> None:
    cards, browser = done_for_today(ana, browser_of)
    ask(browser, cards[0])
    at(NOON + timedelta(hours=15, minutes=59))
    assert asked(browser, cards[0]) == 5
    at(NOON + timedelta(hours=16))  # four in the morning
    assert (asked(browser, cards[0]), listed(browser)[1]) == (2, "2")


def test_yesterdays_page_adds_nothing_to_today(ana: User, browser_of: Any, at: Callable[..., None]) -> None:
    cards, browser = done_for_today(ana, browser_of)
    at(NOON + timedelta(days=1))
    answered = browser.post(
        study(cards[0], "/more"), data={"number": 5, "seen": 0, "day": TODAY}, follow_redirects=True
    )
    assert "A new day has begun" in answered.text
    assert (asked(browser, cards[0]), [day.more_new for day in days(ana)]) == (2, [0])


def test_the_same_click_twice_asks_once(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = done_for_today(ana, browser_of)
    assert [ask(browser, cards[0], 3).status_code for _ in range(2)] == [303, 303]
    assert (asked(browser, cards[0]), days(ana)[0].more_new) == (3, 3)


@pytest.mark.parametrize("typed", ["0", "201", "-1", "ten", "", "1.5", "9" * 30, "٣"])
def test_what_is_no_such_number_is_said_at_the_field_and_kept(ana: User, browser_of: Any, at: Any, typed: str) -> None:
    cards, browser = done_for_today(ana, browser_of)
    answered = ask(browser, cards[0], typed)
    shown = html.fromstring(answered.text)
    assert (answered.status_code, shown.xpath("string(//input[@name='number']/@value)")) == (422, typed[:40])
    said = shown.get_element_by_id("more-error").text_content().strip()
    assert said == "A whole number from 1 to 200."
    assert "more-error" in shown.get_element_by_id("more-number").get("aria-describedby")
    assert days(ana)[0].more_new == 0


def test_a_strangers_deck_gets_no_more(ana: User, zoe: User, browser_of: Any, at: Any) -> None:
    cards, _browser = done_for_today(ana, browser_of)
    assert ask(browser_of(zoe), cards[0]).status_code == 404
    assert (days(ana)[0].more_new, days(zoe)) == (0, [])


def test_a_day_of_asking_alone_is_no_day_of_study(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = done_for_today(ana, browser_of, new_per_day=0)
    ask(browser, cards[0])
    assert (asked(browser, cards[0]), days(ana)[0].answers) == (5, 0)
    assert browser.get("/progress").status_code == 200


def test_it_is_exported_and_an_account_adopts_it(ana: User, browser_of: Any, at: Any) -> None:
    visitor = guest()
    cards, browser = done_for_today(visitor, browser_of)
    ask(browser, cards[0])
    assert json.loads(json.dumps(BELONGINGS["study"].export(visitor)))["days"][0]["more_new"] == 5
    ana.new_per_day = 2
    for name in ("articles", "decks", "study"):
        BELONGINGS[name].adopt(visitor, ana)
    db.session.commit()
    assert asked(browser_of(ana), cards[0]) == 5


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def busy_app(request: pytest.FixtureRequest, tmp_path: Any, worker_id: str) -> Iterator[Flask]:
    """An app on a database of its own, where commits are real."""
    url = empty_postgres(f"quizapp_more_{worker_id}") if request.param == "postgresql" else ""
    app = make_app(tmp_path, url)
    app.test_client_class = FlaskClient
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def test_many_clicks_at_one_moment_ask_once(busy_app: Flask) -> None:
    ana = people.make("ana")
    card, cookie, start = factories.kept_cards(ana, 8)[0], ana.get_id(), Barrier(MANY)
    db.session.remove()

    def click(_number: int) -> int:
        browser = busy_app.test_client()
        with browser.session_transaction() as session:
            session["_user_id"] = cookie
        start.wait()
        return int(ask(browser, card, 3).status_code)

    with clock.standing_at(NOON), ThreadPoolExecutor(MANY) as threads:
        assert list(threads.map(click, range(MANY))) == [303] * MANY
    db.session.rollback()
    assert [day.more_new for day in days(db.session.merge(ana))] == [3]


def lowered(browser: FlaskClient, card: Card, **values: object) -> Any:
    """Set lower limits of the card's deck for today."""
    return browser.post(f"/decks/{card.deck_id}/options/today", data=values)


def test_Q3_fewer_today_alone_counted_alike_everywhere(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = opened(ana, browser_of, MANY)
    others, _browser = opened(ana, browser_of, 2)
    assert lowered(browser, cards[0], today_new=3).status_code == 303
    assert (asked(browser, cards[0]), asked(browser, others[0]), listed(browser)) == (3, 2, ("2 new; 3 new", "5"))
    for card in cards[:3]:
        answer(browser, card, rating=4)
    words = " ".join(page(browser, cards[0]).text_content().split())
    assert "your daily limits are reached (3 new, 200 reviews). You set them for today alone." in words
    assert 'value="3"' in browser.get(f"/decks/{cards[0].deck_id}/options").text
    at(NOON + timedelta(days=1))
    assert asked(browser, cards[0]) == MANY - 3


@pytest.mark.parametrize("order", [NewOrder.DECK, NewOrder.RANDOM])
def test_Q3_a_higher_limit_holds_today_alone(ana: User, browser_of: Any, at: Any, order: NewOrder) -> None:
    """Whether the deck goes by the index or by an order of its own; other decks lose nothing of what is theirs."""
    ana.new_per_day = 2
    db.session.commit()
    cards, browser = opened(ana, browser_of, MANY)
    others, _browser = opened(ana, browser_of, 3)
    options.save_set(ana.id, cards[0].deck_id, "Order", Preset(new_per_day=2, new_order=order), is_new=True, now=NOON)
    db.session.commit()
    assert (asked(browser, cards[0]), asked(browser, others[0])) == (2, 2)
    lowered(browser, cards[0], today_new=5)
    assert (asked(browser, cards[0]), asked(browser, others[0])) == (5, 2)
    for card in cards[:4] if order is NewOrder.DECK else ():
        answer(browser, card, rating=4)
        assert asked(browser, others[0]) == min(2, 5 - cards.index(card) - 1)
    if order is NewOrder.DECK:
        assert asked(browser, cards[0]) == 1
    at(NOON + timedelta(days=1))
    assert asked(browser, cards[0]) == 2


def test_Q3_more_reviews_today_alone(ana: User, browser_of: Any, at: Any) -> None:
    ana.reviews_per_day = 1
    db.session.commit()
    cards, browser = opened(ana, browser_of, MANY)
    for memory in db.session.scalars(db.select(Memory)):
        memory.phase, memory.interval_days, memory.due = Phase.REVIEW, 5, NOON - timedelta(days=1)
    db.session.commit()
    assert asked(browser, cards[0]) == 1
    lowered(browser, cards[0], today_reviews=4)
    assert (asked(browser, cards[0]), listed(browser)) == (4, ("4 due", "4"))


def test_Q3_fewer_than_were_answered_is_none_and_empty_is_as_usual(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = opened(ana, browser_of, MANY)
    answer(browser, cards[0], rating=4)
    lowered(browser, cards[0], today_new=0, today_reviews=0)
    assert asked(browser, cards[0]) == 0
    lowered(browser, cards[0])
    assert asked(browser, cards[0]) == MANY - 1


def test_Q3_a_lower_limit_lets_go_of_what_was_asked_for_on_top(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = done_for_today(ana, browser_of)
    ask(browser, cards[0], 5)
    answer(browser, cards[2], rating=4)
    lowered(browser, cards[0], today_new=1)
    assert (asked(browser, cards[0]), days(ana)[0].more_new) == (0, 1)
    ask(browser, cards[0], 2, seen=1)
    assert asked(browser, cards[0]) == 2


def test_Q3_a_lower_limit_holds_for_the_decks_below(ana: User, browser_of: Any, at: Any) -> None:
    above = factories.deck(ana, name="Lakes")
    below = factories.deck(ana, name="Lakes::Deep")
    cards = [factories.card(factories.note(deck), f"{number}?") for number, deck in enumerate([above, below] * 3)]
    browser = browser_of(ana)
    lowered(browser, cards[0], today_new=4)
    assert (asked(browser, cards[0]), asked(browser, cards[1])) == (4, 3)


@pytest.mark.parametrize("typed", ["-1", "many", "10000"])
def test_Q3_what_is_no_limit_is_said_and_a_stranger_sets_none(
    ana: User, zoe: User, browser_of: Any, at: Any, typed: str
) -> None:
    [card], browser = opened(ana, browser_of)
    reply = lowered(browser, card, today_reviews=typed)
    assert (reply.status_code, 'id="today_reviews-error"' in reply.text, typed in reply.text) == (422, True, True)
    assert lowered(browser_of(zoe), card, today_new=1).status_code == 404
    assert days(ana) == []


@pytest.mark.parametrize("order", [NewOrder.DECK, NewOrder.RANDOM])
def test_T1_moving_far_west_gives_no_limit_out_again(ana: User, browser_of: Any, at: Any, order: NewOrder) -> None:
    """In Auckland it is the morning of the 11th; in Honolulu it is still that of the 10th, a day not spent."""
    ana.timezone, ana.new_per_day = "Pacific/Auckland", 2
    db.session.commit()
    morning = NOON.replace(hour=19)
    at(morning)
    cards, browser = opened(ana, browser_of, MANY)
    others, _browser = opened(ana, browser_of, 2)
    preset = Preset(new_per_day=2, new_order=order)
    options.save_set(ana.id, cards[0].deck_id, "Order", preset, is_new=True, now=NOON)
    db.session.commit()
    for card in cards[:2]:
        assert answer(browser, card, rating=4).status_code == 200
    assert (asked(browser, cards[0]), asked(browser, others[0])) == (0, 0)
    ana.timezone = "Pacific/Honolulu"
    db.session.commit()
    assert learner_of(ana).clock.day_of(morning) == NOON.date()
    assert (asked(browser, cards[0]), asked(browser, others[0]), listed(browser)[1]) == (0, 0, "")
    at(morning + timedelta(days=1))
    assert asked(browser, cards[0]) == 0, "the 11th was studied already"
    at(morning + timedelta(days=2))
    assert asked(browser, cards[0]) == 2
