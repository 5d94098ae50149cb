"""One of everything that belongs to ana, so that each address of the app can be opened."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from flask import Flask
from werkzeug.routing import AnyConverter, Rule

from quizapp.extensions import db
from quizapp.features.exchange import media
from quizapp.models import Attempt, Bringing, CardKind, Feedback, Item, Layout, Quiz, Response, Stage, Standing, User
from tests import factories
from tests.factories import MADE


@dataclass
class World:
    """Ana's things, by the names that addresses give them."""

    ids: dict[str, Any] = field(default_factory=dict)

    def address(self, app: Flask, rule: Rule) -> str:
        """The address of a rule, filled with ana's ids."""
        values: dict[str, Any] = dict(self.ids)
        for name, converter in rule._converters.items():
            if isinstance(converter, AnyConverter):
                values[name] = min(converter.items)
        missing = rule.arguments - values.keys()
        assert not missing, f"{rule.rule}: add {missing} to tests/guards/world.py"
        with app.test_request_context():
            return str(app.url_for(rule.endpoint, **{name: values[name] for name in rule.arguments}))


def rules(app: Flask, *methods: str) -> list[Rule]:
    """Every address of the app's own pages that answers one of these methods."""
    own = [rule for rule in app.url_map.iter_rules() if rule.endpoint not in {"static", "bootstrap.static"}]
    return sorted((rule for rule in own if rule.methods & set(methods)), key=lambda rule: rule.rule)


def make(ana: User) -> World:
    """Fill the tables."""
    article = factories.article(ana)
    deck = factories.deck(ana, article)
    sentence = "It was declared a UNESCO World Heritage Site in 1996."
    start = article.text.index(sentence)
    note = factories.note(deck, sentence, start=start, end=start + len(sentence), paragraph=1)
    card = factories.card(note, distractors=["1994", "1998", "2001"])
    for number, (kind, standing) in enumerate(
        [(CardKind.CLOZE, Standing.DRAFT), (CardKind.TYPED, Standing.KEPT), (CardKind.TRUE_FALSE, Standing.DROPPED)]
    ):
        factories.card(
            factories.note(deck, f"Fact {number}."),
            front="The lake froze in ____.",
            back="true",
            kind=kind,
            standing=standing,
        )
    factories.memory(ana, card)
    ids: dict[str, Any] = {"article_id": article.id, "deck_id": deck.id, "note_id": note.id, "card_id": card.id}
    ids["more_id"] = factories.more_wish(deck).id
    ids |= _brought(ana)
    ids["saved_id"] = factories.saved_search(ana).id
    ids["selection_id"] = factories.selection(ana, card).id
    return World(ids | _quiz(ana, deck.id, card.id) | _live(ana, deck.id, card.id))


def _live(ana: User, deck_id: int, card_id: int) -> dict[str, Any]:
    live, _item, player = factories.live_game(ana, deck_id, card_id)
    quiz, question = factories.live_quiz(ana)
    built = {"live_quiz_id": quiz.id, "question_id": question.id, "kind": "choice", "number": 1, "link": "no-such-link"}
    return built | {"live_id": live.id, "player_id": player.id, "code": live.code}


def _brought(ana: User) -> dict[str, Any]:
    shown = {"notes": 1, "cards": 1, "reviews": 0, "media": 0, "decks": {}, "rows": [], "problems": [], "unlisted": 0}
    file = Bringing(
        learner_id=ana.id,
        request_key="k",
        name="a.csv",
        kind="table",
        stage=Stage.SHOWN,
        preview=shown,
        created_at=MADE,
    )
    digest = media.keep(b"a picture", "png")
    media.note_down(ana.id, [(digest, "png", "a.png", 9)], now=MADE)
    db.session.add(file)
    db.session.commit()
    options = {"deck_id": 1, "progress": True}
    taken = Bringing(
        learner_id=ana.id,
        request_key="t",
        name="a.csv",
        kind="take-csv",
        stage=Stage.DONE,
        options=options,
        created_at=MADE,
    )
    db.session.add(taken)
    db.session.commit()
    return {"brought_id": file.id, "name": f"{digest}.png", "taken_id": taken.id}


def _quiz(ana: User, deck_id: int, card_id: int) -> dict[str, Any]:
    quiz = Quiz(
        learner_id=ana.id, deck_id=deck_id, layout=Layout.ONE, feedback=Feedback.EACH, request_key="k", created_at=MADE
    )
    db.session.add(quiz)
    db.session.flush()
    options = ["1994", "1996", "1998", "2001"]
    item = Item(quiz_id=quiz.id, card_id=card_id, position=1, front="In what year?", back="1996", options=options)
    attempt = Attempt(
        quiz_id=quiz.id, learner_id=ana.id, started_at=MADE, finished_at=MADE + timedelta(minutes=3), right=0, asked=1
    )
    db.session.add_all([item, attempt])
    db.session.flush()
    db.session.add(Response(attempt_id=attempt.id, item_id=item.id, choice=0, is_right=False, at=MADE))
    db.session.commit()
    return {"quiz_id": quiz.id, "attempt_id": attempt.id, "item_id": item.id, "position": 1, "slug": "no-such-sample"}
