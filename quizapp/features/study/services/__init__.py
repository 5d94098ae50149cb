"""Changing memories and their log; every change ends with a flush, the caller commits."""

from quizapp.features.study.services.answering import Answer, Recorded, answer
from quizapp.features.study.services.evidence import record_evidence
from quizapp.features.study.services.opening import learn_more, open_deck
from quizapp.features.study.services.verifying import doubts, replayed

__all__ = [
    "Answer",
    "Recorded",
    "answer",
    "doubts",
    "learn_more",
    "open_deck",
    "record_evidence",
    "replayed",
]
