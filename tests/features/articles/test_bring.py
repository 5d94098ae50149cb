"""Bringing an article: text, address, file or sample, as a stranger or as oneself."""

import io
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from quizapp.extensions import db
from quizapp.models import Article, ArticleInput, Origin, Progress, User
from quizapp.samples import samples

TEXT = samples()[0].text


def count(table: type) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def only() -> Article:
    return db.session.scalars(select(Article)).one()


def test_a_stranger_pastes_and_gets_cards(client: FlaskClient, run_jobs: Callable[[], int]) -> None:
    answer = client.post("/articles", data={"from": "text", "text": TEXT, "timezone": "Europe/Rome"})
    assert answer.status_code == 303
    assert b"Reading your article" in client.get(answer.location).data
    assert run_jobs() == 1
    assert (only().progress, only().title, only().origin) == (Progress.READY, "Lake Baikal", Origin.PASTE)
    to_check = client.get(answer.location)
    assert to_check.location.endswith("/cards/check")
    assert b"declared" in client.get(to_check.location).data


def test_the_guest_is_remembered_by_a_cookie(client: FlaskClient) -> None:
    client.post("/articles", data={"text": TEXT})
    client.post("/samples/mary-anning")
    assert count(User) == 1
    assert count(Article) == 2


def test_too_short_says_so_at_the_field_and_keeps_the_text(client: FlaskClient) -> None:
    answer = client.post("/articles", data={"from": "text", "text": "Only a few <words>."})
    assert answer.status_code == 422
    assert b"at least 40 are needed" in answer.data
    assert b"Only a few &lt;words&gt;." in answer.data
    assert b'aria-invalid="true"' in answer.data


def test_a_second_tab_of_a_new_guest_goes_on_working(app: Flask, client: FlaskClient) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        token = re.search(r'name="csrf-token" content="([^"]+)"', client.get("/").text).group(1)
        texts = [f"Tab {n}. {TEXT}" for n in range(2)]
        sent = [client.post("/articles", data={"from": "text", "text": t, "csrf_token": token}) for t in texts]
        old = client.post("/articles", data={"from": "text", "text": "Typed with care", "csrf_token": "old"})
    finally:
        app.config["WTF_CSRF_ENABLED"] = False
    assert [answer.status_code for answer in sent] == [303, 303]
    assert (old.status_code, "Typed with care" in old.text) == (400, True)
    assert count(User) == 1


def test_a_refusal_leaves_no_guest_behind(client: FlaskClient) -> None:
    client.post("/articles", data={"text": "Too short."})
    assert (count(User), count(Article)) == (0, 0)
    assert client.get("/articles").headers["Location"].startswith("/sign-in")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"from": "text", "text": "   "}, b"There is nothing here yet"),
        ({"from": "address", "address": ""}, b"No address yet"),
        ({"from": "address", "address": "https://"}, b"That is not a web address"),
        ({"from": "address", "address": "https://exa mple.org/a"}, b"That is not a web address"),
        ({"from": "address", "address": "https://ana@example.org/a"}, b"That is not a web address"),
        ({"from": "address", "address": "https://example.org:99999/a"}, b"That is not a web address"),
        ({"from": "address", "address": "https://example.org:22/a"}, b"That is not a web address"),
        ({"from": "address", "address": "https://[::1/a"}, b"That is not a web address"),
        ({"from": "address", "address": "javascript:alert(1)"}, b"That is not a web address"),
        ({"from": "address", "address": "mailto:ana@example.org"}, b"That is not a web address"),
        ({"from": "address", "address": "https://intranet/a"}, b"That is not a web address"),
        ({"from": "address", "address": "https://-.example.org/"}, b"That is not a web address"),
        ({"from": "address", "address": "http://localhost/a"}, b"inside a private network"),
        ({"from": "address", "address": "http://192.168.0.1/a"}, b"inside a private network"),
        ({"from": "address", "address": "http://2130706433/"}, b"inside a private network"),
        ({"from": "address", "address": "http://[::1]/"}, b"inside a private network"),
        ({"from": "address", "address": "ftp://example.org/a"}, b"That is not a web address"),
        ({"from": "address", "address": "no address at all"}, b"That is not a web address"),
        ({"from": "address", "address": "https://" + "a" * 3000}, b"That is not a web address"),
        ({"from": "file"}, b"No file chosen yet"),
        ({"from": "file", "file": "empty.txt"}, b"That file is empty"),
    ],
)
def test_bad_input_gets_a_sentence(client: FlaskClient, data: dict[str, object], sentence: bytes) -> None:
    if "file" in data:
        data = data | {"file": (io.BytesIO(b""), data["file"])}
    answer = client.post("/articles", data=data)
    assert answer.status_code == 422
    assert sentence in answer.data
    assert html.fromstring(answer.text).xpath("string(//input[@name='address']/@value)") == data.get("address", "")
    assert count(Article) == 0


