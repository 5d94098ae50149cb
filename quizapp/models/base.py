"""Column types and shorthands that every table shares."""

from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, ForeignKey, Integer, String, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import mapped_column

SECOND = "%04d-%02d-%02d %02d:%02d:%02d"


# One moment passes many times: the "now" of an answer goes into four statements, a card is read when shown and when
# answered, and all cards of a day are due at one moment.
@lru_cache(maxsize=4096)
def _read(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(f"{value}+00:00")


def _written(value: datetime | None) -> str | None:
    if value is None:
        return None
    if value.tzinfo is None:
        msg = "a moment must know its zone"
        raise ValueError(msg)
    return in_full_lately(value if value.tzinfo is UTC else value.astimezone(UTC))


def in_full(at: datetime) -> str:
    """A moment as SQLite keeps it, without its zone. Python's own `isoformat` takes three times as long.

    >>> in_full(datetime(2026, 1, 31, 12, tzinfo=UTC))
    '2026-01-31 12:00:00.000000'
    """
    return f"{_second(at.year, at.month, at.day, at.hour, at.minute, at.second)}.{at.microsecond:06}"


@lru_cache(maxsize=4096)  # many moments share one
def _second(*parts: int) -> str:
    return SECOND % parts


in_full_lately = lru_cache(maxsize=4096)(in_full)  # of what was read or written a moment ago


class Moment(TypeDecorator[datetime]):
    """A moment in UTC: goes in aware, comes out aware, on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "a moment must know its zone"
            raise ValueError(msg)
        at = value.astimezone(UTC)
        return at.replace(tzinfo=None) if dialect.name == "sqlite" else at

    def bind_processor(self, dialect: Dialect) -> Any:
        """SQLite is told moments as text, written here in one go."""
        return _written if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """And gives them back as such."""
        return _read if dialect.name == "sqlite" else super().result_processor(dialect, coltype)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# SQLite numbers rows by itself only in a column of exactly this type.
Id = BigInteger().with_variant(Integer, "sqlite")
Document = JSON().with_variant(JSONB, "postgresql")
MaybeDocument = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

id_column = Annotated[int, mapped_column(Id, primary_key=True)]
short = Annotated[str, mapped_column(String(200))]


def owned_by(column: str, *, index: bool = True) -> Any:
    """A reference whose row goes when its owner goes."""
    return mapped_column(Id, ForeignKey(column, ondelete="CASCADE"), index=index)


def one_of(values: type[StrEnum]) -> Enum:
    """A column that holds one of an enum's values as text."""
    return Enum(values, native_enum=False, length=20, values_callable=lambda e: [member.value for member in e])


def is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    """Whether a thing in the database is made from these models; the index for search is made by a step alone."""
    return not (kind == "table" and (name or "").startswith("card_search"))
