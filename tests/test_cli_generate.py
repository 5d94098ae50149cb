"""`quizapp generate`: what it prints for good and for bad input."""

import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

from quizapp.__main__ import main
from quizapp.adapters.reader import REASONS
from quizapp.cli.generating.generate import _text
from quizapp.cli.generating.refusing import SENTENCES
from quizapp.core.cards.card import Card
from quizapp.core.cards.wish import MORE
from tests.model_server import Answer, reply, said, serving

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT / "tests/data/articles"
pytestmark = pytest.mark.slow  # the real language model


def generate(*arguments: str, given: str = "", err: StringIO | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command in this process: starting another one for each test would take longer than the tests."""
    command = ["quizapp", "generate", *arguments]
    said = err or StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()) as out, redirect_stderr(said):
        patch.setattr(sys, "argv", command)
        patch.setattr(sys, "stdin", TextIOWrapper(BytesIO(given.encode())))
        with pytest.raises(SystemExit) as ended:  # whatever else ends it would be a stack trace, and fails here
            main()
    return subprocess.CompletedProcess(command, int(ended.value.code or 0), out.getvalue(), said.getvalue())


def generate_apart(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command as in a shell."""
    command = [sys.executable, "-m", "quizapp", "generate", *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def baikal() -> list[dict]:
    done = generate("--format", "json", str(ARTICLES / "lake-baikal.txt"))
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_json_lines_hold_these_keys(baikal: list[dict]) -> None:
    keys = ["kind", "question", "answer", "options", "sentence", "start", "end", "paragraph", "score"]
    assert len(baikal) >= 4
    assert all(list(card) == keys for card in baikal)


def test_options_hold_the_answer_and_three_others(baikal: list[dict]) -> None:
    with_options = [card for card in baikal if card["options"]]
    assert with_options
    for card in with_options:
        assert card["answer"] in card["options"]
        assert len(set(card["options"])) == len(card["options"]) >= 4


def test_standard_input_gives_the_same_as_the_file(baikal: list[dict]) -> None:
    done = generate_apart("--format", "json", "-", given=(ARTICLES / "lake-baikal.txt").read_text())
    assert done.returncode == 0, done.stderr
    assert [json.loads(line) for line in done.stdout.splitlines()] == baikal


def test_limit_and_kinds_choose() -> None:
    done = generate("--format", "json", "--limit", "2", "--kinds", "cloze", str(ARTICLES / "lake-baikal.txt"))
    assert [json.loads(line)["kind"] for line in done.stdout.splitlines()] == ["cloze", "cloze"]


@pytest.mark.parametrize("wrong", [["--kinds", ","], ["--limit", "0"], ["--difficulty", "x"], ["--paragraphs", "1-x"]])
def test_a_wrong_value_ends_with_code_2(wrong: list[str]) -> None:
    assert generate(*wrong, str(ARTICLES / "lake-baikal.txt")).returncode == 2


def test_paragraphs_choose_a_part(baikal: list[dict]) -> None:
    place = baikal[0]["paragraph"]
    done = generate("--format", "json", "--paragraphs", str(place + 1), str(ARTICLES / "lake-baikal.txt"))
    cards = [json.loads(line) for line in done.stdout.splitlines()]
    assert cards
    assert {card["paragraph"] for card in cards} == {place}


def test_more_takes_the_other_kinds_and_another_seed_other_options(baikal: list[dict]) -> None:
    file = str(ARTICLES / "lake-baikal.txt")
    done = generate("--format", "json", "--more", "--kinds", "how_many", "--limit", "50", file)
    kinds = {json.loads(line)["kind"] for line in done.stdout.splitlines()}
    assert kinds
    assert kinds <= {"how_many", *MORE}
    other = [json.loads(line) for line in generate("--format", "json", "--seed", "5", file).stdout.splitlines()]
    assert [card["question"] for card in other] == [card["question"] for card in baikal]
    assert [card["options"] for card in other] != [card["options"] for card in baikal]


def test_difficulty_asks_for_other_facts_the_plainest_first_or_details() -> None:
    file = str(ARTICLES / "lake-baikal.txt")
    easy, hard = (generate("--difficulty", word, "--limit", "3", file).stdout for word in ("easy", "hard"))
    assert "maximum depth of ____" in easy
    assert "a pulp and paper mill" not in easy.lower()
    assert not {line for line in easy.splitlines() if "  [" in line} & set(hard.splitlines())


def test_explain_names_the_check_of_each_dropped_draft() -> None:
    done = generate("--explain", str(ARTICLES / "lake-baikal.txt"))
    assert "dropped (" in done.stdout


def test_explain_calls_no_sentence_dropped_that_is_asked_about() -> None:
    lines = generate("--explain", str(ARTICLES / "homemade-yoghurt.txt")).stdout.splitlines()
    sentence = "Let the milk cool to 43 degrees Celsius before you add the starter"
    told = [line for line in lines if sentence in line and not line[:1].isdigit()]
    assert told[0].startswith(f"   from: {sentence}")
    assert [line.partition(":")[0] for line in told[1:]] == ["asked only in part (instruction)"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["no-such-file.txt"], "cannot be read"),
        (["--kinds", "riddle", "README.md"], "there is no kind riddle"),
        (["LICENSE"], "this kind of file is not known. These are: txt, md, html, pdf, docx, epub."),
        (["--limit", "0", "README.md"], "0 is not in the range"),
        (["--difficulty", "brutal", "README.md"], "'brutal' is not one of"),
        (["--paragraphs", "7-3", "README.md"], "'7-3' names no paragraphs"),
        (["--paragraphs", "0", "README.md"], "'0' names no paragraphs"),
        (["--paragraphs", "2-900", str(ARTICLES / "lake-baikal.txt")], "paragraphs, and 900 was asked for"),
        (["--seed", "x", "README.md"], "'x' is not a valid integer"),
    ],
)
def test_bad_input_gets_one_sentence(arguments: list[str], sentence: str) -> None:
    done = generate(*arguments)
    assert done.returncode != 0
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_bad_input_in_a_shell_gets_one_sentence_and_code_1() -> None:
    done = generate_apart("no-such-file.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Error: no-such-file.txt cannot be read: No such file or directory.\n"


def test_an_empty_text_says_so() -> None:
    done = generate("-", given="  \n ")
    assert done.returncode == 1
    assert done.stderr == "Error: - was refused: there is nothing in it.\n"


@pytest.mark.parametrize(("name", "held"), [("a.pdf", b"no pdf"), ("a.txt", b"%PDF-1.4"), ("a.txt", b"\0\1")])
def test_a_bad_file_gets_a_sentence_for_people(tmp_path: Path, name: str, held: bytes) -> None:
    (tmp_path / name).write_bytes(held)
    done = generate(str(tmp_path / name))
    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: {tmp_path / name} was refused: ")
    assert done.stderr.endswith(".\n")
    assert not set("_(){}'") & set(done.stderr.partition("refused")[2])


def test_every_refusal_of_a_file_has_a_sentence() -> None:
    of_addresses = {"bad_address", "private_address", "not_reachable", "timed_out", "too_many_redirects"}
    assert set(SENTENCES) == REASONS - of_addresses - {"not_found_there", "not_an_article"}


class Terminal(StringIO):
    """Where somebody watches."""

    def isatty(self) -> bool:
        return True


def test_whoever_watches_sees_how_far_it_is_and_a_pipe_does_not() -> None:
    file = str(ARTICLES / "lake-baikal.txt")
    watched = generate(file, err=Terminal())
    assert "quizapp: 1 of " in watched.stderr
    assert "paragraphs read" in watched.stderr
    assert watched.stderr.endswith("\r\033[K")
    assert (generate(file).stderr, generate(file).stdout) == ("", watched.stdout)


def test_a_pipeline_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZAPP_PIPELINES", "en=no_such_pipeline")
    done = generate(str(ARTICLES / "lake-baikal.txt"))
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Error: QUIZAPP_PIPELINES names 'no_such_pipeline' for en, which is not installed here."
    ]


