"""An index of the few log rows that new dates wrote, so that a page need not read the whole log to say there are none.

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

ONLY = sa.text("kind = 'rescheduled'")


def upgrade() -> None:
    op.create_index(
        "ix_review_log_rescheduled", "review_log", ["learner_id", "at"], sqlite_where=ONLY, postgresql_where=ONLY
    )


def downgrade() -> None:
    op.drop_index("ix_review_log_rescheduled", "review_log")
