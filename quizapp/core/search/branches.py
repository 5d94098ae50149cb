"""Tags as a tree: what stands before :: is above."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Branch:
    """One tag of the tree: how deep it stands, and how many facts have it or one below it by its own name."""

    tag: str
    name: str
    depth: int
    own: int
    below: int  # taggings below it; a fact with two tags below counts twice


def branches(counts: Iterable[tuple[str, int]]) -> list[Branch]:
    """The tree in reading order; a tag that only stands above others is there too.

    >>> [(branch.depth, branch.name, branch.own, branch.below) for branch in branches([("a::c", 2), ("b", 1)])]
    [(0, 'a', 0, 2), (1, 'c', 2, 0), (0, 'b', 1, 0)]
    """
    own, below = dict(counts), dict[str, int]()
    for tag, number in list(own.items()):
        parts = tag.split("::")
        for length in range(1, len(parts)):
            above = "::".join(parts[:length])
            below[above] = below.get(above, 0) + number
    tags = sorted({*own, *below}, key=lambda tag: [(part.casefold(), part) for part in tag.split("::")])
    return [Branch(tag, tag.rpartition("::")[2], tag.count("::"), own.get(tag, 0), below.get(tag, 0)) for tag in tags]
