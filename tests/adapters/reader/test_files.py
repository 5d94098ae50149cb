"""Files of every kind: what is read, what is refused, and that nothing else ever happens."""

import codecs

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.adapters.reader import KINDS, REASONS, Limits, Read, read_file, read_text
from quizapp.core.errors import Refused
from quizapp.core.text import clean
from tests.adapters.reader.documents import TEXT, TITLE, docx_file, epub_file, html_page, pdf_file

MARKDOWN = (
    f"""---
title: "A Lake"
author: Ana Maria
date: 2024-05-03
---
# {TITLE}

The *deepest* lake, [as we know](https://example.org/x "t"), is **Baikal**,
in `Siberia` &amp; beyond. ![a fish](fish.png)

1. First
2. Second
   - inner

> Quoted words.

```python
print("no words")
```

| Depth | Age |
|-------|-----|
| 1,642 | old |

"""
    + "Plain words follow here and there. " * 8
)
SAMPLES = {
    "txt": TEXT.encode(),
    "md": MARKDOWN.encode(),
    "html": html_page(),
    "pdf": pdf_file(),
    "docx": docx_file(),
    "epub": epub_file(),
}


def refusal(name: str, data: bytes, limits: Limits | None = None) -> Refused:
    with pytest.raises(Refused) as refused:
        read_file(name, data, limits=limits)
    assert refused.value.reason in REASONS
    return refused.value


def test_there_is_a_sample_of_every_kind() -> None:
    assert set(SAMPLES) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_reads_every_kind(kind: str) -> None:
    read = read_file(f"C:\\lakes\\../Lake.{kind.upper()}", SAMPLES[kind])
    assert (read.kind, read.language) == (kind, "en")
    assert read.text == clean(read.text)
    assert read.title


def test_markdown_loses_its_signs() -> None:
    read = read_file("lake.markdown", SAMPLES["md"])
    assert read.text.split("\n\n")[:7] == [
        TITLE, "The deepest lake, as we know, is Baikal, in Siberia & beyond.",
        "1. First", "2. Second", "- inner", "Quoted words.", "Depth",
    ]  # fmt: skip
    assert (read.title, read.author, read.published) == ("A Lake", "Ana Maria", "2024-05-03")
    assert "print" not in read.text


def test_pasted_markdown_is_read_as_such_and_plain_text_is_not() -> None:
    assert read_text(f"# {TITLE}\n\n{TEXT}\n\n## More").text.startswith(f"{TITLE}\n\n")
    assert "# hash *star*" in read_text(f"{TEXT}\n\n# hash *star*").text


def test_one_title_at_the_top_is_enough_in_a_paste_and_in_a_text_file() -> None:
    brought = f"# {TITLE}\n\n{TEXT}"
    for read in (read_text(brought), read_file("lake.txt", brought.encode())):
        assert (read.title, read.text.split("\n\n")[0]) == (TITLE, TITLE)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (codecs.BOM_UTF8 + TEXT.encode(), TEXT),
        (TEXT.encode("utf-16"), TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT),
        (TEXT.encode("cp1252"), TEXT),
        (TEXT.replace("\n", "\r\n").encode(), TEXT),
    ],
)
def test_text_in_any_encoding(data: bytes, expected: str) -> None:
    assert read_file("lake.txt", data).text == expected


def test_a_saved_page_named_txt_is_read_as_the_page_it_is() -> None:
    assert read_file("lake.txt", html_page()).kind == "html"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.txt", b"Only a few words.", "too_short"),
        ("a.exe", TEXT.encode(), "kind_not_known"),
        ("a", TEXT.encode(), "kind_not_known"),
        ("a.txt/../../etc/passwd", TEXT.encode(), "kind_not_known"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "not_text"),
        ("a.txt", bytes(range(256)) * 40, "not_text"),
        ("a.txt", bytes(range(1, 256)) * 40, "not_text"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "kind_not_known"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "encrypted"),
        ("a.txt", SAMPLES["pdf"], "wrong_kind"),
        ("a.pdf", SAMPLES["docx"], "wrong_kind"),
        ("a.docx", SAMPLES["epub"], "wrong_kind"),
        ("a.html", SAMPLES["epub"], "wrong_kind"),
        ("a.pdf", TEXT.encode(), "broken_file"),
        ("a.docx", SAMPLES["docx"][:900], "broken_file"),
        ("a.epub", b"PK\x03\x04 no more", "broken_file"),
    ],
)
def test_refuses(name: str, data: bytes, reason: str) -> None:
    assert refusal(name, data).reason == reason


def test_refusals_carry_their_figures() -> None:
    assert refusal("a.txt", b"Three short words").data == {"words": 3, "needed": 40}
    assert refusal("a.txt", TEXT.encode(), Limits(max_chars=100)).data == {"chars": len(TEXT), "limit": 100}
    assert refusal("a.txt", b"x" * (2**20 + 1), Limits(max_bytes=2**20)).data == {"limit_mb": 1.0}
    assert refusal("a.odt", b"x").data == {"kinds": KINDS}
    assert refusal("a.txt", SAMPLES["pdf"]).data == {"named": "txt", "found": "pdf"}


@pytest.mark.parametrize(
    ("raw", "reason"), [("", "empty"), (" \n ", "empty"), ("few words", "too_short"), ("x " * 600, "too_big")]
)
def test_pasted_text_is_refused_for_the_same_reasons(raw: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read_text(raw, limits=Limits(max_bytes=1_000))


def test_ten_megabytes_of_garbage_are_refused_quickly() -> None:
    garbage = bytes(byte or 1 for byte in range(256)) * (10 * 2**12)
    assert {refusal(f"a.{kind}", garbage).reason for kind in KINDS} <= {"not_text", "broken_file", "too_long"}


def _read_or_refuse(name: str, data: bytes) -> None:
    try:
        outcome: Read | str = read_file(name, data)
    except Refused as refused:
        outcome = refused.reason
    assert isinstance(outcome, Read) or outcome in REASONS


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
def test_random_bytes_never_do_worse_than_a_refusal(kind: str, data: bytes) -> None:
    _read_or_refuse(f"a.{kind}", data)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(places=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=12), cut=st.floats(0.3, 1))
def test_a_damaged_file_never_does_worse_than_a_refusal(kind: str, places: list[tuple[float, int]], cut: float) -> None:
    data = bytearray(SAMPLES[kind])
    for place, value in places:
        data[int(place * (len(data) - 1))] = value
    _read_or_refuse(f"a.{kind}", bytes(data[: int(cut * len(data))] if cut < 0.9 else data))
