"""`quizapp import` and `quizapp export`, as a shell calls them."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from quizapp import cli
from quizapp.core.memory.engine.curve import filled
from quizapp.extensions import db
from quizapp.features.study.integrity.rebuilding import checked
from quizapp.features.study.learner import learner_of
from quizapp.models import Card, User
from tests.adapters.packages.packing import LATEST, LEGACY, altered


def _run(app: Flask, *words: str) -> Any:
    return app.test_cli_runner().invoke(args=list(words))


def test_a_package_comes_in_and_is_told_as_one_object(app: Flask, ana: User) -> None:
    done = _run(app, "import", str(LATEST), "--user", "ana", "--format", "json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.output)
    nothing = {"updated": 0, "skipped": 0}
    assert told == {
        "notes": {"added": 25, **nothing}, "cards": {"added": 33, **nothing}, "reviews": {"added": 231, **nothing},
        "media": {"added": 4, **nothing}, "problems": [],
    }  # fmt: skip


def test_what_a_package_was_fitted_to_is_followed_on_request(app: Flask, ana: User, tmp_path: Path) -> None:
    values = ", ".join(str(round(value * 1.05, 4)) for value in filled(None))
    put = f"UPDATE col SET dconf = json_set(dconf, '$.1.fsrsParams6', json('[{values}]'))"
    path = altered(LEGACY, tmp_path / "fitted.apkg", put)
    for words, number in (((), 0), (("--parameters",), 21), (("--parameters",), 21)):
        done = _run(app, "import", str(path), "--user", "ana", *words)
        assert done.exit_code == 0, done.output
        db.session.refresh(ana)
        assert len(ana.fitted or ()) == number
    assert all(not doubts for _number, doubts in checked(learner_of(ana), is_anew=True))


def test_rows_left_out_are_told_in_words(app: Flask, ana: User, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text("a,b\nc,\n")
    done = _run(app, "import", str(path), "--user", "ana", "--format", "json")
    assert json.loads(done.output)["problems"] == [{"row": 2, "reason": "no answer: c"}]
    assert "row 2: no answer: c" in _run(app, "import", str(path), "--user", "ana").output


def test_a_broken_file_or_a_stranger_gets_a_sentence(app: Flask, ana: User, tmp_path: Path) -> None:
    path = tmp_path / "odd.apkg"
    path.write_bytes(b"PK\x03\x04")
    done = _run(app, "import", str(path), "--user", "ana")
    assert (done.exit_code, "The file is damaged" in done.output) == (1, True)
    assert "no account called nobody" in _run(app, "import", str(path), "--user", "nobody").output


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("words", ["front,back\n", "front,back\n\n", ""])
def test_a_table_of_nothing_but_its_header_ends_with_a_sentence(
    app: Flask, ana: User, tmp_path: Path, words: str, form: str
) -> None:
    path = tmp_path / "head.csv"
    path.write_text(words)
    done = _run(app, "import", str(path), "--user", "ana", "--format", form)
    said = "There are no cards in it." if words else "There is nothing in it."
    assert (done.exit_code, said in done.output) == (1, True)


def test_a_deck_goes_out_by_its_name_and_ending(app: Flask, ana: User, tmp_path: Path) -> None:
    _run(app, "import", str(LATEST), "--user", "ana")
    for ending in ("apkg", "csv", "tsv", "md"):
        target = tmp_path / f"out.{ending}"
        done = _run(app, "export", "Atlas", "--user", "ana", "--to", str(target))
        assert done.exit_code == 0, done.output
        assert target.stat().st_size > 500
        assert done.output == f"25 notes of the deck Atlas of ana written to {target}.\n"
    assert "must end in" in _run(app, "export", "Atlas", "--user", "ana", "--to", str(tmp_path / "out.pdf")).output
    assert "no deck called Gone" in _run(app, "export", "Gone", "--user", "ana", "--to", str(target)).output
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".apkg", ".csv", ".md", ".tsv"]


def test_a_table_of_western_windows_keeps_its_letters(app: Flask, ana: User, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_bytes("café;coffee\nMädchen;girl\n".encode("cp1252"))
    assert _run(app, "import", str(path), "--user", "ana").exit_code == 0
    assert db.session.scalars(select(Card.front).order_by(Card.id)).all() == ["café", "Mädchen"]


def test_the_file_of_anki_s_own_is_told_apart_from_a_package(app: Flask, ana: User, tmp_path: Path) -> None:
    path = tmp_path / "collection.anki2"
    path.write_bytes(b"SQLite format 3\0" + bytes(200))
    done = _run(app, "import", str(path), "--user", "ana")
    assert done.exit_code == 1
    assert "In Anki, export them as a package." in done.output


def test_what_is_no_text_is_said_to_be_none(app: Flask, ana: User, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    for data in (bytes(range(256)) * 20, b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"):
        path.write_bytes(data)
        done = _run(app, "import", str(path), "--user", "ana")
        assert (done.exit_code, done.stderr.count("neither cards nor text")) == (1, 1)
    path.write_bytes(bytes(range(256)) * 20)
    done = _run(app, "reviews", str(path), "--user", "ana")
    assert (done.exit_code, done.stderr) == (1, "Error: odd.csv holds no text, and so no review log.\n")


def test_a_row_with_a_sign_that_is_none_is_left_out_alone(app: Flask, ana: User, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_bytes(b"one,two\nthr\0ee,four\nfive,six\n")
    told = json.loads(_run(app, "import", str(path), "--user", "ana", "--format", "json").output)
    assert told["problems"] == [{"row": 2, "reason": "it holds a sign that is no letter: three"}]
    assert told["notes"]["added"] == 2


def test_the_decks_above_a_deck_are_made_with_it_and_go_out_with_what_is_below(
    app: Flask, ana: User, tmp_path: Path
) -> None:
    path = tmp_path / "deep.csv"
    path.write_text("deck,front,back\nL1::L2::L3,a,b\nL1::Other,c,d\n")
    _run(app, "import", str(path), "--user", "ana")
    done = _run(app, "export", "L1", "--user", "ana", "--to", str(tmp_path / "out.apkg"))
    assert done.output.startswith("2 notes of the deck L1 of ana written")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import", "gone.csv", "--user", "ana"], "Error: Invalid value for 'FILE': File 'gone.csv' does not exist.\n"),
        (["import", __file__], "Error: Missing option '--user'.\n"),
        (["nonsense"], "Error: No such command 'nonsense'.\n"),
    ],
)
def test_what_is_wrong_with_the_words_of_a_command_is_one_sentence(
    words: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], app: Flask
) -> None:
    monkeypatch.setattr(sys, "argv", ["quizapp", *words])
    monkeypatch.setattr(cli, "_app", lambda *_given: app)
    with pytest.raises(SystemExit) as ended:
        cli.run()
    assert (ended.value.code, capsys.readouterr().err) == (2, said)
