"""What the worker makes of an article: deck, notes and cards, once, however often the job is run."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import func, select

from quizapp.adapters.language.twin import FakeLanguage
from quizapp.core.cards.card import Card as Made
from quizapp.core.cards.wish import Wish
from quizapp.core.generate import Generated
from quizapp.extensions import db
from quizapp.features.articles import services as articles
from quizapp.features.decks import services
from quizapp.models import Article, Card, CardKind, Deck, Note, Progress, Standing, User
from quizapp.samples import samples
from tests import factories

TEXT = (
    "Lake Baikal is a lake in Siberia. It was named a World Heritage Site in 1996. A railway reached it in 1905. "
    "The lake froze over in January 1920. Ships sailed to Irkutsk in 1899."
)
SENTENCE = "It was named a World Heritage Site in 1996."


class Told:
    """A language that says what it was told to."""

    def __init__(self, cards: list[Made], spares: list[Made] | None = None) -> None:
        self.given = Generated(cards, spares or [], [], [], 60)
        self.asked: list[tuple[Wish, str]] = []

    def make_cards(self, text: str, wish: Wish, *, title: str, progress: Callable[[int, int], None]) -> Generated:
        self.asked.append((wish, title))
        for done in range(1, 4):
            progress(done, 3)
        return self.given


def made(question: str = "In what year was it named?", kind: str = "when", **values: object) -> Made:
    start = TEXT.index(SENTENCE)
    answer = TEXT.index("1996")
    fields = {"sentence": SENTENCE, "start": start, "end": start + len(SENTENCE), "paragraph": 0, "score": 0.9}
    fields |= {"fact_key": "key-1", "answer_start": answer, "answer_end": answer + 4, "context": "Lake Baikal"}
    return Made(kind, question, "1996", ("1994", "1997", "1999"), **(fields | values))


@pytest.fixture
def article(ana: User) -> Article:
    return factories.article(ana, text=TEXT, progress=Progress.WAITING, wish={"limit": 7, "seed": 3})


@pytest.fixture
def told(app: Flask) -> Callable[..., Told]:
    def set_up(*cards: Made, spares: list[Made] | None = None) -> Told:
        app.extensions["quizapp.language"] = Told(list(cards), spares)
        return app.extensions["quizapp.language"]

    return set_up


def run(article: Article) -> None:
    services.make_cards(article.id, db.session.commit)
    db.session.commit()


def count(table: type) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_a_card_keeps_its_fact_its_place_and_its_options(article: Article, told: Callable[..., Told]) -> None:
    told(made(accept=("in 1996",)))
    run(article)
    card, note = db.session.scalars(select(Card)).one(), db.session.scalars(select(Note)).one()
    assert (card.kind, card.family, card.standing) == (CardKind.BASIC, "when", Standing.DRAFT)
    assert (card.front, card.back, card.score) == ("In what year was it named?", "1996", 0.9)
    assert (card.distractors, card.accept) == (["1994", "1997", "1999"], ["in 1996"])
    assert article.text[note.start : note.end] == note.sentence == SENTENCE
    assert article.text[note.answer_start : note.answer_end] == "1996"
    assert (note.context, note.paragraph) == ("Lake Baikal", 0)


def test_a_gap_is_a_gap_card(article: Article, told: Callable[..., Told]) -> None:
    told(made("It was named a World Heritage Site in ____.", kind="cloze"))
    run(article)
    assert db.session.scalars(select(Card.kind)).one() == CardKind.CLOZE


def test_other_questions_for_a_fact_are_spare(article: Article, told: Callable[..., Told]) -> None:
    told(made(), spares=[made("When?"), made("____", kind="cloze")])
    run(article)
    standings = db.session.scalars(select(Card.standing).order_by(Card.id)).all()
    assert standings == [Standing.DRAFT, Standing.SPARE, Standing.SPARE]
    assert count(Note) == 1


def test_the_wish_reaches_the_language(article: Article, told: Callable[..., Told]) -> None:
    language = told(made())
    run(article)
    assert language.asked == [(Wish(limit=7, seed=3), article.title)]


def test_run_twice_makes_nothing_double(article: Article, told: Callable[..., Told]) -> None:
    told(made(), spares=[made("When?")])
    run(article)
    run(article)
    article.progress = Progress.FINDING  # as if the worker had been killed just before it said so
    run(article)
    assert (count(Deck), count(Note), count(Card)) == (1, 1, 2)
    assert article.progress == Progress.READY


def test_killed_while_writing_it_runs_again(
    article: Article, told: Callable[..., Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    told(made())
    with monkeypatch.context() as broken:
        broken.setattr(articles, "finish", lambda *_a, **_k: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            run(article)
    db.session.rollback()
    assert (count(Card), article.progress) == (0, Progress.FINDING)
    run(article)
    assert (count(Card), article.progress) == (1, Progress.READY)


def test_a_card_by_hand_does_not_stand_in_the_way(article: Article, told: Callable[..., Told], ana: User) -> None:
    factories.card(factories.note(factories.deck(ana, article), fact_key="hand-1"))
    told(made())
    run(article)
    assert (count(Deck), count(Note), count(Card)) == (1, 2, 2)


def test_an_article_deleted_meanwhile_is_no_error(article: Article, told: Callable[..., Told]) -> None:
    language = told(made())
    number = article.id
    language.make_cards = lambda *_a, **_k: (articles.delete(article), db.session.commit(), language.given)[2]
    services.make_cards(number, db.session.commit)
    services.make_cards(number, db.session.commit)
    assert count(Card) == 0


def test_few_facts_offer_sentences(article: Article, told: Callable[..., Told]) -> None:
    told(made())
    run(article)
    assert (article.refusal["reason"], article.refusal["found"]) == ("few_facts", 1)
    offered = [article.text[start:end] for start, end in article.refusal["sentences"]]
    assert "A railway reached it in 1905." in offered
    assert SENTENCE not in offered


def test_another_language_is_told_plainly(ana: User, app: Flask, browser_of: Callable) -> None:
    text = "Der Baikalsee liegt in Sibirien und ist der tiefste See der Welt. Er wurde 1996 zum Welterbe erklärt. " * 2
    article = factories.article(ana, text=text, language="de", progress=Progress.WAITING)
    run(article)
    assert (article.progress, article.refusal["reason"]) == (Progress.READY, "language_not_known")
    page = browser_of(ana).get(f"/articles/{article.id}").get_data(as_text=True)
    assert "This text is in another language: German." in page
    assert "Make a card" in page


def test_a_language_that_nobody_knows_is_told_plainly(ana: User, app: Flask, browser_of: Callable) -> None:
    article = factories.article(ana, text=TEXT, language="und", progress=Progress.WAITING)
    run(article)
    page = browser_of(ana).get(f"/articles/{article.id}").get_data(as_text=True)
    assert "The language of this text is not known here" in page


def test_another_language_with_a_pipeline_is_read_by_it(ana: User, app: Flask, told: Callable[..., Told]) -> None:
    english, dutch = told(), Told([made()])
    app.extensions["quizapp.languages"] = {"nl": dutch}
    before = app.config["QUIZAPP"]
    app.config["QUIZAPP"] = replace(before, other_pipelines="nl=some_pipeline")
    try:
        run(factories.article(ana, text=TEXT, language="nl", progress=Progress.WAITING))
    finally:
        app.config["QUIZAPP"] = before
    assert (len(english.asked), len(dutch.asked), count(Card)) == (0, 1, 1)


def test_enough_cards_need_no_excuse(ana: User, app: Flask) -> None:
    app.extensions["quizapp.language"] = FakeLanguage()
    article = factories.article(ana, text=samples()[0].text, progress=Progress.WAITING)
    run(article)
    assert article.refusal is None
    assert article.done == article.total
    cards = db.session.scalars(select(Card).order_by(Card.position)).all()
    notes = [db.session.get(Note, card.note_id) for card in cards]
    assert [note.start for note in notes] == sorted(note.start for note in notes)
