"""A fact: one claim found in one sentence, as plain values."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from hashlib import blake2s

_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?|\d(?:[\d.,]*\d)?")


def words_in(text: str) -> list[str]:
    """The words of a text; most stand between spaces and need no pattern, which takes half of the time.

    >>> words_in("In 1,862 the U.S. (twice-born) won.")
    ['In', '1,862', 'the', 'U.S', 'twice-born', 'won']
    """
    found: list[str] = []
    for chunk in text.split():
        if chunk.isalpha():
            found.append(chunk)
        elif chunk[-1] in ",." and chunk[:-1].isalpha():
            found.append(chunk[:-1])
        else:
            found += _WORD.findall(chunk)
    return found


class Family(StrEnum):
    """What kind of question a fact answers."""

    ACRONYM = "acronym"
    APPOSITIVE = "appositive"
    DEFINITION = "definition"
    NAMED = "named"
    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    WHAT = "what"
    WHICH = "which"
    AGENT = "agent"
    WHY = "why"
    HOW_MANY = "how_many"
    PURPOSE = "purpose"
    TRUE_FALSE = "true_false"
    REVERSED = "reversed"
    CLOZE = "cloze"


class AnswerType(StrEnum):
    """What an answer is; distractors must be of the same type."""

    YEAR = "year"
    DATE = "date"
    NUMBER = "number"
    PERSON = "person"
    GROUP = "group"
    PLACE = "place"
    PEOPLE = "people"
    WORK = "work"
    EVENT = "event"
    TERM = "term"
    PHRASE = "phrase"


class Shape(StrEnum):
    """How the parts of an `Ask` make a question."""

    INVERTED = "inverted"  # wh + auxiliary + subject + verb + rest
    DIRECT = "direct"  # wh + verb + rest
    IDENTITY = "identity"  # wh + is/was + subject
    STANDS_FOR = "stands_for"  # What does <subject> stand for
    GAP = "gap"  # before ____ after


@dataclass(frozen=True)
class Sentence:
    """One sentence where it stands: `text == article[start:end]`, in the paragraph of that number."""

    text: str
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True)
class Answer:
    """The answer and where it stands in the article; `head` is its main word, in small letters."""

    text: str
    start: int
    end: int
    type: AnswerType
    head: str = ""


@dataclass(frozen=True)
class Ask:
    """The parts of a question, already in words."""

    shape: Shape
    wh: str = ""
    aux: str = ""
    subject: str = ""
    verb: str = ""
    rest: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Fact:
    """One claim: the sentence that proves it, the answer in it, and the parts to ask for it.

    `context` is the name put for a pronoun. `marks` are what the reading noticed and the checks and the ranking need
    ("root", "generic", "resolved", "relative", ...); `signs` are traits of the parse for the learnt ranking. `passage`
    are the sentences before, word for word, from the last on that needs none before it, so that "it" and "the hall" are
    understood, and `own` is the gap as the article says it, without the name put for a pronoun.
    """

    family: Family
    sentence: Sentence
    answer: Answer
    ask: Ask
    context: str = ""
    accept: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    passage: str = ""
    own: Ask | None = None

    @property
    def key(self) -> str:
        """The same for every question about the same words of the same sentence, in any run."""
        place = (
            f"{self.sentence.text}\n{self.answer.start - self.sentence.start}\n{self.answer.end - self.sentence.start}"
        )
        return blake2s(place.encode(), digest_size=8).hexdigest()


def changed(fact: Fact, **told: object) -> Fact:
    """The fact with some of its parts told anew, by name; for what is done to every fact `replace` is too slow.

    >>> spot = Sentence("It fell in 1453.", 0, 16, 0), Answer("1453", 11, 15, AnswerType.YEAR), Ask(Shape.GAP)
    >>> changed(Fact(Family.CLOZE, *spot), passage="The town grew.").passage
    'The town grew.'
    """
    new = object.__new__(Fact)
    vars(new).update(vars(fact), **told)
    return new


@dataclass(frozen=True)
class Skipped:
    """A sentence from which no card is made, and the name of the reason."""

    sentence: Sentence
    reason: str


@dataclass(frozen=True)
class Known:
    """What the whole article says of names: their types, the noun in them, the parser's label; full names; the topic.

    `title` is the article's own, as it stands; `central` are the names that stand in it and are named again and again,
    `first_names` the first words of the full names of persons, `speakers` the last names of those whom a report quotes,
    `rulers` the first names of kings, popes and saints, who go by them.
    """

    topic: str = ""
    title: str = ""
    central: frozenset[str] = frozenset()
    first_names: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    rulers: frozenset[str] = frozenset()
    names: Mapping[str, AnswerType] = field(default_factory=dict)
    full: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    latest_year: int = 0


@dataclass(frozen=True)
class Found:
    """Everything found in an article: facts, skipped sentences, usable sentences, and what is known of its names."""

    facts: tuple[Fact, ...]
    skipped: tuple[Skipped, ...]
    sentences: tuple[Sentence, ...]
    known: Known
    words: int

    @cached_property
    def first_person(self) -> float:
        """The share of sentences that are about "I" and "we", between 0 and 1."""
        told = sum(skipped.reason == "first person" for skipped in self.skipped)
        return told / max(1, len(self.skipped) + len(self.sentences))

    @cached_property
    def _heard(self) -> tuple[Counter[str], dict[str, int]]:
        """What `counts` and `first_said` tell, from one reading of the words."""
        counts = Counter(map(str.lower, words_in("\n".join(skipped.sentence.text for skipped in self.skipped))))
        first: dict[str, int] = {}
        for one in self.sentences:
            said = words_in(one.text)
            counts.update(map(str.lower, said))
            for word in said:
                first.setdefault(word, one.start)
        return counts, first

    @property
    def counts(self) -> Counter[str]:
        """How often each word, in small letters, stands in the sentences of the article."""
        return self._heard[0]

    @property
    def first_said(self) -> dict[str, int]:
        """Where the first of the usable sentences that hold a word begins."""
        return self._heard[1]

    @cached_property
    def figures(self) -> float:
        """The share of figures among the words of the article, between 0 and 1."""
        told = sum(count for word, count in self.counts.items() if word[0].isdigit())
        return told / max(1, self.counts.total())
