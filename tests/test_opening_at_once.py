"""Opening a deck while its cards are dropped or kept in bulk, on a real PostgreSQL: nobody is aborted."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from quizapp.extensions import db
from quizapp.features.decks import changes, weeding
from quizapp.features.decks.many import services as many
from quizapp.features.study.services import open_deck
from quizapp.models import Card, Deck, Memory, Standing, UnopenedCard
from tests import factories, people
from tests.conftest import NOON, empty_postgres, make_app

pytestmark = pytest.mark.slow
CARDS = 12
SLOWLY = """
    CREATE FUNCTION rest() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.02); RETURN new; END $$;
    CREATE TRIGGER z_rest BEFORE INSERT ON memories FOR EACH ROW EXECUTE FUNCTION rest();
    CREATE TRIGGER z_rest AFTER UPDATE OF standing ON cards FOR EACH ROW EXECUTE FUNCTION rest()
"""


@pytest.fixture
def postgres(tmp_path: Path, worker_id: str) -> Iterator[Flask]:
    """An app whose database takes its time for each row."""
    app = make_app(tmp_path, empty_postgres(f"quizapp_opening_{worker_id}"))
    with app.app_context():
        db.session.execute(sa.text(SLOWLY))
        db.session.commit()
    yield app
    with app.app_context():
        db.engine.dispose()


def filled() -> tuple[int, int, list[int]]:
    """A learner, their deck, and its kept cards, which were put in the other order than they were made."""
    ana = people.make("ana")
    cards = factories.kept_cards(ana, CARDS)
    for place, card in enumerate(reversed(cards)):
        card.position = place
    db.session.commit()
    return ana.id, cards[0].deck_id, [card.id for card in cards]


def drop(learner: int, _deck: int, cards: list[int]) -> None:
    many.drop_cards(learner, cards)


def take_back(_learner: int, deck: int, _cards: list[int]) -> None:
    changes.undo(db.session.get_one(Deck, deck, with_for_update=True), seen=1)  # as its page takes it


def at_once(app: Flask, *works: Callable[[], Any]) -> None:
    """Each in a transaction of its own, begun at the same moment; raises what one of them raised."""
    start = Barrier(len(works))

    def run(work: Callable[[], Any]) -> None:
        with app.app_context():
            db.session.connection()
            start.wait()
            work()
            db.session.commit()

    with ThreadPoolExecutor(len(works)) as pool:
        for done in [pool.submit(run, work) for work in works]:
            done.result()


@pytest.mark.parametrize("change", [drop, take_back])
def test_whoever_opens_a_deck_and_whoever_decides_about_its_cards_take_turns(
    postgres: Flask, change: Callable[[int, int, list[int]], None]
) -> None:
    with postgres.app_context():
        learner, deck, cards = filled()
        if change is take_back:
            db.session.execute(sa.update(Card).values(standing=Standing.DRAFT))
            db.session.commit()
            db.session.expire_all()
            weeding.keep_rest(db.session.get_one(Deck, deck), now=NOON)
            db.session.commit()
    at_once(postgres, lambda: open_deck(learner, deck), lambda: change(learner, deck, cards))
    with postgres.app_context():
        assert set(db.session.scalars(sa.select(Card.standing))) <= {Standing.DROPPED, Standing.DRAFT}
        assert not any(db.session.scalars(sa.select(Memory.kept)))
        assert db.session.scalars(sa.select(UnopenedCard.card_id)).all() == []
