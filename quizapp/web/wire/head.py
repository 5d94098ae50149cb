"""The head of a request, read plainly: as e-mail is read it would cost more than many answers do."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

LONGEST_LINE = 65_536
MOST_HEADERS = 100
USUAL_LINE = 1_024  # letters; what is longer is not kept in mind
USUAL_HEAD = 2_048
APART = {"CONTENT_TYPE", "CONTENT_LENGTH"}  # these have places of their own in what the app is told
FRAMING: dict[str, Callable[[str, str], bool]] = {  # (value, the one before): a proxy must not read it otherwise
    "content-length": lambda value, before: value == before and value.isascii() and value.isdigit(),
    "transfer-encoding": lambda value, before: value.lower() == before.lower() == "chunked",
}


Head = tuple[dict[str, str], tuple[tuple[str, str], ...]]


class Headers:
    """The headers of one request, as pywsgi asks for them. A malformed one is refused with 400."""

    __slots__ = ("_first", "told")
    told: tuple[tuple[str, str], ...]  # what the app is told, by the names of WSGI
    status = ""

    def __init__(self, source: Any) -> None:
        head = _at_once(source)
        if head and len(head) <= USUAL_HEAD:
            known, self.told = _known_head(head)
            self._first = known.copy()
        else:
            self._first, self.told = _read_head(_lines(head) if head else _one_by_one(source))

    def get(self, name: str, default: str | None = None) -> str | None:
        return self._first.get(name.lower(), default)

    getheader = get

    @property
    def typeheader(self) -> str | None:
        return self._first.get("content-type")

    def __delitem__(self, name: str) -> None:
        del self._first[name.lower()]


def _read(line: str) -> tuple[str, str, tuple[str, str] | None]:
    """A header: its name in small letters, its value, and what the app is told of it."""
    name, colon, value = line.partition(":")
    if not colon or not name or name != name.strip() or " " in name:
        msg = "not a header"
        raise ValueError(msg)
    key, value = name.upper().replace("-", "_"), value.strip()
    is_told = "_" not in name and key not in APART  # x_y could pass for x-y
    return name.lower(), value, (f"HTTP_{key}", value) if is_told else None


_known = lru_cache(maxsize=4096)(_read)  # a browser sends the same dozen with every request


def _read_head(lines: Iterable[str]) -> Head:
    """All headers: the first of each name in small letters, and what the app is told, by the names of WSGI."""
    first: dict[str, str] = {}
    told = []
    for line in lines:
        folded, value, said = _known(line) if len(line) <= USUAL_LINE else _read(line)
        if folded in FRAMING and not FRAMING[folded](value, first.get(folded, value)):
            msg = "where the body ends is not clear"
            raise ValueError(msg)
        first.setdefault(folded, value)
        if said:
            told.append(said)
    return first, tuple(told)


@lru_cache(maxsize=1024)  # and a script of a page often the very same head again
def _known_head(head: bytes) -> Head:
    return _read_head(_lines(head))


def _lines(head: bytes) -> list[str]:
    return _no_more_than_allowed(head.decode("latin-1").split("\r\n"))


def _at_once(source: Any) -> bytes:
    """A head that is there already, as nearly all are; none where its lines have to be read one by one."""
    there: bytes = source.peek()
    end = there.find(b"\r\n\r\n")
    if end < 0 or there.startswith(b"\r\n") or there.count(b"\n", 0, end) > there.count(b"\r\n", 0, end):
        return b""
    source.read(end + 4)
    return there[:end]


def _no_more_than_allowed(lines: list[str]) -> list[str]:
    if len(lines) > MOST_HEADERS:
        msg = "too many headers"
        raise ValueError(msg)
    return lines


def _one_by_one(source: Any) -> Iterator[str]:
    lines: list[str] = []
    while (line := source.readline(LONGEST_LINE + 1)) not in {b"\r\n", b"\n", b""}:
        if len(line) > LONGEST_LINE:
            msg = "not a header"
            raise ValueError(msg)
        _no_more_than_allowed(lines)
        lines.append(line.decode("latin-1"))
    return iter(_no_more_than_allowed(lines))
