"""Anki packages: reading all three versions, writing the one that every Anki reads."""

from quizapp.adapters.packages.archive import Limits
from quizapp.adapters.packages.reading import Package, opened

__all__ = ["Limits", "Package", "opened"]
