"""The archive around a package: which collection counts, and every part unpacked with a cap on its size."""

import json
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import zstandard

from quizapp.adapters.packages import wire
from quizapp.core.errors import Refused
from quizapp.core.exchange.files import LONGEST_TOLD

CHUNK = 2**18
LATEST = 3  # version of the package format; from here on everything inside is compressed once more
COLLECTIONS = {1: "collection.anki2", 2: "collection.anki21", 3: "collection.anki21b"}
BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, zstandard.ZstdError, KeyError, ValueError, OSError, RuntimeError,
    EOFError, NotImplementedError, MemoryError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """What a package may unpack to."""

    collection: int = 2 * 2**30  # bytes
    medium: int = 50 * 2**20  # bytes of one file
    media: int = 2 * 2**30  # bytes of all files together
    members: int = 200_000
    steepest: int = 120  # unpacked bytes for a packed one; collections seldom pass 15
    gentle: int = 32 * 2**20  # up to here steepness is no matter


@dataclass(frozen=True, slots=True)
class Medium:
    """A file that cards show or play: its name as notes tell it, and the member of the archive that holds it."""

    name: str
    member: str


class Archive:
    """An opened package. Raises Refused from every method: broken_file, empty_file, not_a_package, newer_version,
    encrypted, too_big, too_dense (it unpacks to far more than such a file holds).
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self.limits = limits
        self._unpacked = 0
        if not path.stat().st_size:
            raise Refused("empty_file")
        try:
            self._zip = zipfile.ZipFile(path)
        except BROKEN as error:
            raise Refused("broken_file") from error
        try:
            self._members = self._looked_over()
            self.version = self._version()
        except BaseException:
            self._zip.close()
            raise

    def close(self) -> None:
        """Let the file go."""
        self._zip.close()

    def _looked_over(self) -> dict[str, zipfile.ZipInfo]:
        members = self._zip.infolist()
        if len(members) > self.limits.members:
            raise Refused("too_big", limit_mb=self.limits.media / 2**20)
        if any(member.flag_bits & 0x1 for member in members):
            raise Refused("encrypted")
        return {member.filename: member for member in members}

    def _version(self) -> int:
        if "meta" in self._members:
            version = wire.first(self._small("meta", 1_000), 1, 0)
        else:
            version = 2 if COLLECTIONS[2] in self._members else 1
        if version not in COLLECTIONS:
            raise Refused("newer_version")
        if COLLECTIONS[int(version)] not in self._members:
            raise Refused("not_a_package")
        return int(version)

    def unpack_collection(self, target: Path) -> None:
        """Write the collection into a file of its own."""
        name = COLLECTIONS[self.version]
        with target.open("wb") as file:
            for chunk in self._chunks(name, self.limits.collection):
                file.write(chunk)

    def media(self) -> Iterator[Medium]:
        """The files of the package by the names that its notes tell, which may be paths; one without a name or with a
        name longer than any note tells is left out.
        """
        seen = set()
        for member, name in self._listed():
            if member in self._members and _is_told(name) and name not in seen:
                seen.add(name)
                yield Medium(name, member)

    def refused_names(self) -> list[str]:
        """The names in the list of files that no note can tell."""
        return [name for _member, name in self._listed() if not _is_told(name)]

    def _listed(self) -> list[tuple[str, str]]:
        if "media" not in self._members:
            return []
        data = b"".join(self._chunks("media", self.limits.gentle))
        return _entries(data) if self.version >= LATEST else _named(data)

    def read_medium(self, medium: Medium) -> bytes:
        """The bytes of a file."""
        data = b"".join(self._chunks(medium.member, self.limits.medium))
        self._unpacked += len(data)
        if self._unpacked > self.limits.media:
            raise Refused("too_big", limit_mb=self.limits.media / 2**20)
        return data

    def _small(self, name: str, most: int) -> bytes:
        with _explained(), self._zip.open(name) as file:
            return file.read(most)

    def _chunks(self, name: str, most: int) -> Iterator[bytes]:
        """The unpacked bytes of a member, in pieces, until one of the caps is met."""
        packed, total = max(1, self._members[name].compress_size), 0
        with _explained(), self._zip.open(name) as file:
            for chunk in _plain(file) if self.version >= LATEST else iter(lambda: file.read(CHUNK), b""):
                total += len(chunk)
                if total > most:
                    raise Refused("too_big", limit_mb=most / 2**20)
                if total > self.limits.gentle and total > self.limits.steepest * packed:
                    raise Refused("too_dense")
                yield chunk


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except BROKEN as error:
        raise Refused("broken_file") from error


def _plain(file: IO[bytes]) -> Iterator[bytes]:
    """What zstd packed, in pieces of bounded size."""
    engine = zstandard.ZstdDecompressor(max_window_size=2**26)
    with engine.stream_reader(file, read_size=CHUNK) as reader:
        while chunk := reader.read(CHUNK):
            yield chunk


def _entries(data: bytes) -> list[tuple[str, str]]:
    entries = [value for number, value in wire.fields(data) if number == 1 and isinstance(value, bytes)]
    return [(str(place), wire.text(entry, 1)) for place, entry in enumerate(entries)]


def _named(data: bytes) -> list[tuple[str, str]]:
    try:
        found: Any = json.loads(data or b"{}")
    except (ValueError, RecursionError) as error:
        raise Refused("broken_file") from error
    if not isinstance(found, dict):
        raise Refused("broken_file")
    return [(member, name) for member, name in found.items() if isinstance(name, str)]


def _is_told(name: str) -> bool:
    """Whether a note can tell a file by this name."""
    return bool(name.strip("./\\ ")) and len(name) <= LONGEST_TOLD