def test_a_text_beyond_the_limit_is_refused_and_kept(client: FlaskClient) -> None:
    answer = client.post("/articles", data={"text": "A lake is deep. " * 40_000})
    assert answer.status_code == 422
    assert b"up to 600,000 can be read" in answer.data
    assert answer.data.count(b"A lake is deep.") == 40_000


def test_a_file_beyond_the_limit_is_refused(client: FlaskClient) -> None:
    sent = {"from": "file", "file": FileStorage(io.BytesIO(b"x" * (10 * 2**20 + 1)), "big.txt")}
    boundary, body = encode_multipart(sent)
    answer = client.post("/articles", data=body, content_type=f"multipart/form-data; boundary={boundary}")
    assert answer.status_code == 422
    assert b"larger than 10 MB" in answer.data


def test_the_same_text_is_recognised(ana: User, browser_of: Callable[[User], FlaskClient]) -> None:
    browser = browser_of(ana)
    browser.post("/articles", data={"text": TEXT})
    answer = browser.post("/articles", data={"text": TEXT.upper()})
    assert answer.location.endswith(f"/articles/{only().id}")
    assert b"You have this article already" in browser.get(answer.location, follow_redirects=True).data


def test_the_same_text_of_somebody_else_is_not(ana: User, ben: User, browser_of: Callable[[User], FlaskClient]) -> None:
    for person in (ana, ben):
        browser_of(person).post("/articles", data={"text": TEXT})
    assert count(Article) == 2


def test_a_second_click_on_an_address_makes_one_article(
    ana: User, browser_of: Callable[[User], FlaskClient], at: object
) -> None:
    browser = browser_of(ana)
    answers = [browser.post("/articles", data={"from": "address", "address": "example.org/a"}) for _ in range(2)]
    assert only().source == "https://example.org/a"
    assert answers[0].location == answers[1].location


def test_a_second_click_on_a_file_makes_one_article(
    ana: User, browser_of: Callable[[User], FlaskClient], at: object
) -> None:
    for _ in range(2):
        sent = {"from": "file", "file": (io.BytesIO(TEXT.encode()), "baikal.txt")}
        browser_of(ana).post("/articles", data=sent)
    assert (count(Article), count(ArticleInput)) == (1, 1)


def test_a_sample_is_one_click_away(client: FlaskClient, run_jobs: Callable[[], int]) -> None:
    for sample in samples():
        assert sample.title.encode() in client.get("/").data.replace(b"&#39;", b"'")
        assert client.post(f"/samples/{sample.slug}").status_code == 303
    run_jobs()
    assert {article.origin for article in db.session.scalars(select(Article))} == {Origin.SAMPLE}


def test_an_unknown_sample_is_not_found(client: FlaskClient) -> None:
    assert client.post("/samples/no-such-text").status_code == 404
    assert count(User) == 0


@pytest.mark.parametrize("tab", ["text", "address", "file", "nonsense"])
def test_the_first_page_works_without_script(client: FlaskClient, tab: str) -> None:
    page = client.get(f"/?from={tab}&address=https://example.org/x").data
    assert b'value="https://example.org/x"' in page
    shown = tab if tab != "nonsense" else "text"
    assert f'<div data-panel="{shown}">'.encode() in page
