"""Anki's templates as cards of ours."""

import pytest

from quizapp.core.exchange.anki.clozes import numbers
from quizapp.core.exchange.anki.markup import as_markdown
from quizapp.core.exchange.anki.own import OwnCard, note_of
from quizapp.core.exchange.anki.sides import Asked, Sides, is_turned, sides, special

BASIC = Asked("{{Front}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}")
CLOZE = Asked("{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Extra}}", is_cloze=True)
TYPED = Asked("{{Front}}\n\n{{type:Back}}", "{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}")
OPTIONAL = Asked("{{#Hint}}{{Back}}{{/Hint}}", "{{FrontSide}}<hr id=answer>{{Front}}")


@pytest.mark.parametrize(
    ("asked", "fields", "wanted"),
    [
        (BASIC, {"Front": "a<br>b", "Back": "c"}, Sides("basic", "a\nb", "c")),
        (BASIC, {"Front": "<img src='a.png'>", "Back": "c"}, Sides("basic", "![a](media:1.png)", "c")),
        (BASIC, {"Front": "", "Back": "c"}, Sides(problem="empty_front")),
        (BASIC, {"Front": "a", "Back": " <br>"}, Sides(problem="empty_back")),
        (BASIC, {"Front": "{{c1::a}} b", "Back": "c"}, Sides("basic", "a b", "c")),
        (BASIC, {"Front": "a\ue001\ue000", "Back": "b\ue002c"}, Sides("basic", "a", "bc")),
        (Asked("{{Front}}", "{{Front}}: {{Back}}"), {"Front": "a", "Back": "b"}, Sides("basic", "a", ": b")),
        (TYPED, {"Front": "2 + 2", "Back": "<b>4</b>&nbsp;m"}, Sides("typed", "2 + 2", "4 m")),
        (OPTIONAL, {"Front": "a", "Back": "b", "Hint": ""}, Sides(problem="empty_front")),
        (OPTIONAL, {"Front": "a", "Back": "b", "Hint": "h"}, Sides("basic", "b", "a")),
        (Asked("{{^Hint}}no {{/Hint}}{{Front}}", "{{Back}}"), {"Front": "a", "Back": "b"}, Sides("basic", "no a", "b")),
        (Asked("{{hint:Front}}x", "{{Back}}"), {"Front": "a", "Back": "b"},
         Sides("basic", "<details><summary>Front</summary>a</details>\n\nx", "b")),
        (Asked("{{text:Front}}", "{{tts en_US:Back}}{{Back}}"), {"Front": "<b>a</b>", "Back": "b"},
         Sides("basic", "a", "b")),
        (Asked("{{kanji:Front}}", "{{furigana:Front}} ({{kana:Front}})"), {"Front": " 犬[いぬ]と&nbsp;猫[ねこ]"},
         Sides("basic", "犬と猫", "<ruby>犬<rt>いぬ</rt></ruby>と<ruby>猫<rt>ねこ</rt></ruby> (いぬとねこ)")),
        (Asked("{{furigana:Front}}", "b"), {"Front": "x [sound:a &amp; b.mp3]"},
         Sides("basic", r"x ![a & b](media:2.mp3)", "b")),
    ],
)  # fmt: skip
def test_a_template_makes_a_card(asked: Asked, fields: dict[str, str], wanted: Sides) -> None:
    assert sides(asked, fields, 0, {"a.png": "media:1.png", "a & b.mp3": "media:2.mp3"}) == wanted


SHOWN = Asked(
    "{{Subdeck}} {{#Tags}}({{Tags}}){{/Tags}}{{Front}}", "{{Deck}}, {{text:Type}}, {{Card}}, {{CardFlag}}",
    type_name="Basic & <b>more</b>", card_name="Card 2",
)  # fmt: skip


@pytest.mark.parametrize(
    ("deck", "tags", "fields", "wanted"),
    [
        ("Sea::<b>Fish", ("a::b", "c"), {"Front": "Why"},
         Sides("basic", "<b>Fish (a::b c)Why", r"Sea::<b>Fish, Basic & <b>more</b>, Card 2, flag3")),
        ("Sea", (), {"Front": "Why", "Card": "own"},
         Sides("basic", "Sea Why", "Sea, Basic & <b>more</b>, own, flag3")),
        ("image-occlusion:x\ue001", (), {"Front": "Why"},
         Sides("basic", "image-occlusion:x Why", "image-occlusion:x, Basic & <b>more</b>, Card 2, flag3")),
    ],
)  # fmt: skip
def test_a_template_shows_where_its_card_lies(
    deck: str, tags: tuple[str, ...], fields: dict[str, str], wanted: Sides
) -> None:
    told = special(SHOWN, deck=deck, tags=tags, flag=3)
    assert sides(SHOWN, fields, 0, {}, special=told) == wanted


