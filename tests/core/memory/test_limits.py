"""Proves core/memory/rules/limits.py: limits up the tree, and that taking card by card ends with what was told."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.memory.preset import Preset
from quizapp.core.memory.queue import Done, Left, Waiting, left
from quizapp.core.memory.rules.limits import Branch, Through, let_through, through_alone

few = st.integers(0, 6)


@st.composite
def branches(draw: st.DrawFn, depth: int = 2, *, is_new_free: bool | None = None) -> Branch:
    """A tree of decks; the numbers are set by `numbered`."""
    is_free = draw(st.booleans()) if is_new_free is None else is_new_free
    number = draw(st.integers(0, 3)) if depth else 0
    below = tuple(draw(branches(depth - 1, is_new_free=is_free)) for _ in range(number))
    return Branch(0, *(draw(few) for _ in range(8)), below=below, is_new_free=is_free)


def numbered(top: Branch, names: list[int]) -> Branch:
    names.append(len(names) + 1)
    return top._replace(deck=names[-1], below=tuple(numbered(branch, names) for branch in top.below))


def taken(top: Branch, deck: int, *, is_new: bool) -> Branch:
    """The tree after one card of that deck was answered: what was asked for beyond the limits is used first."""
    if top.deck != deck:
        return top._replace(below=tuple(taken(branch, deck, is_new=is_new) for branch in top.below))
    kind = "new" if is_new else "reviews"
    waiting, more, done = getattr(top, kind), getattr(top, f"more_{kind}"), getattr(top, f"{kind}_done")
    spent = {f"more_{kind}": more - 1} if more else {f"{kind}_done": done + 1}
    return top._replace(**{kind: waiting - 1}, **spent)


@given(branches(), st.integers(0, 99))
def test_Q3_any_session_gives_as_many_as_were_told(tree: Branch, seed: int) -> None:
    """However reviews and new cards are mixed, and whichever open deck each is taken from."""
    top, rng = numbered(tree, []), Random(seed)
    told, given_reviews, given_new = let_through(top), 0, 0
    while (now := let_through(top)).reviews or now.new:
        is_new = rng.random() * (now.reviews + now.new) < now.new
        decks = now.new_decks if is_new else now.review_decks
        assert decks, (top, now)
        top = taken(top, rng.choice(decks), is_new=is_new)
        given_reviews, given_new = given_reviews + (not is_new), given_new + is_new
    assert (given_reviews, given_new) == (told.reviews, told.new)
    assert (now.review_decks, now.new_decks) == ((), ())


@given(few, few, few, few, few, few, few, st.booleans())
def test_Q3_one_deck_is_as_ever(reviews, new, review_limit, new_limit, done_reviews, done_new, more, is_free) -> None:  # type: ignore[no-untyped-def]
    preset = Preset(new_per_day=new_limit, reviews_per_day=review_limit)
    before = left(
        Waiting(reviews=reviews, new=new), Done(done_new, done_reviews, 0, more), preset=preset, is_new_free=is_free
    )
    branch = Branch(1, new_limit, review_limit, new, reviews, done_new, done_reviews, more, is_new_free=is_free)
    found = let_through(branch)
    assert Left(found.reviews, found.new) == before


def test_Q3_a_limit_holds_for_all_that_is_below() -> None:
    child = Branch(2, 20, 200, new=9, reviews=9)
    assert let_through(Branch(1, 3, 5, below=(child, child._replace(deck=3)))) == Through(5, 0, (2, 3), ())
    assert let_through(Branch(1, 3, 25, below=(child, child._replace(deck=3)))) == Through(
        18, 3, (2, 3), (2, 3), (3, 3)
    )
    assert let_through(Branch(1, 3, 5, below=(child,), is_new_free=True)) == Through(5, 3, (2,), (2,), (3,))


def test_Q3_what_was_asked_for_passes_every_limit() -> None:
    child = Branch(2, 0, 0, new=9, reviews=9, more_new=2, more_reviews=3)
    assert let_through(Branch(1, 0, 0, below=(child,))) == Through(3, 2, (2,), (2,), (2,))


@given(few, few, st.tuples(*[few] * 6), st.booleans(), st.tuples(few, few))
def test_a_deck_alone_gives_what_the_tree_of_it_gives(
    new_limit: int, review_limit: int, of_deck: tuple[int, ...], is_new_free: bool, spent: tuple[int, int]
) -> None:
    deck = Branch(1, review_limit, new_limit, *of_deck, is_new_free=is_new_free)
    above = Branch(0, new_limit, review_limit, new_done=spent[0], reviews_done=spent[1], is_new_free=is_new_free)
    found = let_through(above._replace(below=(deck,)))
    assert through_alone(above, deck) == (found.reviews, found.new)
