"""Reading an article once, paragraph by paragraph, and collecting its facts."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.core.facts.before.passages import Said, passage_before, said_in
from quizapp.core.facts.fact import Fact, Family, Found, Sentence, Skipped, changed
from quizapp.core.facts.finders.acronyms import acronym_facts
from quizapp.core.facts.finders.doers import agent_facts, identity_facts, subject_facts
from quizapp.core.facts.finders.gaps import gap_facts
from quizapp.core.facts.finders.meanings.appositives import appositive_facts
from quizapp.core.facts.finders.meanings.definitions import definition_facts, named_facts
from quizapp.core.facts.finders.more.counts import count_facts
from quizapp.core.facts.finders.more.further.figures import further_figure_facts
from quizapp.core.facts.finders.more.further.meanings import further_meaning_facts
from quizapp.core.facts.finders.more.further.objects import further_object_facts, further_tie_facts
from quizapp.core.facts.finders.more.further.subjects import further_subject_facts
from quizapp.core.facts.finders.more.further.times import further_time_facts
from quizapp.core.facts.finders.more.measures import measure_facts
from quizapp.core.facts.finders.more.plain.doers import plain_doer_facts
from quizapp.core.facts.finders.more.plain.meanings import meaning_facts
from quizapp.core.facts.finders.more.plain.objects import plain_object_facts
from quizapp.core.facts.finders.more.plain.roles import role_facts
from quizapp.core.facts.finders.more.plain.subjects import plain_subject_facts
from quizapp.core.facts.finders.more.purposes import purpose_facts
from quizapp.core.facts.finders.more.reasons import reason_facts
from quizapp.core.facts.finders.more.reversals import reversed_facts
from quizapp.core.facts.finders.more.truths import gap_and_truth_facts
from quizapp.core.facts.finders.places import object_facts, place_facts
from quizapp.core.facts.finders.times import when_facts
from quizapp.core.facts.grammar.casing import with_plain_capitals
from quizapp.core.facts.names import NameBook
from quizapp.core.facts.parse import read
from quizapp.core.facts.pronouns.cast import Cast
from quizapp.core.facts.pronouns.persons import with_person
from quizapp.core.facts.reading import signs
from quizapp.core.facts.reading.judge import INNER_ONLY, Skip, is_exercise, judge, subject_of
from quizapp.core.facts.reading.resolve import Focus, Resolved, next_focus, resolve
from quizapp.core.facts.reading.sight import Sight

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parsed

    from quizapp.core.facts.parse import Doc, Span

FINDERS: tuple[Callable[[Sight], Iterator[Fact]], ...] = (
    acronym_facts,
    named_facts,
    definition_facts,
    appositive_facts,
    when_facts,
    agent_facts,
    subject_facts,
    identity_facts,
    place_facts,
    object_facts,
    reason_facts,
    purpose_facts,
)
PLAIN: tuple[Callable[[Sight], Iterator[Fact]], ...] = (
    plain_object_facts,
    plain_subject_facts,
    plain_doer_facts,
    meaning_facts,
    role_facts,
)
# These look only where somebody wishes for questions of that kind.
_ONLY_FOR = (
    (Family.HOW_MANY, (count_facts, measure_facts)),
    (Family.REVERSED, (reversed_facts,)),
    (Family.WHAT, PLAIN),
)
# These look only for whoever asks for more than the surest, and wishes for questions of that kind.
_FURTHER = (
    (Family.WHAT, (further_object_facts, further_tie_facts, further_subject_facts, further_meaning_facts)),
    (Family.WHEN, (further_time_facts,)),
    (Family.HOW_MANY, (further_figure_facts,)),
)
_FAR = 12  # sentences before one, more than a passage ever shows
_UNREAD = frozenset({Skip.HEADING, Skip.LIST_ITEM, Skip.CAPTION, Skip.UNFINISHED, Skip.QUESTION, Skip.EXERCISE})


def find_facts(
    docs: Iterable[tuple[Parsed, int]],
    *,
    title: str = "",
    wants: Callable[[Family], bool] = lambda _family: True,
    is_wide: bool = False,
) -> Found:
    """All facts of an article, given as parsed paragraphs with the offset where each begins in the text.

    What costs most to find (how many there are, what is no name, the other way round, statements to call true or false,
    which are as many as gaps) is looked for only where somebody `wants` its kind, what is seldom sure only where the
    wish `is_wide`. Memory stays flat in the length of
    the article: each paragraph is let go once its facts, plain values, are taken.
    """
    finders, book = _finders(wants, is_wide=is_wide), NameBook(title)
    facts: list[Fact] = []
    skipped: list[Skipped] = []
    sentences: list[Sentence] = []
    said: deque[Said] = deque(maxlen=_FAR)
    words = 0
    for number, (parsed, offset) in enumerate(docs):
        doc = read(parsed)
        count = len(doc.text.split())
        if not book.title and number == 0:
            book = NameBook(doc.text if count < 16 else title)
        words += count
        book.read(doc)
        for at, sight in enumerate(_sights(doc, offset, number, book)):
            if sight.verdict is not None:
                skipped.append(Skipped(sight.sentence, sight.verdict.value))
            else:
                sentences.append(sight.sentence)
            if _may_tell(sight):
                facts.extend(_facts_of(sight, said, finders))
            said.append(said_in(sight, is_first=at == 0))
        doc.let_go()
    return with_plain_capitals(Found(tuple(facts), tuple(skipped), tuple(sentences), book.known(), words))


def _finders(wants: Callable[[Family], bool], *, is_wide: bool) -> tuple[Callable[[Sight], Iterator[Fact]], ...]:
    kinds = (*_ONLY_FOR, *_FURTHER) if is_wide else _ONLY_FOR
    more = [finder for family, some in kinds if wants(family) for finder in some]
    return (*FINDERS, *more, gap_and_truth_facts if wants(Family.TRUE_FALSE) else gap_facts)


def _may_tell(sight: Sight) -> bool:
    told = sight.verdict is None or sight.verdict in INNER_ONLY or sight.verdict == Skip.HEDGE
    return told or (sight.book.guide and sight.verdict == Skip.INSTRUCTION)


def _facts_of(
    sight: Sight,
    said: Sequence[Said],
    finders: Iterable[Callable[[Sight], Iterator[Fact]]],
) -> Iterator[Fact]:
    told: frozenset[str] | None = None
    passage, is_whole = "", False
    for finder in finders if sight.verdict != Skip.HEDGE else (gap_facts,):
        for fact in finder(sight):
            if told is None:
                told = signs.of_sentence(sight)
                if sight.verdict != Skip.HEDGE:
                    passage, is_whole = passage_before(said, sight)
                told |= frozenset() if is_whole or not passage else {"passage:cut"}
            gap = fact.family == Family.CLOZE
            if (passage and is_whole) or not gap or "dangling" not in fact.marks:
                more = told | signs.of_answer(sight, fact.answer)
                yield changed(fact, signs=more, passage=passage if gap else "")


def _sights(doc: Doc, offset: int, number: int, book: NameBook) -> Iterator[Sight]:
    focus: Focus | None = None
    cast = Cast(book)
    text = doc.text
    spans = [span for span in doc.sents if span.text.strip()]
    task = is_exercise(spans)
    for span in spans:
        verdict = Skip.EXERCISE if task else judge(span)
        if book.guide and verdict == Skip.SECOND_PERSON and span.root.tag_ == "VB" and subject_of(span.root) is None:
            verdict = Skip.INSTRUCTION
        read_on = verdict not in _UNREAD
        resolved = with_person(span, resolve(span, focus, book), cast, book) if read_on else Resolved()
        cast.meet(span, resolved.swaps, resolved.name)
        focus = next_focus(span, resolved, focus, book)
        if verdict == Skip.DANGLING and resolved.swaps:
            verdict = None
        yield Sight(span, _sentence(span, offset, number), offset, resolved, book, text, verdict)


def _sentence(span: Span, offset: int, number: int) -> Sentence:
    text = span.text
    start = span.start_char + len(text) - len(text.lstrip())
    text = text.strip()
    return Sentence(text, offset + start, offset + start + len(text), number)
