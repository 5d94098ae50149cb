"""The day since which cards count when it is found out how their learner forgets.

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("fit_since", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("users", "fit_since")
