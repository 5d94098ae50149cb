"""Wrong names: of the same type from the article, and for countries from a table of our own."""

import re
from functools import cache
from importlib.resources import files
from random import Random

from quizapp.core.cards.folding import folded
from quizapp.core.facts.fact import AnswerType, Known

_BEST_KNOWN = 12
_NAME = re.compile(r"[^\W\d_][^\d]*")


@cache
def _regions() -> dict[str, tuple[str, ...]]:
    rows = files("quizapp.core.data").joinpath("countries.tsv").read_text(encoding="utf-8").splitlines()
    return {region: tuple(names.split("|")) for region, names in (row.split("\t") for row in rows)}


@cache
def _countries() -> dict[str, str]:
    return {folded(name): region for region, names in _regions().items() for name in names}


def region_of(name: str) -> str:
    """The part of the world a country lies in; "" when the name is no country.

    >>> region_of("the United States"), region_of("Olkhon")
    ('powers', '')
    """
    return _countries().get(folded(name), "")


def wrong_names(answer: str, kind: AnswerType, known: Known, *, rng: Random) -> list[str]:
    """Names that could stand where the answer stands: people for a person, a war for a war, a country for a country."""
    own = sorted(
        name
        for name, other in known.names.items()
        if other == kind and _NAME.fullmatch(name) and _is_like(answer, name, kind, known)
    )
    rng.shuffle(own)
    region = region_of(answer) if kind == AnswerType.PLACE else ""
    if not region:
        return own
    near = [name for name in _regions()[region][:_BEST_KNOWN] if name not in own]
    rng.shuffle(near)
    return [*own, *near]


def _is_like(answer: str, name: str, kind: AnswerType, known: Known) -> bool:
    if kind == AnswerType.PERSON:
        usual = 1 < len(name.split()) <= 4 and not known.kinds.get(name)
        return len(answer.split()) > 1 and usual and known.labels.get(name) == "PERSON"
    if kind == AnswerType.PLACE and known.labels.get(answer) == known.labels.get(name) == "GPE":
        return bool(region_of(answer)) == bool(region_of(name)) and {answer, name} <= known.places
    noun = known.kinds.get(answer, "")
    return bool(noun) and noun == known.kinds.get(name, "")
