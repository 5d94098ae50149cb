"""Pictures in questions: written anew with words for whoever cannot see them, shown when their question is put."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from quizapp.adapters import pictures
from quizapp.extensions import db
from quizapp.models import LiveItem, LiveQuestion, User
from tests import factories
from tests.features.live.game import Room


def drawn(kind: str = "PNG", size: tuple[int, int] = (60, 40), **more: Any) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "teal").save(written, kind, **more)
    return written.getvalue()


@pytest.fixture
def tess_browser(tess: User, browser_of: Callable[[User], FlaskClient]) -> FlaskClient:
    return browser_of(tess)


def sent(data: bytes | None = None, *, name: str = "a.png", **more: Any) -> dict[str, Any]:
    fields = {"front": "What is this?", "option_0": "A lake", "option_1": "A hill", "right_0": "y"}
    fields |= {"request_key": "one-question", "image_alt": "A teal field"}
    return fields | ({"image": (io.BytesIO(data), name)} if data is not None else {}) | more


def write(browser: FlaskClient, quiz_id: int, fields: dict[str, Any]) -> Any:
    address = f"/live/quizzes/{quiz_id}/new/choice"
    return browser.post(address, data=fields, content_type="multipart/form-data")


def last(quiz_id: int) -> LiveQuestion:
    mine = db.session.query(LiveQuestion).filter_by(live_quiz_id=quiz_id)
    return mine.order_by(LiveQuestion.position.desc()).first()


def played(app: Flask, browser: FlaskClient, quiz_id: int) -> Room:
    answer = browser.post(
        f"/live/quizzes/{quiz_id}/play", data={"request_key": "a-game-of-it", "seconds": 20, "show_question": "y"}
    )
    return Room(app, browser, int(answer.headers["Location"].rpartition("/")[2]))


def test_a_picture_is_written_anew_and_forgets_where_it_was_taken(tess: User, tess_browser: FlaskClient) -> None:
    quiz, _question = factories.live_quiz(tess)
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    data = drawn("JPEG", (3000, 1000), exif=exif)
    assert b"taken at home" in data
    assert write(tess_browser, quiz.id, sent(data, name="holiday.exe")).status_code == 303
    image: Any = last(quiz.id).image
    assert (image["alt"], image["ending"], image["width"], image["height"]) == ("A teal field", "jpg", 1600, 533)
    kept = tess_browser.get(f"/media/{image['digest']}.jpg")
    assert (kept.status_code, kept.mimetype) == (200, "image/jpeg")
    assert b"taken at home" not in kept.data


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "This is no picture"),
        (b"MZ\x90", "This is no picture"),
        (drawn()[:60], "This is no picture"),
        (b"", "This is no picture"),
    ],
)
def test_what_is_no_picture_gets_a_sentence_and_nothing_typed_is_lost(
    tess: User, tess_browser: FlaskClient, data: bytes, sentence: str
) -> None:
    quiz, _question = factories.live_quiz(tess)
    answer = write(tess_browser, quiz.id, sent(data))
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert sentence in page
    assert "What is this?" in page
    assert "A teal field" in page


def test_a_picture_too_large_or_of_too_many_points_is_refused(
    tess: User, tess_browser: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiz, _question = factories.live_quiz(tess)
    for limit in ("LARGEST_BYTES", "MOST_PIXELS"):
        with monkeypatch.context() as smaller:
            smaller.setattr(pictures, limit, 50)
            page = write(tess_browser, quiz.id, sent(drawn())).get_data(as_text=True)
        assert "This picture is too large" in page, limit


def test_a_picture_needs_words_and_is_not_asked_for_again(tess: User, tess_browser: FlaskClient) -> None:
    quiz, _question = factories.live_quiz(tess)
    answer = write(tess_browser, quiz.id, sent(drawn(), image_alt=" "))
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert "Say in a few words what the picture shows" in page
    ticket = page.split('name="image_kept"')[1].split('value="')[1].split('"')[0]
    assert write(tess_browser, quiz.id, sent(image_kept=ticket)).status_code == 303
    assert last(quiz.id).image
    assert write(tess_browser, quiz.id, sent(image_kept=ticket + "x", request_key="a-forged-one")).status_code == 303
    assert last(quiz.id).image is None


def test_it_stays_when_the_text_is_changed_goes_when_wished_and_is_copied(
    tess: User, tess_browser: FlaskClient
) -> None:
    quiz, _question = factories.live_quiz(tess)
    write(tess_browser, quiz.id, sent(drawn()))
    question = last(quiz.id)
    address = f"/live/quizzes/{quiz.id}/questions/{question.id}"
    assert "A teal field" in tess_browser.get(address).get_data(as_text=True)
    tess_browser.post(address, data=sent(front="And this?", image_alt="Teal"))
    assert (last(quiz.id).front, last(quiz.id).image["alt"]) == ("And this?", "Teal")  # type: ignore[index]
    tess_browser.post(f"{address}/copy", data={"request_key": "one-more-of-it"})
    assert last(quiz.id).id != question.id
    assert last(quiz.id).image
    tess_browser.post(address, data=sent(image_remove="y"))
    assert db.session.get(LiveQuestion, question.id).image is None  # type: ignore[union-attr]


def test_wall_and_phone_show_it_once_the_question_is_put(app: Flask, tess: User, tess_browser: FlaskClient) -> None:
    quiz, _question = factories.live_quiz(tess)
    write(tess_browser, quiz.id, sent(drawn(), request_key="the-second-one"))
    room = played(app, tess_browser, quiz.id)
    room.join("Priya")
    code = room.live.code
    assert room.host.get(f"/live/{room.live_id}/image/2").status_code == 200
    assert room.phones["Priya"].get(f"/play/{code}/image/2").status_code == 404
    room.presses("start", "skip")
    assert room.state("Priya")["image"] == {"alt": "A teal field", "width": 60, "height": 40}
    picture = room.phones["Priya"].get(f"/play/{code}/image/2")
    assert (picture.status_code, picture.mimetype) == (200, "image/png")
    assert 'alt="A teal field"' in room.phones["Priya"].get(f"/play/{code}").get_data(as_text=True)
    assert 'alt="A teal field"' in room.host.get(f"/live/{room.live_id}").get_data(as_text=True)
    assert app.test_client().get(f"/play/{code}/image/2").status_code == 404
    assert room.phones["Priya"].get(f"/play/{code}/image/1").status_code == 404  # it has none
    assert db.session.query(LiveItem).filter_by(live_id=room.live_id, position=2).one().image
