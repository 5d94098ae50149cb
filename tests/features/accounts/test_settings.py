"""The settings page: shows what is set, takes it all over at once, says at the field what it cannot use."""

from zoneinfo import available_timezones

import pytest
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.models import User
from tests.features.accounts.browsers import BrowserOf, make_guest

WANTED = {
    "name": "Ana María",
    "timezone": "America/Lima",
    "day_start": "5",
    "new_per_day": "0",
    "reviews_per_day": "9999",
    "retention": "85",
    "fit_since": "2025-12-31",
    "theme": "dark",
    "language": "en",
}


def _of(user: User) -> tuple[object, ...]:
    limits = (user.new_per_day, user.reviews_per_day, user.retention)
    return (user.name, user.timezone, user.day_start, *limits, user.theme, user.language, user.single_keys)


def test_the_page_shows_what_is_set(browser_of: BrowserOf, ana: User) -> None:
    ana.timezone, ana.retention, ana.day_start = "Europe/Warsaw", 0.83, 6
    db.session.commit()
    page = browser_of(ana).get("/settings").text
    assert '<option selected value="Europe/Warsaw">' in page
    assert '<option selected value="6">06:00' in page
    assert 'name="retention" required type="number" value="83"' in " ".join(page.split())


def test_every_time_zone_can_be_chosen(browser_of: BrowserOf, ana: User) -> None:
    page = browser_of(ana).get("/settings").text
    missing = [zone for zone in available_timezones() if f'value="{zone}"' not in page]
    assert set(missing) <= {"Factory", "localtime", "leapseconds", "posixrules"}


def test_everything_is_taken_over(browser_of: BrowserOf, ana: User) -> None:
    answer = browser_of(ana).post("/settings", data=WANTED)
    assert (answer.status_code, answer.location) == (303, "/settings")
    assert _of(ana) == ("Ana María", "America/Lima", 5, 0, 9999, 0.85, "dark", "en", False)
    assert 'value="2025-12-31"' in browser_of(ana).get("/settings").text


def test_empty_choices_mean_as_the_system_says(browser_of: BrowserOf, ana: User) -> None:
    browser = browser_of(ana)
    browser.post("/settings", data=WANTED)
    browser.post("/settings", data=WANTED | {"theme": "", "language": "", "single_keys": "y"})
    assert (ana.theme, ana.language, ana.single_keys) == (None, None, True)
    with browser.session_transaction() as cookie:
        assert "language" not in cookie
    assert browser.get_cookie("theme") is None


def test_a_guest_has_settings_too(browser_of: BrowserOf) -> None:
    guest = make_guest()
    assert browser_of(guest).post("/settings", data=WANTED).status_code == 303
    assert guest.timezone == "America/Lima"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("new_per_day", "10000", "A whole number from 0 to 9999."),
        ("new_per_day", "-1", "A whole number from 0 to 9999."),
        ("reviews_per_day", "many", "A whole number from 0 to 9999."),
        ("reviews_per_day", "", "This is needed."),
        ("fit_since", "yesterday", "A day, such as 2025-12-31, or nothing."),
        ("retention", "69", "A whole number from 70 to 99."),
        ("retention", "100", "A whole number from 70 to 99."),
        ("retention", "8e1", "A whole number from 70 to 99."),
        ("name", "n" * 61, "At most 60 characters."),
        ("timezone", "Mars/Olympus", "Not a valid choice"),
        ("day_start", "24", "Not a valid choice"),
        ("theme", "purple", "Not a valid choice"),
        ("language", "xx", "Not a valid choice"),
    ],
)
def test_what_cannot_be_used_is_said_and_changes_nothing(
    browser_of: BrowserOf, ana: User, field: str, typed: str, sentence: str
) -> None:
    before = _of(ana)
    answer = browser_of(ana).post("/settings", data=WANTED | {field: typed})
    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert "Ana María" in answer.text or field == "name"
    assert _of(ana) == before


def test_a_name_is_shown_as_text_and_in_one_line(browser_of: BrowserOf, ana: User) -> None:
    browser = browser_of(ana)
    browser.post("/settings", data=WANTED | {"name": "<b>A\x00n\n\u202ea</b>"})
    assert ana.name == "<b>An a</b>"
    assert "&lt;b&gt;An a&lt;/b&gt;" in browser.get("/settings").text


def test_a_stranger_is_asked_to_sign_in(client: FlaskClient) -> None:
    answer = client.get("/settings")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/settings")


def test_other_peoples_settings_stay(browser_of: BrowserOf, ana: User, ben: User) -> None:
    before = _of(ben)
    browser_of(ana).post("/settings", data=WANTED)
    assert _of(ben) == before
