"""Cards go out and come back as they were: nothing doubled, nothing lost."""

import csv
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from quizapp.core.memory.engine.curve import filled
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.state import Phase
from quizapp.core.quiz.asking import TRUE
from quizapp.extensions import db
from quizapp.features.exchange.taking import services
from quizapp.features.exchange.taking.queries import deck_by_name
from quizapp.features.study.integrity.rebuilding import NO_LOG, checked
from quizapp.features.study.learner import in_deck, learner_of
from quizapp.features.study.options.queries import of_deck, sets
from quizapp.features.study.options.services import save_set
from quizapp.features.study.services import Answer, answer
from quizapp.models import Bringing, Card, CardKind, Deck, Medium, Memory, Note, NoteTag, Parameters, ReviewLog, User
from tests import factories
from tests.adapters.packages.packing import LATEST
from tests.conftest import NOON

FITTED = [round(value * 1.02, 4) for value in filled(None)]


def _out(user: User, name: str, target: Path) -> Path:
    form = target.suffix[1:]
    deck = deck_by_name(user, name)
    services.write_deck(user, deck, target, form=form, progress=True, tell=lambda _done: None)
    db.session.commit()
    return target


def _sides(user: User) -> list[tuple[Any, ...]]:
    wanted = select(Deck.name, Card.kind, Card.front, Card.back, Card.distractors, Card.accept)
    rows = db.session.execute(wanted.join(Deck, Deck.id == Card.deck_id).where(Deck.learner_id == user.id)).all()
    return sorted((row[0], row[1].value, row[2], row[3], tuple(sorted(row[4])), tuple(row[5])) for row in rows)


def _schedule(user: User) -> list[tuple[Any, ...]]:
    rows = db.session.execute(
        select(Card.front, Memory).join(Memory, Memory.card_id == Card.id).where(Memory.learner_id == user.id)
    ).all()
    return sorted(
        (
            front, memory.phase.value, memory.due, memory.interval_days, memory.step, round(memory.stability or 0, 3),
            round(memory.difficulty or 0, 2), memory.reviews, memory.lapses, memory.flag, memory.suspended,
        )
        for front, memory in rows
    )  # fmt: skip


def _studied_keenly(user: User, deck: Deck) -> None:
    """The deck has a set of its own, and the learner was fitted."""
    preset = Preset(retention=0.95, learning_steps=(timedelta(minutes=2),))
    save_set(user.id, deck.id, "Keen", preset, is_new=True, now=NOON)
    fit = Parameters(
        learner_id=user.id, version=1, values=FITTED, fitted_at=NOON, reviews=900, tested=300, is_kept=True
    )
    db.session.add(fit)
    db.session.commit()
    db.session.refresh(user)


def _answered(user: User, deck: Deck) -> None:
    """One card of the deck was answered."""
    card = db.session.scalars(select(Card).where(Card.deck_id == deck.id).limit(1)).one()
    memory = factories.memory(user, card)
    answer(learner_of(user), deck.id, Answer(card.id, memory.reviews, Rating.GOOD, "a" * 32), now=NOON)
    db.session.commit()


