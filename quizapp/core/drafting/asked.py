"""What a deck asks already, as drafts of a model are compared with it, and how the facts of such drafts are named."""

from dataclasses import dataclass

MODEL = "model"


@dataclass(frozen=True)
class Asked:
    """A card that is there already: what it asks, what it wants, and where its sentence stands, if it has one."""

    question: str
    answer: str
    start: int | None = None
    end: int | None = None
