"""What the worker does for a deck: cards from an article, written once however often the job is run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from flask import current_app

from quizapp.adapters import clock
from quizapp.adapters.language import language_for
from quizapp.core.cards.card import Card as Made
from quizapp.core.cards.wish import Wish, from_stored
from quizapp.core.left_out import left_out
from quizapp.core.text import is_furniture, numbers, paragraphs
from quizapp.extensions import db
from quizapp.features.articles import queries as article_queries
from quizapp.features.articles import services as articles
from quizapp.features.decks import queries
from quizapp.features.decks.sources import sentences
from quizapp.models import Article, Card, CardKind, Deck, Note, Progress, Standing
from quizapp.settings import current

if TYPE_CHECKING:
    from quizapp.core.generate import Generated

Save = Callable[[], None]
FEW = 4  # fewer cards than this, and sentences are offered for cards by hand
_OFFERED = 8
_PAUSE_S = 0.25  # between two notes of progress
_FEWEST_WORDS, _MOST_CHARS = 6, 400


def make_cards(article_id: int, save: Save) -> None:
    """Job: find the facts of an article and write its cards. Safe to run twice."""
    article = article_queries.article_for_worker(article_id)
    if article is None or article.progress in {Progress.READY, Progress.FAILED}:
        return
    articles.begin_finding(article)
    save()  # from here on no transaction is open while the language model works
    if not is_readable(article):
        _write(article_id, None)
        return
    _write(article_id, _generate(article, save))


def is_readable(article: Article) -> bool:
    """Whether cards can be made of an article in its language."""
    return not article.language or article.language in current().pipelines


def _generate(article: Article, save: Save) -> Generated:
    def tell(done: int, total: int) -> None:
        articles.count(article, done=done, total=total)
        save()

    return generated_from(article, from_stored(article.wish or {}), tell)


def generated_from(article: Article, wish: Wish, tell: Callable[[int, int], None]) -> Generated:
    """What the language model makes of an article; `tell(done, total)` hears of the paragraphs now and then."""
    told = time.monotonic()

    def progress(done: int, total: int) -> None:
        nonlocal told
        if done == total or time.monotonic() - told >= _PAUSE_S:  # choosing the cards takes a while, too
            tell(done, total)
            told = time.monotonic()

    language = language_for(current_app.extensions, article.language)
    made: Generated = language.make_cards(article.text, wish, title=article.title, progress=progress)
    return made


def _write(article_id: int, generated: Generated | None) -> None:
    """Deck, notes and cards in one transaction; whoever comes second finds them there."""
    article = article_queries.article_for_worker(article_id, lock=True)
    if article is None or article.progress == Progress.READY:
        return
    deck = deck_for(article)
    if generated and not queries.has_made_notes(deck):
        add_cards(deck, generated.cards, generated.spares)
    rows = left_out(article.text, generated) if generated else []
    told = [[row.start, row.end, row.check, row.question, row.answer] for row in rows]
    articles.finish(article, refusal=_shortcoming(article, generated), left_out=told)
    db.session.flush()


def deck_for(article: Article) -> Deck:
    """The deck of an article, made when there is none; the article's row is locked by the caller."""
    deck = queries.deck_of_article(article.id)
    if deck is None:
        name = article.title or article.source or ""
        deck = Deck(learner_id=article.learner_id, article_id=article.id, name=name[:300], created_at=clock.now())
        db.session.add(deck)
        db.session.flush()
    return deck


def add_cards(deck: Deck, cards: Sequence[Made], spares: Sequence[Made], *, more_id: int | None = None) -> list[Card]:
    """Write cards to be checked and spare questions, each under the note of its fact; gives the cards."""
    every = [*cards, *spares]
    notes = queries.notes_by_key(deck, {made.fact_key for made in every})
    title, text = queries.article_text(deck)
    counted = numbers(text, title)
    new = {made.fact_key: _note(deck, made, counted) for made in reversed(every) if made.fact_key not in notes}
    db.session.add_all(new.values())
    db.session.flush()
    notes |= new
    drafts = [_card(made, notes[made.fact_key], Standing.DRAFT) for made in cards]
    for card in drafts:
        card.more_id = more_id
    db.session.add_all([*drafts, *(_card(made, notes[made.fact_key], Standing.SPARE) for made in spares)])
    db.session.flush()
    return drafts


def _note(deck: Deck, made: Made, counted: Sequence[int | None]) -> Note:
    """The note of a fact; `counted` are the numbers of the article's paragraphs as readers count them."""
    return Note(
        deck_id=deck.id,
        fact_key=made.fact_key,
        sentence=made.sentence,
        start=made.start,
        end=made.end,
        answer_start=made.answer_start,
        answer_end=made.answer_end,
        paragraph=counted[made.paragraph],
        context=made.context,
        created_at=clock.now(),
    )


def _card(made: Made, note: Note, standing: Standing) -> Card:
    return Card(
        note_id=note.id,
        deck_id=note.deck_id,
        kind={"cloze": CardKind.CLOZE, "true_false": CardKind.TRUE_FALSE}.get(made.kind, CardKind.BASIC),
        family=made.kind,
        front=made.question,
        back=made.answer,
        distractors=list(made.distractors),
        pool=[list(options) for options in made.pool],
        accept=list(made.accept),
        standing=standing,
        position=made.start if made.answer_start is None else made.answer_start,
        score=made.score,
        created_at=clock.now(),
    )


def _shortcoming(article: Article, generated: Generated | None) -> dict[str, object] | None:
    """Why there are few cards or none, and sentences that somebody could make a card from."""
    if generated is not None and len(generated.cards) >= FEW:
        return None
    used = {card.start for card in generated.cards} if generated else set()
    found = [(s.start, s.end) for s in generated.sentences] if generated else []
    offers = _offers(article.text, [span for span in found or _plain_sentences(article.text) if span[0] not in used])
    reason = "few_facts" if generated else "language_not_known"
    found_cards = len(generated.cards) if generated else 0
    return {"reason": reason, "found": found_cards, "sentences": offers, "language": article.language}


def _plain_sentences(text: str) -> Iterable[tuple[int, int]]:
    for span in paragraphs(text):
        paragraph = text[span.start : span.end]
        if not is_furniture(paragraph):
            yield from ((span.start + start, span.start + end) for start, end in sentences(paragraph))


def _offers(text: str, spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    """A few of these sentences, those with figures and names first, in the order of the text."""
    fit = [span for span in spans if span[1] - span[0] <= _MOST_CHARS and _words(text, span) >= _FEWEST_WORDS]
    best = sorted(fit, key=lambda span: -_telling(text[span[0] : span[1]]))[:_OFFERED]
    return [list(span) for span in sorted(best)]


def _words(text: str, span: tuple[int, int]) -> int:
    return len(text[span[0] : span[1]].split())


def _telling(sentence: str) -> int:
    words = sentence.split()[1:]
    return sum(2 if any(c.isdigit() for c in word) else int(word[:1].isupper()) for word in words)
