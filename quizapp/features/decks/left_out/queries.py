"""Reading what was left out of an article, and what its deck asks by now."""

from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import Article, Card, Deck, Note, Standing


def left_out_of(article: Article) -> list[list[object]]:
    """What the worker left out of the learner's article; empty before it was done."""
    return db.session.scalar(select(Article.left_out).where(Article.id == article.id)) or []


def asked_of(article: Article) -> tuple[set[int], set[str]]:
    """(where the sentences begin that have cards to show, the questions of all cards) of an article's deck."""
    there = select(Note.start, Card.front, Card.standing).join(Note, Card.note_id == Note.id)
    mine = there.join(Deck, Card.deck_id == Deck.id).where(Deck.article_id == article.id)
    rows = list(db.session.execute(mine))
    shown = (Standing.DRAFT, Standing.KEPT)
    starts = {start for start, _front, standing in rows if start is not None and standing in shown}
    return starts, {front for _start, front, _standing in rows}