def _presets(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The decks by name and the presets by number that a package holds."""
    inside = path.with_suffix(".db")
    inside.write_bytes(zipfile.ZipFile(path).read("collection.anki21"))
    with closing(sqlite3.connect(inside)) as found:
        decks, presets = map(json.loads, found.execute("SELECT decks, dconf FROM col").fetchone())
    return {deck["name"]: deck for deck in decks.values()}, presets


@pytest.fixture
def kinds(ana: User, at: Any) -> Deck:
    """One card of every kind, with marks in their words."""
    deck = factories.deck(ana, name="Kinds")
    lower = factories.deck(ana, name="Kinds::Lower")
    factories.deck(ana, name="Kinds of minds")
    factories.card(factories.note(deck, "It began in 2011."), "It began in ____.", "2011", kind=CardKind.CLOZE)
    factories.card(factories.note(deck), "Which of <b>?", "A & B", distractors=["C", "D"], kind=CardKind.CHOICE)
    factories.card(factories.note(deck), "The lake froze.", TRUE, kind=CardKind.TRUE_FALSE)
    factories.card(factories.note(deck), "Type it: $x^2$", "four", kind=CardKind.TYPED, accept=["4", "IV"])
    factories.card(factories.note(lower), "2 \\* 3, `a_b` **bold**\nnext line", "*six*")
    note = factories.note(deck)
    for number in range(2):
        card = factories.card(note, f"Part {number}?", f"Answer {number}")
    factories.memory(ana, card, flag=3, lapses=2)
    db.session.add(NoteTag(note_id=note.id, learner_id=ana.id, tag="a::b"))
    db.session.commit()
    return deck


@pytest.mark.parametrize("form", ["apkg", "csv", "md"])
def test_what_went_out_comes_back_to_somebody_else(
    ana: User, ben: User, kinds: Deck, bring: Any, tmp_path: Path, form: str
) -> None:
    tally = bring(ben, _out(ana, "Kinds", tmp_path / f"out.{form}"))
    assert tally.problems == []
    mine, theirs = _sides(ana), _sides(ben)
    if form == "md":  # Markdown is for reading: it knows questions and gaps alone
        mine, theirs = (sorted((row[0], *row[2:4]) for row in rows) for rows in (mine, theirs))
    assert theirs == mine


@pytest.mark.parametrize("form", ["apkg", "csv", "tsv", "md"])
def test_what_comes_back_to_its_own_deck_changes_nothing(
    ana: User, kinds: Deck, bring: Any, tmp_path: Path, form: str
) -> None:
    before, dues = _sides(ana), _schedule(ana)
    tally = bring(ana, _out(ana, "Kinds", tmp_path / f"out.{form}"))
    assert (tally.notes["added"], tally.cards["added"]) == (0, 0)
    assert _schedule(ana) == dues
    assert (_sides(ana), tally.cards["updated"]) == (before, 0) or form == "tsv"  # HTML may spell a mark otherwise


LED = "It is a *lake* & a park.\n\nIt lies in ____."
BREAKS = {  # how a file keeps the blank line, around the question
    "csv": ("\n\n", "It lies in ____."),
    "tsv": ("<p>It is a <em>lake</em> &amp; a park.</p>\n<p>", "It lies in {{c1::Asia}}.</p>"),
    "md": ("&#10;&#10;", "It lies in ____."),
}


@pytest.mark.parametrize("form", ["apkg", "csv", "tsv", "md"])
def test_a_question_behind_a_passage_goes_out_and_comes_back_as_it_was(
    ana: User, ben: User, at: Any, bring: Any, tmp_path: Path, form: str
) -> None:
    deck = factories.deck(ana, name="Led")
    for kind, back, wrong in ((CardKind.CLOZE, "Asia", []), (CardKind.CHOICE, "Africa", ["Europe"])):
        factories.card(factories.note(deck, f"It lies in {back}."), LED, back, kind=kind, distractors=wrong)
    path = _out(ana, "Led", tmp_path / f"out.{form}")
    if form in BREAKS:
        assert "".join(BREAKS[form]) in path.read_text()
    before = _sides(ana)
    again = bring(ana, path)
    assert _sides(ana) == before
    assert (again.problems, again.cards["added"]) == ([], 0)
    assert again.cards["updated"] == 0
    bring(ben, path)
    assert sorted(row[2] for row in _sides(ben)) == [LED, LED]


@pytest.mark.parametrize("form", ["tsv", "md"])
def test_what_a_file_does_not_tell_stays_as_it_is(
    ana: User, kinds: Deck, bring: Any, tmp_path: Path, form: str
) -> None:
    path = _out(ana, "Kinds", tmp_path / f"out.{form}")
    path.write_text(path.read_text().replace("Which of", "What of").replace("four", "Four").replace("lake", "sea"))
    before = _sides(ana)
    assert bring(ana, path).cards["updated"] == 3
    wanted = [[str(part).replace("Which of", "What of").replace("four", "Four").replace("lake", "sea") for part in row]
              for row in before]  # fmt: skip
    assert sorted(wanted) == sorted([str(part) for part in row] for row in _sides(ana))


def test_a_table_that_says_nothing_of_tags_leaves_them(ana: User, at: Any, bring: Any, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("front,back\nHow deep?,10 m\n")
    bring(ana, path)
    note = db.session.scalars(select(Note).where(Note.guid.startswith("text-"))).one()
    db.session.add(NoteTag(note_id=note.id, learner_id=ana.id, tag="lakes"))
    db.session.commit()
    for text, tags in (("front,back\nHow deep?,11 m\n", ["lakes"]), ("front,back,tags\nHow deep?,12 m,\n", [])):
        path.write_text(text)
        assert bring(ana, path).cards["updated"] == 1
        assert list(db.session.scalars(select(NoteTag.tag).where(NoteTag.note_id == note.id))) == tags


def test_the_sentence_of_a_card_outlives_a_change_of_its_words(
    ana: User, kinds: Deck, bring: Any, tmp_path: Path
) -> None:
    path = _out(ana, "Kinds", tmp_path / "out.csv")
    path.write_text(path.read_text().replace("It began in", "It all began in"))
    assert bring(ana, path).cards["updated"] == 1
    assert db.session.scalar(select(func.count()).where(Note.sentence == "It began in 2011.")) == 1


RUNNING = ["=1+1", "+2", "-3", "@SUM(A1)", "'=1+1", "''-ed", "'tis", "\uff1d1", "= |cmd"]


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_no_cell_of_a_table_runs_as_a_formula_and_all_come_back_as_they_were(
    ana: User, ben: User, at: Any, bring: Any, tmp_path: Path, form: str
) -> None:
    deck = factories.deck(ana, name="=Sums")
    for text in RUNNING:
        note = factories.note(deck)
        factories.card(note, text, text, **({"kind": CardKind.TYPED, "accept": ["=4"]} if form == "csv" else {}))
        db.session.add(NoteTag(note_id=note.id, learner_id=ana.id, tag="@tag"))
    note.guid = "=HYPERLINK(1)"
    db.session.commit()
    path = _out(ana, "=Sums", tmp_path / f"out.{form}")
    text = path.read_text().partition("#tags column:6\n")[2] or path.read_text()
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter="," if form == "csv" else "\t") for cell in row]
    assert [cell for cell in cells if cell.strip()[:1] in set("=+-@\uff1d\t")] == []
    assert bring(ben, path).problems == []
    assert _sides(ben) == _sides(ana)
    again = bring(ana, path)
    assert (again.cards["added"], again.cards["updated"], again.notes["updated"]) == (0, 0, 0)
    assert set(db.session.scalars(select(NoteTag.tag))) == {"@tag"}


def test_an_apostrophe_in_somebody_else_s_table_is_theirs(ana: User, at: Any, bring: Any, tmp_path: Path) -> None:
    path = tmp_path / "endings.csv"
    path.write_text("front,back\n'-ed' ends what?,the past\n")
    bring(ana, path)
    assert db.session.scalars(select(Card.front)).all() == ["'-ed' ends what?"]


def test_an_anki_table_keeps_gaps_pictures_and_typing(
    ana: User, ben: User, at: Any, bring: Any, tmp_path: Path
) -> None:
    bring(ana, LATEST)
    path = _out(ana, "Atlas", tmp_path / "out.tsv")
    assert bring(ben, path).problems == []
    plain = {"reversed": "basic"}  # a table for Anki has no word for the other way round
    wanted = sorted((deck, plain.get(kind, kind), *words) for deck, kind, *words in _sides(ana))
    assert sorted((deck, kind, *words) for deck, kind, *words in _sides(ben)) == wanted


def test_a_table_of_anki_s_shows_files_that_came_before_and_asks_for_plain_words(
    ana: User, at: Any, bring: Any, tmp_path: Path
) -> None:
    bring(ana, LATEST)
    path = tmp_path / "notes.txt"
    path.write_text(
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n"
        'own-1\tBasic\tAtlas\t"Where? <img src=""Atlas_map ä.png"">"\there\n'
        "own-2\tBasic (type in the answer)\tAtlas\tone\t<b>un</b>\n"
        'own-3\tCloze\tAtlas\t"{{c1::Here}} <img src=""Atlas_map ä.png"">"\t\n'
    )
    assert bring(ana, path).problems == []
    name = db.session.scalars(select(Medium).where(Medium.name == "Atlas_map ä.png")).one()
    shown = f"![Atlas map ä](media:{name.digest}.{name.ending})"
    wanted = select(Card.front, Card.back).join(Note, Note.id == Card.note_id).where(Note.guid.like("own-%"))
    assert [tuple(row) for row in db.session.execute(wanted.order_by(Note.guid))] == [
        (f"Where? {shown}", "here"), ("one", "un"), (f"____ {shown}", "Here"),
    ]  # fmt: skip


def test_a_table_changed_elsewhere_updates_the_cards(ana: User, kinds: Deck, bring: Any, tmp_path: Path) -> None:
    path = _out(ana, "Kinds", tmp_path / "out.csv")
    path.write_text(path.read_text().replace("Answer 1", "Another answer"))
    tally = bring(ana, path)
    assert (tally.notes["updated"], tally.cards["updated"], tally.cards["added"]) == (1, 1, 0)
    assert db.session.scalar(select(func.count()).select_from(Card).where(Card.back == "Another answer")) == 1


def test_schedules_and_answers_of_a_package_survive_the_round(
    ana: User, ben: User, at: Any, bring: Any, tmp_path: Path
) -> None:
    bring(ana, LATEST)
    path = _out(ana, "Atlas", tmp_path / "out.apkg") if deck_exists("Atlas") else None
    assert path is not None
    tally = bring(ben, path)
    assert (tally.cards["added"], tally.reviews["added"], tally.problems) == (33, 231, [])
    assert _sides(ben) == _sides(ana)
    assert _schedule(ben) == _schedule(ana)
    again = bring(ana, path)
    assert (again.notes["added"], again.cards["added"], again.reviews["added"], again.media["added"]) == (0, 0, 0, 0)
    assert db.session.scalar(select(func.count()).select_from(ReviewLog)) == 462


def deck_exists(name: str) -> bool:
    """Whether there is a deck of this name."""
    return db.session.scalar(select(Deck.id).where(Deck.name == name)) is not None


def test_notes_keep_their_names_once_given(ana: User, kinds: Deck, tmp_path: Path) -> None:
    _out(ana, "Kinds", tmp_path / "one.csv")
    names = db.session.scalars(select(Note.guid).order_by(Note.id)).all()
    assert (len(set(names)), None in names) == (6, False)
    _out(ana, "Kinds", tmp_path / "two.csv")
    assert db.session.scalars(select(Note.guid).order_by(Note.id)).all() == names
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()


def test_decks_that_only_begin_alike_stay(ana: User, kinds: Deck, tmp_path: Path) -> None:
    with _out(ana, "Kinds", tmp_path / "out.csv").open() as file:
        assert {row["deck"] for row in csv.DictReader(file)} == {"Kinds", "Kinds::Lower"}


def test_the_page_makes_a_file_once_and_gives_it_to_its_learner_alone(
    ana: User, zoe: User, kinds: Deck, browser_of: Any, run_jobs: Any, at: Any
) -> None:
    browser = browser_of(ana)
    assert "For Anki" in browser.get(f"/decks/{kinds.id}/take").text
    sent = {"form": "csv", "key": "k", "progress": "y"}
    places = {browser.post(f"/decks/{kinds.id}/take", data=sent).location for _ in range(2)}
    (place,) = places
    assert browser.get(f"{place}/file").status_code == 404
    assert "Making the file" in browser.get(place).text
    run_jobs()
    assert "Your file is ready" in browser.get(place).text
    file = browser.get(f"{place}/file")
    assert (file.status_code, file.mimetype) == (200, "text/csv")
    assert "Kinds.csv" in file.headers["Content-Disposition"]
    assert "It began in ____." in file.text
    file.close()
    assert browser_of(zoe).get(f"{place}/file").status_code == 404
    at(NOON + timedelta(days=2))
    browser.post(f"/decks/{kinds.id}/take", data={"form": "md", "key": "later"})
    assert db.session.scalars(select(Bringing.name)).all() == ["Kinds.md"]


def test_cards_nobody_kept_stay_here(ana: User, kinds: Deck, tmp_path: Path) -> None:
    for card in db.session.scalars(select(Card)):
        card.standing = "draft"
    db.session.commit()
    assert _out(ana, "Kinds", tmp_path / "out.md").read_text() == ""


def test_new_cards_stay_new(ana: User, ben: User, kinds: Deck, bring: Any, tmp_path: Path) -> None:
    bring(ben, _out(ana, "Kinds", tmp_path / "out.apkg"))
    phases = [row[1] for row in _schedule(ben)]
    assert phases.count(Phase.NEW.value) == 6
    assert phases.count(Phase.REVIEW.value) == 1


def test_presets_and_fitted_parameters_go_along_with_the_progress_alone(ana: User, kinds: Deck, tmp_path: Path) -> None:
    _studied_keenly(ana, kinds)
    decks, presets = _presets(_out(ana, "Kinds", tmp_path / "with.apkg"))
    keen, lower = (presets[str(decks[name]["conf"])] for name in ("Kinds", "Kinds::Lower"))
    assert (keen["name"], keen["desiredRetention"], keen["new"]["delays"]) == ("Keen", 0.95, [2.0])
    assert (lower["name"], lower["desiredRetention"]) == ("quizapp", 0.9)
    assert keen["fsrsParams6"] == lower["fsrsParams6"] == FITTED
    target = tmp_path / "without.apkg"
    services.write_deck(ana, kinds, target, form="apkg", progress=False, tell=lambda _done: None)
    decks, presets = _presets(target)
    assert list(presets) == ["1"]
    assert decks["Kinds"]["conf"] == 1


def test_a_deck_studied_as_nobody_chose_goes_without_a_preset(ana: User, kinds: Deck, tmp_path: Path) -> None:
    decks, presets = _presets(_out(ana, "Kinds", tmp_path / "usual.apkg"))
    assert list(presets) == ["1"]
    assert {decks[name]["conf"] for name in ("Kinds", "Kinds::Lower")} == {1}
    save_set(ana.id, kinds.id, "Fewer", Preset(new_per_day=3), is_new=True, now=NOON)
    db.session.commit()
    decks, presets = _presets(_out(ana, "Kinds", tmp_path / "chosen.apkg"))
    assert presets[str(decks["Kinds"]["conf"])]["name"] == "Fewer"
    assert decks["Kinds::Lower"]["conf"] == 1


def test_a_deck_that_comes_is_studied_as_it_was(ana: User, ben: User, kinds: Deck, bring: Any, tmp_path: Path) -> None:
    _studied_keenly(ana, kinds)
    _answered(ana, kinds)
    path = _out(ana, "Kinds", tmp_path / "with.apkg")
    for _again in range(2):
        bring(ben, path)
    assert [row.name for row in sets(ben.id)] == ["Keen"]
    used = {name: of_deck(ben.id, deck_by_name(ben, name).id) for name in ("Kinds", "Kinds::Lower")}
    preset = in_deck(learner_of(ben), used["Kinds"]).preset
    assert (preset.retention, preset.learning_steps) == (0.95, (timedelta(minutes=2),))
    assert used["Kinds::Lower"].options_id is None


def test_fitted_parameters_are_offered_and_taken_over_on_request(
    ana: User, ben: User, kinds: Deck, browser_of: Any, run_jobs: Any, tmp_path: Path
) -> None:
    _studied_keenly(ana, kinds)
    _answered(ana, kinds)
    packed, browser = _out(ana, "Kinds", tmp_path / "with.apkg").read_bytes(), browser_of(ben)
    offer = "as Anki reckoned"
    for key, ticked, own in (("a" * 32, {}, None), ("b" * 32, {"parameters": "y"}, FITTED)):
        sent = {"file": (io.BytesIO(packed), "kinds.apkg"), "key": key}
        place = browser.post("/bring", data=sent, content_type="multipart/form-data").location
        run_jobs()
        page = browser.get(place).text
        assert offer in page
        assert "Keen" in page
        browser.post(f"{place}/start", data={"progress": "y"} | ticked)
        run_jobs()
        db.session.refresh(ben)
        assert ben.fitted == own
    doubts = [field for _number, doubts in checked(learner_of(ben)) for doubt in doubts for field in doubt.fields]
    assert set(doubts) <= {NO_LOG}
    sent = {"file": (io.BytesIO(packed), "kinds.apkg"), "key": "c" * 32}
    place = browser.post("/bring", data=sent, content_type="multipart/form-data").location
    run_jobs()
    assert offer not in browser.get(place).text  # who has some already is not asked
    assert "Your cards follow what Anki found out" in browser.get("/memory").text


def test_without_progress_or_for_a_deck_that_is_here_options_stay_as_they_are(
    ana: User, ben: User, kinds: Deck, bring: Any, tmp_path: Path
) -> None:
    _studied_keenly(ana, kinds)
    _answered(ana, kinds)
    path = _out(ana, "Kinds", tmp_path / "with.apkg")
    bring(ben, path, progress=False)
    bring(ben, path)
    assert list(sets(ben.id)) == []
