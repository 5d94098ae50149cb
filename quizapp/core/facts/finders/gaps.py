"""Gaps: words of a sentence that can be left out and asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.core.facts.definites import bare_definites, brought_in_before, is_just_before
from quizapp.core.facts.fact import AnswerType, Ask, Fact, Family, Shape
from quizapp.core.facts.finders.blanks import blanks
from quizapp.core.facts.grammar.wording import capitalised, is_rough, mended, pieces
from quizapp.core.facts.reading.frame import frame
from quizapp.core.facts.reading.judge import GAPS_ONLY, Skip, subject_of
from quizapp.core.facts.reading.pointing import is_elliptic, loose_pronouns, vagueness
from quizapp.core.facts.reading.sight import Sight

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token


_NAMING = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"})
_NAMES = frozenset({"NN", "NNS", "NNP", "NNPS"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_QUOTES = ('"', "”", "’")
_QUOTED_END = re.compile(r"[.,]([\"”’]+)$")


def gap_facts(sight: Sight) -> Iterator[Fact]:
    """Each gap worth asking for in the sentence, as fill-in facts."""
    if sight.verdict is not None and sight.verdict not in GAPS_ONLY | {Skip.DANGLING}:
        return
    if _sets_the_scene(sight.span.root):
        return
    usual: _Around | None = None
    for tokens, kind, marks in blanks(sight):
        if sight.verdict == Skip.INSTRUCTION:
            if kind != AnswerType.NUMBER or "small" in marks:
                continue
            marks = marks | {"instruction"}
        if sight.verdict == Skip.DANGLING:
            marks = marks | {"dangling"}  # to be asked only behind the sentence it points back to
        if sight.verdict == Skip.NEGATION:
            marks = marks | {"negated"}
        if sight.verdict == Skip.HEDGE:
            marks = marks | {"hedged"}
        usual = usual or _around(sight, sight.shown)
        around = usual if usual.has(tokens) else _around(sight, frame(sight.span, {t.i for t in tokens}))
        if around.is_whole and around.has(tokens) and not _is_hidden(sight, tokens):
            yield _fact(sight, tokens, kind, marks, around=around)


def _sets_the_scene(root: Token) -> bool:
    """ "Lieutenant Fox was forming his group": what went on while something happened."""
    return root.tag_ == "VBG" and any(c.dep_ == "aux" and c.lower_ in {"was", "were"} for c in root.children)


@dataclass(frozen=True)
class _Around:
    """The words that stay around a gap, mostly the same for all gaps of a sentence, and what is noticed of them.

    `words` are said one by one, those of `places`, `own` as the article says them where a name stands for a pronoun;
    `is_whole` is false where what is left would be no sentence.
    """

    places: list[int]
    words: list[str]
    is_whole: bool
    is_rough: bool
    name: str
    marks: frozenset[str]
    own: list[str] | None = None

    def has(self, tokens: list[Token]) -> bool:
        """Do these tokens stand among the words?"""
        return all(t.i in self.places for t in tokens)

    def beside(self, tokens: list[Token], words: list[str]) -> tuple[str, str]:
        """The words before these neighbouring tokens and behind them."""
        at = self.places.index(tokens[0].i)
        texts = "".join(words[:at]), "".join(words[at + len(tokens) :]).lstrip(" ")
        before, after = map(mended if self.is_rough else str.strip, texts)
        return before, after


def _around(sight: Sight, shown: list[Token]) -> _Around:
    places, swaps = [t.i for t in shown], dict(sight.resolved.swaps)
    if not shown or not _is_whole(sight.span.root, shown):
        return _Around(places, [], is_whole=False, is_rough=False, name="", marks=frozenset())
    first = next((t for t in shown if swaps.get(t.i, "x")), shown[0])
    swaps[first.i] = capitalised(swaps.get(first.i, first.text))
    words = pieces(shown, swaps)
    name = "" if sight.resolved.swaps.keys().isdisjoint(places) else sight.resolved.name
    marks = _seen(sight, shown, swaps) | ({"resolved"} if name else set())
    own = pieces(shown, {shown[0].i: capitalised(shown[0].text)}) if name else None
    rough = is_rough("".join(words))
    return _Around(places, words, is_whole=True, is_rough=rough, name=name, marks=frozenset(marks), own=own)


def _is_whole(root: Token, shown: list[Token]) -> bool:
    """Is what is left a sentence: not "The Ajuran Sultanate, natively referred to as Ajuuraan.", nor "In 1671 John Ray,
    known for his work."?"""
    if root.pos_ in {"VERB", "AUX"} and root not in shown:
        return False
    verbless = root.tag_ in {"VBN", "VBG"} or root.tag_ in _NAMES
    return not verbless or any(t.tag_ in _FINITE for t in shown)


