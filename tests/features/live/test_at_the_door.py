"""A class that joins at the same moment: one commit for all who came, and whoever is refused takes nobody along."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import sqlalchemy as sa

from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.live import entering
from quizapp.features.live.entering import Entered, Knock
from quizapp.models import LivePlayer
from tests import people
from tests.conftest import NOON, make_app
from tests.features.live import game


def test_who_comes_at_the_same_moment_is_let_in_with_one_commit_and_refused_alone(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    with app.app_context():
        tess = people.make("tess")
        browser = app.test_client()
        with browser.session_transaction() as session:
            session.update(_user_id=tess.get_id(), _fresh=True)
        room, commits = game.opened(app, browser, game.years(tess)), []
        sa.event.listen(db.engine, "commit", commits.append)
    door, names = app.extensions["quizapp.door"], ["Ana", "Ben", "Ana", "Zoe"]

    def knock(number: int) -> Any:
        with app.app_context():
            wish = Knock(room.live_id, names[number], f"click-{number}")
            try:
                return door.run(lambda: entering.enter(wish, now=NOON))
            except Refused as refused:
                return refused.reason

    is_held, all_came = Event(), Event()

    def holding_up() -> bool:
        with app.app_context():
            return bool(door.run(lambda: is_held.set() or all_came.wait(60)))

    with ThreadPoolExecutor(5) as threads:
        held_up = threads.submit(holding_up)
        assert is_held.wait(60)
        commits.clear()
        found = []
        for number in range(4):
            found.append(threads.submit(knock, number))
            while door.waiting < number + 1:
                time.sleep(0.001)
        all_came.set()
        assert held_up.result()
        ana, ben, another_ana, zoe = (one.result() for one in found)

    assert another_ana == "name_taken"
    assert [one.name for one in (ana, ben, zoe) if isinstance(one, Entered)] == ["Ana", "Ben", "Zoe"]
    with app.app_context():
        assert db.session.scalars(sa.select(LivePlayer.name).order_by(LivePlayer.id)).all() == ["Ana", "Ben", "Zoe"]
        db.engine.dispose()
    assert len(commits) == 1  # whoever held the others up wrote nothing
