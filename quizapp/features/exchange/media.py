"""Pictures and sounds of cards: kept once in the instance folder by what is in them, shown to their learner alone."""

import io
import os
import secrets
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from itertools import batched
from pathlib import Path

from flask import Response, send_file
from sqlalchemy import insert

from quizapp.adapters import clock
from quizapp.core.errors import NotFound
from quizapp.core.exchange.files import Files, other_name, plain_name
from quizapp.extensions import db
from quizapp.features.exchange import bp, queries
from quizapp.models import Medium
from quizapp.settings import current
from quizapp.web import access

TYPES = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "avif": "image/avif", "bmp": "image/bmp", "svg": "image/svg+xml", "mp3": "audio/mpeg", "ogg": "audio/ogg",
    "oga": "audio/ogg", "wav": "audio/wav", "m4a": "audio/mp4", "flac": "audio/flac", "opus": "audio/ogg",
    "aac": "audio/aac",
}  # fmt: skip
BATCH = 200  # rows
STAYS_S = 86_400  # a file that was written just now may not have its row yet
# Opened by itself, a drawing is a document that could run scripts: this page may do nothing at all.
ALONE = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; sandbox"


def ending_of(name: str) -> str | None:
    """The ending of a file that cards can show or play; none for any other."""
    ending = name.rpartition(".")[2].lower()
    return ending if ending in TYPES else None


def path_of(digest: str, ending: str) -> Path:
    """Where the bytes of a file lie."""
    return Path(current().instance) / "media" / digest[:2] / f"{digest}.{ending}"


def keep(data: bytes, ending: str) -> str:
    """Write the bytes of a file, once; gives its digest."""
    digest = _digest_of(data)
    _write(data, digest, ending)
    return digest


def _digest_of(data: bytes) -> str:
    return sha256(data).hexdigest()[:32]


def _write(data: bytes, digest: str, ending: str) -> None:
    path = path_of(digest, ending)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{secrets.token_hex(8)}")
        part.write_bytes(data)
        os.replace(part, path)


def note_down(learner: int, kept: list[tuple[str, str, str, int]], *, now: datetime) -> int:
    """Let these files (digest, ending, name, size) be the learner's; gives how many were new."""
    known = queries.known_digests(learner, {digest for digest, *_rest in kept})
    rows = {
        digest: {
            "learner_id": learner,
            "digest": digest,
            "ending": ending,
            "name": name,
            "size": size,
            "created_at": now,
        }
        for digest, ending, name, size in kept
        if digest not in known
    }
    if rows:
        db.session.execute(insert(Medium), list(rows.values()))
    return len(rows)


class Keeping:
    """Keeps files one by one, each under one plain name; no two of a learner share a name, nor differ in large and
    small letters alone, for on some disks that would be one file.
    """

    def __init__(self, learner: int) -> None:
        self._learner, self.total = learner, 0
        self._known = {row.digest: (row.ending, row.name) for row in queries.media_of(learner)}
        self._taken = {name.casefold() for _ending, name in self._known.values()}
        self._kept: list[tuple[str, str, str, int]] = []
        self._names: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        self._new: set[str] = set()

    def keep(self, told: str, data: bytes, ending: str) -> None:
        """Keep a file that notes call so."""
        digest = _digest_of(data)
        if digest not in self._known:
            name = plain_name(told)
            name = other_name(name, digest[:8]) if name.casefold() in self._taken else name
            self._known[digest] = (ending, name)
            self._taken.add(name.casefold())
            self._new |= {told, name}
        ending, name = self._known[digest]
        _write(data, digest, ending)
        self.total += 1
        self._kept.append((digest, ending, name, len(data)))
        self._names[told], self._addresses[name] = name, f"media:{digest}.{ending}"

    def note_down(self, *, now: datetime) -> int:
        """Let what was kept be the learner's; gives how many files were new."""
        return sum(note_down(self._learner, list(some), now=now) for some in batched(self._kept, BATCH))

    def files(self) -> Files:
        """What notes are to know of the files."""
        return Files(self._names, self._addresses, self._new)


def tidy(_subject: int, save: Callable[[], None]) -> None:
    """Job: let go of files that nobody's cards can show any more, and of brought files whose row is gone."""
    save()
    before = clock.now().timestamp() - STAYS_S
    root = Path(current().instance)
    for folder in sorted((root / "media").glob("??")):
        files = {path.name.partition(".")[0]: path for path in folder.iterdir() if path.stat().st_mtime < before}
        for digest in files.keys() - queries.used_digests(files):
            files[digest].unlink(missing_ok=True)
    left = {path.name.partition(".")[0]: path for path in (root / "brought").glob("*") if path.stat().st_mtime < before}
    for number in left.keys() - queries.known_bringings(left):
        left[number].unlink(missing_ok=True)


@bp.get("/media/<name>")
def medium(name: str) -> Response:
    """A picture or sound of the learner's own cards."""
    digest, _dot, ending = name.partition(".")
    if ending not in TYPES:
        raise NotFound
    found = queries.own_medium(access.learner(), digest[:40])  # the same picture may have come under two endings
    path = path_of(found.digest, found.ending)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotFound from error
    kind = TYPES.get(found.ending, "application/octet-stream")
    answer = send_file(io.BytesIO(data), mimetype=kind, conditional=True, etag=found.digest, max_age=0)
    answer.headers["Content-Security-Policy"] = ALONE
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Content-Disposition"] = "inline"
    return answer