def _is_hidden(sight: Sight, tokens: list[Token]) -> bool:
    """Stands something else in place of one of the tokens, or do they stand in brackets?"""
    if not sight.resolved.swaps.keys().isdisjoint(t.i for t in tokens):
        return True
    before = sight.paragraph[sight.span.start_char : tokens[0].idx]
    return before.count("(") > before.count(")") or before.count("[") > before.count("]")


def _fact(sight: Sight, tokens: list[Token], kind: AnswerType, marks: set[str], *, around: _Around) -> Fact:
    """The gap as a fact."""
    ask = _ask(*around.beside(tokens, around.words))
    own = _ask(*around.beside(tokens, around.own)) if around.own is not None else None
    noticed = marks | _position(tokens) | around.marks
    if kind == AnswerType.NUMBER or marks & {"called", "term"}:
        noticed.discard("plain subject")  # "bats can have 38 teeth", "rain that is called a shower" need no name
    answer = sight.answer(tokens, kind)
    return Fact(Family.CLOZE, sight.sentence, answer, ask, around.name, marks=frozenset(noticed), own=own)


def _ask(before: str, after: str) -> Ask:
    after = after.rstrip(" .,;:—–")
    after = (_QUOTED_END.sub(r"\1", after) if after.endswith(_QUOTES) else after) + "."
    spaced = "" if after[:1] in ",.;:!?)'’%”\"-–" else " "
    return Ask(Shape.GAP, before=before + (" " if before and before[-1] not in '(“"-–' else ""), after=spaced + after)


def _seen(sight: Sight, shown: list[Token], swaps: dict[int, str]) -> set[str]:
    marks = set()
    if loose_pronouns(shown, sight.resolved.swaps) or any(_points(t) for t in shown if t.lower_ == "that"):
        marks.add("loose pronoun")
    if is_elliptic(sight.span.root):
        marks.add("dangling")
    subject = subject_of(sight.span.root)
    if subject is not None and subject.i not in swaps:
        marks |= vagueness(subject)
        if not _says_of_what(sight, subject):
            marks.add("plain subject")
    for noun in bare_definites(shown, sight.resolved.swaps, sight.book.topic.nouns):
        marks.add("definite subject" if noun == subject else "definite")
    for noun in brought_in_before(shown, swaps, sight.book.topic.nouns | sight.book.heading_words):
        marks.add("told just before" if is_just_before(noun) else "told before")
    return marks


def _points(token: Token) -> bool:
    """ "saw that lake in August 1849": which lake?"""
    return token.tag_ == "DT" and token.head.pos_ == "NOUN" and token.head.i > token.i


def _says_of_what(sight: Sight, subject: Token) -> bool:
    """Does the subject name something, or is it what the article is about?"""
    known = sight.book.topic.nouns | sight.book.heading_words
    return any(
        t.tag_ in {"NNP", "NNPS"} or t.ent_type_ in _NAMING or t.i in sight.resolved.swaps or t.lemma_.lower() in known
        for t in subject.subtree
    )


def _locates_a_name(head: Token) -> bool:
    """ "the Cairngorms in Scotland", "Perth, Scotland": a place that only says where another name lies."""
    if head.ent_type_ not in {"GPE", "LOC"}:
        return False
    if head.dep_ == "appos":
        return head.head.ent_type_ in {"GPE", "LOC", "FAC"}
    prep = head.head
    named = prep.head.tag_ in {"NNP", "NNPS"} and prep.head.ent_type_ in {"GPE", "LOC", "FAC", "ORG"}
    return head.dep_ == "pobj" and prep.lower_ == "in" and named and prep.i == prep.head.i + 1


def _position(tokens: list[Token]) -> set[str]:
    mine = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in mine), tokens[-1])
    marks = {f"dep:{head.dep_}"}
    named = head.tag_ in {"NNP", "NNPS"}
    beside = [c for c in head.children if c.dep_ == "appos" and c.tag_ in {"NNP", "NNPS"} and c.i > head.i]
    if named and any(c.left_edge.nbor(-1).text != "(" for c in beside):  # but "the Syrian Democratic Forces (SDF)"
        marks.add("listed")
    if head.dep_ == "conj" or any(c.dep_ == "conj" and c.i not in mine for c in head.children):
        marks.add("listed")
    if head.dep_ in {"compound", "nmod", "amod"} and not any(t.tag_ == "CD" for t in tokens):
        marks.add("modifier")
    if head.dep_ in {"nsubj", "nsubjpass"}:
        marks.add("subject")
    if head.dep_ == "poss":
        marks.add("possessor")
    if _locates_a_name(head):
        marks.add("locator")
    follower = tokens[-1].nbor(1) if tokens[-1].i + 1 < len(tokens[-1].doc) else tokens[-1]
    if follower.tag_ == "POS" and head.dep_ != "poss":
        marks.add("modifier")
    return marks
