"""Reading what a model answered: whatever it says, only values of known kinds come out."""

import json
import re
from dataclasses import dataclass
from typing import Any

from quizapp.core.errors import Refused

_FENCED = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL | re.IGNORECASE)
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)  # some models think aloud first
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")  # and marks that turn the direction of text
_MOST_CARDS, _MOST_WRONG = 40, 6
_LONGEST = {"quote": 1_000, "question": 400, "answer": 200}


@dataclass(frozen=True)
class Suggestion:
    """One card as a model suggested it: nothing about it is sure."""

    quote: str
    kind: str
    question: str
    answer: str
    distractors: tuple[str, ...] = ()


def suggestions(content: str) -> list[Suggestion]:
    """The cards in an answer. Raises Refused("not_understood") when it holds no list of cards.

    >>> fenced = '```json\\n{"cards": [{"quote": "It is so.", "question": "Is it?", "answer": "so"}]}\\n```'
    >>> suggestions(fenced)[0].answer
    'so'
    """
    return [one for entry in _entries(content)[:_MOST_CARDS] if (one := _suggestion(entry)) is not None]


def _entries(content: str) -> list[Any]:
    plain = _THOUGHT.sub("", content).strip()
    fenced = _FENCED.search(plain)
    for text in (plain, fenced[1] if fenced else "", plain[plain.find("{") : plain.rfind("}") + 1]):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            continue
        cards = found.get("cards") if isinstance(found, dict) else found
        if isinstance(cards, list):
            return cards
    raise Refused("not_understood")


def _suggestion(entry: Any) -> Suggestion | None:
    """One entry, if its words are words of a sane length."""
    if not isinstance(entry, dict):
        return None
    words = {name: entry.get(name) for name in _LONGEST}
    words["question"] = words["question"] or ""
    wrong = entry.get("distractors")
    if any(not isinstance(said, str) or len(said) > _LONGEST[name] for name, said in words.items()):
        return None
    told = wrong if isinstance(wrong, list) else []
    listed = [_clean(word) for word in told if isinstance(word, str) and len(word) <= _LONGEST["answer"]]
    kind = "gap" if entry.get("kind") == "gap" else "question"
    plain = {name: _clean(str(said)) for name, said in words.items()}
    return Suggestion(plain["quote"], kind, plain["question"], plain["answer"], tuple(listed[:_MOST_WRONG]))


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", _CONTROLS.sub(" ", text)).strip()
