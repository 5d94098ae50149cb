"""Being one of many numbers, told to the database as one value: no statement grows with the rows it speaks of."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, any_, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY

from quizapp.extensions import db


def among(column: Any, numbers: Collection[int]) -> ColumnElement[bool]:
    """The column is one of these numbers."""
    if db.engine.dialect.name == "sqlite":
        given = func.json_each(json.dumps(list(numbers))).table_valued("value")
        inside: ColumnElement[bool] = column.in_(select(given.c.value))
        return inside
    found: ColumnElement[bool] = column == any_(literal(list(numbers), type_=ARRAY(BigInteger)))
    return found
