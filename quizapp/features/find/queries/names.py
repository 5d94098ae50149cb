"""The names a search may speak of: a learner's decks, the titles behind them, and all their tags."""

from sqlalchemy import func, select

from quizapp.core.letters import plain
from quizapp.core.search.patterns import matches
from quizapp.extensions import db
from quizapp.models import Article, Deck, NoteTag


def decks_like(learner_id: int, pattern: str) -> list[int]:
    """The learner's decks of this name, and those below them."""
    wanted = select(Deck.id, Deck.name).where(Deck.learner_id == learner_id)
    return [number for number, name in db.session.execute(wanted) if matches(pattern, name)]


def decks_in_order(learner_id: int, *, is_down: bool, edge: str | None) -> list[tuple[str, list[int]]]:
    """The learner's decks by their plain names, those of one name together; from the name `edge` on."""
    wanted = select(Deck.name, Deck.id).where(Deck.learner_id == learner_id)
    named: dict[str, list[int]] = {}
    for name, number in db.session.execute(wanted):
        named.setdefault(plain(name), []).append(number)
    there = [name for name in named if edge is None or (name <= edge if is_down else name >= edge)]
    return [(name, named[name]) for name in sorted(there, reverse=is_down)]


def decks_of_articles_like(learner_id: int, words: str) -> list[int]:
    """The decks of the learner's articles whose title holds these words."""
    wanted = select(Deck.id, Article.title).join(Article, Article.id == Deck.article_id)
    words = plain(words).strip("*")
    found = db.session.execute(wanted.where(Deck.learner_id == learner_id, Article.learner_id == learner_id))
    return [number for number, title in found if words in plain(title)]


def tags_of(learner_id: int) -> list[str]:
    """Every tag the learner uses, in order: from one to the next in the index, however many notes have each."""
    mine = NoteTag.learner_id == learner_id
    tag = select(func.min(NoteTag.tag).label("tag")).where(mine).cte("tags_in_order", recursive=True)
    following = select(func.min(NoteTag.tag)).where(mine, NoteTag.tag > tag.c.tag).correlate(tag).scalar_subquery()
    tag = tag.union_all(select(following).where(tag.c.tag.is_not(None)))
    return list(db.session.scalars(select(tag.c.tag).where(tag.c.tag.is_not(None))))


def tags_like(learner_id: int, pattern: str) -> list[str]:
    """The learner's tags of this name, and those below them."""
    return [tag for tag in tags_of(learner_id) if matches(pattern, tag)]
