"""A parsed paragraph in plain Python values, read out of spaCy once.

The finders ask for the same words hundreds of times, and each answer of spaCy's own objects is made anew. The names
are spaCy's, so that whoever knows those can read on: what is not here, nobody has asked for yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import overload

Form = tuple[str, str, bool, bool]  # text, in small letters, is it punctuation, is it a space?
Row = tuple[Form, tuple[str, ...], int, int, int]  # the form; lemma, tag, class, part in the sentence, kind of name;
# where it stands; does a sentence begin with it (1); does a space follow?
_IOB = ("", "I", "O", "B")
_NONE: tuple[()] = ()


class Token:
    """One word or mark, with its place in the tree."""

    __slots__ = (
        "_below", "children", "dep_", "doc", "ent_type_", "head", "i", "idx", "is_punct", "is_sent_start", "is_space",
        "left_edge", "lefts", "lemma_", "lower_", "pos_", "right_edge", "rights", "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip
    children: Sequence[Token]
    lefts: Sequence[Token]
    rights: Sequence[Token]
    head: Token
    left_edge: Token
    right_edge: Token
    sent: Span

    def __init__(self, doc: Doc, i: int, row: Row) -> None:
        self.doc, self.i = doc, i
        form, words, self.idx, opens, spaced = row
        self.is_sent_start, self.whitespace_ = opens == 1, " " if spaced else ""
        self.text, self.lower_, self.is_punct, self.is_space = form
        self.lemma_, self.tag_, self.pos_, self.dep_, self.ent_type_ = words
        self.lefts = self.rights = self.children = _NONE
        self._below: list[Token] | None = None

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        """The text with the space that follows it."""
        return self.text + self.whitespace_

    @property
    def ent_iob_(self) -> str:
        """ "B" where a name begins, "I" within it."""
        return _IOB[self.doc.iobs[self.i]]

    @property
    def is_alpha(self) -> bool:
        """Is it all letters?"""
        return self.text.isalpha()

    @property
    def is_digit(self) -> bool:
        """Is it all digits?"""
        return self.text.isdigit()

    def untie(self) -> None:
        """Let go of all that holds it in turn."""
        del self.doc, self.head, self.sent, self.left_edge, self.right_edge, self._below

    def nbor(self, step: int = 1) -> Token:
        """The token this many places further on."""
        if self.i + step < 0:
            raise IndexError(self.i + step)
        return self.doc.tokens[self.i + step]

    @property
    def subtree(self) -> list[Token]:
        """The token with all that hangs on it, in the order of the tree."""
        if not self.children:
            return [self]
        if self._below is None:
            left = [token for child in self.lefts for token in child.subtree]
            self._below = [*left, self, *(token for child in self.rights for token in child.subtree)]
        return self._below

    @property
    def ancestors(self) -> Iterator[Token]:
        """The token it hangs on, what that hangs on, and so on up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Does the other one hang on this, at any depth?"""
        return any(token is self for token in other.ancestors)

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The tokens it is joined with ("bread, wine and cheese")."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            found.extend(child for child in token.rights if child.dep_ == "conj")
        return tuple(token for token in found if token is not self)


class Span:
    """Neighbouring tokens: a sentence, a name with its `label_`, or any other stretch of the paragraph."""

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label
        self.tokens = doc.tokens[start:end]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, place: int) -> Token:
        return self.tokens[place]

    @cached_property
    def start_char(self) -> int:
        """Where it begins in the paragraph."""
        return self.tokens[0].idx

    @cached_property
    def end_char(self) -> int:
        """Where it ends in the paragraph."""
        return self.tokens[-1].idx + len(self.tokens[-1].text)

    @cached_property
    def text(self) -> str:
        """Its words as they stand."""
        if not self.tokens:
            return ""
        first, last = self.tokens[0], self.tokens[-1]
        return self.doc.text[first.idx : last.idx + len(last.text)]

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in small letters: what is not among them, nobody need look for."""
        return frozenset([token.lower_ for token in self.tokens])

    @cached_property
    def root(self) -> Token:
        """The token that the others hang on; of several the one nearest to the root of the sentence."""
        for token in self.tokens:
            if token.head is token:
                return token
        outward = [token for token in self.tokens if not self.start <= token.head.i < self.end]
        return outward[0] if len(outward) == 1 else min(outward, key=self._depth, default=self.tokens[0])

    def _depth(self, token: Token) -> int:
        loose = (token.is_space or token.is_punct) and not token.children
        return len(self.doc) - 1 if loose else sum(1 for _ in token.ancestors)

    @cached_property
    def sent(self) -> Span:
        """The sentence it begins in."""
        return self.tokens[0].sent

    @cached_property
    def ents(self) -> list[Span]:
        """The names in it."""
        return [span for span in self.doc.ents if self.start <= span.start and span.end <= self.end]


class Doc:
    """A paragraph: its tokens, sentences and names."""

    def __init__(self) -> None:
        self.text = ""
        self.tokens: list[Token] = []
        self.sents: list[Span] = []
        self.ents: list[Span] = []
        self.iobs: list[int] = []

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def let_go(self) -> None:
        """Untie all that it holds, so that the memory is free at once and no search for lost rings is needed."""
        for token in self.tokens:
            token.untie()
        self.tokens, self.sents, self.ents = [], [], []

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self.tokens))
            return Span(self, start, end)
        return self.tokens[place]

    @cached_property
    def _starts(self) -> dict[int, int]:
        return {token.idx: token.i for token in self.tokens}

    @cached_property
    def _ends(self) -> dict[int, int]:
        return {token.idx + len(token.text): token.i + 1 for token in self.tokens}

    def char_span(self, start: int, end: int) -> Span | None:
        """The tokens from this character to that one; None when they cut a token."""
        first, last = self._starts.get(start), self._ends.get(end)
        return Span(self, first, last) if first is not None and last is not None and first < last else None
