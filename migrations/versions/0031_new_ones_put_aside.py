"""Cards put aside before they were ever asked are found by an index of their own: with it, all new ones are, by deck.

Revision ID: 0031
Revises: 0030
"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

NAME, ONLY = "ix_memories_new_aside", sa.text("suspended AND kept AND phase = 'new'")


def upgrade() -> None:
    columns = ["learner_id", "deck_id", "card_id"]
    op.create_index(NAME, "memories", columns, sqlite_where=ONLY, postgresql_where=ONLY)


def downgrade() -> None:
    op.drop_index(NAME, "memories")
