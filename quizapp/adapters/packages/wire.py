"""The wire format of protocol buffers, as far as packages use it: numbers and strings of bytes by field number."""

from collections.abc import Iterator

from quizapp.core.errors import Refused

Value = int | bytes
_MOST_BITS = 70


def fields(data: bytes) -> Iterator[tuple[int, Value]]:
    """The fields of a message in their order, each with its number. Raises Refused("broken_file").

    >>> list(fields(bytes([0x08, 0x96, 0x01, 0x12, 0x02]) + b"hi"))
    [(1, 150), (2, b'hi')]
    """
    at = 0
    while at < len(data):
        key, at = _number(data, at)
        match key & 7:
            case 0:
                value, at = _number(data, at)
                yield key >> 3, value
            case 1 | 5 as kind:
                size = 8 if kind == 1 else 4
                yield key >> 3, _part(data, at, size)
                at += size
            case 2:
                size, at = _number(data, at)
                yield key >> 3, _part(data, at, size)
                at += size
            case _:
                raise Refused("broken_file")


def first(data: bytes, number: int, default: Value = b"") -> Value:
    """The last value of a field, which is the one that counts; `default` when there is none.

    >>> first(bytes([0x08, 0x03]), 1), first(b"", 1, 0)
    (3, 0)
    """
    found = default
    for name, value in fields(data):
        if name == number:
            found = value
    return found


def text(data: bytes, number: int) -> str:
    """A field that holds text.

    >>> text(bytes([0x0A, 0x02]) + b"hi", 1)
    'hi'
    """
    found = first(data, number)
    if not isinstance(found, bytes):
        raise Refused("broken_file")
    return found.decode("utf-8", "replace")


def _number(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= len(data) or shift > _MOST_BITS:
            raise Refused("broken_file")
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if not byte & 0x80:
            return value, at


def _part(data: bytes, at: int, size: int) -> bytes:
    if size > len(data) - at:
        raise Refused("broken_file")
    return data[at : at + size]
