"""Language is told from ordinary words, and nothing is said when it cannot be told."""

import pytest

from quizapp.core.text import guess_language

TEXTS = {
    "en": "What's up, everyone! Today we're diving deep into a lake that has been making headlines.",
    "de": "Der Baikalsee ist ein See in Sibirien. Er ist mit 1642 Metern der tiefste und der älteste der Erde.",
    "fr": "Le lac est situé dans le sud de la Sibérie. Il est la plus grande réserve d'eau douce de la Terre.",
    "es": "El lago es un lago de origen tectónico en el sur de Siberia. Es más profundo que todos.",
    "it": "Il lago è diviso fra i territori della Siberia. È il lago più profondo del mondo, e la sua acqua è limpida.",
    "nl": "Het meer ligt in het zuiden van Siberië. Het is het diepste meer ter wereld en ook het oudste.",
    "pt": "O lago fica no sul da Sibéria. É o lago mais profundo do mundo e também o mais antigo.",
    "ru": "Байкал — озеро тектонического происхождения, самое глубокое озеро на планете.",
    "zh": "贝加尔湖是位于俄罗斯西伯利亚南部的一个淡水湖，是世界上最深的湖泊。",
    "ja": "バイカル湖は、ロシア南東部に位置する湖であり、世界で最も深い。",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_names_the_language(language: str, text: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    "text", ["", "1 2 3 " * 20, "Baikal", "foo bar baz qux " * 10, TEXTS["en"] + TEXTS["de"] + TEXTS["fr"]]
)
def test_says_nothing_when_unsure(text: str) -> None:
    assert guess_language(text) is None
