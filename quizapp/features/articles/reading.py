"""What the worker does with an article: read what was brought, and tell how far it is."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.exc import IntegrityError

from quizapp.adapters import clock, queue, reader
from quizapp.adapters.reader import Limits, Read
from quizapp.core import text as texts
from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.articles import queries
from quizapp.models import Article, ArticleInput, Origin, Progress
from quizapp.settings import current
from quizapp.web.controls import without_controls

Save = Callable[[], None]


def limits() -> Limits:
    """How much is read, as the settings say."""
    settings = current()
    return Limits(
        max_bytes=settings.max_upload_mb * 2**20,
        max_chars=settings.max_article_chars,
        timeout_s=float(settings.fetch_seconds),
        allow_private=settings.fetch_private,
    )


def read_article(article_id: int, save: Save) -> None:
    """Job: turn the bytes that were brought into text, then ask for cards. Safe to run twice."""
    article = queries.article_for_worker(article_id)
    payload = queries.payload_of(article_id)
    if article is None or payload is None or article.progress not in {Progress.WAITING, Progress.READING}:
        return
    article.progress = Progress.READING
    save()  # from here on no transaction is open while a page is fetched
    try:
        read = _read(article, payload)
    except Refused as refused:
        _refuse(article, refused)
        return
    _store(article, read)


def _read(article: Article, payload: bytes) -> Read:
    match article.origin:
        case Origin.URL:
            return reader.read_url(payload.decode(), limits=limits())
        case Origin.FILE:
            return reader.read_file(article.source or "", payload, limits=limits())
        case _:
            return reader.read_text(payload.decode(), limits=limits())


def _refuse(article: Article, refused: Refused) -> None:
    """Say why; what was brought stays, so that it can be tried again."""
    article.progress = Progress.FAILED
    article.refusal = {"reason": refused.reason, **{name: _plain(value) for name, value in refused.data.items()}}


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | float | str | None) else str(value)


def _store(article: Article, read: Read) -> None:
    """Keep the text and ask for its cards, unless the learner has it already."""
    kept = queries.article_for_worker(article.id, lock=True)
    if kept is None or kept.progress != Progress.READING:
        return
    _drop_payload(kept)
    mark = texts.fingerprint(read.text)
    if same := queries.article_with(kept.learner_id, mark):
        _point_to(same, kept)
        return
    try:
        with db.session.begin_nested():
            _fill(kept, read, mark)
    except IntegrityError:  # another worker has just stored the same text
        db.session.refresh(kept)
        _point_to(queries.article_with(kept.learner_id, mark), kept)
        return
    queue.enqueue("make_cards", kept.id, now=clock.now())


def _fill(article: Article, read: Read, mark: str) -> None:
    article.text, article.title, article.fingerprint = read.text, without_controls(read.title)[:300], mark
    article.author, article.published, article.language = read.author, read.published, read.language
    article.source = (read.url or article.source) if article.origin == Origin.URL else article.source
    article.words, article.progress = texts.word_count(read.text), Progress.FINDING


def _point_to(same: Article | None, article: Article) -> None:
    article.same_as_id, article.progress = same.id if same else None, Progress.READY


def _drop_payload(article: Article) -> None:
    brought = db.session.get(ArticleInput, article.id)
    if brought is not None:
        db.session.delete(brought)


def begin_finding(article: Article) -> None:
    """The worker now looks for facts."""
    article.progress, article.done, article.total = Progress.FINDING, 0, 0


def count(article: Article, *, done: int, total: int) -> None:
    """So many paragraphs have been looked at."""
    article.done, article.total = done, total


def finish(
    article: Article, *, refusal: dict[str, object] | None = None, left_out: list[list[object]] | None = None
) -> None:
    """The cards are there; `refusal` says why they are few or none, `left_out` what no card was made of."""
    article.progress, article.refusal, article.left_out = Progress.READY, refusal, left_out
    article.done = article.total


def give_up(article_id: int) -> None:
    """Job that failed for good: the person can read the reason and try again."""
    article = queries.article_for_worker(article_id)
    if article is not None and article.progress != Progress.READY:
        article.progress, article.refusal = Progress.FAILED, {"reason": "gave_up"}
