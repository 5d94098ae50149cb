"""Note types as they were kept when notes came, on their way out again."""

from typing import Any

from quizapp.adapters.packages.rows import NoteType, Template
from quizapp.adapters.packages.writing import TypeOut


def kind_of(origin: Any) -> NoteType:
    """The note type of a note's origin, as it was read."""
    kept = origin.kept
    templates = {int(place): Template(*made) for place, *made in kept["templates"]}
    return NoteType(origin.name, kept["is_cloze"], tuple(kept["fields"]), templates, kept["css"], kept["mod"])


def type_of(origin: Any) -> TypeOut:
    """The same, as it is written."""
    kind = kind_of(origin)
    templates = tuple((made.name, made.question, made.answer) for made in kind.templates.values())
    return TypeOut(origin.number, kind.name, kind.is_cloze, kind.fields, templates, kind.css, kind.mod)
