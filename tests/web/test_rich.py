"""The text of cards on pages: what it may show, and that nothing harms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from quizapp.core.exchange.anki.markup import escaped
from quizapp.web.rich import plain, rich, rich_parts

PICTURE = "a" * 32 + ".png"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("1996.", "1996."),
        ("5 < 6 & 7", "5 &lt; 6 &amp; 7"),
        ("snake_case 2 * 3 * 4", "snake_case 2 * 3 * 4"),
        ("between $5 and $10", "between $5 and $10"),
        ("The ____, and ____.", "The ____, and ____."),
        ("`a*b*`", "<code>a*b*</code>"),
        ("a\nb", "a<br>\nb"),
        (f"![map](media:{PICTURE})", f'<img src="/media/{PICTURE}" alt="map">'),
        ("![map](https://example.org/a.png)", "[map]"),
        ("<img src=https://example.org/a.png>", "&lt;img src=https://example.org/a.png&gt;"),
        ("<b onclick=x>a</b><script>b</script>", "&lt;b onclick=x&gt;a&lt;/b&gt;&lt;script&gt;b&lt;/script&gt;"),
        ("H<sub>2</sub>O <sub onclick=x>3</sub>", "H<sub>2</sub>O &lt;sub onclick=x&gt;3"),
    ],
)
def test_text_of_one_line(text: str, html: str) -> None:
    assert rich(text) == html


@pytest.mark.parametrize("text", ["[a](javascript:x)", "[a](data:text/html,x)", "<javascript:x>"])
def test_no_address_runs_a_script(text: str) -> None:
    assert "href" not in rich(text)


def test_formulas_are_mathml_and_harmless() -> None:
    assert "<msup>" in rich("$x^2$")
    shown = rich(r"$\href{javascript:alert(1)}{x} \style{color:red}{y} \text{<b onclick=1>}$ after")
    assert "javascript" not in shown
    assert "style=" not in shown
    assert "onclick" not in shown
    assert shown.endswith("</math> after")


def test_a_formula_that_cannot_be_read_is_shown_as_written() -> None:
    assert rich(r"$\frac{$") == r"<code>\frac{</code>"


def test_lists_and_tables_stand_where_there_is_room() -> None:
    assert "<li>b</li>" in rich("a\n\n- b", is_block=True)
    assert "<li>" not in rich("a\n\n- b")


def test_a_sound_can_be_played() -> None:
    assert '<audio controls=""' in rich(f"![tone](media:{'b' * 32}.wav)")


def test_text_between_gaps_is_one_text() -> None:
    assert rich_parts("**In ____ it** was") == ("<strong>In ", " it</strong> was")


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc", "Co"]), max_size=60))
def test_what_was_escaped_shows_as_it_was(text: str) -> None:
    assert " ".join(plain(escaped(text)).split()) == " ".join(text.split())


@given(st.text(max_size=120))
def test_nothing_that_is_drawn_holds_more_than_it_may(text: str) -> None:
    for html in (rich(text), rich(text, is_block=True)):
        assert "<script" not in html


def test_plain_words_of_what_folds_stand_apart() -> None:
    assert plain("a<details><summary>Hint</summary>b</details> H<sub>2</sub>O") == "a Hint b H2O"


def test_plain_text_is_only_escaped() -> None:
    assert rich("a > b") == escape("a > b")
