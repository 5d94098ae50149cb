"""The tree of decks that their names make: `Biology::Cells` lies below `Biology`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

BETWEEN = "::"


@dataclass(frozen=True, slots=True)
class Twig:
    """One deck in the tree: how deep it lies, its name without that of the deck above it, and the decks below it."""

    deck: int
    label: str
    depth: int
    below: tuple["Twig", ...] = ()

    def __iter__(self) -> Iterator["Twig"]:
        yield self
        for twig in self.below:
            yield from twig


def parent_of(name: str, known: Mapping[str, int]) -> str | None:
    """The name of the nearest deck above; None at the top.

    >>> parent_of("Biology::Cells::Walls", {"Biology": 1})
    'Biology'
    """
    parts = name.split(BETWEEN)
    above = (BETWEEN.join(parts[:number]) for number in range(len(parts) - 1, 0, -1))
    return next((candidate for candidate in above if candidate in known), None)


def grow(decks: Iterable[tuple[int, str]]) -> list[Twig]:
    """The trees of these decks (number, name): the tops as they came, those below by their names.

    Of two decks of one name, the older has what lies below.

    >>> [(twig.deck, twig.depth, twig.label) for top in grow([(3, "A::B"), (2, "C"), (1, "A")]) for twig in top]
    [(2, 0, 'C'), (1, 0, 'A'), (3, 1, 'B')]
    """
    rows = list(decks)
    known = {name: number for number, name in sorted(rows, reverse=True)}
    below: dict[int | None, list[tuple[int, str, str]]] = {}
    for number, name in rows:
        above = parent_of(name, known)
        label = name.removeprefix(above + BETWEEN) if above else name
        below.setdefault(known[above] if above else None, []).append((number, name, label))
    return [_twig(number, label, 0, below) for number, _name, label in below.get(None, [])]


def _twig(deck: int, label: str, depth: int, below: Mapping[int | None, list[tuple[int, str, str]]]) -> Twig:
    rows = sorted(below.get(deck, []), key=lambda row: (row[1].casefold(), row[0]))
    return Twig(deck, label, depth, tuple(_twig(number, name, depth + 1, below) for number, _full, name in rows))
