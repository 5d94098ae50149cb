"""What the worker does with what was brought: read it once, say why not, try again."""

import io
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.adapters import queue, reader
from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.articles import services
from quizapp.features.articles.sentences import REASONS, explain
from quizapp.models import Article, ArticleInput, Deck, Origin, Progress, User
from quizapp.samples import samples
from tests.conftest import NOON

TEXT = samples()[0].text
Browsers = Callable[[User], FlaskClient]


@pytest.fixture
def brought(ana: User, browser_of: Browsers, at: object) -> Article:
    """A file that waits for the worker."""
    browser_of(ana).post("/articles", data={"from": "file", "file": (io.BytesIO(TEXT.encode()), "baikal.txt")})
    return db.session.scalars(select(Article)).one()


def test_a_file_becomes_an_article_with_cards(brought: Article, run_jobs: Callable[[], int]) -> None:
    assert run_jobs() == 2
    db.session.refresh(brought)
    assert (brought.title, brought.progress, brought.origin) == ("Lake Baikal", Progress.READY, Origin.FILE)
    assert db.session.scalars(select(ArticleInput)).all() == []
    assert db.session.scalars(select(Deck.article_id)).all() == [brought.id]


def test_a_job_that_runs_twice_reads_once(brought: Article, run_jobs: Callable[[], int]) -> None:
    services.read_article(brought.id, db.session.commit)
    services.read_article(brought.id, db.session.commit)
    db.session.commit()
    asked = db.session.scalars(select(queue.jobs.c.id).where(queue.jobs.c.name == "make_cards")).all()
    assert len(asked) == 1


def test_a_job_cut_short_while_reading_runs_again(
    brought: Article, run_jobs: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(reader, "read_file", lambda *_a, **_k: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            services.read_article(brought.id, db.session.commit)
    db.session.rollback()
    assert brought.progress == Progress.READING
    run_jobs()
    db.session.refresh(brought)
    assert brought.progress == Progress.READY


@pytest.mark.parametrize("reason", sorted(reader.REASONS))
def test_each_refusal_is_explained_on_the_page(
    app: Flask, brought: Article, ana: User, browser_of: Browsers, run_jobs: Callable[[], int],
    monkeypatch: pytest.MonkeyPatch, reason: str,
) -> None:  # fmt: skip
    def refuse(*_args: object, **_limits: object) -> None:
        raise Refused(reason, words=3, needed=40, limit=5, chars=7, pages=9, limit_mb=10.0, seconds=15, status=404)

    monkeypatch.setattr(reader, "read_file", refuse)
    run_jobs()
    page = browser_of(ana).get(f"/articles/{brought.id}/making").get_data(as_text=True)
    with app.test_request_context():
        assert explain(brought.refusal) in page.replace("&#39;", "'")
    assert ("Try again" in page) == (reason in {"not_reachable", "timed_out", "not_found_there"})  # else it is the same
    assert "Bring another file" in page
    assert reason in REASONS


def test_try_again_reads_what_was_kept(
    brought: Article, ana: User, browser_of: Browsers, run_jobs: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(reader, "read_file", lambda *_a, **_k: (_ for _ in ()).throw(Refused("broken_file")))
        run_jobs()
    browser = browser_of(ana)
    for _ in range(2):  # a double click asks once
        assert browser.post(f"/articles/{brought.id}/again").status_code == 303
    assert run_jobs() == 2
    db.session.refresh(brought)
    assert (brought.progress, brought.refusal) == (Progress.READY, None)


def test_a_crash_is_told_and_loses_nothing(
    brought: Article, ana: User, browser_of: Browsers, run_jobs: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "read_file", lambda *_a, **_k: 1 / 0)
    run_jobs()
    page = browser_of(ana).get(f"/articles/{brought.id}").data
    assert page  # sent on to the page that says so
    assert b"Something broke" in browser_of(ana).get(f"/articles/{brought.id}/making").data
    assert services.read_article(brought.id, db.session.commit) is None  # a late worker changes nothing
    assert db.session.scalars(select(ArticleInput)).all() != []


def test_the_same_text_as_a_file_leads_to_the_first(
    ana: User, browser_of: Browsers, run_jobs: Callable[[], int], at: object
) -> None:
    browser = browser_of(ana)
    browser.post("/articles", data={"text": TEXT})
    first = db.session.scalars(select(Article)).one()
    sent = browser.post("/articles", data={"from": "file", "file": (io.BytesIO(TEXT.encode()), "baikal.txt")})
    run_jobs()
    answer = browser.get(sent.location)
    assert answer.location.endswith(f"/articles/{first.id}")
    assert b"You have this article already" in browser.get(answer.location).data
    assert browser.get("/articles").data.count(b"/delete") == 1


def test_a_fetched_page_keeps_its_address(
    ana: User, browser_of: Browsers, run_jobs: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = reader.Read(TEXT, "Baikal", "Ann", "2024-05-03", "https://example.org/canonical", "en", "html")
    monkeypatch.setattr(reader, "read_url", lambda *_a, **_k: read)
    browser_of(ana).post("/articles", data={"from": "address", "address": "https://example.org/a?from=feed"})
    run_jobs()
    article = db.session.scalars(select(Article)).one()
    assert (article.source, article.author, article.published) == (read.url, "Ann", "2024-05-03")


def test_an_article_deleted_meanwhile_is_no_error(brought: Article, run_jobs: Callable[[], int]) -> None:
    services.delete(brought)
    db.session.commit()
    assert run_jobs() == 1
    services.give_up(brought.id)


def test_giving_up_never_undoes_success(ana: User, browser_of: Browsers, run_jobs: Callable[[], int]) -> None:
    browser_of(ana).post("/articles", data={"text": TEXT})
    run_jobs()
    article = db.session.scalars(select(Article)).one()
    services.give_up(article.id)
    assert article.progress == Progress.READY
    services.try_again(article, now=NOON)
    assert run_jobs() == 0


def test_control_characters_of_a_file_name_and_a_title_are_left_out(
    ana: User, browser_of: Browsers, run_jobs: Callable[[], int]
) -> None:
    html = f"<html><head><title>Lake&#1; Baikal</title></head><body><p>{TEXT}</p></body></html>"
    sent = {"from": "file", "file": (io.BytesIO(html.encode()), "lake\x1b\x00.html")}
    browser_of(ana).post("/articles", data=sent)
    run_jobs()
    article = db.session.scalars(select(Article)).one()
    assert (article.source, article.progress) == ("lake.html", Progress.READY)
    assert all(sign.isprintable() for sign in article.title)


def test_control_characters_of_an_address_are_left_out(ana: User, browser_of: Browsers, at: object) -> None:
    browser_of(ana).post("/articles", data={"from": "address", "address": "example.org/\x00a"})
    assert db.session.scalars(select(Article.source)).all() == ["https://example.org/a"]
