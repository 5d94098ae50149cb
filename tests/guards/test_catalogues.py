"""Every word of the program is there in every language it speaks, in the catalogue and in what is compiled from it.

When this fails, bring the catalogue of a language (here de) up to date, fill in what is empty, and compile:

    pybabel extract -F pyproject.toml -k lazy_gettext -k _l --no-location --sort-output -o messages.pot .
    pybabel update -i messages.pot -d quizapp/translations -l de --no-fuzzy-matching --ignore-obsolete
    pybabel compile -d quizapp/translations
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from flask.testing import FlaskClient
from lxml import html

from quizapp.models import User

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = sorted((ROOT / "quizapp" / "translations").glob("*/LC_MESSAGES/messages.po"))
LANGUAGES = [path.parts[-3] for path in CATALOGUES]
SOURCE = "en"  # the language the program is written in; its catalogue is empty
PLACES = re.compile(r"%\(\w+\)[-+#0 ]*[\d.]*[a-z]|____|\bZONE\b")  # what the program fills in or looks for
SHOUTS = re.compile(r"[!\"]|(?<!^)(?<![.?:] )\b(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b")  # loud, typed quotes, or not du

every_catalogue = pytest.mark.parametrize("path", CATALOGUES, ids=LANGUAGES)
every_translation = pytest.mark.parametrize(
    "path",
    [path for path in CATALOGUES if path.parts[-3] != SOURCE],
    ids=[name for name in LANGUAGES if name != SOURCE],
)


@cache
def said() -> Catalog:
    """All that the program says, found by the mappings of pyproject.toml as pybabel finds it."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in mappings]
    keywords = DEFAULT_KEYWORDS | {"lazy_gettext": None, "_l": None}
    found = Catalog()
    for _file, _line, message, _comments, context in extract_from_dir(ROOT, methods, {}, keywords):
        found.add(message, context=context)
    return found


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], abort_invalid=True)


def messages(path: Path) -> Iterator[Message]:
    return (message for message in catalogue(path) if message.id)


def forms(words: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """One or several forms of a message, always as several."""
    return (words,) if isinstance(words, str) else tuple(words)


def lost_places(message: Message) -> bool:
    """Whether a form of the translation has other places to fill in than the form it stands for."""
    wanted = {tuple(sorted(PLACES.findall(form))) for form in forms(message.id)}
    return any(tuple(sorted(PLACES.findall(form))) not in wanted for form in forms(message.string))


def test_the_program_says_something() -> None:
    assert said().get("Make cards") is not None
    assert forms(said().get("%(num)d card").id) == ("%(num)d card", "%(num)d cards")
    assert set(LANGUAGES) == {"de", SOURCE}


@every_translation
def test_everything_said_is_translated(path: Path) -> None:
    there = catalogue(path)
    found = {message.id: there.get(message.id, message.context) for message in said() if message.id}
    assert [words for words, message in found.items() if message is None or not all(forms(message.string))] == []


@every_translation
def test_plurals_have_every_form_of_the_language(path: Path) -> None:
    wanted = catalogue(path).num_plurals
    wrong = [one.id for one in messages(path) if one.pluralizable and len(forms(one.string)) != wanted]
    assert wrong == []


@every_catalogue
def test_nothing_is_guessed_or_left_over(path: Path) -> None:
    there = catalogue(path)
    assert [message.id for message in messages(path) if message.fuzzy] == []
    assert [message.id for message in messages(path) if said().get(message.id, message.context) is None] == []
    assert (there.fuzzy, list(there.obsolete)) == (False, [])
    assert re.findall(r"EMAIL@ADDRESS|FULL NAME|ORGANIZATION|YEAR|VERSION\b", path.read_text()) == []


@every_catalogue
def test_placeholders_agree(path: Path) -> None:
    assert [(message.id, errors) for message, errors in catalogue(path).check()] == []
    assert [message.id for message in messages(path) if lost_places(message)] == []


def test_the_guard_itself_finds_a_lost_placeholder() -> None:
    assert lost_places(Message("Page %(page)s of %(last)s", "Seite %(page)s"))
    assert not lost_places(Message(("Keep the last one", "Keep %(num)d"), ("Die letzte behalten", "%(num)d behalten")))


def words_of(compiled: bytes) -> dict[tuple[tuple[str, ...], str | None], tuple[str, ...]]:
    """Everything in a compiled catalogue but its header, which names the version of the compiler."""
    there = read_mo(BytesIO(compiled))
    said_in = {(forms(message.id), message.context): forms(message.string) for message in there if message.id}
    return said_in | {((), None): (there.plural_forms,)}


@every_catalogue
def test_what_runs_is_what_the_catalogue_compiles_to(path: Path) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue(path))
    assert words_of(path.with_suffix(".mo").read_bytes()) == words_of(compiled.getvalue())


def test_german_is_spoken_as_the_house_speaks() -> None:
    path = next(path for path in CATALOGUES if path.parts[-3] == "de")
    assert [form for message in messages(path) for form in forms(message.string) if SHOUTS.search(form)] == []


def test_a_browser_that_asks_for_german_gets_german(client: FlaskClient) -> None:
    page = client.get("/", headers={"Accept-Language": "de-DE,de;q=0.9,en;q=0.5"}).text
    assert html.fromstring(page).get("lang") == "de"
    assert "Karten machen" in page
    assert "Make cards" not in page


@pytest.mark.parametrize("asked", ["en-GB,en;q=0.9,de;q=0.5", "fr-FR,fr;q=0.9", ""])
def test_other_browsers_get_english(client: FlaskClient, asked: str) -> None:
    page = client.get("/", headers={"Accept-Language": asked}).text
    assert html.fromstring(page).get("lang") == "en"
    assert "Make cards" in page


def test_settings_offer_every_language_by_its_own_name(ana: User, browser_of: Callable[[User], FlaskClient]) -> None:
    page = html.fromstring(browser_of(ana).get("/settings").text)
    offered = {option.get("value"): option.text for option in page.xpath("//select[@name='language']/option")}
    assert offered == {"": "As the browser asks", "de": "Deutsch", "en": "English"}


def test_choosing_german_makes_the_next_page_german(ana: User, browser_of: Callable[[User], FlaskClient]) -> None:
    browser = browser_of(ana)
    form = html.fromstring(browser.get("/settings").text).xpath("//form[.//select[@name='language']]")[0]
    filled = {name: value for name, value in form.form_values() if name != "language"}
    answer = browser.post("/settings", data=filled | {"language": "de"}, follow_redirects=True)
    assert html.fromstring(answer.text).get("lang") == "de"
    assert "Deine Einstellungen sind gespeichert." in answer.text
    assert "Noch keine Artikel" in browser.get("/articles", headers={"Accept-Language": "en"}).text
