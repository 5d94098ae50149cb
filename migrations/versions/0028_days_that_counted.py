"""A memory keeps the study day that its last answer counted for, as each row of the log does (rules T1, I1).

Without it the days since then were counted by the zone and hour of today, which the learner may have changed since.

Revision ID: 0028
Revises: 0027
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

FILL = """
    UPDATE memories SET last_day = (
        SELECT l.day FROM review_log l
        WHERE l.card_id = memories.card_id AND l.learner_id = memories.learner_id AND l.at = memories.last_review
        AND l.undone_at IS NULL ORDER BY l.id DESC LIMIT 1)
    WHERE last_review IS NOT NULL
"""


def upgrade() -> None:
    op.add_column("memories", sa.Column("last_day", sa.Date(), nullable=True))
    op.get_bind().exec_driver_sql(FILL)


def downgrade() -> None:
    op.drop_column("memories", "last_day")
