"""Words of a search as the database's own full-text index understands them."""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, cast, literal, select
from sqlalchemy.dialects.postgresql import TSQUERY

from quizapp.core.search.patterns import is_indexed, tokens
from quizapp.core.search.tree import All, Node, Place, Some, Words
from quizapp.extensions import db
from quizapp.features.find.queries.tables import R, fts, vectors

WEIGHTS = {None: "", Place.FRONT: "A", Place.BACK: "B"}
COLUMNS = {None: "{front back sentence tags}", Place.FRONT: "front", Place.BACK: "back"}


def is_sqlite() -> bool:
    """Which of the two databases is in use."""
    return db.engine.dialect.name == "sqlite"


def is_wordy(node: Node) -> bool:
    """Whether the index of words alone can answer this part."""
    if isinstance(node, All | Some):
        return bool(node.parts) and all(is_wordy(part) for part in node.parts)
    return isinstance(node, Words) and is_indexed(node.text)


def joined(learner_id: int, node: Node) -> tuple[FromClause, ColumnElement[bool]]:
    """The index, to be joined, and the condition that leaves the learner's cards with these words."""
    if is_sqlite():
        index: FromClause = fts.alias()
        found = index.c.card_search.op("MATCH")(f"(scope : u{learner_id}) AND {_expression(node)}")
        return index, (index.c.rowid == R.card_id) & found
    index = vectors.alias()
    wanted = cast(literal(f"'@u{learner_id}' & {_expression(node)}"), TSQUERY())
    return index, (index.c.card_id == R.card_id) & index.c.words.op("@@")(wanted)


def holds(learner_id: int, node: Node) -> ColumnElement[bool]:
    """The same as a condition on one card."""
    index, condition = joined(learner_id, node)
    return select(literal(1)).select_from(index).where(condition).correlate(R.card_id.table).exists()


def _expression(node: Any) -> str:
    if isinstance(node, All | Some):
        sign = ("AND", "&") if isinstance(node, All) else ("OR", "|")
        return "(" + f" {sign[0] if is_sqlite() else sign[1]} ".join(_expression(part) for part in node.parts) + ")"
    return _for_fts(node) if is_sqlite() else _for_vectors(node)


def _for_fts(words: Words) -> str:
    text = words.text.replace('"', " ").replace("\0", " ")
    return f'({COLUMNS[words.place]} : "{text}"{" *" if words.is_open else ""})'


def _for_vectors(words: Words) -> str:
    found, weight = tokens(words.text), WEIGHTS[words.place]
    marks = [weight] * (len(found) - 1) + [("*" if words.is_open else "") + weight]
    pairs = zip(found, marks, strict=True)
    return "(" + " <-> ".join(f"'{token}'" + (f":{mark}" if mark else "") for token, mark in pairs) + ")"
