"""The reading page: the text with its facts marked, and the cards of one fact beside it."""

import re
from collections.abc import Callable, Collection

import pytest
from flask.testing import FlaskClient

from quizapp.features.articles import memories
from quizapp.features.articles.memories import Level, Recall
from quizapp.models import Article, Card, Deck, Note, Progress, User
from tests import factories
from tests.features.counting import statements

Browsers = Callable[[User], FlaskClient]
SENTENCE = "It was declared a UNESCO World Heritage Site in 1996."


@pytest.fixture
def article(ana: User) -> Article:
    return factories.article(ana)


@pytest.fixture
def deck(ana: User, article: Article) -> Deck:
    return factories.deck(ana, article)


@pytest.fixture
def note(article: Article, deck: Deck) -> Note:
    start = article.text.index(SENTENCE)
    return factories.note(deck, SENTENCE, start=start, end=start + len(SENTENCE), paragraph=1)


@pytest.fixture
def card(note: Note) -> Card:
    return factories.card(note)


def _text(page: str) -> str:
    shown = re.sub(r"<aside.*?</aside>", "", page, flags=re.DOTALL)
    inside = re.search(r'<article class="reading.*?>(.*)</article>', shown, flags=re.DOTALL)
    assert inside
    return "\n\n".join(re.sub(r"<[^>]+>", "", part) for part in re.findall(r"<(?:p|h2) data-start.*", inside[1]))


def test_the_text_stands_there_letter_by_letter(ana: User, browser_of: Browsers, article: Article, card: Card) -> None:
    page = browser_of(ana).get(f"/articles/{article.id}").get_data(as_text=True)
    assert _text(page) == article.text.removeprefix("Lake Baikal\n\n")
    assert f'data-fact="{card.note_id}"' in page
    assert f'<p data-start="{article.text.index("In January")}">' in page


def test_a_fact_opens_its_cards_without_script(ana: User, browser_of: Browsers, article: Article, card: Card) -> None:
    page = browser_of(ana).get(f"/articles/{article.id}?fact={card.note_id}").get_data(as_text=True)
    assert "1 card from this sentence" in page
    assert card.front in page
    assert 'aria-expanded="true"' in page


def test_a_fact_opens_its_cards_by_script(ana: User, browser_of: Browsers, article: Article, card: Card) -> None:
    address = f"/articles/{article.id}/facts/{card.note_id}"
    answer = browser_of(ana).get(address, headers={"Accept": "application/json"})
    assert card.front in answer.json["html"]
    assert browser_of(ana).get(address).location.endswith(f"?fact={card.note_id}#fact-{card.note_id}")


def test_facts_that_overlap_are_one_mark(
    ana: User, browser_of: Browsers, article: Article, card: Card, deck: Deck
) -> None:
    start = article.text.index("UNESCO")
    other = factories.note(deck, "UNESCO World", start=start, end=start + 12)
    factories.card(other, front="Which body declared it?", back="UNESCO")
    browser = browser_of(ana)
    assert browser.get(f"/articles/{article.id}").data.count(b"data-fact=") == 1
    for note_id in (card.note_id, other.id):
        page = browser.get(f"/articles/{article.id}?fact={note_id}").data
        assert b"2 cards from this sentence" in page


def test_a_dropped_card_leaves_no_mark(ana: User, browser_of: Browsers, article: Article, note: Note) -> None:
    factories.card(note, standing="dropped")
    assert b"data-fact" not in browser_of(ana).get(f"/articles/{article.id}").data


@pytest.mark.parametrize(("level", "css"), [(Level.FAINT, "fact fact-faint"), (Level.FIRM, "fact fact-firm")])
def test_the_marker_is_as_full_as_the_memory(
    ana: User, browser_of: Browsers, article: Article, card: Card, monkeypatch: pytest.MonkeyPatch,
    level: Level, css: str,
) -> None:  # fmt: skip
    def recalls(_learner: User, ids: Collection[int]) -> dict[int, Recall]:
        return dict.fromkeys(ids, Recall(level))

    monkeypatch.setattr(memories._Sources, "recalls", staticmethod(recalls))
    page = browser_of(ana).get(f"/articles/{article.id}").get_data(as_text=True)
    assert f'<a class="{css}" id="fact-' in page
    assert f'class="m{level.value}"' in page


def test_the_longest_article_is_read_in_pages(ana: User, browser_of: Browsers) -> None:
    text = "\n\n".join(f"Paragraph {n} says that the lake is deep and cold and clear." for n in range(9_500))
    article = factories.article(ana, text=text[:600_000], title="Long")
    browser = browser_of(ana)
    first = browser.get(f"/articles/{article.id}")
    assert len(first.data) < 60_000
    last = int(re.search(rb"of (\d+)</span>", first.data)[1])
    assert b"Paragraph 9" in browser.get(f"/articles/{article.id}?page={last}").data
    assert browser.get(f"/articles/{article.id}?page={last + 1}").status_code == 404


def test_a_fact_on_a_later_page_is_found(ana: User, browser_of: Browsers) -> None:
    text = "\n\n".join(
        f"In {1000 + n} the lake froze for so many days that all ships stayed ashore." for n in range(900)
    )
    article = factories.article(ana, text=text)
    start = text.index("In 1850")
    note = factories.note(factories.deck(ana, article), text[start : start + 60], start=start, end=start + 60)
    factories.card(note, front="When did all ships stay ashore?")
    page = browser_of(ana).get(f"/articles/{article.id}?fact={note.id}").data
    assert b"When did all ships stay ashore?" in page
    assert f'id="fact-{note.id}"'.encode() in page


def test_more_facts_cost_no_more_statements(
    ana: User, browser_of: Browsers, article: Article, card: Card, deck: Deck
) -> None:
    browser = browser_of(ana)
    browser.get(f"/articles/{article.id}")
    with statements() as few:
        browser.get(f"/articles/{article.id}")
    for n in range(20):
        factories.card(factories.note(deck, start=n * 3, end=n * 3 + 2))
    with statements() as many:
        browser.get(f"/articles/{article.id}")
    assert len(many) == len(few) < 20


def test_an_unread_article_leads_to_its_progress(ana: User, browser_of: Browsers) -> None:
    article = factories.article(ana, progress=Progress.FINDING)
    assert browser_of(ana).get(f"/articles/{article.id}").location == f"/articles/{article.id}/making"


def test_a_failed_article_with_its_text_can_be_read(ana: User, browser_of: Browsers) -> None:
    article = factories.article(ana, progress=Progress.FAILED, refusal={"reason": "gave_up"})
    page = browser_of(ana).get(f"/articles/{article.id}").data
    assert b"Your text is kept" in page
    assert b"Siberia" in page


def test_hostile_text_stays_text(ana: User, browser_of: Browsers) -> None:
    article = factories.article(ana, text="<script>alert(1)</script> is what the lake said to the men. " * 3)
    assert b"<script>alert" not in browser_of(ana).get(f"/articles/{article.id}").data


def test_a_stranger_finds_nothing(zoe: User, browser_of: Browsers, article: Article, card: Card) -> None:
    browser = browser_of(zoe)
    for path in ("", f"?fact={card.note_id}", f"/facts/{card.note_id}", "/cards/new"):
        assert browser.get(f"/articles/{article.id}{path}").status_code == 404


def test_a_fact_of_another_article_is_not_found(ana: User, browser_of: Browsers, card: Card) -> None:
    other = factories.article(ana, text="Another text.")
    assert browser_of(ana).get(f"/articles/{other.id}?fact={card.note_id}").status_code == 404
