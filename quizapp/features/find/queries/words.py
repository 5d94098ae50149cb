"""Words of a search as the database's own full-text index understands them."""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, cast, literal, not_, or_, select
from sqlalchemy.dialects.postgresql import TSQUERY

from quizapp.core.search.patterns import is_indexed, sought
from quizapp.core.search.tree import All, Node, Not, Place, Some, Words
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
    if isinstance(node, Not):
        return is_wordy(node.part)
    return isinstance(node, Words) and is_indexed(node.text)


def joined(learner_id: int, node: Node) -> tuple[FromClause, ColumnElement[bool]]:
    """The index, to be joined, and the condition that leaves the learner's cards with these words."""
    index, number, condition = _matched(learner_id, node)
    return index, (number == R.card_id) & condition


def holds(learner_id: int, node: Node) -> ColumnElement[bool]:
    """The same as a condition, which gathers all cards with these words first."""
    index, number, condition = _matched(learner_id, node)
    gathered: ColumnElement[bool] = R.card_id.in_(select(number).select_from(index).where(condition))
    return gathered


def holds_here(node: Node) -> ColumnElement[bool]:
    """The same as a condition that asks card by card, for cards that are known to be the learner's: for many cards of
    which only the first are wanted. PostgreSQL is asked once for all words: of two questions of which either will do it
    gathers every card first.
    """
    if isinstance(node, Not) and is_sqlite():
        return not_(holds_here(node.part))
    if isinstance(node, All | Some) and is_sqlite():
        return (and_ if isinstance(node, All) else or_)(*(holds_here(part) for part in node.parts))
    index, number, condition = _searched(_expression(0, node))
    here = select(literal(1)).select_from(index).where(number == R.card_id, condition)
    return here.correlate(R.card_id.table).exists()


def _matched(learner_id: int, node: Node) -> tuple[FromClause, ColumnElement[int], ColumnElement[bool]]:
    """The index, the number of the card in it, and the condition on it."""
    both = " AND " if is_sqlite() else " & "
    return _searched(f"{_owner(learner_id)}{both}{_expression(learner_id, node)}")


def _searched(wanted: str) -> tuple[FromClause, ColumnElement[int], ColumnElement[bool]]:
    if is_sqlite():
        index: FromClause = fts.alias()
        return index, index.c.rowid, index.c.card_search.op("MATCH")(wanted)
    index = vectors.alias()
    return index, index.c.card_id, index.c.words.op("@@")(cast(literal(wanted), TSQUERY()))


def _owner(learner_id: int) -> str:
    return f"(scope : u{learner_id})" if is_sqlite() else f"'@u{learner_id}'"


def _expression(learner_id: int, node: Any) -> str:
    if isinstance(node, All | Some):
        sign = ("AND", "&") if isinstance(node, All) else ("OR", "|")
        parts = (_expression(learner_id, part) for part in node.parts)
        return "(" + f" {sign[0] if is_sqlite() else sign[1]} ".join(parts) + ")"
    if isinstance(node, Not):  # SQLite knows only "this but not that", so it is all of the learner's but these
        inner = _expression(learner_id, node.part)
        return f"({_owner(learner_id)} NOT {inner})" if is_sqlite() else f"(!{inner})"
    return _for_fts(node) if is_sqlite() else _for_vectors(node)


def _for_fts(words: Words) -> str:
    found, is_open = sought(words.text, is_open=words.is_open)
    return f'({COLUMNS[words.place]} : "{" ".join(found)}"{" *" if is_open else ""})'


def _for_vectors(words: Words) -> str:
    found, is_open = sought(words.text, is_open=words.is_open)
    weight = WEIGHTS[words.place]
    marks = [weight] * (len(found) - 1) + [("*" if is_open else "") + weight]
    pairs = zip(found, marks, strict=True)
    return "(" + " <-> ".join(f"'{token}'" + (f":{mark}" if mark else "") for token, mark in pairs) + ")"
