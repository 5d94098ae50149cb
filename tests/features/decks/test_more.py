"""More cards: asked for on a page, added once, only what is new."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from quizapp.core.cards.card import Card as Made
from quizapp.core.generate import Generated
from quizapp.extensions import db
from quizapp.features.decks import services
from quizapp.models import Article, Card, Deck, MoreWish, Note, Progress, Standing, User
from tests import factories
from tests.factories import TEXT

Browsers = Callable[[User], FlaskClient]
WISH = {"wishing": "yes", "number": "10", "kinds": ["gap"], "difficulty": "normal", "part": "all", "after": "0"}
SENTENCE = "In January 1862 a strong earthquake caused land in the delta of the Selenga to sink."


class Told:
    """A language that says what it was told to, and remembers what it was asked."""

    def __init__(self, *cards: Made, spares: list[Made] | None = None) -> None:
        self.given, self.asked = Generated(list(cards), spares or [], [], [], 60), []

    def make_cards(self, text: str, wish: object, *, title: str, progress: Callable[[int, int], None]) -> Generated:
        self.asked.append(wish)
        progress(1, 1)
        return self.given


def made(key: str, kind: str = "cloze", score: float = 0.8) -> Made:
    start = TEXT.index(SENTENCE)
    fields = {"start": start, "end": start + len(SENTENCE), "paragraph": 2, "score": score, "fact_key": key}
    return Made(
        kind, f"{kind} {key} ____?", "1862", (), SENTENCE, answer_start=start + 11, answer_end=start + 15, **fields
    )


@pytest.fixture
def tell(app: Flask) -> Callable[..., Told]:
    def set_up(*cards: Made, spares: list[Made] | None = None) -> Told:
        app.extensions["quizapp.language"] = Told(*cards, spares=spares)
        return app.extensions["quizapp.language"]

    return set_up


def ask(browser: FlaskClient, deck: Deck, **values: object) -> str:
    answer = browser.post(f"/decks/{deck.id}/more", data={**WISH, **values})
    assert answer.status_code == 303, answer.text
    return answer.location


def count(table: type) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def drafts() -> list[str]:
    return list(db.session.scalars(select(Card.front).where(Card.standing == Standing.DRAFT).order_by(Card.id)))


def test_new_cards_are_added_and_shown_alone(
    ana: User, browser_of: Browsers, deck: Deck, first: Card, tell: Callable[..., Told], run_jobs: Callable[[], int]
) -> None:
    tell(made("k1"), made("k2"))
    browser = browser_of(ana)
    waiting = ask(browser, deck)
    assert "Looking for more facts" in browser.get(waiting).text
    run_jobs()
    shown = browser.get(browser.get(f"{waiting}/state").json["next"]).text
    assert "Check the new cards" in shown
    assert "2 new cards from" in shown
    assert "cloze k1" in shown
    assert first.front not in shown
    assert browser.get(waiting).location.endswith(f"show=new-{db.session.scalar(select(MoreWish.id))}")


def test_kept_and_dropped_cards_are_left_alone_and_nothing_is_asked_twice(
    ana: User,
    browser_of: Browsers,
    deck: Deck,
    notes: list[Note],
    tell: Callable[..., Told],
    run_jobs: Callable[[], int],
) -> None:
    kept = factories.card(factories.note(deck, fact_key="k1"), family="cloze")
    dropped = factories.card(factories.note(deck, fact_key="k2"), family="cloze", standing="dropped")
    tell(made("k1"), made("k2"), made("k3"))
    ask(browser_of(ana), deck)
    run_jobs()
    assert drafts() == ["cloze k3 ____?"]
    assert (kept.standing, dropped.standing) == (Standing.KEPT, Standing.DROPPED)


def test_asking_twice_adds_once_and_later_finds_nothing_more(
    ana: User, browser_of: Browsers, deck: Deck, tell: Callable[..., Told], run_jobs: Callable[[], int]
) -> None:
    tell(made("k1"))
    browser = browser_of(ana)
    assert ask(browser, deck) == ask(browser, deck)
    assert (count(MoreWish), run_jobs()) == (1, 1)
    assert ask(browser, deck) == ask(browser, deck)  # a tab that was opened before, sent after
    again = ask(browser, deck, after=str(db.session.scalar(select(MoreWish.id))))
    run_jobs()
    assert (count(MoreWish), count(Card)) == (2, 1)
    target = browser.get(f"{again}/state").json["next"]
    assert "No further facts found here" in browser.get(target).text


def test_a_job_run_twice_or_cut_short_adds_once(
    ana: User, browser_of: Browsers, deck: Deck, tell: Callable[..., Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(made("k1"), made("k2"))
    ask(browser_of(ana), deck)
    number = db.session.scalar(select(MoreWish.id))
    with monkeypatch.context() as broken:
        broken.setattr("quizapp.features.decks.more.services.add_cards", lambda *_a, **_k: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            services.make_more(number, db.session.commit)
    db.session.rollback()
    assert count(Card) == 0
    for _ in range(2):
        services.make_more(number, db.session.commit)
        db.session.commit()
    assert (count(Card), db.session.get(MoreWish, number).added) == (2, 2)


def test_the_wish_reaches_the_language_with_room_for_what_is_asked_already(
    ana: User, browser_of: Browsers, deck: Deck, first: Card, tell: Callable[..., Told], run_jobs: Callable[[], int]
) -> None:
    language = tell()
    ask(browser_of(ana), deck, number="own", own_number="3", difficulty="hard", part="some", first="1", last="1")
    run_jobs()
    wish = language.asked[0]
    assert (wish.limit, list(wish.kinds), wish.difficulty) == (4, ["cloze"], "hard")
    assert TEXT[slice(*wish.part)].startswith("Lake Baikal is a rift")
    assert TEXT[slice(*wish.part)].endswith("in 1996.")


def test_a_spare_question_of_a_kind_asked_for_becomes_a_card_only_for_whoever_wants_facts_again(
    ana: User, browser_of: Browsers, deck: Deck, tell: Callable[..., Told], run_jobs: Callable[[], int]
) -> None:
    note = factories.note(deck, fact_key="k1")
    factories.card(note, family="cloze")
    spare = factories.card(note, "When?", family="when", standing="spare")
    tell(made("k1"), spares=[made("k1", "when")])
    browser = browser_of(ana)
    waiting = ask(browser, deck, kinds=["when"])
    run_jobs()
    assert (spare.standing, count(Card)) == (Standing.SPARE, 2)  # the page promises to leave out what is asked
    assert 'name="again"' in browser.get(browser.get(f"{waiting}/state").json["next"]).text
    again = ask(browser, deck, kinds=["when"], again="y")
    assert "Leaving out what your deck asks in this way already" in browser.get(again).text
    run_jobs()
    assert (spare.standing, count(Card)) == (Standing.DRAFT, 2)


def test_a_selected_passage_is_grown_to_its_sentence_and_asked_about(
    ana: User, browser_of: Browsers, deck: Deck, tell: Callable[..., Told], run_jobs: Callable[[], int]
) -> None:
    language, browser = tell(), browser_of(ana)
    start = TEXT.index("earthquake")
    page = browser.get(f"/decks/{deck.id}/more?start={start}&end={start + 10}").text
    assert f'<p translate="no">{SENTENCE}</p>' in page
    whole = TEXT.index(SENTENCE)
    ask(browser, deck, part="passage", start=str(whole), end=str(whole + len(SENTENCE)))
    run_jobs()
    assert language.asked[0].part == (whole, whole + len(SENTENCE))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"number": ""}, "Choose how many cards."),
        ({"number": "own", "own_number": "201"}, "Write a number from 1 to 200."),
        ({"kinds": []}, "Choose at least one kind"),
        ({"part": "half"}, "Choose a part of the article."),
        ({"part": "some", "first": "2", "last": "1"}, "an end that comes after it"),
        ({"part": "some", "first": "x", "last": "9" * 5000}, "an end that comes after it"),
        ({"part": "passage", "start": "5", "end": "99999999"}, "That passage is not in the article."),
    ],
)
def test_a_wrong_value_says_so(
    ana: User, browser_of: Browsers, deck: Deck, wrong: dict[str, object], sentence: str
) -> None:
    answer = browser_of(ana).post(f"/decks/{deck.id}/more", data={**WISH, "difficulty": "hard", **wrong})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert re.search(r'checked[^>]*value="hard"', answer.text)
    assert count(MoreWish) == 0


def test_failing_says_so_and_can_be_tried_again(
    ana: User, browser_of: Browsers, deck: Deck, tell: Callable[..., Told], run_jobs: Callable[[], int]
) -> None:
    language, browser = tell(made("k1")), browser_of(ana)
    right, language.make_cards = language.make_cards, lambda *_a, **_k: 1 / 0
    waiting = ask(browser, deck)
    run_jobs()
    assert "Your cards are as they were; try again." in browser.get(waiting).text
    language.make_cards = right
    for _ in range(2):
        assert browser.post(f"{waiting}/again").status_code == 303
    assert run_jobs() == 1
    assert drafts() == ["cloze k1 ____?"]


def test_a_deck_deleted_meanwhile_is_no_error(
    ana: User, browser_of: Browsers, deck: Deck, tell: Callable[..., Told]
) -> None:
    tell(made("k1"))
    number = factories.more_wish(deck).id
    db.session.delete(deck)
    db.session.commit()
    services.make_more(number, db.session.commit)
    assert count(Card) == 0


def test_where_no_cards_can_be_made_the_page_says_so(
    ana: User, browser_of: Browsers, deck: Deck, article: Article
) -> None:
    browser = browser_of(ana)
    article.language = "xx"
    db.session.commit()
    assert "No cards from this language yet" in browser.get(f"/decks/{deck.id}/more").text
    assert browser.post(f"/decks/{deck.id}/more", data=WISH).status_code == 422
    article.progress = Progress.FINDING
    db.session.commit()
    assert browser.get(f"/decks/{deck.id}/more").location.endswith(f"/articles/{article.id}/making")


def test_strangers_and_decks_without_an_article_get_nothing(
    ana: User, zoe: User, browser_of: Browsers, deck: Deck
) -> None:
    wish = factories.more_wish(deck)
    for path in ("", f"/{wish.id}", f"/{wish.id}/state"):
        assert browser_of(zoe).get(f"/decks/{deck.id}/more{path}").status_code == 404
    assert browser_of(zoe).post(f"/decks/{deck.id}/more", data=WISH).status_code == 404
    loose = factories.deck(ana)
    assert browser_of(ana).get(f"/decks/{loose.id}/more").status_code == 404
    assert browser_of(ana).get(f"/decks/{loose.id}/more/{wish.id}").status_code == 404
    assert browser_of(ana).get(f"/decks/{deck.id}/more?again={2**70}&start=-1&end=x").status_code == 200