def test_a_template_that_shows_nothing_beyond_its_fields_is_told_nothing() -> None:
    assert special(BASIC, deck="Sea", tags=("a",), flag=1) == {}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{{c1::a}} or {{c1::a::h}} {{c2::x}}", Sides("cloze", "..., h: ____ or ____ (h) x", "a", "a, a")),
        ("{{c1::a}} or {{c1::b::h}}", Sides("basic", "..., h: (…) or (h)", "a, b: **a** or **b**", "a, b")),
        ("{{c1::a {{c2::b}}}} c", Sides("cloze", "...: ____ c", "a b", "a b")),
    ],
)
def test_the_gaps_of_a_text_are_shown_alone(text: str, wanted: Sides) -> None:
    asked = Asked("{{cloze-only:Text}}: {{cloze:Text}}", "{{cloze:Text}}<hr id=answer>{{cloze-only:Text}}", True)
    assert sides(asked, {"Text": text}, 0, {}) == wanted


@pytest.mark.parametrize(
    ("text", "number", "wanted"),
    [
        ("{{c1::Water}} boils", 0, Sides("cloze", "____ boils", "Water", "x")),
        ("{{c1::Water::what}} boils", 0, Sides("cloze", "____ (what) boils", "Water", "x")),
        ("{{c1::a {{c2::b}} c}} d", 0, Sides("cloze", "____ d", "a b c", "x")),
        ("{{c1::a {{c2::b}} c}} d", 1, Sides("cloze", "a ____ c d", "b", "x")),
        ("{{c1::a}} and {{c1::a}}", 0, Sides("cloze", "____ and ____", "a", "x")),
        ("{{c1::a}} and {{c1::b::h}}", 0, Sides("basic", "(…) and (h)", "**a** and **b**", "x")),
        (r"\({{c1::x}} + 1\)", 0, Sides("basic", "$(…) + 1$", "$x + 1$", "x")),
        (r"{{c1::\(x^2\)}} is", 0, Sides("cloze", "____ is", "$x^2$", "x")),
        ("{{c1,2::a}} b {{c3::c}}", 1, Sides("cloze", "____ b c", "a", "x")),
        ("{{c1,2::a}} b {{c3::c}}", 2, Sides("cloze", "a b ____", "c", "x")),
        ("{{c2::a}} only", 0, Sides(problem="no_gap")),
        ("{{c1::a", 0, Sides(problem="no_gap")),
        ("line ____ {{c1::a}}", 0, Sides("cloze", r"line \_\_\_\_ ____", "a", "x")),
        ("{{c1::image-occlusion:rect:left=.1}}", 0, Sides(problem="image_occlusion")),
    ],
)
def test_a_deletion_makes_a_gap(text: str, number: int, wanted: Sides) -> None:
    assert sides(CLOZE, {"Text": text, "Extra": "x"}, number, {}) == wanted


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"{{{{c{number}::word {number}::hint {number}}}}}" for number in range(1, 13)),
        "{{c1::Water::what}} boils at {{c2::100}} or {{c2::100}}",
        "It began in {{c1::2011}} (BC)",
    ],
)
def test_gaps_with_hints_go_out_as_the_one_text_they_came_in(text: str) -> None:
    made = [(number, sides(CLOZE, {"Text": text, "Extra": ""}, number - 1, {})) for number in sorted(numbers(text))]
    cards = [OwnCard(number - 1, side.kind, side.front, side.back) for number, side in made]
    assert note_of(cards, "").fields[0] == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<script>alert(1)</script>a<style>b</style>", "a"),
        ("a <b> bold </b> c", "a  **bold**  c"),
        ("x<sub>2</sub>", "x<sub>2</sub>"),
        ("<ul><li>a</li><li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a<br># b<br>- c", "1\\. a\n\\# b\n\\- c"),
        ("<code>a * b</code>", "`a * b`"),
        ("&lt;script&gt; &lt;sub&gt;", r"<script> \<sub>"),
        ("[sound:a.mp3]", "![a](media:2.mp3)"),
        ("[sound:gone.mp3]", ""),
        (
            'see <a href="https://a.org/x?y=1&amp;z=(2)">here [1]</a>.',
            r"see [here \[1\]](https://a.org/x?y=1&z=%282%29).",
        ),
        ('<a href="javascript:alert(1)">no</a> <a>none</a></a>', "no none"),
        ("[latex]x<br>y[/latex]", "$x y$"),
        ("[$$]x[/$$]", "$$x$$"),
        ("<img src='gone_one.png'>", r"\[gone one\]"),
        ("<img src=a.png onerror=x() alt='b]('>", r"![b\](](media:1.png)"),
    ],
)
def test_html_becomes_plain_marks(html: str, text: str) -> None:
    assert as_markdown(html, {"a.png": "media:1.png", "a.mp3": "media:2.mp3"}) == text


def test_a_card_longer_than_any_card_is_left_out() -> None:
    assert sides(BASIC, {"Front": "a" * 60_000, "Back": "b"}, 0, {}).problem == "too_long"


def test_a_card_from_the_other_side_is_known_by_what_it_shows() -> None:
    assert is_turned("{{Back}}", ["{{Front}}"])
    assert is_turned("{{Deck}} {{Back}}", ["{{Deck}} {{Front}}"])
    assert not is_turned("{{Front}} {{Back}}", ["{{Front}}"])
