"""The pages that bring cards: looked into first, brought once, explained throughout."""

import io
import os
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.features.exchange import media, services
from quizapp.models import Bringing, Card, Deck, Medium, Stage, User
from tests.adapters.packages.packing import LATEST
from tests.conftest import NOON


def _send(browser: Any, data: bytes, name: str, **values: str) -> Any:
    sent = {"file": (io.BytesIO(data), name), "key": "k" * 32, **values}
    return browser.post("/bring", data=sent, content_type="multipart/form-data")


def _cards() -> int:
    return db.session.scalar(select(func.count()).select_from(Card)) or 0


def test_a_package_is_shown_before_anything_is_added(ana: User, browser_of: Any, run_jobs: Any, at: Any) -> None:
    browser = browser_of(ana)
    answer = _send(browser, LATEST.read_bytes(), "atlas.apkg")
    assert answer.status_code == 303
    assert "Looking into the file" in browser.get(answer.location).text
    run_jobs()
    page = browser.get(answer.location).text
    assert "33 cards found" in page
    assert "Atlas::Facts::Deep" in page
    assert "231 answers" in page
    assert _cards() == 0
    browser.post(f"{answer.location}/start", data={"progress": "y"})
    browser.post(f"{answer.location}/start", data={"progress": "y"})
    run_jobs()
    assert "33 cards added" in browser.get(answer.location).text
    assert _cards() == 33


def test_two_clicks_bring_one_file(ana: User, browser_of: Any, at: Any) -> None:
    browser = browser_of(ana)
    first, second = (_send(browser, b"a\tb\n", "a.tsv") for _ in range(2))
    assert first.location == second.location


def test_the_script_hears_when_to_go_on(ana: User, browser_of: Any, run_jobs: Any, at: Any) -> None:
    browser = browser_of(ana)
    place = _send(browser, b"a\tb\n", "a.tsv").location
    state = browser.get(f"{place}/state")
    assert (state.json["progress"], state.json["next"]) == ("waiting", None)
    etag = {"If-None-Match": state.headers["ETag"]}
    assert browser.get(f"{place}/state", headers=etag).status_code == 304
    run_jobs()
    assert browser.get(f"{place}/state").json["next"] == place


def test_a_pasted_list_can_be_read_in_another_way(ana: User, browser_of: Any, run_jobs: Any, at: Any) -> None:
    browser = browser_of(ana)
    text = "Rome * capital of Italy; once of an empire\nParis * capital of France; on the Seine\n"
    place = browser.post("/bring", data={"text": text, "deck": "Towns", "key": "p"}).location
    run_jobs()
    assert "capital of Italy" in browser.get(place).text
    browser.post(f"{place}/read", data={"deck": "Cities", "between": "other", "other": " * ", "rows": "line"})
    run_jobs()
    page = browser.get(place).text
    assert "2 cards found" in page
    assert 'value=" * "' in page
    browser.post(f"{place}/start", data={})
    run_jobs()
    assert sorted(db.session.execute(select(Card.front, Card.back)).all()) == [
        ("Paris", "capital of France; on the Seine"),
        ("Rome", "capital of Italy; once of an empire"),
    ]
    assert db.session.scalar(select(Deck.name)) == "Cities"


def test_rows_that_are_left_out_are_told(ana: User, browser_of: Any, run_jobs: Any, at: Any) -> None:
    browser = browser_of(ana)
    place = _send(browser, b"a\tb\nc\t\nd\te\n<b>f</b>\t\n", "a.tsv").location
    run_jobs()
    page = browser.get(place).text
    assert "2 rows are left out" in page
    assert "no answer: &lt;b&gt;f&lt;/b&gt;" in page


def test_a_broken_file_gets_a_sentence(ana: User, browser_of: Any, run_jobs: Any, at: Any) -> None:
    browser = browser_of(ana)
    place = _send(browser, b"PK\x03\x04 and no more", "a.apkg").location
    run_jobs()
    page = browser.get(place)
    assert (page.status_code, "The file is damaged" in page.text) == (200, True)
    browser.post(f"{place}/discard")
    assert browser.get(place).status_code == 404


def test_nothing_sent_is_told_at_the_field(ana: User, browser_of: Any, at: Any) -> None:
    answer = browser_of(ana).post("/bring", data={"key": "x"})
    assert (answer.status_code, "There is nothing in it" in answer.text) == (422, True)


def test_what_was_left_lying_is_forgotten_when_the_next_comes(
    ana: User, browser_of: Any, run_jobs: Any, at: Any
) -> None:
    browser = browser_of(ana)
    _send(browser, b"a\tb\n", "a.tsv")
    run_jobs()
    at(NOON + timedelta(days=3))
    _send(browser, b"c\td\n", "b.tsv", key="another")
    assert db.session.scalars(select(Bringing.name)).all() == ["b.tsv"]


def test_pictures_are_their_learners_alone(ana: User, zoe: User, browser_of: Any, bring: Any, at: Any) -> None:
    bring(ana, LATEST)
    row = db.session.scalars(select(Medium).where(Medium.ending == "png")).first()
    address = f"/media/{row.digest}.{row.ending}"
    seen = browser_of(ana).get(address)
    assert (seen.status_code, seen.mimetype) == (200, "image/png")
    assert "sandbox" in seen.headers["Content-Security-Policy"]
    assert browser_of(zoe).get(address).status_code == 404
    assert browser_of(ana).get(f"/media/{row.digest}.html").status_code == 404


def test_a_job_that_died_tells_and_can_be_tried_again(ana: User, browser_of: Any, run_jobs: Any, at: Any) -> None:
    browser = browser_of(ana)
    place = _send(browser, b"a\tb\n", "a.tsv").location
    run_jobs()
    row = db.session.scalar(select(Bringing))
    services.give_up(row.id)
    db.session.commit()
    assert "Something broke on our side" in browser.get(place).text
    assert row.stage is Stage.FAILED


def test_files_that_nobody_has_any_more_are_let_go(ana: User, ben: User, bring: Any, at: Any) -> None:
    bring(ana, LATEST)
    bring(ben, LATEST)
    row = db.session.scalars(select(Medium)).first()
    path = media.path_of(row.digest, row.ending)
    os.utime(path, (NOON.timestamp(), NOON.timestamp()))
    db.session.delete(ana)
    db.session.commit()
    at(NOON + timedelta(days=2))
    media.tidy(0, db.session.commit)
    assert path.exists()
    db.session.delete(ben)
    db.session.commit()
    media.tidy(0, db.session.commit)
    assert not path.exists()
