"""Pictures and sounds of a learner: how they are called here (32 hex digits told by what is in the file, a dot and its
ending), under which plain name they are kept for other programs, and how notes of these name them.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import unquote

_DIGEST, _ENDING = "[0-9a-f]{32}", "[a-z0-9]{2,5}"
NAME = re.compile(rf"\b{_DIGEST}\.{_ENDING}\b")
ADDRESS = re.compile(rf"media:(?P<name>(?P<digest>{_DIGEST})\.(?P<ending>{_ENDING}))")  # as the text of a card names it
LONGEST_TOLD = 1_000  # letters of a name in a package or a note
LONGEST_KEPT = 240  # bytes; file systems take 255, and a name may grow when another file has it
_SHOWN = re.compile(
    r"(?P<img><(?:img|source|audio|video)\b[^<>]*?\ssrc\s*=\s*)"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>]+))"
    rf"|\[sound:(?P<sound>[^\]]{{1,{LONGEST_TOLD}}})\]",
    re.IGNORECASE,
)
_ENCODED = re.compile(r"%(?=[0-9A-Fa-f]{2})")
_GONE = {"Cc", "Cs"}  # control characters, and halves of letters


@dataclass(frozen=True, slots=True)
class Files:
    """The files that come with notes: of each the name here by the one that notes tell, the address by the name here,
    and the names, told or kept, of those that the learner did not have before.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    new: AbstractSet[str] = frozenset()
    is_renamed: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_renamed", any(told != name for told, name in self.names.items()))

    def html(self, text: str) -> str:
        """HTML of another program with its files named as they are here.

        >>> Files({"../a.png": "a.png"}).html('<img src="../a.png"> [sound:b.mp3]')
        '<img src="a.png"> [sound:b.mp3]'
        """
        return _SHOWN.sub(self._named, text) if self.is_renamed and _may_show(text) else text

    def _named(self, found: re.Match[str]) -> str:
        told = next((told for told in _readings(_told(found)) if told in self.names), None)
        name = self.names[told] if told is not None else None
        if name is None or name == told:
            return found[0]
        if found["sound"] is not None:
            return f"[sound:{escape(name, quote=False)}]"
        return f'{found["img"]}"{escape(_ENCODED.sub("%25", name))}"'


def address_of(told: str, addresses: Mapping[str, str]) -> str | None:
    """The address of the file that a note tells by this name; none when there is no such file.

    >>> address_of("a%20b.png", {"a b.png": "media:1"})
    'media:1'
    """
    return next((addresses[name] for name in _readings(told) if name in addresses), None)


def names_in(html: str) -> set[str]:
    """The names of all files that HTML of another program shows or plays, in every way that they may be meant.

    >>> sorted(names_in("<img src='a%20b.png'> [sound:c.mp3]"))
    ['a b.png', 'a%20b.png', 'c.mp3']
    """
    if not _may_show(html):
        return set()
    return {name for found in _SHOWN.finditer(html) for name in _readings(_told(found))}


def plain_name(told: str) -> str:
    """A name that is a path, holds signs that no name should, or is too long, as the name of a file and nothing else.

    >>> plain_name("../maps/a.png"), plain_name("C:\\\\x.png"), plain_name("Rome.png")
    ('a.png', 'x.png', 'Rome.png')
    """
    letters = (letter for letter in unicodedata.normalize("NFC", told) if unicodedata.category(letter) not in _GONE)
    segments = [segment.lstrip().rstrip(" .") for segment in re.split(r"[/\\]", "".join(letters))]
    name = next((segment for segment in reversed(segments) if segment), "").replace(":", "_")
    return _cut(name, LONGEST_KEPT)


def other_name(name: str, mark: str) -> str:
    """The name with a mark before its ending, for a file whose name another file has.

    >>> other_name("a.png", "1f")
    'a-1f.png'
    """
    stem, dot, ending = name.rpartition(".")
    return f"{stem}-{mark}{dot}{ending}" if dot else f"{name}-{mark}"


def _cut(name: str, most: int) -> str:
    stem, dot, ending = name.rpartition(".")
    room = most - len(f"{dot}{ending}".encode())
    if room < 1 or len(name.encode()) <= most:
        return name.encode()[:most].decode(errors="ignore")
    return stem.encode()[:room].decode(errors="ignore") + dot + ending


def _may_show(text: str) -> bool:
    return "src" in (lower := text.lower()) or "[sound:" in lower


def _told(found: re.Match[str]) -> str:
    return unescape(next(value for name, value in found.groupdict().items() if name != "img" and value is not None))


def _readings(told: str) -> Iterator[str]:
    """What a name may mean: itself, or with its signs written out, or with its letters put together."""
    yield told
    plain = unquote(told) if "%" in told else told
    yield plain
    yield unicodedata.normalize("NFC", plain)
