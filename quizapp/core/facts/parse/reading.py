"""Reading a paragraph out of spaCy: whole columns at a time, each word spelled out once for all the article."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from quizapp.core.facts.parse.values import Doc, Span, Token

if TYPE_CHECKING:
    from spacy import tokens as spacy_tokens
    from spacy.strings import StringStore

_COLUMNS = (
    "ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE", "IS_PUNCT", "IS_SPACE", "SENT_START", "SPACY", "HEAD",
)  # fmt: skip
_NAMED = 7  # of these are numbers of words; a distance less than 0 is written as what lacks it to 2 ** 64
_BACK, _ROUND = 1 << 63, 1 << 64


class Spelling(dict[int, str]):
    """Words by their number, each asked for once."""

    strings: StringStore

    def __missing__(self, key: int) -> str:
        self[key] = word = self.strings[key]
        return word


def read(doc: spacy_tokens.Doc, words: Spelling) -> Doc:
    """The paragraph that spaCy parsed, in plain values; `words` keeps what was spelled out before for the next one."""
    found = Doc(doc)
    if len(doc):
        words.strings = doc.vocab.strings
        found.tokens = _tokens(found, doc, words)
        found.text = "".join([token.text + token.whitespace_ for token in found.tokens])
        _hang(found.tokens)
    found.sents = [Span(found, span.start, span.end) for span in doc.sents]
    found.ents = [Span(found, span.start, span.end, span.label_) for span in doc.ents]
    for span in found.sents:
        for token in span.tokens:
            token.sent = span
    return found


def _tokens(found: Doc, doc: spacy_tokens.Doc, words: Spelling) -> list[Token]:
    columns = doc.to_array([*_COLUMNS]).T.tolist()
    named = [map(words.__getitem__, column) for column in columns[:_NAMED]]
    punct, space, opens, spaced, heads = columns[_NAMED:]
    marks = zip(map(bool, punct), map(bool, space), strict=True)
    tokens = list(map(Token, repeat(found), range(len(doc)), zip(*named, strict=True), marks))
    place = 0
    for token, opening, follows, head in zip(tokens, opens, spaced, heads, strict=True):
        token.is_sent_start = opening == 1
        token.head = tokens[token.i + (head if head < _BACK else head - _ROUND)]
        token.idx, token.whitespace_ = place, " " if follows else ""
        place += len(token.text) + follows
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
