"""Lower limits of a deck for one day.

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

NAMES = ("most_new", "most_reviews")


def upgrade() -> None:
    for name in NAMES:
        op.add_column("study_days", sa.Column(name, sa.Integer(), nullable=True))


def downgrade() -> None:
    for name in NAMES:
        op.drop_column("study_days", name)
