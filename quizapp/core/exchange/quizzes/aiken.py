"""Aiken: the question on one line or several, options under letters, and the line ANSWER."""

import re
from collections.abc import Iterator

from quizapp.core.exchange.quizzes.found import Read
from quizapp.core.live.kinds import Kind
from quizapp.core.live.writing import Draft

_OPTION = re.compile(r"\A\s*([A-Za-z])[.)]\s+(.*)\Z")
ANSWER = re.compile(r"\A\s*ANSWER\s*:\s*(.*?)\s*\Z", re.IGNORECASE)


def read_aiken(text: str) -> Iterator[Read]:
    """Each question, with the line it begins at.

    >>> [(row, draft.front, draft.right) for row, draft, _ in read_aiken("Who?\\nA. Ann\\nB) Bob\\nANSWER: B")]
    [(1, 'Who?', (1,))]
    """
    begun = 0
    front: list[str] = []
    options: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        begun = begun or number
        if answer := ANSWER.match(line):
            words = " ".join(front)
            yield begun, _question(words, options, answer[1].upper()), words
            begun, front, options = 0, [], {}
        elif (option := _OPTION.match(line)) and front:
            options[option[1].upper()] = " ".join(option[2].split())
        else:
            front.append(" ".join(line.split()))
    if front:
        yield begun, "no_answer", " ".join(front)


def _question(front: str, options: dict[str, str], answer: str) -> Draft | str:
    if len(answer) != 1 or answer not in options:
        return "none_right"
    right = (list(options).index(answer),)
    return Draft(kind=Kind.CHOICE, front=front, options=tuple(options.values()), right=right)
