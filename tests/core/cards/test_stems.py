"""From the parts of a question to its words, whatever the parts."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cards.card import GAP
from quizapp.core.cards.stems import plain_gap, stem
from quizapp.core.facts.fact import Ask, Shape

_word = st.text("abcdefghijklmnopqrstuvwxyzéß-", min_size=1, max_size=9)
_words = st.lists(_word, min_size=1, max_size=6).map(" ".join)
_loose = st.tuples(_words, st.sampled_from(["", " ", ",", ".", " ,", ":", "; "])).map("".join)
_asking = st.sampled_from([Shape.INVERTED, Shape.DIRECT, Shape.IDENTITY, Shape.STANDS_FOR])


@given(_asking, _words, _words, _words, _loose)
def test_a_question_ends_in_one_question_mark(shape: Shape, wh: str, subject: str, verb: str, rest: str) -> None:
    said = stem(Ask(shape, wh, "did", subject, verb, rest))
    assert said.count("?") == 1
    assert said[-1] == "?"
    assert said[-2] not in " .,;:"
    assert "  " not in said


@given(_words, _words)
def test_a_gap_stands_once_between_its_words(before: str, after: str) -> None:
    said = stem(Ask(Shape.GAP, before=f"{before}  ", after=f"  {after}."))
    assert said == f"{before} {GAP} {after}."


@given(_words, _words)
def test_the_words_around_a_gap_join_to_its_stem(before: str, after: str) -> None:
    ask = Ask(Shape.GAP, before=f"{before} ", after=f" {after}.")
    assert GAP.join(plain_gap(ask)) == stem(ask)
