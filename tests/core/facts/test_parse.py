"""What is read out of spaCy's parse answers as spaCy itself does."""

import gc
import weakref
from collections.abc import Iterable

from quizapp.core.facts.parse import read
from tests.core.facts.made import doc

TEXT = """
    Anning NNP PROPN nsubj 1
    found VBD VERB ROOT 1
    bones NNS NOUN dobj 1
    yesterday NN NOUN npadvmod 1
    and CC CCONJ cc 2
    skulls NNS NOUN conj 2
    , , PUNCT punct 5
    teeth NNS NOUN conj 5
    that WDT PRON nsubj 9
    shone VBD VERB relcl 2
    . . PUNCT punct 1
    It PRP PRON nsubj 12
    rained VBD VERB ROOT 12
    7 CD NUM nummod 14
    days NNS NOUN npadvmod 12
    . . PUNCT punct 12
"""
PLAIN = ("text", "lower_", "lemma_", "tag_", "pos_", "dep_", "ent_type_", "ent_iob_", "whitespace_", "text_with_ws")
NUMBERS = ("i", "idx", "is_punct", "is_space", "is_alpha", "is_digit")
OTHERS = ("lefts", "rights", "children", "subtree", "ancestors", "conjuncts")


def _places(tokens: Iterable[object]) -> list[object]:
    return [getattr(token, "i", None) for token in tokens]


def test_tokens_say_what_spacy_says_of_them() -> None:
    theirs = doc(TEXT)
    for mine, token in zip(read(theirs), theirs, strict=True):
        assert [getattr(mine, name) for name in (*PLAIN, *NUMBERS)] == [
            getattr(token, name) for name in (*PLAIN, *NUMBERS)
        ]
        assert [_places(getattr(mine, name)) for name in OTHERS] == [_places(getattr(token, name)) for name in OTHERS]
        assert (mine.head.i, mine.left_edge.i, mine.right_edge.i) == (
            token.head.i,
            token.left_edge.i,
            token.right_edge.i,
        )
        assert (len(mine), mine.is_sent_start, mine.sent.start) == (
            len(token),
            token.is_sent_start,
            token.sent.start,
        )


def test_edges_reach_as_far_as_the_branches_even_where_these_cross() -> None:
    theirs = doc("""
        What WP PRON dobj 4
        there EX PRON expl 2
        was VBD VERB csubj 6
        of IN ADP prep 0
        it PRP PRON pobj 3
        , , PUNCT punct 6
        went VBD VERB ROOT 6
        on RP ADP prt 6
    """)
    for mine, token in zip(read(theirs), theirs, strict=True):
        assert (mine.left_edge.i, mine.right_edge.i) == (token.left_edge.i, token.right_edge.i)


def test_a_paragraph_let_go_is_free_at_once() -> None:
    mine = read(doc(TEXT))
    assert [len(token.subtree) for token in mine][:2] == [1, 11]
    left = weakref.ref(mine)
    gc.disable()
    mine.let_go()
    del mine
    is_free = left() is None
    gc.enable()
    assert is_free


def test_stretches_say_what_spacy_says_of_them() -> None:
    theirs = doc(TEXT)
    mine = read(theirs)
    for span, same in zip(
        (*mine.sents, *mine.ents, mine[2:6]), (*theirs.sents, *theirs.ents, theirs[2:6]), strict=True
    ):
        said = (same.text, same.label_, same.start, same.end, same.start_char, same.end_char, same.root.i)
        assert (span.text, span.label_, span.start, span.end, span.start_char, span.end_char, span.root.i) == said
        assert _places(span) == _places(same)


def test_characters_lead_to_tokens_only_where_they_cut_none() -> None:
    mine = read(doc(TEXT))
    whole, cut = mine.char_span(7, 18), mine.char_span(8, 18)
    assert whole is not None
    assert whole.text == "found bones"
    assert cut is None
