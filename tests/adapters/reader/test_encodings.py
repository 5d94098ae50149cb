"""Bytes to characters, where nobody says which encoding it is."""

import random

import pytest

from quizapp.adapters.reader.files.encodings import decoded, is_text

GERMAN = "das Mädchen\tthe girl\nder König\tthe king\nschön\tbeautiful\n"
FRENCH = "La forêt était très profonde; l’élève a mangé une pêche. Où êtes-vous né?"
CZECH = "kůň;horse\nřeka;river\nměsto;city\n"
RUSSIAN = "Москва — столица России. Она стоит на реке Москве и является крупнейшим городом."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Müller,Name\n", "cp1252"),
        ("10 €;ten\n", "cp1252"),
        ("niño;child\naño;year\n", "cp1252"),
        ("été\tsummer\n", "cp1252"),
        ("Mädchen;fille\ngarçon;Junge\nélève;Schüler\n", "cp1252"),
        (GERMAN * 60, "cp1252"),
        (FRENCH, "cp1252"),
        (CZECH, "cp1250"),
        ("Żółć;bile\nłódź;boat\n", "cp1250"),
        (RUSSIAN, "cp1251"),
        ("日本語;Japanese\n水;water\n", "shift_jis"),
        ("front\tback\nUe\tss\n", "utf-16-le"),
        ("Müller\tx\n", "utf-16-be"),
    ],
)
def test_short_lists_keep_their_letters(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_a_broken_byte_costs_no_other_letter() -> None:
    assert decoded("äöü".encode() * 30 + b"\xff!") == "äöü" * 30 + "\ufffd!"


@pytest.mark.parametrize("seed", range(12))
def test_noise_is_no_text(seed: int) -> None:
    dice = random.Random(seed)
    least = seed % 2  # without any zero byte, too
    assert not is_text(decoded(bytes(dice.randint(least, 255) for _ in range(dice.choice((300, 5_000))))))
