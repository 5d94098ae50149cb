"""The list of decks, the count in the header, and what pages about articles learn of memory."""

from datetime import timedelta
from typing import Any

from flask import Flask
from lxml import html

from quizapp.core.memory.state import Phase
from quizapp.core.stats.remembered import FIRM_STABILITY_DAYS
from quizapp.extensions import db
from quizapp.features.articles import memories
from quizapp.features.articles.memories import Due, Level
from quizapp.models import CardChange, Standing, User
from tests import factories
from tests.conftest import NOON
from tests.features.study.answers import JSON, answer, opened, study


def words(browser: Any, path: str) -> list[str]:
    """What stands in the list of decks."""
    tree = html.fromstring(browser.get("/study").text)
    return [" ".join(element.text_content().split()) for element in tree.xpath(path)]


def test_each_deck_says_what_waits(ana: User, browser_of: Any, at: Any) -> None:
    due, _tomorrow, _new = factories.kept_cards(ana, 3)
    factories.memory(ana, due)
    factories.memory(ana, _tomorrow, due=NOON + timedelta(days=1))
    factories.deck(ana, name="Empty")
    browser = browser_of(ana)
    assert words(browser, "//ul[contains(@class, 'rows')]/li//p") == ["No cards kept yet", "1 due, 1 new"]
    assert words(browser, "//*[@class='head']//p") == ["1 due, 1 new, about 20 seconds."]
    assert words(browser, "//*[@class='count']") == ["2 1 due, 1 new"]


def test_the_limits_of_the_day_hold_for_all_decks_together(ana: User, browser_of: Any, at: Any) -> None:
    ana.new_per_day = 3
    db.session.commit()
    factories.kept_cards(ana, 5)
    factories.kept_cards(ana, 5)
    assert words(browser_of(ana), "//*[@class='count']") == ["3 3 new"]


def test_the_words_say_what_the_session_gives(ana: User, browser_of: Any, at: Any) -> None:
    ana.new_per_day, ana.reviews_per_day = 2, 4
    db.session.commit()
    cards = factories.kept_cards(ana, 8)
    for card in cards[:3]:
        factories.memory(ana, card)
    browser = browser_of(ana)
    said = words(browser, "//*[@class='head']//p")[0]
    asked = html.fromstring(browser.get(study(cards[0])).text).xpath("string(//*[@data-left])")
    assert (said[:12], asked) == ("3 due, 1 new", "4")


def test_the_time_is_the_learners_own(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = opened(ana, browser_of, 7)
    answer(browser, cards[0], rating=4, taken_ms=30_000)
    assert words(browser, "//*[@class='head']//p") == ["6 new, about 3 minutes."]


def test_without_decks_the_way_leads_to_an_article(ana: User, browser_of: Any, at: Any) -> None:
    assert words(browser_of(ana), "//h2")[0] == "No decks yet"


def test_nothing_is_counted_twice_or_for_others(ana: User, ben: User, browser_of: Any, at: Any) -> None:
    cards, browser = opened(ana, browser_of, 2)
    browser.get(study(cards[0]))
    assert words(browser, "//*[@class='count']") == ["2 2 new"]
    assert words(browser_of(ben), "//*[@class='count']") == []


def test_pages_about_articles_learn_how_well_a_card_is_remembered(app: Flask, ana: User, at: Any) -> None:
    new, step, young, old, faded = factories.kept_cards(ana, 5)
    factories.memory(ana, step, phase=Phase.LEARNING, interval_days=0)
    factories.memory(ana, young)
    factories.memory(ana, old, stability=FIRM_STABILITY_DAYS, last_review=NOON - timedelta(days=21), suspended=True)
    factories.memory(ana, faded, stability=FIRM_STABILITY_DAYS, last_review=NOON - timedelta(days=400))
    found = memories.recalls(ana, [card.id for card in (new, step, young, old, faded)])
    assert {card: recall.level for card, recall in found.items()} == {
        step.id: Level.FAINT,
        young.id: Level.FAINT,
        old.id: Level.FIRM,
        faded.id: Level.FAINT,  # the progress page says the same of it
    }
    assert (found[old.id].is_aside, found[young.id].is_aside) == (True, False)


def test_pages_about_articles_learn_what_waits(app: Flask, ana: User, zoe: User, at: Any) -> None:
    due, _new = factories.kept_cards(ana, 2)
    factories.memory(ana, due)
    assert memories.dues(ana, [due.deck_id]) == {due.deck_id: Due(1, 1)}
    assert memories.dues(zoe, [due.deck_id]) == {}


def test_the_count_of_every_page_is_fresh_after_keeping(ana: User, browser_of: Any, at: Any) -> None:
    cards = [factories.card(factories.note(factories.deck(ana)), standing=Standing.DRAFT)]
    address = f"/decks/{cards[0].deck_id}/cards"
    sent = browser_of(ana).post(f"{address}/{cards[0].id}/keep", data={"seen": 1}, headers=JSON).json
    assert html.fromstring(sent["badge"]).text_content() == "1 1 new"


def test_the_count_is_fresh_after_keeping_the_others(ana: User, browser_of: Any, at: Any) -> None:
    place = factories.deck(ana)
    cards = [factories.card(factories.note(place), standing=Standing.DRAFT) for _ in range(4)]
    browser, address = browser_of(ana), f"/decks/{place.id}/cards"
    browser.post(f"{address}/{cards[0].id}/keep", data={"seen": 1}, headers=JSON)
    assert "Keep the other 3" in browser.get(f"{address}/check").text
    sent = browser.post(f"{address}/keep", headers=JSON).json
    assert html.fromstring(sent["badge"]).text_content() == "4 4 new"
    assert words(browser, "//*[@class='count']") == ["4 4 new"]
    taken_back = browser.post(f"/decks/{place.id}/undo", data={"seen": _last_change(place.id)}, headers=JSON).json
    assert html.fromstring(taken_back["badge"]).text_content() == "1 1 new"


def _last_change(deck_id: int) -> int:
    return db.session.scalars(db.select(db.func.max(CardChange.id)).where(CardChange.deck_id == deck_id)).one()
