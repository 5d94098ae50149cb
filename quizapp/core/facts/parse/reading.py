"""Reading a paragraph out of spaCy: whole columns at a time, each word spelled out once for all the article."""

from __future__ import annotations

from collections import defaultdict
from itertools import repeat
from typing import TYPE_CHECKING
from unicodedata import category

from quizapp.core.facts.parse.values import Doc, Form, Span, Token

if TYPE_CHECKING:
    from spacy import tokens as spacy_tokens
    from spacy.vocab import Vocab

_NAMED = ("LEMMA", "TAG", "POS", "DEP", "ENT_TYPE")  # numbers of words
_COLUMNS = ("ORTH", *_NAMED, "SENT_START", "SPACY", "HEAD", "ENT_IOB")
_BACK, _ROUND = 1 << 63, 1 << 64  # a distance less than 0 is written as what lacks it to 2 ** 64


class Spelling(dict[int, str]):
    """Words by their number, each asked for once; `forms` has what is the same wherever a word stands."""

    vocab: Vocab

    def __init__(self) -> None:
        super().__init__()
        self.forms = _Forms()

    def __missing__(self, key: int) -> str:
        self[key] = word = self.vocab.strings[key]
        return word


class _Forms(dict[int, Form]):
    vocab: Vocab

    def __missing__(self, key: int) -> Form:
        word = self.vocab.strings[key]  # to ask the vocabulary for its entry would take ten times as long
        self[key] = form = (word, word.lower(), is_punctuation(word), word.isspace())
        return form


def is_punctuation(word: str) -> bool:
    """Is every character of a word one of punctuation, as Unicode has it?

    >>> is_punctuation("..."), is_punctuation("—"), is_punctuation("$"), is_punctuation("a.")
    (True, True, False, False)
    """
    return not word[:1].isalnum() and all(category(character)[0] == "P" for character in word)


def read(doc: spacy_tokens.Doc, words: Spelling) -> Doc:
    """The paragraph that spaCy parsed, in plain values; `words` keeps what was spelled out before for the next one."""
    found = Doc()
    if len(doc):
        words.vocab = words.forms.vocab = doc.vocab
        found.tokens = _tokens(found, doc, words)
        found.text = "".join([token.text + token.whitespace_ for token in found.tokens])
        _hang(found.tokens)
        _reach(found.tokens)
    found.sents = [Span(found, span.start, span.end) for span in doc.sents]
    found.ents = [Span(found, span.start, span.end, span.label_) for span in doc.ents]
    for span in found.sents:
        for token in span.tokens:
            token.sent = span
    return found


def _tokens(found: Doc, doc: spacy_tokens.Doc, words: Spelling) -> list[Token]:
    columns = doc.to_array([*_COLUMNS]).T.tolist()
    forms, named = map(words.forms.__getitem__, columns[0]), columns[1 : len(_NAMED) + 1]
    opens, spaced, heads, found.iobs = columns[len(_NAMED) + 1 :]
    names = zip(*[map(words.__getitem__, column) for column in named], strict=True)
    tokens = list(map(Token, repeat(found), range(len(doc)), forms, names))
    place = 0
    for token, opening, follows, head in zip(tokens, opens, spaced, heads, strict=True):
        token.is_sent_start = opening == 1
        token.head = tokens[token.i + (head if head < _BACK else head - _ROUND)]
        token.idx, token.whitespace_ = place, " " if follows else ""
        place += len(token.text) + follows
    return tokens


def _hang(tokens: list[Token]) -> None:
    """Tell each token what hangs on it."""
    lefts: defaultdict[int, list[Token]] = defaultdict(list)
    rights: defaultdict[int, list[Token]] = defaultdict(list)
    for token in tokens:
        head = token.head
        if head is not token:
            (lefts if token.i < head.i else rights)[head.i].append(token)
    for place, hanging in lefts.items():
        tokens[place].lefts = tokens[place].children = hanging
    for place, hanging in rights.items():
        head = tokens[place]
        head.rights = hanging
        head.children = [*head.lefts, *hanging] if head.lefts else hanging


def _reach(tokens: list[Token]) -> None:
    """Tell each token the first and the last of all that hangs on it: once there and once back, as the parser does."""
    first, last = list(range(len(tokens))), list(range(len(tokens)))
    hanging = [(token.i, token.head.i) for token in tokens if token.head is not token]
    for order in (hanging, reversed(hanging)):
        for place, head in order:
            if first[place] < first[head]:
                first[head] = first[place]
            if last[place] > last[head]:
                last[head] = last[place]
    for token, start, end in zip(tokens, first, last, strict=True):
        token.left_edge, token.right_edge = tokens[start], tokens[end]
