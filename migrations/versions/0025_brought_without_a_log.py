"""A memory that came along without a log keeps the state it came with: its log begins there.

What was remembered before this step without a row in the log came so, as no row is ever taken out.

Revision ID: 0025
Revises: 0024
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
PLAIN = ("phase", "step", "stability", "difficulty", "interval_days", "lapses", "reviews")
MOMENTS = ("due", "last_review")
FILL = """
    UPDATE memories SET base = {made}({pairs}) WHERE reviews > 0
    AND NOT EXISTS (SELECT 1 FROM review_log l
        WHERE l.learner_id = memories.learner_id AND l.card_id = memories.card_id)
"""


def upgrade() -> None:
    op.add_column("memories", sa.Column("base", DOCUMENT, nullable=True))
    is_sqlite = op.get_bind().dialect.name == "sqlite"  # which keeps a moment as text without its zone
    moment = "{0} || '+00:00'" if is_sqlite else "{0}"
    pairs = [f"'{name}', {name}" for name in PLAIN] + [f"'{name}', {moment.format(name)}" for name in MOMENTS]
    made = "json_object" if is_sqlite else "jsonb_build_object"
    op.get_bind().exec_driver_sql(FILL.format(made=made, pairs=", ".join(pairs)))


def downgrade() -> None:
    op.drop_column("memories", "base")