def test_another_language_is_named_and_nothing_is_guessed() -> None:
    done = generate(
        "-", given="Der Baikalsee ist ein See in Sibirien. Er ist mit 1642 Metern der tiefste der Erde. " * 4
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "this text is in German" in done.stderr


QUAKE = "In January 1862 a strong earthquake caused land in the delta of the Selenga to sink."


def with_model(monkeypatch: pytest.MonkeyPatch, answer: Answer, text: str) -> subprocess.CompletedProcess[str]:
    """Cards of a text with a model that answers so."""
    with serving() as server:
        server.answers = [answer]
        monkeypatch.setenv("QUIZAPP_MODEL_URL", server.url)
        monkeypatch.setenv("QUIZAPP_MODEL_NAME", "small")
        return generate("--model", "--kinds", "when", "--format", "json", "-", given=text)


def test_a_model_adds_its_cards_marked_after_those_of_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    question = "Which river's delta saw land sink after a strong earthquake in January 1862?"
    card = {"quote": QUAKE, "kind": "question", "question": question, "answer": "Selenga", "distractors": []}
    done = with_model(monkeypatch, reply(said({"cards": [card]})), f"{QUAKE} The lake was named in 1996 by UNESCO.")
    last = json.loads(done.stdout.splitlines()[-1])
    assert (last["answer"], last["drafted_by"]) == ("Selenga", "small")
    assert "sending part 1 of 1, 24 words, to 127.0.0.1:" in done.stderr


def test_a_model_that_fails_takes_nothing_away(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ARTICLES / "lake-baikal.txt").read_text()
    done = with_model(monkeypatch, reply(b"", 401), text)
    assert done.returncode == 0
    assert done.stdout
    assert "the model failed (key)" in done.stderr


def test_without_a_model_set_the_option_says_so() -> None:
    done = generate("--model", str(ARTICLES / "lake-baikal.txt"))
    assert done.returncode == 1
    assert "--model needs QUIZAPP_MODEL_URL" in done.stderr


def test_a_question_stands_below_what_is_read_before_it() -> None:
    words = {"kind": "cloze", "question": "It is a lake.\n\nIt is ____ deep.", "answer": "310 m", "distractors": ()}
    place = {"sentence": "It is 310 m deep.", "start": 0, "end": 17, "paragraph": 0, "score": 1.0, "fact_key": "a"}
    said = "".join(_text([Card(**words, **place, answer_start=6, answer_end=11, context="")], 1))
    assert said.startswith("1. It is a lake.\n   It is ____ deep.  [cloze]   310 m")
