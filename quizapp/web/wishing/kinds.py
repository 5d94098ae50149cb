"""The kinds of questions as a reader chooses them: a few plain words with an example each."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _

from quizapp.core.cards.wish import MORE
from quizapp.core.facts.fact import Family


@dataclass(frozen=True)
class Kind:
    """One tick box: it stands for one or several families of questions."""

    name: str
    families: frozenset[Family]
    label: Any
    example: Any

    @property
    def is_more(self) -> bool:
        """Whether strict readers keep these less often, so that nobody gets them without asking."""
        return self.families <= MORE


KINDS = (
    Kind("gap", frozenset({Family.CLOZE}), _("Fill the gap"), _("The lake freezes over in ____.")),
    Kind("when", frozenset({Family.WHEN}), _("When"), _("In what year was the bridge opened?")),
    Kind("who", frozenset({Family.WHO, Family.AGENT}), _("Who"), _("Who designed the bridge?")),
    Kind("where", frozenset({Family.WHERE}), _("Where"), _("Where was the treaty signed?")),
    Kind("what", frozenset({Family.WHAT, Family.WHICH}), _("What and which"), _("Which river does the bridge cross?")),
    Kind("meaning", frozenset({Family.DEFINITION, Family.APPOSITIVE}), _("What something is"), _("What is a glacier?")),
    Kind("name", frozenset({Family.NAMED}), _("What something is called"), _("What is the study of ice called?")),
    Kind("letters", frozenset({Family.ACRONYM}), _("What letters stand for"), _("What does DNA stand for?")),
    Kind("number", frozenset({Family.HOW_MANY}), _("How many, how much"), _("How many islands are there?")),
    Kind("why", frozenset({Family.WHY}), _("Why"), _("Why was the mill closed?")),
    Kind("purpose", frozenset({Family.PURPOSE}), _("What for"), _("What are its dams used for?")),
    Kind("truth", frozenset({Family.TRUE_FALSE}), _("True or false"), _("The bridge was opened in 1932.")),
    Kind("turned", frozenset({Family.REVERSED}), _("The other way round"), _("What do we call a river of ice?")),
)
NAMES = tuple(kind.name for kind in KINDS)
USUAL = frozenset(kind.name for kind in KINDS if not kind.is_more)


def families_of(names: Collection[str]) -> list[str] | None:
    """The families to wish for; None when these are just the usual kinds.

    >>> families_of(["when"]), families_of(USUAL)
    (['when'], None)
    """
    if set(names) == USUAL:
        return None
    return sorted(family.value for kind in KINDS if kind.name in names for family in kind.families)


def names_of(families: Collection[str] | None) -> list[str]:
    """The kinds that were wished for, by their names here.

    >>> names_of(["agent", "who"]), names_of(None) == [name for name in NAMES if name in USUAL]
    (['who'], True)
    """
    if families is None:
        return [name for name in NAMES if name in USUAL]
    return [kind.name for kind in KINDS if any(family.value in families for family in kind.families)]
