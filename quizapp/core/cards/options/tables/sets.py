"""Closed sets of names (months, planets, seas, languages, ...) from which a wrong name can be drawn soundly."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from quizapp.core.cards.folding import folded
from quizapp.core.cards.options.tables.rows import rows


@dataclass(frozen=True)
class NamedSet:
    """Names of one kind, near ones beside each other, each with its other names; the cues show which sense is meant.

    `bound` says what each member belongs to: one "nation", one "time". A question that tells it tells the answer.
    """

    name: str
    cues: tuple[str, ...]
    members: tuple[tuple[str, ...], ...]
    bound: frozenset[str] = frozenset()

    def place_of(self, name: str) -> int | None:
        """The place of a name in the set, None when it is not in it."""
        found = (at for at, names in enumerate(self.members) if folded(name) in {folded(n) for n in names})
        return next(found, None)


@cache
def named_sets() -> tuple[NamedSet, ...]:
    """All sets."""
    return tuple(
        NamedSet(
            name,
            tuple(filter(None, cues.split("|"))),
            tuple(tuple(member.split("=")) for member in members.split("|")),
            frozenset(bound.split("|")),
        )
        for name, cues, members, bound in rows("sets.tsv", columns=4)
    )


@cache
def _by_name() -> dict[str, tuple[NamedSet, ...]]:
    found: dict[str, list[NamedSet]] = defaultdict(list)
    for each in named_sets():
        for names in each.members:
            for name in names:
                if each not in found[folded(name)]:
                    found[folded(name)].append(each)
    return {name: tuple(sets) for name, sets in found.items()}


def set_of(name: str, said: Iterable[str]) -> NamedSet | None:
    """The set that a name belongs to in a text with these words; None when there is none, or when the sense is open.

    >>> set_of("Mercury", ["the", "planets", "orbit"]).name, set_of("Mercury", ["a", "god"]).name
    ('planets', 'roman gods')
    >>> set_of("Mercury", ["it", "rose"]) is None
    True
    """
    candidates = _by_name().get(folded(name), ())
    spoken = [folded(word) for word in said] if candidates else []
    shown = [(sum(word.startswith(cue) for cue in each.cues for word in spoken), each) for each in candidates]
    fitting = sorted((hits or 0.5, each.name) for hits, each in shown if hits or not each.cues)
    if not fitting or (len(fitting) > 1 and fitting[-1][0] == fitting[-2][0]):
        return None
    return next(each for _, each in shown if each.name == fitting[-1][1])


@cache
def other_names(name: str) -> frozenset[str]:
    """What else a member of a set is called, folded, the name itself among it.

    >>> "bosporus" in other_names("the Bosphorus")
    True
    """
    plain = folded(name)
    groups = ({folded(n) for n in names} for each in _by_name().get(plain, ()) for names in each.members)
    return frozenset({plain}.union(*(group for group in groups if plain in group)))
