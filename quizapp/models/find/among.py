"""Being one of many values, told to the database as one value: no statement grows with the rows it speaks of."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, String, any_, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY

from quizapp.extensions import db


def among(column: Any, numbers: Collection[int]) -> ColumnElement[bool]:
    """The column is one of these numbers."""
    return _among(column, list(numbers), BigInteger())


def among_words(column: Any, words: Collection[str]) -> ColumnElement[bool]:
    """The column is one of these words."""
    return _among(column, list(words), String())


def _among(column: Any, values: list[Any], kind: BigInteger | String) -> ColumnElement[bool]:
    if db.engine.dialect.name == "sqlite":
        given = func.json_each(json.dumps(values)).table_valued("value")
        inside: ColumnElement[bool] = column.in_(select(given.c.value))
        return inside
    found: ColumnElement[bool] = column == any_(literal(values, type_=ARRAY(kind)))
    return found
