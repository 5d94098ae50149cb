"""Parsed sentences built by hand, for quick tests without a language model."""

import spacy
from spacy.tokens import Doc

from quizapp.core.facts.parse import Span, read

VOCAB = spacy.blank("en").vocab


def plain(text: str) -> Span:
    """A sentence of words only, as if the parser had seen one flat noun phrase."""
    words = text.split(" ")
    made = Doc(VOCAB, words=words, deps=["ROOT"] + ["dep"] * (len(words) - 1), heads=[0] * len(words))
    return read(made)[:]


def parsed(rows: str) -> Span:
    """A sentence from such rows as `doc` takes."""
    return read(doc(rows)).sents[0]


def doc(rows: str) -> Doc:
    """A paragraph from rows of "word tag pos dep head", the head by its row number (a root by its own)."""
    cells = [row.split() for row in rows.strip().splitlines()]
    words, tags, pos, deps, heads = (list(column) for column in zip(*cells, strict=True))
    lemmas = [{"was": "be", "erupted": "erupt"}.get(word, word.lower()) for word in words]
    return Doc(VOCAB, words=words, tags=tags, pos=pos, deps=deps, heads=[int(head) for head in heads], lemmas=lemmas)
