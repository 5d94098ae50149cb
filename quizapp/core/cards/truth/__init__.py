"""True or false: statements taken from sound sentences, half of them made false in exactly one place."""

from quizapp.core.cards.truth.statements import FALSE, TRUE, deniable, statement

__all__ = ["FALSE", "TRUE", "deniable", "statement"]
