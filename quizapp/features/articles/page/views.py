"""What a page about articles shows: rows of the library, the text with its marks, the cards of one fact."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from flask_babel import format_date

from quizapp.core.errors import NotFound
from quizapp.features.articles import memories, queries
from quizapp.features.articles.memories import Level, Recall
from quizapp.features.articles.page.miniature import Stroke, line_of, strokes
from quizapp.features.articles.page.passages import Fact, Paragraph, merged, pages, paragraphs_of
from quizapp.models import Article, Card, Standing, User


@dataclass(frozen=True)
class Row:
    """One article of the library."""

    article: Article
    deck_id: int | None
    kept: int
    drafts: int
    strokes: Mapping[int, Stroke]


@dataclass(frozen=True)
class ReadingPage:
    """One page of an article with its facts marked."""

    paragraphs: list[Paragraph]
    number: int
    count: int
    deck_id: int | None
    kept: int
    drafts: int
    strokes: Mapping[int, Stroke]
    levels: Mapping[Level, int]  # how many facts of the whole article stand where
    due: int
    published: str


@dataclass(frozen=True)
class FactCards:
    """What the margin says of one marked place: the cards of every note in it."""

    note: int
    start: int
    cards: list[tuple[Card, Recall]]
    deck_id: int

    @property
    def has_kept(self) -> bool:
        """Whether any of them is studied."""
        return any(card.standing == Standing.KEPT for card, _recall in self.cards)


def library_rows(learner: User, shelf: queries.Shelf) -> list[Row]:
    """The articles of one library page, each with its counts and its miniature."""
    thinned = {deck: _one_a_line(places) for deck, places in shelf.places.items()}
    known = memories.recalls(learner, [card for places in thinned.values() for _start, _note, card in places])
    rows = []
    for article in shelf.articles:
        deck_id = shelf.decks.get(article.id)
        counts = shelf.counts.get(deck_id or 0, {})
        places = thinned.get(deck_id or 0, [])
        length = max((start for start, _n, _c in shelf.places.get(deck_id or 0, [])), default=0) + 1
        drawn = strokes([(start, known.get(card, Recall()).level) for start, _note, card in places], length)
        kept, drafts = counts.get(Standing.KEPT, 0), counts.get(Standing.DRAFT, 0)
        rows.append(Row(article, deck_id, kept, drafts, drawn))
    return rows


def _one_a_line(places: Sequence[queries.Place]) -> list[queries.Place]:
    """At most one place for each line of the miniature: more would not be seen."""
    length = max((start for start, _note, _card in places), default=0) + 1
    return [next(group) for _line, group in groupby(places, key=lambda place: line_of(place[0], length))]


def reading_page(learner: User, article: Article, number: int) -> ReadingPage:
    """One page of an article. Raises NotFound beyond the last one."""
    spans = pages(article.text)
    if not 1 <= number <= len(spans):
        raise NotFound
    span = spans[number - 1]
    deck_id = queries.deck_id_of(article)
    places = queries.fact_places(deck_id) if deck_id else []
    levels = _levels(learner, places)
    notes = queries.facts_between(deck_id, *span) if deck_id else []
    facts = merged(Fact(n.id, n.start or 0, n.end or 0, levels.get(n.id, Level.NONE)) for n in notes)
    counts = queries.card_counts([deck_id]).get(deck_id, {}) if deck_id else {}
    return ReadingPage(
        paragraphs=paragraphs_of(article.text, span, facts, title=article.title),
        number=number,
        count=len(spans),
        deck_id=deck_id,
        kept=counts.get(Standing.KEPT, 0),
        drafts=counts.get(Standing.DRAFT, 0),
        strokes=strokes([(start, levels[note]) for start, note, _card in places], len(article.text)),
        levels=Counter(levels.values()),
        due=(memories.dues(learner, [deck_id]) or {}).get(deck_id, memories.Due()).now if deck_id else 0,
        published=_day(article.published),
    )


def _day(written: str | None) -> str:
    """The day an article appeared, as the reader writes days; as it was found when it is no plain day."""
    try:
        return format_date(date.fromisoformat(written or ""))
    except ValueError:
        return written or ""


def _levels(learner: User, places: Sequence[queries.Place]) -> dict[int, Level]:
    """How well each fact is remembered: as well as the weakest of its cards."""
    known = memories.recalls(learner, [card for _start, _note, card in places])
    found: dict[int, list[Level]] = {}
    for _start, note, card in places:
        found.setdefault(note, []).append(known.get(card, Recall()).level)
    return {note: memories.weakest(levels) for note, levels in found.items()}


def fact_cards(learner: User, article: Article, note_id: int) -> FactCards:
    """The cards of a marked place. Raises NotFound when the note is not of this article."""
    deck_id = queries.deck_id_of(article)
    notes = queries.notes_around(deck_id, note_id) if deck_id else []
    if not deck_id or not notes:
        raise NotFound
    facts = merged(Fact(note.id, note.start or 0, note.end or 0) for note in notes)
    place = next(
        fact for fact in facts if any(n.id == note_id and fact.start <= (n.start or 0) < fact.end for n in notes)
    )
    inside = [note.id for note in notes if place.start <= (note.start or 0) < place.end]
    cards = queries.cards_of(inside)
    known = memories.recalls(learner, [card.id for card in cards])
    return FactCards(place.note, place.start, [(card, known.get(card.id, Recall())) for card in cards], deck_id)


def page_with(article: Article, opened: FactCards | None, asked: int | None) -> int:
    """The page to show: the one asked for, else the one where the opened fact stands."""
    if asked is not None or opened is None:
        return 1 if asked is None else asked
    return next((number for number, (_start, end) in enumerate(pages(article.text), 1) if opened.start < end), 1)
