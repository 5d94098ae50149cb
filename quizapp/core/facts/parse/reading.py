"""Reading a paragraph out of spaCy: whole columns at a time, each word spelled out once for all the article."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from quizapp.core.facts.parse.values import Doc, Span, Token

if TYPE_CHECKING:
    from spacy import tokens as spacy_tokens

_NAMED = ("ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE")
_TRAITS = ("IS_PUNCT", "IS_SPACE")
_PLACED = ("SENT_START", "HEAD", "SPACY")


def read(doc: spacy_tokens.Doc, words: dict[int, str]) -> Doc:
    """The paragraph that spaCy parsed, in plain values; `words` keeps what was spelled out before for the next one."""
    found = Doc(doc)
    if len(doc):
        found.tokens = _tokens(found, doc, words)
        _hang(found.tokens)
    found.sents = [Span(found, span.start, span.end) for span in doc.sents]
    found.ents = [Span(found, span.start, span.end, span.label_) for span in doc.ents]
    for span in found.sents:
        for token in span.tokens:
            token.sent = span
    return found


def _tokens(found: Doc, doc: spacy_tokens.Doc, words: dict[int, str]) -> list[Token]:
    columns = doc.to_array([*_NAMED]).T.tolist()
    strings = doc.vocab.strings
    words.update((key, strings[key]) for column in columns for key in set(column) if key not in words)
    named = [map(words.__getitem__, column) for column in columns]
    traits = doc.to_array([*_TRAITS]).astype(bool).T.tolist()
    tokens = list(map(Token, repeat(found), range(len(doc)), *named, *traits))
    place = 0
    placed = doc.to_array([*_PLACED]).astype("int64").T.tolist()
    for token, opens, head, spaced in zip(tokens, *placed, strict=True):
        token.is_sent_start, token.head = opens == 1, tokens[token.i + head]
        token.idx, token.whitespace_ = place, " " if spaced else ""
        place += len(token.text) + spaced
    return tokens


def _hang(tokens: list[Token]) -> None:
    """Tell each token what hangs on it."""
    hanging: dict[int, list[Token]] = {}
    for token in tokens:
        if token.head is not token:
            hanging.setdefault(token.head.i, []).append(token)
    for place, children in hanging.items():
        head = tokens[place]
        head.children = children
        head.lefts = [token for token in children if token.i < place]
        head.rights = [token for token in children if token.i > place]
