"""Archives opened with care: DOCX and EPUB files are zip files, and a zip file can lie about its size."""

import io
import lzma
import zipfile
import zlib

from quizapp.core.errors import Refused

_MOST_MEMBERS = 3_000
_MOST_BYTES = 100 * 2**20  # unpacked, all members together (pictures are counted, never unpacked)
_MOST_TEXT = 16 * 2**20  # unpacked, one member that is read
_STEEPEST = 200  # unpacked bytes for a packed one; XML seldom passes 40
_SMALL = 2**20
_UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, KeyError, ValueError, OSError, RuntimeError, EOFError)


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive, after a look at its list of contents. Raises Refused: broken_file, encrypted, too_big."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _UNREADABLE as error:
        raise Refused("broken_file") from error
    members = archive.infolist()
    if any(member.flag_bits & 0x1 for member in members):
        raise Refused("encrypted")
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_BYTES:
        raise Refused("too_big", limit_mb=_MOST_BYTES / 2**20)
    if any(_is_bomb(member) for member in members):
        raise Refused("broken_file")
    return archive


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > _SMALL and member.file_size > _STEEPEST * max(member.compress_size, 1)


def member(archive: zipfile.ZipFile, name: str) -> bytes:
    """One member's bytes, no more than its text could need. Raises Refused: broken_file, too_big."""
    try:
        with archive.open(name) as file:
            data = file.read(_MOST_TEXT + 1)
    except _UNREADABLE as error:
        raise Refused("broken_file") from error
    if len(data) > _MOST_TEXT:
        raise Refused("too_big", limit_mb=_MOST_TEXT / 2**20)
    return data
