"""Changing articles: bring one, try again, delete. Nothing here commits."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy.exc import IntegrityError

from quizapp.adapters import queue, reader
from quizapp.core import text as texts
from quizapp.core.cards.wish import Wish, as_stored
from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.articles import queries
from quizapp.features.articles.reading import begin_finding, count, finish, give_up, limits, read_article
from quizapp.models import Article, ArticleInput, Origin, Progress, User

__all__ = [
    "Brought",
    "adopt",
    "begin_finding",
    "bring_address",
    "bring_file",
    "bring_text",
    "count",
    "delete",
    "finish",
    "give_up",
    "read_article",
    "try_again",
]


@dataclass(frozen=True)
class Brought:
    """The article somebody brought; `is_new` is false when the learner has this text already."""

    article: Article
    is_new: bool


def bring_text(
    learner: User,
    raw: str,
    *,
    now: datetime,
    wish: Wish | None = None,
    origin: Origin = Origin.PASTE,
    source: str | None = None,
) -> Brought:
    """Take a pasted text: it is read at once, only its cards are left to the worker. Raises Refused."""
    read = reader.read_text(raw, limits=limits())
    mark = texts.fingerprint(read.text)
    if same := queries.article_with(learner.id, mark):
        return Brought(same, is_new=False)
    article = _blank(learner, origin, wish, now=now, source=source)
    article.text, article.title, article.fingerprint = read.text, read.title, mark
    article.author, article.published, article.language = read.author, read.published, read.language
    article.words = texts.word_count(read.text)
    try:
        with db.session.begin_nested():
            db.session.add(article)
    except IntegrityError:  # the same text from another tab, a moment ago
        same = queries.article_with(learner.id, mark)
        if same is None:
            raise
        return Brought(same, is_new=False)
    queue.enqueue("make_cards", article.id, now=now)
    return Brought(article, is_new=True)


def bring_address(learner: User, address: str, *, now: datetime, wish: Wish | None = None) -> Brought:
    """Take a web address; the worker fetches it. Raises Refused when it cannot be one."""
    if not address.strip():
        raise Refused("no_address")
    address = reader.checked_url(address, limits=limits())
    blank = _blank(learner, Origin.URL, wish, now=now, source=address)
    return _for_worker(blank, learner, payload=address.encode(), now=now)


def bring_file(learner: User, name: str, data: bytes, *, now: datetime, wish: Wish | None = None) -> Brought:
    """Take a file; the worker reads it. Raises Refused: empty_file, too_big."""
    if not data.strip():
        raise Refused("empty_file")
    if len(data) > limits().max_bytes:
        raise Refused("too_big", limit_mb=limits().max_bytes / 2**20)
    name = name.replace("\\", "/").rpartition("/")[2][-200:]
    return _for_worker(_blank(learner, Origin.FILE, wish, now=now, source=name), learner, payload=data, now=now)


def _for_worker(article: Article, learner: User, *, payload: bytes, now: datetime) -> Brought:
    twin = queries.unread_twin(learner, origin=article.origin, source=article.source or "", since=now)
    if twin and queries.payload_of(twin.id) == payload:
        return Brought(twin, is_new=True)
    db.session.add(article)
    db.session.flush()
    db.session.add(ArticleInput(article_id=article.id, payload=payload))
    queue.enqueue("read_article", article.id, now=now)
    return Brought(article, is_new=True)


def _blank(learner: User, origin: Origin, wish: Wish | None = None, *, now: datetime, source: str | None) -> Article:
    new = partial(Article, title="", text="", words=0, done=0, total=0, wish=as_stored(wish or Wish()))
    return new(learner_id=learner.id, origin=origin, source=source, progress=Progress.WAITING, created_at=now)


def try_again(article: Article, *, now: datetime) -> None:
    """Give a failed article to the worker once more; anything else is left alone (a second click)."""
    if article.progress != Progress.FAILED:
        return
    article.progress, article.refusal, article.done, article.total = Progress.WAITING, None, 0, 0
    queue.enqueue("make_cards" if article.words else "read_article", article.id, now=now)


def delete(article: Article) -> None:
    """Delete an article with its deck, its cards and what was remembered of them."""
    for shadow in queries.shadows(article):
        db.session.delete(shadow)
    db.session.delete(article)
    db.session.flush()


def adopt(guest: User, account: User) -> None:
    """Make the guest's articles the account's. A text both have is kept twice, with its own deck: nothing is lost."""
    both = queries.taken_fingerprints(guest, account)
    for article in queries.articles_of(guest):
        if article.fingerprint in both:
            article.fingerprint = None
        article.learner_id = account.id
    db.session.flush()
