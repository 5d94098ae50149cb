"""What a model does for us, and the ways in which it may fail."""

from dataclasses import dataclass
from typing import Protocol

REASONS = frozenset(
    {
        "model_unreachable",
        "model_slow",  # seconds
        "model_key",  # the key is missing, wrong, or may not use this model
        "model_quota",  # nothing left on the account
        "model_busy",  # too many requests, and waiting did not help
        "model_not_there",  # no such model or address
        "model_moved",  # it sends us elsewhere, where we do not go
        "model_broken",  # status
        "model_refuses",  # status
        "model_too_much",  # the answer has no end
        "model_rubbish",  # the answer is no cards
    }
)
"""Every reason of a `Refused` about a model, with the data beside it; each has a sentence on the page."""


@dataclass(frozen=True)
class Reply:
    """What came back, and what it took, as far as the server says."""

    text: str
    tokens_in: int = 0
    tokens_out: int = 0


class Model(Protocol):
    """Answers one message at a time."""

    host: str
    name: str

    def complete(self, instructions: str, message: str, *, schema: dict[str, object]) -> Reply:
        """The answer to a message, if possible in the form of a JSON Schema. Raises Refused with one of REASONS."""
