import importlib
import pkgutil
import re
from collections.abc import Iterator
from itertools import product
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

import quizapp.core
from quizapp.core.sought import Sought

_ANY = "\0"  # whatever stands there


def _all_sought() -> Iterator[tuple[str, Sought]]:
    for module in pkgutil.walk_packages(quizapp.core.__path__, "quizapp.core."):
        held = vars(importlib.import_module(module.name))
        yield from ((f"{module.name}.{name}", one) for name, one in held.items() if isinstance(one, Sought))


def _joined(parts: list[list[str]]) -> list[str]:
    return list(dict.fromkeys("".join(one) for one in product(*parts)))


def _repeated(least: int, most: int, held: list[str]) -> list[str]:
    if least == 0:
        return ["", *(held if most == 1 else [_ANY])]
    return held if least == most == 1 else [*held, *(one + _ANY for one in held)]


def _part(kind: object, held: object) -> list[str]:
    match kind:
        case kinds.LITERAL:
            return [chr(held)]  # type: ignore[arg-type]
        case kinds.AT | kinds.ASSERT | kinds.ASSERT_NOT:
            return [""]
        case kinds.IN if all(one is kinds.LITERAL for one, _ in held):  # type: ignore[attr-defined]
            return [chr(letter) for _, letter in held]  # type: ignore[attr-defined]
        case kinds.BRANCH:
            return [text for branch in held[1] for text in _texts(branch)]  # type: ignore[index]
        case kinds.SUBPATTERN:
            return _texts(held[3])  # type: ignore[index]
        case kinds.MAX_REPEAT | kinds.MIN_REPEAT:
            least, most, inner = held  # type: ignore[misc]
            return _repeated(least, most, _texts(inner))
    return [_ANY]


def _texts(pattern: object) -> list[str]:
    """All shapes of what the pattern finds."""
    return _joined([_part(kind, held) for kind, held in pattern])  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "sought"), [*_all_sought()], ids=lambda one: one if isinstance(one, str) else "")
def test_nothing_is_found_without_what_is_needed(name: str, sought: Sought) -> None:
    found = _texts(parser.parse(sought.pattern.pattern, sought.flags))
    folded = [text.lower() for text in found] if sought.flags & re.IGNORECASE else found
    assert [text for text in folded if not any(need in text for need in sought.needs)] == []
