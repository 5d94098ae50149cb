"""Wrong names from the closed set that the right one belongs to."""

import re
from collections.abc import Sequence
from random import Random

from quizapp.core.cards.draft import Draft
from quizapp.core.cards.options.names.site import SIDES, WARLIKE, is_ranked
from quizapp.core.cards.options.tables.nations import nations_in
from quizapp.core.cards.options.tables.sets import NamedSet
from quizapp.core.cards.wish import Difficulty

_LETTERS = re.compile(r"(?:[A-Z]\.?){2,}")
_TIME = re.compile(r"\b(?:1\d|20)\d\ds?\b|\bcentur(?:y|ies)\b|\b[BA]\.?(?:C|D)\b|\bB\.?C\.?E\b|\bmillion years\b")


def members(fitting: NamedSet, draft: Draft, *, difficulty: Difficulty, rng: Random, title: str = "") -> list[str]:
    """Others of the answer's closed set: near ones when it shall be hard, far ones when easy.

    None when the question tells the right one.
    """
    if tells(draft.question, fitting, title=title):
        return []
    # of moons one or two are no choice
    with_few = (
        {"Mercury", "Venus", "Earth", "Mars"} if re.search(r"\b(?:moons?|satellites?)\b", draft.question) else set()
    )
    at = fitting.place_of(draft.answer)
    said = {number: _said_alike(names, draft.answer) for number, names in enumerate(fitting.members)}
    others = [name for number, name in said.items() if number != at and name and name not in with_few]
    rng.shuffle(others)
    if at is None:
        return others
    distance = {name: abs(number - at) for number, name in said.items()}
    if difficulty == Difficulty.HARD:
        others.sort(key=lambda name: (distance[name] + 1) // 2)
    elif difficulty == Difficulty.EASY:
        others.sort(key=lambda name: distance[name] <= 3)
    else:
        others.sort(key=lambda name: distance[name] > 5)
    return others


def tells(question: str, fitting: NamedSet, *, title: str = "") -> bool:
    """Does a question name the nation, the time or the site to which only the right one of a set belongs?"""
    if "time" in fitting.bound and _TIME.search(question):
        return True
    if "nation" in fitting.bound and nations_in(f"{question} {title}"):
        return True
    return "where" in fitting.bound and _tells_where(question, title, fitting)


def _tells_where(question: str, title: str, fitting: NamedSet) -> bool:
    """ "to the east, at the border with ____": on a map only one or two others could be meant."""
    said = f"{question} {title}"
    near = (name for names in fitting.members for name in names if name in said)
    named = any(re.search(rf"\b{re.escape(name)}\b", said) for name in near)
    return named or is_ranked(question) or bool(SIDES.search(question) or WARLIKE.search(question))


def _said_alike(names: Sequence[str], answer: str) -> str:
    """The name of a member in the form of the answer: letters beside letters ("NFL" for "NHL"), words beside words."""
    return next((name for name in names if bool(_LETTERS.fullmatch(name)) == bool(_LETTERS.fullmatch(answer))), "")
