"""Reading a paragraph out of spaCy: whole columns at a time, each word spelled out once for all the article."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import accumulate, pairwise, repeat
from typing import TYPE_CHECKING
from unicodedata import category

from quizapp.core.facts.parse.values import Doc, Form, Span, Token

if TYPE_CHECKING:
    from spacy import tokens as spacy_tokens
    from spacy.vocab import Vocab

_NAMED = ("LEMMA", "TAG", "POS", "DEP", "ENT_TYPE")  # numbers of words
_COLUMNS = ("ORTH", *_NAMED, "SENT_START", "SPACY", "HEAD", "ENT_IOB")
_MOST = 1 << 17  # words that are kept spelled out: some 20 MB
_BACK, _ROUND = 1 << 63, 1 << 64  # a distance less than 0 is written as what lacks it to 2 ** 64


class _Spelling(dict[int, str]):
    """Words by their number, each asked for once; `forms` has what is the same wherever a word stands."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self.strings = vocab.strings
        self.forms = _Forms(vocab)

    def __missing__(self, key: int) -> str:
        if len(self) >= _MOST:
            self.clear()
        self[key] = word = self.strings[key]
        return word


class _Forms(dict[int, Form]):
    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self.strings = vocab.strings

    def __missing__(self, key: int) -> Form:
        if len(self) >= _MOST:
            self.clear()
        word = self.strings[key]  # to ask the vocabulary for its entry would take ten times as long
        self[key] = form = (word, word.lower(), is_punctuation(word), word.isspace())
        return form


def is_punctuation(word: str) -> bool:
    """Is every character of a word one of punctuation, as Unicode has it?

    >>> is_punctuation("..."), is_punctuation("—"), is_punctuation("$"), is_punctuation("a.")
    (True, True, False, False)
    """
    return not word[:1].isalnum() and all(category(character)[0] == "P" for character in word)


@lru_cache(maxsize=4)
def _spelling(vocab: Vocab) -> _Spelling:
    """What was spelled out of the words of a model, for all articles that it reads."""
    return _Spelling(vocab)


def read(doc: spacy_tokens.Doc) -> Doc:
    """The paragraph that spaCy parsed, in plain values."""
    found = Doc()
    if len(doc):
        found.tokens = _tokens(found, doc, _spelling(doc.vocab))
        found.text = "".join([token.text + token.whitespace_ for token in found.tokens])
        _hang(found.tokens)
        _reach(found.tokens)
        starts = [0, *(token.i for token in found.tokens[1:] if token.is_sent_start)]
        found.sents = [Span(found, start, end) for start, end in pairwise([*starts, len(doc)])]
    found.ents = [Span(found, span.start, span.end, span.label_) for span in doc.ents]
    for span in found.sents:
        for token in span.tokens:
            token.sent = span
    return found


def _tokens(found: Doc, doc: spacy_tokens.Doc, words: _Spelling) -> list[Token]:
    columns = doc.to_array([*_COLUMNS]).T.tolist()
    forms, named = [words.forms[word] for word in columns[0]], columns[1 : len(_NAMED) + 1]
    opens, spaced, heads, found.iobs = columns[len(_NAMED) + 1 :]
    names = zip(*[map(words.__getitem__, column) for column in named], strict=True)
    starts = accumulate([len(form[0]) + follows for form, follows in zip(forms, spaced, strict=True)], initial=0)
    rows = zip(forms, names, starts, opens, spaced, strict=False)  # one start too many
    tokens = list(map(Token, repeat(found), range(len(doc)), rows))
    for token, head in zip(tokens, heads, strict=True):
        token.head = tokens[token.i + (head if head < _BACK else head - _ROUND)]
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
