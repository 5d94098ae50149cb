"""PostgreSQL cuts what it indexes into words by the very rule by which a search is cut.

Its own parser left signs on letters where the search took them off, so that no word of Hindi, Tamil or pointed Hebrew
was ever found, and cut "1e5x" in two. What is a letter is told to it here: that no longer depends on the locale the
database was made with. And words of a question and an answer no longer stand side by side, for a phrase to go across.

Revision ID: 0023
Revises: 0022
"""

import sys
from itertools import groupby

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

LONGEST = 200  # characters of a word, as core/search/patterns.py cuts it
LAST_PLACE = 16_383  # that a tsvector knows
FOLDED = r"translate(regexp_replace(lower(normalize(value, NFKD)), '[\u0300-\u036f]', '', 'g'), 'ς', 'σ')"
EVERY = "SELECT card_search_fill(ARRAY(SELECT id FROM cards WHERE standing = 'kept'))"
BEFORE = r"""
    CREATE OR REPLACE FUNCTION card_search_words(value text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT to_tsvector('simple', regexp_replace(regexp_replace(
            normalize(lower(value), NFKD), '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')) $$"""


def letters_and_digits() -> str:
    """All of them, as the ranges of a class in a pattern."""
    ranges = []
    every = (place for place in range(sys.maxunicode + 1) if chr(place).isalnum())
    for _key, run in groupby(enumerate(every), lambda pair: pair[1] - pair[0]):
        places = [place for _number, place in run]
        ranges.append(f"\\U{places[0]:08x}-\\U{places[-1]:08x}")
    return "".join(ranges)


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        return
    run = op.get_bind().exec_driver_sql
    # The last lexeme, which no search holds, keeps the sides a place apart when they are put together.
    run(f"""
        CREATE OR REPLACE FUNCTION card_search_words(value text) RETURNS tsvector
        LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
            SELECT coalesce(string_agg('''' || left(word, {LONGEST}) || ''':' || least(place, {LAST_PLACE}), ' '),
                '')::tsvector || '''@'':1'::tsvector
            FROM regexp_split_to_table({FOLDED}, '[^{letters_and_digits()}]+') WITH ORDINALITY AS cut (word, place)
            WHERE word <> '' $$""")  # noqa: S608  numbers and ranges of ours
    run(EVERY)


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.get_bind().exec_driver_sql(BEFORE)
        op.get_bind().exec_driver_sql(EVERY)
