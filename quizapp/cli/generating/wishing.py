"""What somebody wishes for on the command line; a wrong value ends in one sentence and exit code 2."""

import re

import click

from quizapp.core.cards.wish import MORE, USUAL
from quizapp.core.facts.fact import Family
from quizapp.core.text import paragraphs

KINDS = [family.value for family in Family]
MORE_KINDS = [kind for kind in KINDS if Family(kind) in MORE]
_RANGE = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")

type Range = tuple[int, int]


class Kinds(click.ParamType):
    """Kinds of questions with commas between them."""

    name = "kinds"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> list[str]:
        """The kinds named, each once."""
        if isinstance(value, list):
            return value
        kinds = list(dict.fromkeys(kind.strip() for kind in str(value).split(",") if kind.strip()))
        unknown = [kind for kind in kinds if kind not in KINDS]
        if unknown or not kinds:
            choices = ", ".join(KINDS)
            self.fail(f"there is no kind {', '.join(unknown) or repr(value)}; choose from {choices}.", param, ctx)
        return kinds


class Paragraphs(click.ParamType):
    """One paragraph, or the first and the last of several, counted from 1."""

    name = "range"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Range:
        """(first, last), counted from 0."""
        if isinstance(value, tuple):
            return value
        named = _RANGE.fullmatch(str(value).strip())
        first = int(named[1]) if named else 0
        last = int(named[2] or named[1]) if named else 0
        if not 1 <= first <= last:
            self.fail(f"{value!r} names no paragraphs; write 4, or 3-7, counted from 1.", param, ctx)
        return first - 1, last - 1


def kinds_wished(kinds: list[str] | None, *, more: bool) -> list[str] | None:
    """The kinds to make; None for the usual ones.

    >>> kinds_wished(["when"], more=False), kinds_wished(None, more=False)
    (['when'], None)
    >>> set(kinds_wished(["when"], more=True)) == {"when", *MORE_KINDS}
    True
    """
    if not more:
        return kinds
    wanted = [family.value for family in USUAL] if kinds is None else kinds
    return sorted({*wanted, *MORE_KINDS})


def part_wished(text: str, asked: Range | None) -> tuple[int, int] | None:
    """Where these paragraphs of a cleaned text stand. Ends with exit code 2 when there are fewer."""
    if asked is None:
        return None
    spans = paragraphs(text)
    if asked[1] >= len(spans):
        count = f"{len(spans)} paragraph{'s' if len(spans) != 1 else ''}"
        raise click.BadParameter(f"this text has {count}, and {asked[1] + 1} was asked for.", param_hint="--paragraphs")
    return spans[asked[0]].start, spans[asked[1]].end
